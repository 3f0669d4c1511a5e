"""Auditions: one line by several voices, blind until it is revealed, and nothing asked for twice."""

import asyncio
from pathlib import Path

import pytest

from playground.api.errors import RateLimited
from playground.features.speak.auditioning import MOST, Candidate
from playground.features.speak.settings import SpeakSettings
from playground.sound.player import PlayState
from tests.unit.features.speak.rig import Reply, Story, tell, until, wav

WISHES = SpeakSettings(model="test-tts", instructions="Slowly.")
VOICES = ("alloy", "nova", "echo")


def choose(told: Story, *voices: str) -> None:
    for voice in voices:
        told.auditioning.add(Candidate("test-tts", voice))


async def audition(told: Story, *voices: str, blind: bool = False) -> None:
    choose(told, *voices)
    told.auditioning.set_blind(blind)
    told.auditioning.begin("A line.", WISHES)
    await told.idle()


def test_every_candidate_reads_the_line_with_the_wishes_of_all(tmp_path: Path):
    async def story(told: Story) -> None:
        await audition(told, *VOICES)

        assert [body["voice"] for body in told.client.bodies] == list(VOICES)
        assert {body["instructions"] for body in told.client.bodies} == {"Slowly."}
        entries = told.auditioning.entries
        assert [entry.letter for entry in entries] == ["A", "B", "C"]
        assert [entry.state for entry in entries] == ["done"] * 3
        assert [entry.candidate and entry.candidate.voice for entry in entries] == list(VOICES)
        assert told.listening.state is PlayState.STOPPED

    tell(tmp_path, [wav()], [wav()], [wav()], story=story)


def test_models_and_speeds_can_be_compared_too(tmp_path: Path):
    async def story(told: Story) -> None:
        told.auditioning.add(Candidate("one", "alloy", 1.0))
        told.auditioning.add(Candidate("two", "alloy", 1.5))
        told.auditioning.begin("A line.", WISHES)
        await told.idle()

        assert {(body["model"], body["speed"]) for body in told.client.bodies} == {("one", 1.0), ("two", 1.5)}

    tell(tmp_path, [wav()], [wav()], story=story)


def test_a_blind_audition_hides_who_reads_until_it_is_revealed(tmp_path: Path):
    async def story(told: Story) -> None:
        await audition(told, *VOICES, blind=True)
        assert told.auditioning.hidden
        assert [entry.candidate for entry in told.auditioning.entries] == [None] * 3

        told.auditioning.rank([2, 0])
        told.auditioning.reveal()
        await told.idle()

        entries = told.auditioning.entries
        assert {entry.candidate and entry.candidate.voice for entry in entries} == set(VOICES)
        assert [entry.place for entry in entries] == [2, None, 1]

    tell(tmp_path, [wav()], [wav()], [wav()], story=story)


def test_an_audition_comes_back_as_it_was_left(tmp_path: Path):
    left: list[object] = []

    async def first(told: Story) -> None:
        await audition(told, *VOICES, blind=True)
        told.auditioning.rank([1, 2, 0])
        await told.idle()
        left.append([entry.clip.id for entry in told.auditioning.entries if entry.clip])

    async def second(told: Story) -> None:
        told.parts.history.refresh()
        await told.idle()
        (entry,) = told.parts.history.days[0].entries
        assert (entry.kind, entry.title) == ("audition", "A line.")
        told.auditioning.open(entry.number)
        await told.idle()

        assert told.auditioning.hidden
        assert [entry.clip.id for entry in told.auditioning.entries if entry.clip] == left[0]
        assert told.auditioning.ranking == (1, 2, 0)
        told.auditioning.play(0)
        await told.hear(lambda: told.listening.state is PlayState.PLAYING)
        assert told.client.requests == []

    tell(tmp_path, [wav()], [wav()], [wav()], story=first)
    tell(tmp_path, story=second)


def test_clips_are_played_one_after_the_other(tmp_path: Path):
    async def story(told: Story) -> None:
        await audition(told, *VOICES)
        played: list[int] = []

        def note() -> None:
            played.extend(entry.number for entry in told.auditioning.entries if entry.playing)

        told.auditioning.entries_changed.connect(note)
        told.auditioning.play_all()
        await told.hear(lambda: played[-1:] == [2] and told.listening.state is PlayState.STOPPED)

        assert list(dict.fromkeys(played)) == [0, 1, 2]

    tell(tmp_path, [wav(0.2)], [wav(0.2)], [wav(0.2)], story=story)


