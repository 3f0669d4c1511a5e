"""The transcribe tab with sound that is none or broken or too large, with devices that fail, and with a full disk."""

import os
import shutil
import struct
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QRadioButton

from playground.features.transcribe.packing import LARGEST
from playground.features.transcribe.recording import Recording
from playground.sound.codecs import convert
from playground.sound.device_errors import no_device as no_microphone
from playground.sound.kinds import FLAC, MP3, OGG
from playground.sound.player import PlayState
from playground.sound.recorder import State
from tests.faults.full_disk import files, room_for
from tests.faults.server import FaultServer, always
from tests.faults.sound_library import denied, no_device, no_library
from tests.gui.features.desk import drop_on
from tests.gui.features.transcribe.desk import Desk, heard, sit_down, sound_file
from tests.gui.features.transcribe.test_transcribe_faults import LINES, begin, check_kept, sounds, told
from tests.unit.features.transcribe.rig import write_wav
from tests.unit.sound.fake_devices import FakeSoundCard, tone

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def drop(desk: Desk, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    assert drop_on(desk.tab.work.studio, mime)


async def refuse(desk: Desk, path: Path) -> str:
    """What is said about a file that is dropped."""
    desk.notices.clear()
    drop(desk, path)
    await desk.until(lambda: desk.notices)
    await desk.idle()
    (notice,) = desk.notices
    assert notice.level == "warning"
    return str(notice.message)


def wav(length: int, *, channels: int = 1, bits: int = 16, tag: int = 1, rate: int = 48_000) -> bytes:
    """The head of a file that is so long, by its own word."""
    frame = channels * bits // 8
    form = struct.pack("<HHIIHH", tag, channels, rate, rate * frame, frame, bits)
    return struct.pack("<4sI4s4sI", b"RIFF", length + 36, b"WAVE", b"fmt ", 16) + form + struct.pack("<4sI", b"data", 0)


NO_SOUNDS = {
    "text": (b"These are words, not sound.\n" * 40, "text.mp3", "text, not a sound"),
    "nothing": (b"", "nothing.wav", "empty"),
    "HTML": (b"<!doctype html><title>Log in</title>", "page.mp3", "web page"),
    "JSON": (b'{"error": {"message": "no"}}', "error.wav", "JSON"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(500), "picture.mp3", "not a kind of sound"),
    "noise": (bytes(range(1, 255)) * 40, "noise.ogg", "not a kind of sound"),
    "WAV that ends in its head": (wav(96_000)[:30], "short.wav", ""),
    "WAV without sound": (wav(0), "silent.wav", "no sound"),
    "WAV of no known format": (wav(800, tag=0x7777, bits=16) + bytes(800), "odd.wav", ""),
    "WAV with a rate of 0": (wav(800, rate=0) + bytes(800), "still.wav", ""),
    "FLAC that ends in its head": (b"fLaC\x00\x00\x00\x22" + bytes(20), "short.flac", ""),
    "Ogg that ends in its head": (b"OggS\x00\x02" + bytes(60), "short.ogg", ""),
    "M4A without its index": (b"\x00\x00\x00\x20ftypM4A " + bytes(2000), "half.m4a", ""),
}


def test_what_is_no_sound_is_refused_by_what_is_in_it_and_nothing_is_sent(at_the_microphone, tmp_path):
    """B8"""

    async def story(desk: Desk, server: FaultServer) -> None:
        for data, name, words in NO_SOUNDS.values():
            (tmp_path / name).write_bytes(data)
            said = await refuse(desk, tmp_path / name)
            assert name in said
            assert words in said
            assert desk.model.take is None
            assert desk.tab.work.in_studio
            assert not sounds(desk)
            assert desk.tab.work.studio.bar.record.isEnabled()
        assert server.connections == 0

    at_the_microphone(story)


PLACES: dict[str, Callable[[Path], object]] = {
    "is a folder": Path.mkdir,
    "not an ordinary file": lambda path: os.mkfifo(path),
    "cannot be opened": lambda path: path.symlink_to(path),
}


def test_only_ordinary_files_are_opened(at_the_microphone, tmp_path):
    """B7"""

    async def story(desk: Desk, server: FaultServer) -> None:
        for number, (words, make) in enumerate(PLACES.items()):
            place = tmp_path / f"thing{number}.mp3"
            make(place)
            assert words in await refuse(desk, place)
            assert not sounds(desk)

    at_the_microphone(story)


@pytest.mark.parametrize("kind", [None, MP3, FLAC, OGG])
def test_of_a_file_that_was_cut_off_what_is_there_is_heard_and_sent(at_the_microphone, tmp_path, kind):
    if kind is OGG:
        pytest.importorskip("av", reason="libsndfile refuses such a file")
    noise = np.random.default_rng(4).integers(-9000, 9000, (8 * 48_000, 1), dtype=np.int16)
    whole = write_wav(tmp_path / "speech.wav", noise)
    if kind is not None:
        convert(whole, tmp_path / f"speech{kind.extension}", kind)
        whole = tmp_path / f"speech{kind.extension}"
    path = tmp_path / f"cut{whole.suffix}"
    path.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])

    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.drop(path, on=desk.tab.work.studio)
        assert desk.model.take is not None
        assert desk.tab.parts.playing.waveform is not None
        outline = desk.tab.parts.playing.waveform
        assert 2 < outline.frames / outline.rate < 6
        await desk.transcribe()
        assert desk.words == LINES

    at_the_microphone(story)


