"""Another sample rate: what can be heard stays, what cannot be carried goes, and blocks leave no trace."""

import numpy as np
import pytest

from playground.demo.audio.resampling import Resampler

RATES = [(22_050, 24_000), (48_000, 16_000), (44_100, 16_000), (8_000, 16_000), (11_025, 16_000), (16_000, 16_000)]


def resampled(samples, source, target, block=None):
    resampler = Resampler(source, target)
    size = block or max(1, len(samples))
    parts = [resampler.feed(samples[start : start + size]) for start in range(0, len(samples), size)]
    return np.concatenate([*parts, resampler.end()])


def tone(pitch, rate, seconds=1.0):
    return np.sin(2 * np.pi * pitch * np.arange(int(rate * seconds)) / rate).astype(np.float32)


@pytest.mark.parametrize(("source", "target"), RATES)
def test_a_tone_stays_the_same_tone(source, target):
    made = resampled(tone(440, source), source, target)
    assert len(made) == target
    inside = slice(target // 10, -target // 10)
    assert np.abs(made - tone(440, target))[inside].max() < 0.01


@pytest.mark.parametrize(("source", "target"), RATES)
@pytest.mark.parametrize("block", [1, 7, 1000])
def test_blocks_of_any_size_give_the_same_sound(source, target, block):
    noise = np.random.default_rng(1).normal(size=3000).astype(np.float32)
    assert np.allclose(resampled(noise, source, target, block), resampled(noise, source, target), atol=1e-5)


def test_what_the_lower_rate_cannot_carry_is_gone():
    made = resampled(tone(10_000, 48_000), 48_000, 16_000)
    assert np.abs(made)[1000:-1000].max() < 0.01


def test_nothing_gives_nothing():
    assert len(resampled(np.zeros(0, np.float32), 48_000, 16_000)) == 0


def test_one_sample_gives_as_many_as_it_lasts():
    assert len(resampled(np.ones(1, np.float32), 8_000, 16_000)) == 2
