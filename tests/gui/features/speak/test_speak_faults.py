"""The speak tab with a server that misbehaves, devices that fail and a full disk: what came is kept and can be heard,
and nothing is paid for twice."""

import base64
import shutil
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from playground.sound.codecs import convert
from playground.sound.kinds import FLAC, MP3
from playground.sound.player import PlayState
from tests.faults.full_disk import files, room_for
from tests.faults.server import FaultServer, Peer, Script, always, answer, error_answer, event, once
from tests.faults.sound_library import denied, no_device, no_library
from tests.gui.features.speak.desk import SOUND, TEXT, Desk, halves, sit_down, sound
from tests.unit.features.speak.rig import said
from tests.unit.features.transcribe.rig import write_wav
from tests.unit.sound.fake_devices import FakeSoundCard, tone

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

HTML = b"<!doctype html><title>Log in</title><b>Hello</b>"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(2000)
NOT_INSTALLED = "Speech is an extra. Install it with: pip install playground[demo-speech]"
UNSAVED = "The clip could not be saved. It stays here until you close the window."


def told(desk: Desk) -> list[str]:
    return [str(notice.message) for notice in desk.notices]


def check_unharmed(desk: Desk) -> None:
    """What was written is still there, and can be spoken."""
    assert desk.editor.text() == TEXT
    assert desk.work.foot.run_button.isEnabled()
    assert not desk.busy


def whole(data: bytes | str, kind: str = "audio/mpeg") -> Script:
    return once(answer(data, content_type=kind))


FAILURES: dict[str, tuple[Script, str, bool]] = {
    "429 quota": (once(error_answer("429 Too Many", "no money", code="insufficient_quota")), "", False),
    "400": (once(error_answer("400 Bad Request", "no such voice")), "no such voice", False),
    "HTML": (whole(HTML, "text/html"), "web page", False),
    "HTML that says it is sound": (whole(HTML), "web page", False),
    "JSON": (whole('{"error": {"message": "voice lost"}}', "application/json"), "voice lost", False),
    "JSON that says it is sound": (whole('{"detail": "voice lost"}'), "voice lost", False),
    "text that says it is sound": (whole("Sorry, no voice today. " * 9, "audio/wav"), "understood", False),
    "nothing": (whole(b""), "", False),
    "a picture": (whole(PNG), "not a kind of sound", True),
    "a WAV that ends in its head": (whole(SOUND[:30], "audio/wav"), "ends where", True),
    "a FLAC that ends in its head": (whole(b"fLaC" + bytes(60), "audio/flac"), "", True),
    "an MP3 that is noise": (whole(b"ID3" + bytes(range(256)) * 20), "", True),
    "an unknown codec": (whole(b"OggS\0\2" + bytes(20) + b"\1\x1eWhoKnows" * 90, "audio/ogg"), "", True),
}


@pytest.mark.parametrize("case", FAILURES)
def test_what_is_no_speech_is_explained_and_sent_again_only_by_a_click(at_the_desk, case, tmp_path):
    """O11; HTML and JSON in the place of sound."""
    script, words, savable = FAILURES[case]

    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.speak()
        assert desk.message
        assert words in desk.message
        assert "<" not in desk.message
        assert ("speak.save" in desk.message_buttons) is savable
        assert "retry" in desk.message_buttons
        assert len(server.requests) == 1
        check_unharmed(desk)
        if savable:
            desk.click_message("speak.save")
            await desk.choose_file(tmp_path / "received.bin")
            assert (tmp_path / "received.bin").stat().st_size > 20
        desk.click_message("retry")
        await desk.until(lambda: not desk.busy and not desk.message)
        await desk.idle()
        assert desk.work.player.isVisible()
        assert len(server.requests) == 2

    at_the_desk(story, script, always(sound()))


def test_the_line_of_a_demo_server_without_a_voice_is_shown(at_the_desk):
    """501 without the extra."""

    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.speak()
        assert NOT_INSTALLED in desk.message
        assert len(server.requests) == 1
        check_unharmed(desk)

    at_the_desk(story, once(error_answer("501 Not Implemented", NOT_INSTALLED, code="not_installed")))


