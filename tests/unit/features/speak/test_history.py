"""The list of clips and auditions."""

from pathlib import Path

from playground.features.speak.auditioning import Candidate
from playground.features.speak.history import Entry
from playground.features.speak.settings import SpeakSettings
from tests.unit.features.speak.rig import Story, tell, wav


async def listed(told: Story, search: str = "") -> list[Entry]:
    told.parts.history.search(search)
    await told.idle()
    return [entry for day in told.parts.history.days for entry in day.entries]


def test_clips_and_auditions_stand_by_day_with_the_latest_first(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.speak("Hello\nthere.")
        for voice in ("nova", "echo"):
            told.auditioning.add(Candidate("test-tts", voice))
        told.auditioning.begin("A line.", SpeakSettings())
        await told.idle()

        audition, clip = await listed(told)

        assert (audition.kind, audition.title, set(audition.voices.split(", "))) == (
            "audition",
            "A line.",
            {"nova", "echo"},
        )
        assert (clip.kind, clip.title, clip.voices, clip.status) == ("clip", "Hello there.", "alloy", "done")
        assert await listed(told, "hello") == [clip]
        assert [day.ago for day in told.parts.history.days] == [0]

    tell(tmp_path, [wav()], [wav()], [wav()], story=story)


def test_a_deleted_clip_can_be_brought_back(tmp_path: Path):
    async def story(told: Story) -> None:
        told.parts.history.deleted.connect(lambda kind, number: told.model.forget(number))
        await told.speak("Hello there.")
        (entry,) = await listed(told)

        told.parts.history.delete(entry.kind, entry.number)
        await told.idle()

        assert told.model.clip is None
        assert await listed(told) == []
        (notice,) = told.notices
        assert notice.action is not None
        told.parts.history.restore(notice.action[0].partition(":")[2])
        await told.idle()
        assert await listed(told) == [entry]

    tell(tmp_path, [wav()], story=story)


def test_a_deleted_clip_is_asked_for_again(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.speak("Hello there.")
        told.parts.history.delete("clip", told.clip.id)
        await told.idle()

        await told.speak("Hello there.")

        assert len(told.client.requests) == 2

    tell(tmp_path, [wav()], [wav()], story=story)