def large(path: Path, channels: int) -> Path:
    """26 MB: a word now and then, and pauses."""
    word = np.concatenate([tone(0.7, channels=channels), np.zeros((14_400, channels), np.int16)])
    return write_wav(path / "long.wav", np.tile(word, (26_500_000 // word.nbytes, 1)))


def sent(server: FaultServer) -> list[int]:
    return [len(request.body) for request in server.requests]


def test_what_is_too_large_is_sent_smaller_and_kept_as_it_is(at_the_microphone, tmp_path):
    """B8"""
    path = large(tmp_path, 2)

    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.drop(path, on=desk.tab.work.studio)
        oversize = desk.page.oversize
        assert oversize.isVisible()
        assert "25" in oversize.accessibleName()
        ways = {each.objectName(): each for each in oversize.findChildren(QRadioButton)}
        assert list(ways) == ["flac", "opus", "split"]
        assert ways["flac"].isChecked()
        await desk.transcribe()
        assert desk.words == LINES
        assert len(sent(server)) == 1
        assert sent(server)[0] < LARGEST / 3
        assert b".flac" in server.requests[0].body[:2000] + server.requests[0].body[-2000:]
        ways["split"].click()
        await desk.transcribe()
        assert len(sent(server)) == 2
        assert max(sent(server)) < LARGEST
        (kept,) = sounds(desk)
        assert kept.read_bytes() == path.read_bytes()

    at_the_microphone(story)


CARDS = {
    "library": (no_library, "PortAudio"),
    "device": (no_device, "No microphone"),
    "leave": (denied, "group “audio”"),
}


@pytest.mark.parametrize("missing", CARDS)
def test_without_sound_devices_the_reason_is_said_and_the_rest_works(at_the_microphone, tmp_path, missing):
    """O9"""
    make, words = CARDS[missing]

    async def story(desk: Desk, server: FaultServer) -> None:
        studio = desk.tab.work.studio
        await desk.until(lambda: studio.trouble.isVisible())
        assert words in studio.trouble.text()
        desk.click(studio.bar.record)
        await desk.idle()
        assert not desk.tab.parts.recording.busy
        assert words in studio.trouble.text()
        assert not sounds(desk)
        await desk.drop(sound_file(tmp_path), on=studio)
        await desk.transcribe()
        assert desk.words == LINES
        desk.click_word(1, 0)
        await desk.until(lambda: desk.page.trouble.isVisible())
        await desk.idle()
        assert desk.page.trouble.text()
        assert not desk.tab.parts.playing.sounding

    at_the_microphone(story, card=make())


@pytest.mark.parametrize("how", ["unplugged", "silent"])
def test_a_microphone_that_goes_leaves_what_was_recorded(at_the_microphone, how):
    """O10"""

    async def story(desk: Desk, server: FaultServer) -> None:
        studio, recording = desk.tab.work.studio, desk.tab.parts.recording
        await desk.listening()
        desk.click(studio.bar.record)
        await desk.until(lambda: recording.busy)
        desk.card.deliver(tone(1.5))
        await desk.until(lambda: recording.elapsed >= 1.49)
        if how == "unplugged":
            desk.card.unplug()
        await desk.until(lambda: desk.page.isVisible())
        await desk.idle()
        assert "What was recorded until then is kept" in " ".join(told(desk))
        await check_kept(desk)
        assert desk.model.take is not None
        assert desk.model.take.seconds == pytest.approx(1.5, abs=0.02)
        assert all(stream.closed for stream, _ in desk.card.inputs)
        await desk.transcribe()
        assert desk.words == LINES
        desk.press("Ctrl+N")
        await desk.record(0.5)
        assert len(sounds(desk)) == 2

    at_the_microphone(story)


def test_a_microphone_that_goes_before_anything_came_leaves_no_take_and_is_found_again(at_the_microphone):
    """O10"""

    async def story(desk: Desk, server: FaultServer) -> None:
        studio, recording = desk.tab.work.studio, desk.tab.parts.recording
        await desk.listening()
        desk.click(studio.bar.record)
        await desk.until(lambda: recording.busy)
        desk.card.refusal = no_microphone(microphone=True)
        desk.card.unplug()
        await desk.until(lambda: studio.trouble.isVisible())
        await desk.idle()
        assert "No microphone was found" in studio.trouble.text()
        assert recording.state is State.CLOSED
        assert studio.bar.record.isEnabled()
        assert not sounds(desk)
        desk.card.refusal = None
        desk.click(studio.bar.refresh_devices)
        await desk.listening()
        await desk.until(lambda: not studio.trouble.isVisible())
        await desk.record(0.5)
        await check_kept(desk)

    at_the_microphone(story)


async def hear(desk: Desk, condition: Callable[[], object]) -> None:
    """The loudspeaker takes what it gets until then."""

    def heard_until() -> bool:
        if desk.card.outputs and not desk.card.outputs[-1][0].closed:
            desk.card.hear()
        return bool(condition())

    await desk.until(heard_until)


def test_a_loudspeaker_that_goes_pauses_and_another_one_goes_on_from_there(at_the_microphone, tmp_path):
    """O10"""

    async def story(desk: Desk, server: FaultServer) -> None:
        playing = desk.tab.parts.playing
        await desk.drop(sound_file(tmp_path, 4.0), on=desk.tab.work.studio)
        desk.click(desk.page.player.play)
        await hear(desk, lambda: playing.position > 0.5)
        desk.card.unplug()
        await desk.until(lambda: playing.state is PlayState.PAUSED)
        await desk.until(lambda: desk.page.trouble.isVisible())
        assert "loudspeaker has gone" in desk.page.trouble.text()
        reached = playing.position
        assert reached > 0.5
        desk.click(desk.page.device)
        found = desk.page.device.list
        await desk.until(lambda: any("loudspeaker (fake)" in each.text() for each in found.actions()))
        next(each for each in found.actions() if "loudspeaker (fake)" in each.text()).trigger()
        found.close()
        assert desk.page.device.text() == "loudspeaker"
        assert desk.context.settings.get("loudspeaker", "") == "fake: loudspeaker"
        desk.click(desk.page.player.play)
        await hear(desk, lambda: playing.state is PlayState.PLAYING)
        assert playing.position >= reached - 0.1
        assert not desk.page.trouble.isVisible()
        desk.click(desk.page.player.play)
        await desk.until(lambda: not playing.sounding)

    at_the_microphone(story)


def _took(recording: Recording, seconds: float) -> bool:
    """It has so much, or has ended."""
    return not recording.busy or recording.elapsed >= seconds


def test_a_recording_that_fills_the_disk_is_kept_as_far_as_it_went(at_the_microphone):
    """O1"""

    async def story(desk: Desk, server: FaultServer) -> None:
        recording = desk.tab.parts.recording
        await desk.listening()
        with room_for(600_000):
            desk.click(desk.tab.work.studio.bar.record)
            await desk.until(lambda: recording.busy)
            while recording.busy:
                before = recording.elapsed
                desk.card.deliver(tone(1.0))
                await desk.until(partial(_took, recording, before + 0.99))
            await desk.until(lambda: desk.page.isVisible())
            await desk.idle()
            assert "cannot be written" in " ".join(told(desk))
            await check_kept(desk)
            assert desk.model.take is not None
            assert 4 < desk.model.take.seconds < 6.3
            (kept,) = sounds(desk)
            assert kept.suffixes == [".wav"]
        await desk.transcribe()
        assert desk.words == LINES

    at_the_microphone(story)


def test_with_no_room_for_a_recording_it_does_not_begin_and_says_why(at_the_microphone):
    """O1"""

    async def story(desk: Desk, server: FaultServer) -> None:
        studio, recording = desk.tab.work.studio, desk.tab.parts.recording
        await desk.listening()
        with room_for(50):
            desk.click(studio.bar.record)
            await desk.until(lambda: studio.trouble.isVisible())
            await desk.idle()
        assert "cannot be written" in studio.trouble.text()
        assert not recording.busy
        assert not sounds(desk)
        await desk.record(0.5)
        await check_kept(desk)

    at_the_microphone(story)


def test_a_file_that_the_disk_does_not_take_is_refused_and_leaves_nothing(at_the_microphone, tmp_path):
    """O1"""
    path = sound_file(tmp_path, 10.0)

    async def story(desk: Desk, server: FaultServer) -> None:
        with room_for(600_000):
            assert await refuse(desk, path)
        assert desk.model.take is None
        assert not sounds(desk)

    at_the_microphone(story)


def test_what_a_killed_program_was_recording_is_in_the_list_at_the_next_start(qapp, tmp_path, at_the_microphone):
    """O12, and the worse case of it."""
    killed = tmp_path / "killed"

    async def record(desk: Desk, server: FaultServer) -> None:
        await desk.listening()
        desk.click(desk.tab.work.studio.bar.record)
        await desk.until(lambda: desk.tab.parts.recording.busy)
        desk.card.deliver(tone(2.0))
        await desk.until(lambda: desk.tab.parts.recording.elapsed >= 1.99)
        await desk.until(lambda: _synced(desk))
        shutil.copytree(desk.context.locations.data, killed)

    async def look(desk: Desk, server: FaultServer) -> None:
        await desk.idle()
        assert "cut short" in " ".join(told(desk))
        (path,) = sounds(desk)
        assert not path.name.endswith(".unfinished.wav")
        rows = desk.tab.history.rows
        number = next(rows.id_at(rows.index(at)) for at in range(rows.rowCount()) if rows.id_at(rows.index(at)))
        desk.tab.history.selected.emit(number)
        await desk.until(lambda: desk.page.isVisible())
        await desk.idle()
        assert desk.model.take is not None
        assert desk.model.take.seconds >= 1.9

    at_the_microphone(record)
    with FaultServer(always(heard())) as server:
        sit_down(killed, server, look, FakeSoundCard())


def _synced(desk: Desk) -> bool:
    """Two seconds lie in the file."""
    (path,) = files(desk.context.locations.takes)
    return path.stat().st_size > 192_000


def test_closing_while_a_large_file_is_read_is_quick(at_the_microphone, tmp_path):
    """O12"""
    path = large(tmp_path, 1)

    async def story(desk: Desk, server: FaultServer) -> None:
        drop(desk, path)
        await desk.until(lambda: desk.model.take is not None)
        await begin(desk)

    at_the_microphone(story)
