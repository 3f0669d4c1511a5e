"""From a sound to the transcripts of the history, and what becomes of them when something fails."""

import asyncio
from dataclasses import replace
from pathlib import Path

from playground.api.dialect import Dialect
from playground.api.errors import ConnectionLost, ParameterRejected, PathNotFound, ServerFailed
from playground.features.transcribe.appearance import BY_CHAT, SAVE_TAKE, SHOW_TAKE
from playground.features.transcribe.controls import Mode
from playground.features.transcribe.model import RESTORE_TRANSCRIPT
from playground.features.transcribe.settings import TranscribeSettings
from playground.features.transcribe.stitching import Span
from tests.unit.features.transcribe.rig import HEARD, Story, delta, done, said, tell, until, write_wav
from tests.unit.sound.fake_devices import tone

WHOLE = TranscribeSettings(model="whisper-test", stream=False)


def wav(folder: Path, seconds: float = 2.0) -> Path:
    return write_wav(folder / "Monday meeting.wav", tone(seconds, 16_000), 16_000)


async def ready(told: Story, folder: Path, settings: TranscribeSettings = WHOLE) -> None:
    """A file is open."""
    told.model.wish(settings)
    await told.open(wav(folder))


def test_a_file_becomes_a_take_and_its_words_a_transcript(tmp_path: Path):
    async def story(told: Story) -> None:
        await ready(told, tmp_path)
        assert told.model.take is not None
        assert (told.model.take.title, told.model.take.seconds) == ("Monday meeting", 2.0)
        await told.transcribe()

        assert told.model.content is not None
        assert [segment.text for segment in told.model.content.segments] == ["One two.", "Three four."]
        assert len(told.model.content.words) == 4
        assert told.model.card is None
        assert not told.model.busy
        (kept,) = await told.takes.transcripts(told.model.take.id)
        assert (kept.text, kept.status, kept.kind, kept.model) == (HEARD["text"], "done", "transcribe", "whisper-test")
        (file,) = [part for part in told.client.requests[0].parts if part.name == "file"]
        assert (file.filename, file.media_type) == ("Monday meeting.wav", "audio/wav")

    tell(tmp_path, HEARD, story=story)


def test_the_last_take_is_looked_at_again_after_a_restart(tmp_path: Path):
    async def first(told: Story) -> None:
        await ready(told, tmp_path)
        await told.transcribe()

    async def second(told: Story) -> None:
        assert told.texts == [HEARD["text"]]
        assert told.model.content is not None
        assert told.model.content.segments[0].avg_logprob == -0.1
        assert told.parts.playing.seconds == 2.0

    tell(tmp_path, HEARD, story=first)
    tell(tmp_path, story=second)


def test_text_of_a_stream_is_shown_as_it_comes(tmp_path: Path):
    reached = asyncio.Event()

    async def story(told: Story) -> None:
        await ready(told, tmp_path, replace(WHOLE, stream=True, response_format="json"))
        shown: list[str] = []
        told.model.text_arrived.connect(shown.append)
        told.model.transcribe()
        await until(lambda: len(shown) == 2)
        assert told.model.text_so_far == "One two"
        reached.set()
        await told.idle()
        assert shown == ["One", " two", " three"]
        assert told.texts == ["One two three"]

    tell(tmp_path, [delta("One"), delta(" two"), reached, delta(" three"), done("One two three")], story=story)


def test_what_had_come_is_kept_when_a_run_is_stopped(tmp_path: Path):
    async def story(told: Story) -> None:
        await ready(told, tmp_path, replace(WHOLE, stream=True, response_format="json"))
        told.model.transcribe()
        await until(lambda: told.model.text_so_far == "One")
        told.model.stop()
        await told.idle()

        assert told.texts == ["One"]
        assert "kept" in told.title
        assert told.notices == []

    tell(tmp_path, [delta("One"), asyncio.Event()], story=story)