def chunks_cut(peer: Peer) -> None:
    peer.request()
    half = SOUND[: len(SOUND) // 2]
    peer.send(b"HTTP/1.1 200 OK\r\nContent-Type: audio/wav\r\nTransfer-Encoding: chunked\r\n\r\n")
    peer.send(f"{len(half) + 99:x}\r\n".encode(), half)


def events_cut(peer: Peer) -> None:
    peer.request()
    half = base64.b64encode(SOUND[: len(SOUND) // 2]).decode()
    peer.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n")
    peer.send(event({"type": "speech.audio.delta", "audio": half}))


CUTS: dict[str, Script] = {
    "FIN": halves(lambda peer: None),
    "silence": halves(Peer.hold),
    "in a chunk": chunks_cut,
    "events": events_cut,
}


@pytest.mark.parametrize("case", CUTS)
def test_speech_that_is_cut_off_is_kept_heard_and_can_be_saved(at_the_desk, case, tmp_path):
    async def story(desk: Desk, server: FaultServer) -> None:
        if case == "events":
            desk.tab.options.wished.emit(replace(desk.model.settings, stream_format="sse"))
        await desk.speak()
        assert desk.message
        assert {"retry", "speak.save"} <= set(desk.message_buttons)
        assert len(server.requests) == 1
        assert desk.work.player.isVisible()
        assert desk.work.player.wave.duration == pytest.approx(1.05, abs=0.1)
        await desk.hear(lambda: desk.tab.listening.moment.position > 0.2)
        desk.click_message("speak.save")
        await desk.choose_file(tmp_path / "half.wav")
        assert len((tmp_path / "half.wav").read_bytes()) == pytest.approx(len(SOUND) / 2, rel=0.02)
        check_unharmed(desk)

    async def look(desk: Desk, server: FaultServer) -> None:
        await desk.until(lambda: desk.message)
        assert desk.work.player.isVisible()
        assert {"retry", "speak.save"} <= set(desk.message_buttons)
        desk.click_message("retry")
        await desk.until(lambda: not desk.message and not desk.busy)
        await desk.idle()
        assert desk.work.player.wave.duration == pytest.approx(2.1, abs=0.1)

    at_the_desk(story, CUTS[case])
    at_the_desk(look)


@pytest.mark.parametrize("kind", [MP3, FLAC])
def test_of_compressed_speech_that_is_cut_off_the_beginning_is_heard(at_the_desk, tmp_path, kind):
    pytest.importorskip("av", reason="the extra “media” is not installed")
    convert(write_wav(tmp_path / "a.wav", tone(3.0)), tmp_path / f"a{kind.extension}", kind)
    data = (tmp_path / f"a{kind.extension}").read_bytes()

    def script(peer: Peer) -> None:
        peer.request()
        reply = answer(data, content_type=kind.media_type)
        peer.send(reply[: len(reply) // 2])

    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.speak()
        assert desk.message
        assert 0.5 < desk.work.player.wave.duration < 2.9
        await desk.hear(lambda: desk.tab.listening.moment.position > 0.4)

    at_the_desk(story, script)


def test_of_a_long_text_only_the_part_that_is_missing_is_asked_for_again(at_the_desk):
    text = "It goes on and on. " * 400  # two parts

    async def story(desk: Desk, server: FaultServer) -> None:
        desk.model.offer(text)
        desk.press("Ctrl+Return", desk.editor)
        await desk.until(lambda: desk.busy)
        await desk.finished()
        assert "no breath" in desk.message
        assert desk.work.player.isVisible()
        assert len(server.requests) == 2
        desk.click_message("retry")
        await desk.until(lambda: len(server.requests) == 3)
        await desk.finished()
        assert not desk.message
        asked = [request.json()["input"] for request in server.requests]
        assert asked[2] == asked[1] != asked[0]
        assert desk.work.player.wave.duration == pytest.approx(4.2, abs=0.2)

    def script(peer: Peer) -> None:
        peer.request()
        peer.send(sound())
        peer.request()
        peer.send(error_answer("400 Bad Request", "no breath", headers=["Connection: close"]))

    at_the_desk(story, script, always(sound()))


def test_of_two_runs_at_once_each_is_kept_where_it_belongs(at_the_desk):
    async def story(desk: Desk, server: FaultServer) -> None:
        desk.type(TEXT)
        desk.press("Ctrl+Return", desk.editor)
        await desk.until(lambda: desk.busy and desk.work.player.wave.duration > 0)
        desk.press("Ctrl+N")
        assert not desk.busy
        desk.type("Another one.")
        desk.press("Ctrl+Return", desk.editor)
        await desk.until(lambda: desk.model.clip is not None and desk.model.clip.status == "done")
        assert not desk.message
        await desk.idle()
        rows = desk.tab.history.rows
        number = rows.id_at(rows.index(2))
        assert number is not None
        desk.tab.history.selected.emit(number)
        await desk.until(lambda: desk.message)
        assert desk.work.player.wave.duration == pytest.approx(1.05, abs=0.1)

    at_the_desk(story, halves(Peer.hold), always(sound()))


def test_in_an_audition_a_voice_that_fails_does_not_silence_the_others(at_the_desk):
    def script(peer: Peer) -> None:
        while True:
            bad = peer.request().json()["voice"] == "broken"
            peer.send(error_answer("400 Bad Request", "no such voice") if bad else sound())

    async def story(desk: Desk, server: FaultServer) -> None:
        page = desk.tab.audition
        desk.type(TEXT)
        desk.click(desk.work.audition)
        for voice in ("alloy", "broken", "nova"):
            QTest.keyClicks(page.form.voice.field, voice)
            desk.click(page.form.add)
        desk.press("Ctrl+Return", page.line)
        await desk.until(lambda: desk.auditioning.entries and not desk.auditioning.busy)
        await desk.idle()
        assert sorted(each.state for each in desk.auditioning.entries) == ["done", "done", "failed"]
        (failed,) = [each for each in desk.auditioning.entries if each.state == "failed"]
        assert failed.failure is not None
        assert len(server.requests) == 3

    at_the_desk(story, script)


CARDS = {"library": (no_library, "PortAudio"), "device": (no_device, "No loudspeaker"), "leave": (denied, "not let")}


@pytest.mark.parametrize("missing", CARDS)
def test_without_sound_devices_the_reason_is_said_and_clips_are_made_and_saved(qapp, tmp_path, missing):
    """O9"""
    make, words = CARDS[missing]

    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.speak()
        await desk.until(lambda: desk.work.player.trouble.isVisible())
        assert words in desk.work.player.trouble.text()
        assert not desk.message
        assert desk.work.player.wave.duration == pytest.approx(2.1, abs=0.1)
        desk.click(desk.work.player.bar.play)
        await desk.until(lambda: not desk.tab.listening.sounding and desk.work.player.trouble.text())
        desk.tab._save(None)
        await desk.choose_file(tmp_path / "mine.wav")
        assert (tmp_path / "mine.wav").read_bytes()[44:] == SOUND[44:]

    with FaultServer(always(sound())) as server:
        sit_down(data_folder(tmp_path), server, story, make())


def data_folder(tmp_path: Path) -> Path:
    data = tmp_path / "data"
    data.mkdir(exist_ok=True)
    return data


def test_a_loudspeaker_that_goes_pauses_and_play_goes_on_from_there(at_the_desk):
    """O10"""

    async def story(desk: Desk, server: FaultServer) -> None:
        listening, player = desk.tab.listening, desk.work.player
        await desk.speak()
        await desk.hear(lambda: listening.moment.position > 0.5)
        desk.card.unplug()
        await desk.until(lambda: player.trouble.isVisible())
        assert "loudspeaker has gone" in player.trouble.text()
        assert listening.state is PlayState.PAUSED
        reached = listening.moment.position
        desk.click(player.bar.play)
        await desk.hear(lambda: listening.state is PlayState.PLAYING)
        assert listening.moment.position >= reached - 0.1
        assert not player.trouble.isVisible()

    at_the_desk(story)


def test_a_loudspeaker_that_goes_while_speech_arrives_loses_none_of_it(at_the_desk):
    """O10"""
    gone = threading.Event()

    def slow(peer: Peer) -> None:
        peer.request()
        reply = sound()
        peer.send(reply[: len(reply) // 2])
        gone.wait(60)
        peer.send(reply[len(reply) // 2 :])

    async def story(desk: Desk, server: FaultServer) -> None:
        desk.type(TEXT)
        desk.press("Ctrl+Return", desk.editor)
        await desk.hear(lambda: desk.tab.listening.moment.position > 0.2)
        desk.card.unplug()
        await desk.until(lambda: desk.work.player.trouble.isVisible())
        gone.set()
        await desk.finished()
        assert not desk.message
        assert desk.work.player.wave.duration == pytest.approx(2.1, abs=0.1)

    at_the_desk(story, slow)


@pytest.mark.parametrize("heard", [False, True])
def test_closing_while_it_speaks_stops_it_and_keeps_what_came(at_the_desk, heard):
    """O12"""

    async def speak(desk: Desk, server: FaultServer) -> None:
        desk.type(TEXT)
        desk.press("Ctrl+Return", desk.editor)
        await desk.until(lambda: desk.busy and desk.work.player.wave.duration > 0.5)
        if heard:
            await desk.hear(lambda: desk.tab.listening.moment.position > 0.2)

    async def look(desk: Desk, server: FaultServer) -> None:
        await desk.until(lambda: desk.message)
        assert "stopped" in desk.message
        assert desk.editor.text() == TEXT
        assert desk.work.player.isVisible()
        assert desk.work.player.wave.duration == pytest.approx(1.05, abs=0.1)
        assert server.connections == 0

    at_the_desk(speak, halves(Peer.hold))
    at_the_desk(look)


def test_closing_before_anything_came_stops_it_and_the_text_is_still_there(at_the_desk):
    """O12"""

    def silent(peer: Peer) -> None:
        peer.request()
        peer.hold()

    async def speak(desk: Desk, server: FaultServer) -> None:
        desk.type(TEXT)
        desk.press("Ctrl+Return", desk.editor)
        await desk.until(lambda: server.requests)

    async def look(desk: Desk, server: FaultServer) -> None:
        await desk.until(lambda: desk.message)
        assert "before any sound came" in desk.message
        assert desk.editor.text() == TEXT
        assert "retry" in desk.message_buttons

    at_the_desk(speak, silent)
    at_the_desk(look)


def test_what_a_killed_program_had_asked_for_says_so_at_the_next_start(at_the_desk, tmp_path):
    killed = tmp_path / "killed"

    async def speak(desk: Desk, server: FaultServer) -> None:
        desk.type(TEXT)
        desk.press("Ctrl+Return", desk.editor)
        await desk.until(lambda: desk.busy and desk.work.player.wave.duration > 0.5)
        await desk.context.settings.flush()
        shutil.copytree(desk.context.locations.data, killed)

    async def look(desk: Desk, server: FaultServer) -> None:
        rows = desk.tab.history.rows
        await desk.until(lambda: rows.rowCount() == 2)
        number = rows.id_at(rows.index(1))
        assert number is not None
        desk.tab.history.selected.emit(number)
        await desk.until(lambda: desk.message)
        assert "The program ended" in desk.message
        assert "retry" in desk.message_buttons

    at_the_desk(speak, halves(Peer.hold))
    with FaultServer(always(sound())) as server:
        sit_down(killed, server, look, FakeSoundCard())


def test_a_clip_that_the_disk_does_not_take_is_heard_and_can_be_saved_elsewhere(at_the_desk, tmp_path):
    """O1"""
    large = said(20.0)

    async def story(desk: Desk, server: FaultServer) -> None:
        with room_for(600_000):
            await desk.speak()
            assert told(desk) == [UNSAVED]
            assert desk.work.player.wave.duration == pytest.approx(20.3, abs=0.2)
            await desk.hear(lambda: desk.tab.listening.moment.position > 0.1)
            assert not files(desk.context.locations.clips)
            desk.tab._save(None)
            await desk.choose_file(tmp_path / "too large.wav")
            assert not list(tmp_path.glob("*too large*"))
            assert "Choose another place" in told(desk)[1]
        desk.tab._save(None)
        await desk.choose_file(tmp_path / "elsewhere.wav")
        assert (tmp_path / "elsewhere.wav").read_bytes()[44:] == large[44:]
        check_unharmed(desk)

    at_the_desk(story, always(sound(large)))


@pytest.mark.parametrize("rate", [0, 1, 2**31 - 1])
def test_a_sound_that_lies_about_its_rate_does_no_harm(at_the_desk, rate):
    data = SOUND[:24] + rate.to_bytes(4, "little") + SOUND[28:]

    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.speak()
        await desk.idle()
        desk.press("Esc")
        await desk.until(lambda: not desk.tab.listening.sounding)
        check_unharmed(desk)

    at_the_desk(story, always(sound(data)))
