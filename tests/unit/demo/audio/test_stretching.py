"""Slower speech at the same pitch."""

import numpy as np
import pytest

from playground.demo.audio.stretching import stretched


@pytest.mark.parametrize("factor", [1.2, 1.7, 2.0])
def test_a_tone_gets_longer_and_keeps_its_pitch_and_loudness(factor):
    tone = (1000 * np.sin(2 * np.pi * 200 * np.arange(22_050) / 22_050)).astype(np.float32)
    made = stretched(tone, factor)
    assert len(made) == round(22_050 * factor)
    middle = made[2000:-4000]
    crossings = int(((middle[:-1] < 0) & (middle[1:] >= 0)).sum())
    assert crossings / (len(middle) / 22_050) == pytest.approx(200, rel=0.02)
    assert np.abs(middle).max() == pytest.approx(1000, rel=0.1)


def test_nothing_stays_nothing():
    assert len(stretched(np.zeros(0, np.float32), 2.0)) == 0
