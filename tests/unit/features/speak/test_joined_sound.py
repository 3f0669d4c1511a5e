"""Several sounds as one that grows at its end."""

import numpy as np

from playground.features.speak.joined_sound import JoinedSound
from playground.sound.sounds import GrowingSound, as_floats
from playground.sound.waveform import Span
from tests.unit.sound.fake_devices import tone

RATE = 24_000


def sound(*, pitch: float = 440, seconds: float = 0.5, complete: bool = True) -> GrowingSound:
    made = GrowingSound()
    made.begin(RATE, 1)
    made.append(tone(seconds, RATE, pitch))
    if complete:
        made.finish()
    return made


def test_it_reads_across_its_seams():
    parts = [sound(pitch=300), sound(pitch=500), sound(pitch=700)]
    joined = JoinedSound()
    for part in parts:
        joined.add(part)
    whole = np.concatenate([as_floats(part.samples) for part in parts])

    assert joined.frames == len(whole)
    for start, count in [(0, 10), (11_990, 20), (11_990, 12_020), (35_990, 100), (0, 99_999), (40_000, 5), (-5, 10)]:
        assert (joined.read(start, count) == whole[max(0, start) : max(0, start + count)]).all()


def test_what_follows_is_not_there_before_the_part_above_it_is_whole():
    first = sound(complete=False)
    joined = JoinedSound()
    joined.add(first)
    joined.add(sound())
    joined.close()
    assert (joined.frames, joined.complete) == (12_000, False)

    first.append(tone(0.25, RATE))
    first.finish()

    assert (joined.frames, joined.complete) == (30_000, True)


def test_it_is_not_whole_before_somebody_says_that_nothing_follows():
    joined = JoinedSound()
    assert (joined.rate, joined.channels, joined.frames, joined.complete) == (0, 0, 0, False)
    assert joined.read(0, 10).shape == (0, 1)
    joined.add(sound())
    assert not joined.complete
    joined.close()
    assert joined.complete


def test_its_outline_is_that_of_the_whole():
    parts = [sound(seconds=0.5), sound(seconds=0.1), sound(seconds=0.4)]
    joined, whole = JoinedSound(), GrowingSound()
    whole.begin(RATE, 1)
    for part in parts:
        joined.add(part)
        whole.append(part.samples)

    outline = joined.columns(Span(0, 24_000), 100)

    assert np.abs(outline.astype(int) - whole.waveform.columns(Span(0, 24_000), 100)).max() < 2_500
    assert (joined.columns(Span(48_000, 72_000), 10) == 0).all()
    assert joined.columns(Span(-2_400, 2_400), 10)[:5].max() == 0
