"""The list of takes: titles, search, deleting and taking back."""

import time
from pathlib import Path

from playground.features.transcribe.history import title_of
from playground.features.transcribe.recording import RESTORE_TAKE
from playground.features.transcribe.settings import TranscribeSettings
from tests.unit.features.transcribe.rig import HEARD, Story, tell, write_wav
from tests.unit.sound.fake_devices import tone


def titles(told: Story) -> list[str]:
    return [str(entry.title) for day in told.parts.history.days for entry in day.entries]


def test_a_recording_is_called_by_what_was_said_and_a_file_by_its_name(tmp_path: Path):
    async def story(told: Story) -> None:
        told.model.wish(TranscribeSettings(model="whisper-test", stream=False))
        await told.open(write_wav(tmp_path / "talk.wav", tone(0.5)))
        await told.record()
        await told.finish()
        assert told.model.take is not None
        assert titles(told) == [
            f"Recording {time.strftime('%H:%M', time.localtime(told.model.take.created_at))}",
            "talk",
        ]
        await told.transcribe()
        assert titles(told) == [HEARD["text"], "talk"]
        told.parts.history.rename(told.model.take.id, "  My\nnotes ")
        await told.idle()
        assert titles(told)[0] == "My notes"
        assert told.model.take.title == "My notes"
        assert told.model.take.excerpt == HEARD["text"]
        assert told.parts.history.days[0].entries[0].excerpt == HEARD["text"]

        told.parts.history.search("three")
        await told.idle()
        assert titles(told) == ["My notes"]
        told.parts.history.search("")
        await told.idle()
        assert len(titles(told)) == 2

    tell(tmp_path, HEARD, story=story)


def test_a_deleted_take_is_gone_from_the_desk_and_can_come_back(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.open(write_wav(tmp_path / "talk.wav", tone(0.5)))
        assert told.model.take is not None
        number = told.model.take.id
        assert title_of(told.model.take) == "talk"
        told.parts.history.delete(number)
        await told.idle()
        assert told.model.take is None
        assert titles(told) == []
        action = told.notices[0].action
        assert action is not None
        assert action[0] == f"{RESTORE_TAKE}:{number}"
        told.parts.history.restore(number)
        await told.idle()
        assert titles(told) == ["talk"]
        assert told.model.take is not None

    tell(tmp_path, story=story)


def test_the_sound_of_a_deleted_take_goes_with_the_next_start(tmp_path: Path):
    async def first(told: Story) -> None:
        await told.open(write_wav(tmp_path / "talk.wav", tone(0.5)))
        told.parts.history.delete(1)
        await told.idle()

    async def second(told: Story) -> None:
        assert list((tmp_path / "takes").iterdir()) == []
        assert titles(told) == []

    tell(tmp_path, story=first)
    tell(tmp_path, story=second)
