"""Clips that the disk does not take, and clips whose files are gone."""

from pathlib import Path

from playground.features.speak.saving import RECEIVED
from playground.sound.player import PlayState
from tests.unit.features.speak.rig import Story, tell, wav


def test_a_clip_that_the_disk_does_not_take_is_heard_and_can_be_saved_elsewhere(tmp_path: Path):
    async def story(told: Story) -> None:
        (tmp_path / "clips").write_text("in the way of the folder")
        await told.speak("Hello there.")

        assert ["stays here" in str(notice.message) for notice in told.notices] == [True]
        assert told.clip.status == "done"
        await told.hear(lambda: told.listening.state is PlayState.PLAYING)
        path = tmp_path / "saved.wav"
        told.parts.saving.save(told.clip, path, RECEIVED, told.track)
        await told.idle()
        assert path.stat().st_size == 24_044

    tell(tmp_path, [wav()], story=story)


def test_a_clip_that_the_disk_did_not_take_comes_back_from_the_history_and_is_not_asked_for_again(tmp_path: Path):
    async def story(told: Story) -> None:
        (tmp_path / "clips").write_text("in the way of the folder")
        await told.speak("Hello there.")
        number = told.clip.id
        told.model.new()

        told.model.open_clip(number)
        await told.idle()
        assert told.model.track is not None
        assert told.model.track.sound.frames == 12_000

        await told.speak("Hello there.")
        assert len(told.client.requests) == 1
        assert told.clip.id == number

    tell(tmp_path, [wav()], story=story)


def test_a_clip_whose_file_is_gone_is_asked_for_again(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.speak("Hello there.")
        for path in (tmp_path / "clips").rglob("*.wav"):
            path.unlink()

        await told.speak("Hello there.")

        assert len(told.client.requests) == 2
        assert told.clip.status == "done"

    tell(tmp_path, [wav()], [wav()], story=story)
