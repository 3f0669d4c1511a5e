"""How files become attachments: by what is in them, made fit to be sent, or refused in a sentence."""

import io
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PIL import Image

from playground.features.chat.attachments import SHORT, Attachment
from playground.features.chat.taking import Source, taken_in
from playground.services.chosen_files import NotUsable
from playground.storage.blobs import Blobs

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


def sound(kind: str, seconds: float = 0.1) -> bytes:
    file = io.BytesIO()
    soundfile.write(file, np.zeros(int(8_000 * seconds), np.float32), 8_000, format=kind)
    return file.getvalue()


def photo(width: int) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (width, 10)).save(file, "JPEG")
    return file.getvalue()


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
    return Blobs(tmp_path / "blobs")


def take(blobs: Blobs, name: str, data: bytes) -> Attachment:
    return taken_in(Source(name, lambda: data), blobs)


@pytest.mark.parametrize(
    ("name", "data", "kind", "media_type"),
    [
        ("cat.png", photo(10), "picture", "image/jpeg"),
        ("report", PDF, "file", "application/pdf"),
        ("memo.mp3", sound("WAV"), "sound", "audio/wav"),
        ("memo", sound("MP3"), "sound", "audio/mpeg"),
        ("main.py", b"print(1)\n", "text", "text/plain"),
        ("page.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "text", "text/plain"),
        ("old.txt", "Grüße".encode("utf-16"), "text", "text/plain"),
    ],
)
def test_what_it_is_follows_from_what_is_in_it(blobs, name, data, kind, media_type):
    taken = take(blobs, name, data)
    assert (taken.kind, taken.name, taken.media_type) == (kind, name, media_type)
    if kind == "text":
        assert taken.text
        assert not taken.hash
    else:
        assert blobs.read(taken.hash) == data
        assert taken.size == len(data)


def test_a_long_text_lies_among_the_blobs(blobs):
    taken = take(blobs, "log.txt", "é".encode("cp1252") + b"x" * SHORT)
    assert (taken.text, taken.converted_from) == ("", "Windows-1252")
    assert blobs.read(taken.hash) == "é".encode() + b"x" * SHORT
    path = blobs.path(taken.hash)
    assert path is not None
    assert path.stat().st_mode & 0o077 == 0


def test_a_large_photo_remembers_how_large_it_was(blobs):
    taken = take(blobs, "photo.jpg", photo(3000))
    assert (taken.width, taken.height, taken.scaled_from) == (2048, 7, (3000, 10))


def test_other_sounds_become_mp3(blobs):
    taken = take(blobs, "memo.flac", sound("FLAC", 0.3))
    assert (taken.media_type, taken.converted_from) == ("audio/mpeg", "FLAC")
    assert taken.seconds == pytest.approx(0.3, abs=0.1)
    assert take(blobs, "memo.wav", sound("WAV", 0.25)).seconds == pytest.approx(0.25)


def test_what_was_pasted_as_text_is_text_whatever_it_begins_with(blobs):
    taken = taken_in(Source("Pasted text 1.txt", lambda: PDF, is_text=True), blobs)
    assert (taken.kind, taken.text) == ("text", PDF.decode())


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.png", b"", "empty.png is empty."),
        ("notes.png", b"a text", "notes.png is text, though its name says otherwise."),
        ("drawing.png", b"<svg/>", "drawing.png is text, though its name says otherwise."),
        ("image.png", b'/* XPM */ static char *x[] = {"1 1 1 1"};', "image.png is text"),
        ("report.png", PDF, "report.png is a PDF, though its name says otherwise."),
        ("song.mp3", b"a text", "song.mp3 is text, though its name says otherwise."),
        (
            "scan.png",
            b"II*\0" + b"\0\1" * 90,
            "scan.png cannot be sent. PNG, JPEG, WebP, GIF, sounds, PDF and text can.",
        ),
        ("setup.exe", b"MZ\x90\0" + bytes(range(200)), "setup.exe cannot be sent."),
        ("cut.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "cut.png is damaged and cannot be read."),
        ("broken.wav", b"RIFF\x24\0\0\0WAVEjunk" + b"\1" * 60, "broken.wav: This sound cannot be read"),
        ("broken.flac", b"fLaC" + b"\1" * 60, "broken.flac: This sound cannot be read"),
        ("huge.pdf", PDF + b"\0" * 20_000_000, "huge.pdf is larger than 20 MB, which is the most that can be sent."),
    ],
)
def test_what_cannot_be_sent_is_refused_in_a_sentence_and_leaves_nothing(blobs, name, data, reason):
    with pytest.raises(NotUsable) as refused:
        take(blobs, name, data)
    assert str(refused.value).startswith(reason)
    assert not blobs.hashes()