def test_a_failure_keeps_the_sound_and_offers_to_try_again_to_save_it_and_to_show_it(tmp_path: Path):
    async def story(told: Story) -> None:
        await ready(told, tmp_path)
        await told.transcribe()
        assert told.actions == ["retry", SAVE_TAKE, SHOW_TAKE]
        assert told.notices == []

        told.model.retry()
        await told.idle()
        assert told.texts == [HEARD["text"], ""]
        assert told.model.card is None

        wanted: list[Path] = []
        told.parts.exporting.folder_wanted.connect(wanted.append)
        assert told.model.take is not None
        told.parts.exporting.show_in_folder(told.model.take)
        told.parts.exporting.save_take(told.model.take, tmp_path / "saved.wav")
        await told.idle()
        assert wanted[0].parent == tmp_path / "takes"
        assert (tmp_path / "saved.wav").read_bytes() == wanted[0].read_bytes()

    tell(tmp_path, ServerFailed("broken", status=500, url="http://test/v1"), HEARD, story=story)


def test_nothing_is_sent_again_by_itself_when_the_end_is_unclear(tmp_path: Path):
    lost = ConnectionLost("gone", url="http://test/v1")
    lost.outcome_unknown = True

    async def story(told: Story) -> None:
        await ready(told, tmp_path)
        await told.transcribe()
        assert len(told.client.requests) == 1
        assert "retry" in told.actions

    tell(tmp_path, lost, story=story)


def test_a_refused_parameter_can_be_left_out_for_good(tmp_path: Path):
    refused = ParameterRejected("no", param="temperature", status=400, url="http://test/v1")

    async def story(told: Story) -> None:
        await ready(told, tmp_path, replace(WHOLE, temperature=0.5))
        await told.transcribe()
        assert told.actions[0] == "send_without:temperature"
        told.model.retry(without="temperature")
        await told.idle()
        assert told.texts[0] == HEARD["text"]
        assert "temperature" not in [part.name for part in told.client.requests[1].parts]
        assert told.server.learned_parameters == [("whisper-test", "temperature")]

    tell(tmp_path, refused, HEARD, story=story)


def test_two_runs_go_on_at_once_and_a_third_waits(tmp_path: Path):
    first, second = asyncio.Event(), asyncio.Event()

    async def story(told: Story) -> None:
        await ready(told, tmp_path)
        busy: list[bool] = []
        told.model.busy_changed.connect(busy.append)
        told.model.transcribe()
        await until(lambda: len(told.client.requests) == 1)
        told.model.transcribe()
        await until(lambda: len(told.client.requests) == 2)
        assert told.model.appearance.why_not is not None
        told.model.transcribe()
        first.set()
        second.set()
        await told.idle()
        assert len(told.client.requests) == 2
        assert len(told.model.transcripts) == 2
        assert busy == [True, False]

    tell(tmp_path, first, second, HEARD, HEARD, story=story)


def test_only_the_selection_is_sent_and_takes_the_place_of_what_was_there(tmp_path: Path):
    heard = {"text": "3 4!", "segments": [{"id": 0, "start": 0.1, "end": 0.9, "text": "3 4!"}]}

    async def story(told: Story) -> None:
        await ready(told, tmp_path)
        await told.transcribe()
        told.model.select_span(Span(1.0, 2.0))
        assert str(told.model.appearance.verb) == "Transcribe selection"
        await told.transcribe()

        assert told.texts == ["One two. 3 4!", HEARD["text"]]
        assert told.model.content is not None
        assert [(each.start, each.text) for each in told.model.content.segments] == [(0.0, "One two."), (1.1, "3 4!")]
        (file,) = [part for part in told.client.requests[1].parts if part.name == "file"]
        assert (file.filename, file.media_type) == ("Monday meeting.flac", "audio/flac")

    tell(tmp_path, HEARD, heard, story=story)


def test_a_selection_that_failed_still_goes_into_what_was_there_when_it_is_tried_again(tmp_path: Path):
    heard = {"text": "3 4!", "segments": [{"id": 0, "start": 0.1, "end": 0.9, "text": "3 4!"}]}

    async def story(told: Story) -> None:
        await ready(told, tmp_path)
        await told.transcribe()
        told.model.select_span(Span(1.0, 2.0))
        await told.transcribe()
        assert told.model.card is not None
        told.model.retry()
        await told.idle()
        assert told.texts == ["One two. 3 4!", "", HEARD["text"]]

    tell(tmp_path, HEARD, ConnectionLost(), heard, story=story)


