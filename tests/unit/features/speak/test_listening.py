"""The loudspeaker: what is heard, where it is, and what is remembered of it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from playground.sound.backend import Device
from playground.sound.device_errors import library_missing
from playground.sound.player import PlayState
from tests.unit.features.speak.rig import Story, said, tell, until, wav
from tests.unit.sound.fake_devices import LOUDSPEAKER, MICROPHONE, FakeSoundCard

HEADPHONES = replace(LOUDSPEAKER, index=2, name="headphones", default_output=False)


class TwoLoudspeakers(FakeSoundCard):
    def devices(self) -> Sequence[Device]:
        if self.refusal is not None:
            raise self.refusal
        return (MICROPHONE, LOUDSPEAKER, HEADPHONES)


async def playing(told: Story, text: str = "Hello there.") -> None:
    await told.speak(text)
    await told.hear(lambda: told.listening.state is PlayState.PLAYING)


def test_pause_goes_on_where_it_was(tmp_path: Path):
    async def story(told: Story) -> None:
        await playing(told)
        await told.hear(lambda: told.listening.moment.position > 0.3)
        told.listening.toggle()
        await told.hear(lambda: told.listening.state is PlayState.PAUSED)
        position = told.listening.moment.position

        told.listening.toggle()
        await told.hear(lambda: told.listening.state is PlayState.PLAYING)

        assert position > 0.3
        assert told.listening.moment.position >= position

    tell(tmp_path, [wav(2.0)], story=story)


def test_a_click_on_the_waveform_plays_from_there_also_after_the_end(tmp_path: Path):
    async def story(told: Story) -> None:
        await playing(told)
        told.listening.seek(1.5)
        await told.hear(lambda: told.listening.moment.position >= 1.5)
        await told.hear_to_the_end()

        told.listening.seek(1.0)
        await told.hear(lambda: 1.0 <= told.listening.moment.position < 1.5)

    tell(tmp_path, [wav(2.0)], story=story)


def test_a_sentence_can_be_played_and_is_told_while_it_is_spoken(tmp_path: Path):
    async def story(told: Story) -> None:
        await playing(told, "One two three four. Five six seven eight.")
        assert told.listening.moment.sentence == 0

        told.listening.play_sentence(1)

        await told.hear(lambda: told.listening.moment.sentence == 1)

    tell(tmp_path, [said(1.0, 1.0)], story=story)


def test_a_span_is_played_again_and_again_until_that_ends(tmp_path: Path):
    async def story(told: Story) -> None:
        await playing(told)
        told.listening.loop(0.2, 0.5)
        heard = await told.hear(lambda: told.listening.moment.position > 0.45)
        while len(heard) < 2 * told.card.rate:
            heard = np.concatenate([heard, await told.hear(lambda: True)])
            assert told.listening.moment.position <= 0.51
        assert told.listening.loudspeaker.looping == (0.2, 0.5)

        told.listening.loudspeaker.end_loop()

        await told.hear_to_the_end()

    tell(tmp_path, [wav(1.0)], story=story)


def test_volume_speed_and_device_are_there_again_at_the_next_start(tmp_path: Path):
    async def first(told: Story) -> None:
        told.listening.loudspeaker.list_devices()
        await told.idle()
        told.listening.loudspeaker.set_volume(0.4)
        told.listening.loudspeaker.set_speed(1.5)
        told.listening.loudspeaker.use_device(HEADPHONES)

    async def second(told: Story) -> None:
        assert (told.listening.volume, told.listening.speed) == (0.4, 1.5)
        assert told.listening.loudspeaker.device == HEADPHONES
        assert told.listening.loudspeaker.devices == (LOUDSPEAKER, HEADPHONES)

    tell(tmp_path, story=first, card=TwoLoudspeakers())
    tell(tmp_path, story=second, card=TwoLoudspeakers())


def test_a_missing_library_is_said_once_where_it_matters(tmp_path: Path):
    card = TwoLoudspeakers()
    card.refusal = library_missing("no", "linux")

    async def story(told: Story) -> None:
        told.listening.loudspeaker.list_devices()
        await told.idle()

        assert "libportaudio2" in str(told.listening.loudspeaker.trouble)
        assert told.listening.loudspeaker.devices == ()
        assert told.notices == []
        card.refusal = None
        told.listening.loudspeaker.list_devices(again=True)
        await told.idle()
        assert told.listening.loudspeaker.trouble is None

    tell(tmp_path, story=story, card=card)


def test_another_clip_silences_the_one_before(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.speak("First.")
        first = told.clip
        await told.speak("Second.")
        await told.hear(lambda: told.listening.state is PlayState.PLAYING)

        told.model.open_clip(first.id)
        await told.idle()

        await until(lambda: told.listening.state is PlayState.STOPPED)
        assert told.listening.track is told.model.track
        assert told.listening.moment.position == 0.0

    tell(tmp_path, [wav(1.0)], [wav(1.0)], story=story)


def test_with_nothing_to_play_nothing_happens(tmp_path: Path):
    async def story(told: Story) -> None:
        told.listening.toggle()
        told.listening.seek(1.0)
        told.listening.loop(0.0, 1.0)
        told.listening.play_sentence(3)
        assert told.listening.moment.sentence is None
        assert told.card.outputs == []

    tell(tmp_path, story=story)
