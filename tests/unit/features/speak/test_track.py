"""A clip as it is heard: parts that come one after the other, of whatever shape, and when each sentence is spoken."""

import asyncio

import numpy as np
import pytest

from playground.features.speak.track import Track
from playground.sound.errors import SoundUnreadable
from playground.sound.kinds import what_it_is_instead
from playground.sound.sounds import GrowingSound
from tests.unit.sound.fake_devices import tone


def sound(seconds: float, rate: int = 24_000, channels: int = 1, pitch: float = 440) -> GrowingSound:
    made = growing(seconds, rate, channels, pitch)
    made.finish()
    return made


def growing(seconds: float, rate: int = 24_000, channels: int = 1, pitch: float = 440) -> GrowingSound:
    made = GrowingSound()
    made.begin(rate, channels)
    made.append(tone(seconds, rate, pitch, channels))
    return made


def track_of(*sounds: GrowingSound, texts: tuple[str, ...] = ("One.",), pitch: float = 0.0) -> Track:
    track = Track(texts, pitch=pitch)

    async def fill() -> None:
        for each in sounds:
            await track.add(each)

    asyncio.run(fill())
    return track


def test_a_part_of_another_shape_is_made_like_the_first():
    track = track_of(sound(0.5), sound(0.5, 48_000, 2, 880), texts=("One.", "Two."))

    assert (track.sound.rate, track.sound.channels) == (24_000, 1)
    assert track.sound.seconds == pytest.approx(1.0, abs=0.01)
    second = track.sound.read(14_000, 8_000)[:, 0]
    assert np.argmax(np.abs(np.fft.rfft(second))) * 3 == pytest.approx(880, abs=5)


def test_a_part_without_sound_leaves_the_others_as_they_are():
    broken = GrowingSound()
    broken.finish(what_it_is_instead(b""))
    track = track_of(sound(0.5), broken, sound(0.5), texts=("One.", "Two.", "Three."))

    assert track.sound.seconds == 1.0
    assert isinstance(track.raw[1].error, SoundUnreadable)
    assert [each.text for each in track.sentences] == ["One.", "Two.", "Three."]


def test_a_first_part_without_sound_does_not_keep_the_next_from_being_heard():
    broken = GrowingSound()
    broken.finish(what_it_is_instead(b""))
    track = track_of(broken, sound(0.5), texts=("One.", "Two."), pitch=2.0)

    assert track.sound.seconds == pytest.approx(0.5, abs=0.01)


def test_sentences_that_have_not_come_yet_have_their_place_already():
    track = track_of(growing(1.0), texts=("First sentence here. Second one. ", "Third in another part."))

    first, second, third = track.sentences
    assert (first.start, second.part, third.part) == (0.0, 0, 1)
    assert first.end == second.start < third.start < third.end
    assert [each.place for each in track.sentences] == [0, 21, 33]


def test_what_has_come_moves_the_rest_to_where_it_will_be():
    part = growing(1.0)
    track = track_of(part, texts=("First sentence here. ", "Second."))
    early = track.sentences[1].start

    part.append(tone(9.0, 24_000))
    part.finish()

    assert early < 3
    assert track.sentences[1].start == 10.0
    assert track.sentence_at(9.9) == 0
    assert track.sentence_at(10.0) == 1


def test_nothing_is_spoken_before_anything_came():
    assert Track(("One.",)).sentence_at(0.0) is None


def test_another_pitch_leaves_what_came_as_it_is():
    track = track_of(sound(0.5))
    track.close()

    higher = asyncio.run(track.pitched(12.0))
    back = asyncio.run(higher.pitched(0.0))

    assert (higher.pitch, higher.sound.complete, higher.raw) == (12.0, True, track.raw)
    assert (higher.sound.read(0, 12_000) != track.sound.read(0, 12_000)).any()
    assert (back.sound.read(0, 12_000) == track.sound.read(0, 12_000)).all()