def test_an_empty_selection_is_refused_without_a_request(tmp_path: Path):
    async def story(told: Story) -> None:
        await ready(told, tmp_path)
        told.model.select_span(Span(9.0, 9.5))
        await told.transcribe()
        assert told.client.requests == []
        assert "selection" in told.title

    tell(tmp_path, story=story)


def test_words_without_segments_are_put_together_into_such(tmp_path: Path):
    async def story(told: Story) -> None:
        await ready(told, tmp_path)
        await told.transcribe()
        assert told.model.content is not None
        assert [segment.text for segment in told.model.content.segments] == ["One two.", "Three four."]

    tell(tmp_path, {name: value for name, value in HEARD.items() if name != "segments"}, story=story)


def test_a_reply_without_words_says_so(tmp_path: Path):
    async def story(told: Story) -> None:
        await ready(told, tmp_path)
        await told.transcribe()
        assert told.title == "The server heard no words."

    tell(tmp_path, {"text": ""}, story=story)


def test_where_sound_is_not_translated_a_chat_model_translates_the_text_line_by_line(tmp_path: Path):
    async def story(told: Story) -> None:
        told.client.dialect = Dialect(paths={"audio/translations": ""})
        await ready(told, tmp_path)
        told.model.set_mode(Mode.TRANSLATE)
        offer = told.model.appearance.offer
        assert offer is not None
        assert offer.action == BY_CHAT
        assert "test-chat" in str(offer.message)
        assert told.model.appearance.why_not is not None

        told.model.translate_by_chat()
        await until(lambda: len(told.model.transcripts) == 2)
        await told.idle()

        assert told.texts == ["Uno dos. Tres cuatro.", HEARD["text"]]
        assert [each.kind for each in told.model.transcripts] == ["translate", "transcribe"]
        assert told.model.content is not None
        assert [segment.start for segment in told.model.content.segments] == [0.0, 1.0]
        assert "1. One two." in str(told.client.requests[1].body)

        told.model.translate_by_chat()  # what was heard need not be heard again
        await told.idle()
        assert told.texts[0] == "Only this"

    tell(tmp_path, HEARD, said("1. Uno dos.\n2. Tres cuatro."), said("Only this"), story=story)


def test_a_server_that_turns_out_not_to_translate_is_gone_round_by_chat(tmp_path: Path):
    async def story(told: Story) -> None:
        await ready(told, tmp_path)
        told.model.set_mode(Mode.TRANSLATE)
        await told.transcribe()
        assert told.actions[0] == BY_CHAT
        told.model.translate_by_chat()
        await until(lambda: len(told.model.transcripts) == 3)
        await told.idle()
        assert told.texts[0] == "Uno"

    tell(tmp_path, PathNotFound("no", status=404, url="http://test/v1"), HEARD, said("Uno"), story=story)


def test_a_translation_that_is_stopped_keeps_its_lines(tmp_path: Path):
    async def story(told: Story) -> None:
        await ready(told, tmp_path)
        await told.transcribe()
        told.model.translate_by_chat()
        await until(lambda: told.model.text_so_far == "Uno dos.")
        told.model.stop()
        await told.idle()
        assert told.texts[0] == "Uno dos."
        assert told.model.transcripts[0].status == "stopped"

    tell(tmp_path, HEARD, [*said("1. Uno dos."), asyncio.Event()], story=story)


def test_what_the_demo_server_lacks_is_said_with_the_line_that_brings_it(tmp_path: Path):
    words = 'To get it: pip install "playground[demo-speech]"'

    async def story(told: Story) -> None:
        await ready(told, tmp_path)
        await told.transcribe()
        assert told.model.card is not None
        assert words in str(told.model.card.advice)

    tell(tmp_path, ServerFailed(words, status=501, code="not_installed", url="http://test/v1"), story=story)


