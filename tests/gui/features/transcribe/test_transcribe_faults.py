"""The transcribe tab with a server that misbehaves: the sound is kept, what came of a text too, and nothing is paid for
twice."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QFileDialog

from playground.storage.takes import TranscriptRecord
from playground.widgets.buttons import Button
from tests.faults.full_disk import files, limit, room_for
from tests.faults.server import STREAM_HEAD, FaultServer, Peer, Script, always, answer, error_answer, event, once
from tests.gui.features.transcribe.desk import Desk, heard, sound_file
from tests.unit.sound.fake_devices import FakeSoundCard, tone

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LINES = ["One two.", "Three four."]
KEEPING = {"retry", "transcribe.save_take", "transcribe.show_take"}
STREAMING = "gpt-4o-transcribe"
NOT_INSTALLED = "Speech is an extra. Install it with: pip install playground[demo-speech]"


def card(desk: Desk) -> str:
    """All that it says; empty when there is none."""
    shown = desk.page.card
    if not shown.isVisible():
        return ""
    return "\n".join((shown.accessibleName(), shown.accessibleDescription(), shown.details.text()))


def told(desk: Desk) -> list[str]:
    return [str(notice.message) for notice in desk.notices]


def click_card(desk: Desk, action: str) -> None:
    (button,) = desk.page.card.findChildren(Button, f"action_{action}")
    desk.click(button)


def uploads(server: FaultServer) -> int:
    return sum(bytes(data).count(b"POST /") for data in server.received)


def sounds(desk: Desk) -> list[Path]:
    return files(desk.context.locations.takes)


async def check_kept(desk: Desk) -> None:
    """The take is there with its sound, and stands in the list."""
    assert desk.model.take is not None
    path = desk.tab.parts.takes.path(desk.model.take)
    assert path is not None
    assert path.stat().st_size > 44
    number = desk.model.take.id
    await desk.until(lambda: desk.tab.history.current() == number)


async def begin(desk: Desk, model: str = "") -> None:
    if model:
        desk.tab.options.wished.emit(replace(desk.model.settings, model=model, response_format="json"))
    desk.press("Ctrl+Return")
    await desk.until(lambda: desk.model.busy)


async def finished(desk: Desk) -> None:
    await desk.until(lambda: not desk.model.busy)
    await desk.idle()


def delta(text: str) -> bytes:
    return event({"type": "transcript.text.delta", "delta": text})


def silence(peer: Peer) -> None:
    peer.request()
    peer.hold()


def early_no(peer: Peer) -> None:
    peer.take(peer.begin() // 10)
    peer.send(error_answer("413 Too Large", "At most 4 MB.", headers=["Connection: close"]))
    peer.hold()


def reset_near_the_end(peer: Peer) -> None:
    peer.take(peer.begin() * 9 // 10)
    peer.reset()


def closed_without_a_word(peer: Peer) -> None:
    peer.request()


def cut_short(peer: Peer) -> None:
    peer.request()
    whole = heard()
    peer.send(whole[: len(whole) - 40])


FAILURES: dict[str, tuple[Script, str]] = {
    "500 after all of it": (once(error_answer("500 Internal Server Error", "out of ears")), "out of ears"),
    "503 after all of it": (once(error_answer("503 Unavailable", "busy")), "busy"),
    "HTML with 500": (once(answer("<html><b>Oops</b></html>", status="500 No", content_type="text/html")), ""),
    "413 early": (early_no, "At most 4 MB."),
    "429 quota": (once(error_answer("429 Too Many", "no money", code="insufficient_quota")), ""),
    "401": (once(error_answer("401 Unauthorized", "no such key")), ""),
    "reset at 90 %": (reset_near_the_end, ""),
    "closed without a word": (closed_without_a_word, ""),
    "answer cut short": (cut_short, ""),
    "HTML": (once(answer("<!doctype html><title>Log in</title>", content_type="text/html")), "web page"),
    "HTML that says it is JSON": (once(answer("<html>hello</html>")), ""),
    "half of JSON": (once(answer('{"text": "One tw')), ""),
    "an error with 200": (once(answer('{"error": {"message": "ears full"}}')), "ears full"),
    "sound": (once(answer(tone(0.2).tobytes(), content_type="audio/wav")), ""),
    "nothing": (once(answer("", content_type="text/plain")), ""),
}


@pytest.mark.parametrize("case", FAILURES)
def test_after_a_failure_the_sound_is_kept_and_sent_again_only_by_a_click(at_the_microphone, case):
    """Server error after the upload; HTML and JSON in place of a transcript."""
    script, words = FAILURES[case]

    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.record(0.5)
        before = sounds(desk)
        await begin(desk)
        await finished(desk)
        assert card(desk)
        assert words in card(desk)
        assert "<" not in desk.page.card.accessibleName()
        assert set(desk.card_buttons) >= KEEPING
        assert uploads(server) == 1
        assert sounds(desk) == before
        await check_kept(desk)
        click_card(desk, "retry")
        await desk.until(lambda: desk.words == LINES)
        await desk.idle()
        assert not card(desk)
        assert uploads(server) == 2

    at_the_microphone(story, script, always(heard()))


def test_the_line_of_a_demo_server_without_ears_is_shown(at_the_microphone, tmp_path):
    """501 without the extra."""
    script = once(error_answer("501 Not Implemented", NOT_INSTALLED, code="not_installed", type="server_error"))

    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.drop(sound_file(tmp_path))
        await begin(desk)
        await finished(desk)
        assert "cannot listen yet" in card(desk)
        assert NOT_INSTALLED in card(desk)
        assert set(desk.card_buttons) >= KEEPING
        assert uploads(server) == 1

    at_the_microphone(story, script)


async def save_sound(desk: Desk, path: Path) -> None:
    click_card(desk, "transcribe.save_take")
    await desk.until(lambda: [each for each in desk.tab.findChildren(QFileDialog) if each.isVisible()])
    (dialog,) = [each for each in desk.tab.findChildren(QFileDialog) if each.isVisible()]
    before = len(desk.notices)
    dialog.selectFile(str(path))
    dialog.accept()
    await desk.until(lambda: len(desk.notices) > before)
    await desk.idle()


def test_after_a_failure_the_sound_can_be_saved(at_the_microphone, tmp_path):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.record(0.5)
        await begin(desk)
        await finished(desk)
        (kept,) = sounds(desk)
        with room_for(kept.stat().st_size // 2):
            await save_sound(desk, tmp_path / "too large.wav")
            assert "Choose another place" in told(desk)[-1]
        assert not list(tmp_path.glob("*too large*"))
        await save_sound(desk, tmp_path / "mine.wav")
        assert told(desk)[-1] == "Saved as mine.wav."
        assert (tmp_path / "mine.wav").read_bytes() == kept.read_bytes()

    at_the_microphone(story, once(error_answer("500 Internal Server Error", "out of ears")))


def test_a_failed_transcript_is_still_explained_after_a_restart(at_the_microphone, tmp_path):
    async def fail(desk: Desk, server: FaultServer) -> None:
        await desk.record(0.5)
        await begin(desk)
        await finished(desk)

    async def look(desk: Desk, server: FaultServer) -> None:
        await desk.until(lambda: desk.page.isVisible())
        assert "out of ears" in card(desk)
        assert set(desk.card_buttons) >= KEEPING
        assert server.connections == 0

    at_the_microphone(fail, once(error_answer("500 Internal Server Error", "out of ears")))
    at_the_microphone(look)


def streams(then: Callable[[Peer], None]) -> Script:
    def script(peer: Peer) -> None:
        peer.request()
        peer.send(STREAM_HEAD, delta("One two. "), delta("Three"))
        then(peer)

    return script


def wrong_json(peer: Peer) -> None:
    peer.send(event("{not json") * 5)
    peer.hold()


BREAKS: dict[str, Callable[[Peer], None]] = {
    "RST": Peer.reset,
    "FIN": lambda peer: None,
    "an error": lambda peer: peer.send(event({"error": {"message": "ears full"}})),
    "silence": Peer.hold,
    "no JSON": wrong_json,
}


@pytest.mark.parametrize("case", BREAKS)
def test_a_stream_that_breaks_off_keeps_the_text_so_far_and_says_so(at_the_microphone, tmp_path, case):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.drop(sound_file(tmp_path))
        await begin(desk, STREAMING)
        await finished(desk)
        assert card(desk)
        assert "One two. Three" in " ".join(desk.words)
        assert set(desk.card_buttons) >= KEEPING
        assert uploads(server) == 1

    at_the_microphone(story, streams(BREAKS[case]))


def test_stop_in_the_middle_keeps_the_text_so_far_also_for_the_next_start(at_the_microphone, tmp_path):
    async def stop(desk: Desk, server: FaultServer) -> None:
        await desk.drop(sound_file(tmp_path))
        await begin(desk, STREAMING)
        await desk.until(lambda: desk.model.text_so_far == "One two. Three")
        assert "One two. Three" in " ".join(desk.words)
        desk.click(desk.page.foot.run)
        await finished(desk)
        assert "What had arrived is kept" in card(desk)
        assert "One two. Three" in " ".join(desk.words)
        assert server.wait_for(lambda known: len(known.disconnects) == 1)

    async def look(desk: Desk, server: FaultServer) -> None:
        await desk.until(lambda: desk.page.isVisible())
        assert "One two. Three" in " ".join(desk.words)
        assert "What had arrived is kept" in card(desk)

    at_the_microphone(stop, streams(Peer.hold))
    at_the_microphone(look)


def test_of_two_runs_at_once_one_may_fail(at_the_microphone, tmp_path):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.drop(sound_file(tmp_path))
        await begin(desk, STREAMING)
        await desk.until(lambda: desk.model.text_so_far)
        desk.model.transcribe()
        await desk.until(lambda: len(desk.model.runs.running) == 2)
        assert "Two transcripts are being made" in str(desk.model.appearance.why_not)
        desk.model.transcribe()
        assert len(desk.model.runs.running) == 2
        await desk.until(lambda: len(desk.model.runs.running) == 1)
        assert "out of ears" in card(desk)
        assert desk.page.foot.run.isEnabled()
        desk.model.stop()
        await finished(desk)
        assert [each.status for each in desk.model.transcripts] == ["failed", "stopped"]
        assert "One two. Three" in desk.model.transcripts[1].text
        assert uploads(server) == 2

    at_the_microphone(story, streams(Peer.hold), once(error_answer("500 Internal Server Error", "out of ears")))


def test_a_run_goes_on_while_another_take_is_made_and_its_text_is_found_there(at_the_microphone, tmp_path):
    open_gate = Event()

    def slow(peer: Peer) -> None:
        peer.request()
        open_gate.wait(60)
        peer.send(heard())

    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.drop(sound_file(tmp_path))
        assert desk.model.take is not None
        first = desk.model.take.id
        await begin(desk)
        desk.press("Ctrl+N")
        await desk.listening()
        desk.click(desk.tab.work.studio.bar.record)
        await desk.until(lambda: desk.tab.parts.recording.busy)
        desk.card.deliver(tone(0.5))
        open_gate.set()
        await desk.until(lambda: not desk.model.busy)
        desk.click(desk.tab.work.studio.bar.finish)
        await desk.until(lambda: desk.model.take is not None)
        await desk.idle()
        assert desk.model.take.id != first
        assert not desk.words
        desk.model.open_take(first)
        await desk.until(lambda: desk.words == LINES)
        await desk.idle()

    at_the_microphone(story, slow)


@pytest.mark.parametrize("paused", [False, True])
def test_a_recording_is_kept_when_the_window_is_closed(at_the_microphone, paused):
    """O12"""

    async def record(desk: Desk, server: FaultServer) -> None:
        await desk.listening()
        desk.click(desk.tab.work.studio.bar.record)
        await desk.until(lambda: desk.tab.parts.recording.busy)
        desk.card.deliver(tone(2.0))
        await desk.until(lambda: desk.tab.parts.recording.elapsed >= 1.99)
        if paused:
            desk.click(desk.tab.work.studio.bar.pause)
            await desk.until(lambda: desk.tab.parts.recording.state.name == "PAUSED")

    async def look(desk: Desk, server: FaultServer) -> None:
        await desk.until(lambda: desk.page.isVisible())
        await check_kept(desk)
        assert desk.model.take is not None
        assert desk.model.take.seconds == pytest.approx(2.0, abs=0.02)
        await desk.transcribe()
        assert desk.words == LINES

    at_the_microphone(record)
    at_the_microphone(look)


@pytest.mark.parametrize(("script", "text"), [(silence, ""), (streams(Peer.hold), "One two. Three")])
def test_closing_while_a_transcript_is_made_stops_it_and_keeps_all(at_the_microphone, script, text):
    """O12"""

    async def wait(desk: Desk, server: FaultServer) -> None:
        await desk.record(0.5)
        await begin(desk, STREAMING)
        await desk.until(lambda: server.requests and desk.model.text_so_far == text)

    async def look(desk: Desk, server: FaultServer) -> None:
        await desk.until(lambda: desk.page.isVisible())
        await check_kept(desk)
        assert "stopped" in card(desk)
        assert "retry" in desk.card_buttons
        assert text in " ".join(desk.words)
        assert server.connections == 0

    at_the_microphone(wait, script)
    at_the_microphone(look)


def test_closing_while_a_large_file_is_sent_stops_it(at_the_microphone, tmp_path):
    """O12"""

    def slow(peer: Peer) -> None:
        peer.begin()
        peer.take(100_000)
        peer.hold()

    async def send(desk: Desk, server: FaultServer) -> None:
        await desk.drop(sound_file(tmp_path, 120.0))
        desk.press("Ctrl+Return")
        await desk.until(lambda: server.received and len(server.received[0]) >= 100_000)

    async def look(desk: Desk, server: FaultServer) -> None:
        await desk.until(lambda: desk.page.isVisible())
        await check_kept(desk)
        assert "stopped" in card(desk)

    at_the_microphone(send, slow)
    at_the_microphone(look)


def test_a_text_that_the_disk_does_not_take_stays_on_the_screen(at_the_microphone, tmp_path):
    long = "a word " * 20_000

    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.drop(sound_file(tmp_path))
        await desk.context.database.run(lambda connection: limit(connection, 2))
        await begin(desk)
        await finished(desk)
        assert "The transcript could not be saved" in " ".join(told(desk))
        assert isinstance(desk.model.transcript, TranscriptRecord)
        assert long.strip() in desk.model.transcript.text
        assert desk.words

    at_the_microphone(story, always(answer(json.dumps({"text": long}))))


def test_a_take_whose_sound_was_deleted_from_outside_says_so_and_sends_nothing(at_the_microphone):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.record(0.5)
        for path in sounds(desk):
            path.unlink()
        desk.press("Ctrl+Return")
        await desk.idle()
        assert server.connections == 0
        assert "no longer there" in str(desk.model.appearance.why_not) or card(desk) or told(desk)

    at_the_microphone(story, card=FakeSoundCard())
