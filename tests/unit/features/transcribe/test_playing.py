"""The sound of a take: its outline, and listening to it from any place."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np

from playground.sound.device_errors import no_device
from playground.sound.player import PlayState
from playground.sound.waveform import Span
from tests.unit.features.transcribe.rig import Story, tell, until, write_wav
from tests.unit.sound.fake_devices import tone


async def listen(told: Story, condition: Callable[[], bool]) -> float:
    """The loudspeaker takes what it is given until the condition holds; the loudest of what was heard."""
    loudest = 0.0

    def heard() -> bool:
        nonlocal loudest
        if told.card.outputs and not told.card.outputs[-1][0].closed:
            loudest = max(loudest, float(np.abs(told.card.hear(1)).max()))
        return condition()

    await until(heard)
    return loudest


async def opened(told: Story, folder: Path) -> None:
    await told.open(write_wav(folder / "a.wav", tone(2.0)))


def test_the_outline_of_a_take_is_read_beside_the_window(tmp_path: Path):
    async def story(told: Story) -> None:
        playing = told.parts.playing
        told_of: list[object] = []
        playing.outline_changed.connect(lambda: told_of.append(playing.waveform))
        await opened(told, tmp_path)
        assert playing.there
        assert playing.seconds == 2.0
        assert playing.waveform is not None
        assert playing.waveform.frames == 96_000
        assert np.abs(playing.waveform.columns(Span(0, 96_000), 10)).max() > 16_000
        assert told_of[-1] is playing.waveform
        told.model.new()
        assert not playing.there
        assert playing.waveform is None

    tell(tmp_path, story=story)


def test_a_click_on_a_word_plays_from_there(tmp_path: Path):
    async def story(told: Story) -> None:
        playing = told.parts.playing
        await opened(told, tmp_path)
        playing.play_from(1.0)
        assert await listen(told, lambda: playing.position > 1.05) > 0.4
        playing.play_from(0.5)
        await listen(told, lambda: playing.state is PlayState.PLAYING and 0.5 < playing.position < 0.9)
        playing.toggle()
        await listen(told, lambda: playing.state is PlayState.PAUSED)
        playing.play_from(1.5)
        await listen(told, lambda: playing.state is PlayState.PLAYING and playing.position > 1.5)
        playing.stop()
        await until(lambda: playing.state is PlayState.STOPPED)

    tell(tmp_path, story=story)


def test_a_segment_plays_again_and_again(tmp_path: Path):
    async def story(told: Story) -> None:
        playing = told.parts.playing
        await opened(told, tmp_path)
        playing.set_loop(0.5, 0.7)
        positions: list[float] = []

        def turned() -> bool:
            """It has gone back once."""
            positions.append(playing.position)
            return any(later < earlier - 0.1 for earlier, later in pairwise(positions))

        await listen(told, turned)
        assert playing.loop == (0.5, 0.7)
        assert max(positions) <= 0.75
        playing.end_loop()
        assert playing.loop is None

    tell(tmp_path, story=story)


def test_without_a_loudspeaker_it_is_said_and_the_rest_goes_on(tmp_path: Path):
    async def story(told: Story) -> None:
        playing = told.parts.playing
        await opened(told, tmp_path)
        told.card.refusal = no_device(microphone=False)
        playing.toggle()
        await until(lambda: playing.loudspeaker.trouble is not None)
        assert "No loudspeaker" in str(playing.loudspeaker.trouble)
        assert told.model.appearance.why_not is None
        told.card.refusal = None
        playing.toggle()
        await listen(told, lambda: playing.state is PlayState.PLAYING)
        assert playing.loudspeaker.trouble is None

    tell(tmp_path, story=story)


def test_a_loop_outlives_a_stop_and_ends_with_a_click_elsewhere(tmp_path: Path):
    async def story(told: Story) -> None:
        playing = told.parts.playing
        await opened(told, tmp_path)
        playing.set_loop(0.5, 0.7)
        playing.stop()
        await until(lambda: playing.state is PlayState.STOPPED)

        playing.toggle()
        assert playing.loop == (0.5, 0.7)
        await listen(told, lambda: playing.state is PlayState.PLAYING and playing.position > 0.5)
        playing.stop()
        await until(lambda: playing.state is PlayState.STOPPED)
        playing.play_from(1.0)
        assert playing.loop is None
        await listen(told, lambda: playing.position > 1.1)

    tell(tmp_path, story=story)


def test_volume_and_speed_are_remembered(tmp_path: Path):
    async def first(told: Story) -> None:
        told.parts.playing.loudspeaker.set_speed(1.5)
        told.parts.playing.loudspeaker.set_volume(0.5)

    async def second(told: Story) -> None:
        assert (told.parts.playing.speed, told.parts.playing.volume) == (1.5, 0.5)

    tell(tmp_path, story=first)
    tell(tmp_path, story=second)