def test_a_run_goes_on_while_another_take_is_looked_at(tmp_path: Path):
    reached = asyncio.Event()

    async def story(told: Story) -> None:
        await ready(told, tmp_path)
        assert told.model.take is not None
        number = told.model.take.id
        told.model.transcribe()
        await until(lambda: len(told.client.requests) == 1)
        told.model.new()
        assert told.model.transcript is None
        reached.set()
        await told.idle()
        assert told.model.transcript is None
        told.model.open_take(number)
        await told.idle()
        assert told.texts == [HEARD["text"]]

    tell(tmp_path, reached, HEARD, story=story)


def test_an_edit_is_kept_and_can_be_taken_back(tmp_path: Path):
    async def first(told: Story) -> None:
        await ready(told, tmp_path)
        await told.transcribe()
        edits = told.model.edits
        edits.change_text(0, "One too.")
        edits.join(0)
        edits.undo()
        await told.idle()
        assert told.texts == ["One too. Three four."]
        assert (edits.heard, edits.can_redo) == (HEARD["text"], True)
        edits.redo()
        edits.undo()

    async def second(told: Story) -> None:
        assert told.texts == ["One too. Three four."]
        assert told.model.facts.heard == HEARD["text"]
        told.parts.side_by_side.compare(1, 1)
        await told.idle()
        found = told.parts.side_by_side.comparison
        assert found is not None
        assert (found.errors, found.words) == (1, 4)

    tell(tmp_path, HEARD, story=first)
    tell(tmp_path, story=second)


def test_two_transcripts_are_compared(tmp_path: Path):
    async def story(told: Story) -> None:
        await ready(told, tmp_path)
        await told.transcribe()
        await told.transcribe()
        second, first = told.model.transcripts
        told.parts.side_by_side.compare(first.id, second.id)
        await told.idle()
        desk = told.parts.side_by_side
        assert desk.comparison is not None
        assert desk.comparison.rate == 0.5
        desk.swap()
        await told.idle()
        assert desk.left is not None
        assert desk.left.id == second.id

    tell(tmp_path, HEARD, {"text": "One 2 three"}, story=story)


def test_a_deleted_transcript_comes_back(tmp_path: Path):
    async def story(told: Story) -> None:
        await ready(told, tmp_path)
        await told.transcribe()
        number = told.model.transcripts[0].id
        told.model.delete_transcript(number)
        await told.idle()
        assert told.model.transcript is None
        action = told.notices[0].action
        assert action is not None
        assert action[0] == f"{RESTORE_TRANSCRIPT}:{number}"
        told.model.restore_transcript(number)
        await told.idle()
        assert told.texts == [HEARD["text"]]

    tell(tmp_path, HEARD, story=story)


def test_what_was_heard_goes_to_other_tabs_and_into_files(tmp_path: Path):
    async def story(told: Story) -> None:
        await ready(told, tmp_path)
        await told.transcribe()
        exporting, content = told.parts.exporting, told.model.content
        assert content is not None
        copied: list[str] = []
        exporting.copied.connect(copied.append)
        exporting.copy(content)
        exporting.send_to_chat(content.text)
        exporting.speak(content.text)
        exporting.save(content, tmp_path / "out.srt", "srt")
        await told.idle()
        assert copied == ["One two. Three four.\n"]
        assert [type(each).__name__ for each in told.handed] == ["TextHandover", "SpeechHandover"]
        assert (tmp_path / "out.srt").read_text().startswith("1\n00:00:00,000 --> 00:00:01,000\nOne two.\n")
        assert told.model.take is not None
        assert exporting.suggested_name(told.model.take, ".srt") == "Monday meeting.srt"
        assert str(told.notices[-1].message) == "Saved as out.srt."

    tell(tmp_path, HEARD, story=story)


def test_what_would_be_sent_can_be_shown_before_there_is_a_take(tmp_path: Path):
    async def story(told: Story) -> None:
        told.model.wish(replace(WHOLE, extra="{broken"))
        assert told.model.request_now().path.endswith("audio/transcriptions")
        assert told.model.appearance.why_not is not None

    tell(tmp_path, story=story)