def test_a_voice_that_read_the_line_before_is_not_asked_again(tmp_path: Path):
    async def story(told: Story) -> None:
        await audition(told, "alloy", "nova")
        choose(told, "echo")
        told.auditioning.begin("A line.", WISHES)
        await told.idle()

        assert [body["voice"] for body in told.client.bodies] == ["alloy", "nova", "echo"]
        assert [entry.state for entry in told.auditioning.entries] == ["done"] * 3

        await told.speak("A line.", instructions="Slowly.", voice="nova")

        assert len(told.client.requests) == 3
        assert told.clip.audition is None

    tell(tmp_path, [wav()], [wav()], [wav()], story=story)


def test_one_that_fails_says_why_and_does_not_keep_the_others_from_reading(tmp_path: Path):
    async def story(told: Story) -> None:
        await audition(told, *VOICES)

        entries = told.auditioning.entries
        assert [entry.state for entry in entries] == ["done", "failed", "done"]
        assert entries[1].failure is not None
        assert told.notices == []

        told.auditioning.make_anew(1)
        await told.idle()

        assert [entry.state for entry in told.auditioning.entries] == ["done"] * 3
        assert told.auditioning.audition is not None
        stored = await told.clips.audition(told.auditioning.audition.id)
        assert stored is not None
        assert len(stored.clips) == 3

    tell(tmp_path, [wav()], [RateLimited("slow", status=429, url="http://test")], [wav()], [wav()], story=story)


def test_a_clip_that_cannot_be_made_anew_stays_what_it_was(tmp_path: Path):
    async def story(told: Story) -> None:
        await audition(told, "alloy", "nova")
        before = told.auditioning.entries[0].clip

        told.auditioning.make_anew(0)
        await told.idle()

        assert told.auditioning.entries[0].clip == before
        assert told.auditioning.entries[0].state == "done"

    tell(tmp_path, [wav()], [wav()], [RateLimited("slow", status=429, url="http://test")], story=story)


def test_stop_keeps_what_came(tmp_path: Path):
    async def story(told: Story) -> None:
        choose(told, "alloy", "nova")
        told.auditioning.set_blind(False)
        told.auditioning.begin("A line.", WISHES)
        await until(lambda: len(told.client.requests) == 2 and told.auditioning.entries[0].state == "done")
        assert told.auditioning.busy

        told.auditioning.stop()
        await told.idle()

        assert [entry.state for entry in told.auditioning.entries] == ["done", "stopped"]
        assert not told.auditioning.busy

    tell(tmp_path, [wav()], [asyncio.Event()], story=story)


def test_only_a_few_are_asked_at_once(tmp_path: Path):
    gate = asyncio.Event()

    async def story(told: Story) -> None:
        choose(told, "a", "b", "c", "d", "e")
        told.auditioning.begin("A line.", WISHES)
        await until(lambda: len(told.client.requests) == 3)
        assert [entry.state for entry in told.auditioning.entries].count("waiting") == 2
        gate.set()
        await told.idle()
        assert [entry.state for entry in told.auditioning.entries] == ["done"] * 5

    reply: Reply = [gate, wav()]
    tell(tmp_path, reply, reply, reply, reply, reply, story=story)


def test_candidates_are_kept_and_stand_there_once(tmp_path: Path):
    async def first(told: Story) -> None:
        choose(told, "alloy", "nova", "alloy")
        told.auditioning.remove(0)
        choose(told, *map(str, range(2 * MOST)))
        assert len(told.auditioning.candidates) == MOST

    async def second(told: Story) -> None:
        assert told.auditioning.candidates[0] == Candidate("test-tts", "nova")
        told.auditioning.clear()
        assert told.auditioning.candidates == ()

    tell(tmp_path, story=first)
    tell(tmp_path, story=second)


@pytest.mark.parametrize(("voices", "line", "word"), [(("a",), "Hi.", "two voices"), (("a", "b"), " ", "line")])
def test_what_is_missing_for_an_audition_is_said(tmp_path: Path, voices: tuple[str, ...], line: str, word: str):
    async def story(told: Story) -> None:
        choose(told, *voices)
        told.auditioning.begin(line, WISHES)
        await told.idle()

        assert word in str(told.auditioning.why_not(line))
        assert told.client.requests == []

    tell(tmp_path, story=story)


def test_a_fault_in_the_extra_fields_is_said_before_anything_is_sent(tmp_path: Path):
    async def story(told: Story) -> None:
        choose(told, "alloy", "nova")
        told.auditioning.begin("A line.", SpeakSettings(extra="{"))
        await told.idle()

        assert [notice.level for notice in told.notices] == ["warning"]
        assert told.client.requests == []

    tell(tmp_path, story=story)
