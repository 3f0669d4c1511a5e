"""Sounds and files in a chat request: text is read, the rest is told of truly, and broken ones are refused."""

import base64
import io
import zlib

import numpy as np
import pytest
import soundfile

from playground.demo.attached import File, Sound, text_in, told_of_file, told_of_sound
from playground.demo.errors import ApiError
from playground.demo.messages import turns

PDF = b"%PDF-1.5\n1 0 obj <</Type /Pages /Kids []>> endobj 2 0 obj <</Type/Page>> endobj\n"


def file(data: bytes, kind: str = "application/pdf", name: str = "a.pdf") -> File:
    return File(name, f"data:{kind};base64,{base64.b64encode(data).decode()}")


def silence(seconds: float) -> str:
    written = io.BytesIO()
    soundfile.write(written, np.zeros(int(8_000 * seconds), np.int16), 8_000, format="WAV")
    return base64.b64encode(written.getvalue()).decode()


def test_text_is_part_of_what_was_said_and_a_pdf_is_not():
    content = [
        {"type": "text", "text": "Count the lines"},
        {"type": "file", "file": {"filename": "a.md", "file_data": file(b"one\n```", "text/markdown").url}},
        {"type": "file", "file": {"filename": "a.pdf", "file_data": file(PDF).url}},
        {"type": "input_audio", "input_audio": {"data": "AA==", "format": "wav"}},
    ]
    (turn,) = turns([{"role": "user", "content": content}])
    assert turn.text == "Count the lines\na.md\n````\none\n```\n````"
    assert [each.name for each in turn.files] == ["a.pdf"]
    assert turn.sounds == (Sound("AA==", "wav"),)


def test_the_pages_of_a_pdf_are_counted_also_where_they_are_packed():
    assert f"with {len(PDF)} bytes and 1 page." in told_of_file(file(PDF), chinese=False)
    packed = zlib.compress(b"<</Type/Page>> <</Type /Page/X 1>> <</Type/PageLabel>>")
    more = PDF + b"3 0 obj <</Type/ObjStm /Filter/FlateDecode>> stream\r\n" + packed + b"\nendstream"
    assert "共 3 页" in told_of_file(file(more), chinese=True)
    assert "page" not in told_of_file(file(b"%PDF-1.4 nothing here"), chinese=False)


def test_of_any_other_file_only_the_kind_and_the_size_are_told():
    told = told_of_file(file(b"x" * 2_000, "application/zip", "a.zip"), chinese=False)
    assert told == "“a.zip” is of the type application/zip and has 2 kB. The demo cannot read what is in it."


def test_how_long_a_sound_is_is_told_without_inventing_words():
    told = told_of_sound(Sound(silence(0.5), "wav"), chinese=False)
    assert told.startswith("I received a WAV of 0.5 s")
    assert "heard “" not in told


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        (lambda: told_of_sound(Sound("?", "wav"), chinese=False), "not base64"),
        (lambda: told_of_sound(Sound("AAAA", "wav"), chinese=False), "might be corrupted"),
        (lambda: told_of_file(File("a.pdf", "https://host/a.pdf"), chinese=False), "not a data: URL"),
        (lambda: told_of_file(File("a.pdf", "data:application/pdf;base64,?"), chinese=False), "not base64"),
        (lambda: text_in(file(b"\xff\xfe\xff", "text/plain")), "not UTF-8"),
    ],
)
def test_what_is_broken_is_refused_with_the_reason(broken, why):
    with pytest.raises(ApiError, match=why) as refused:
        broken()
    assert refused.value.status == 400


def test_the_chat_tells_what_it_got(chat):
    parts = [{"type": "text", "text": "What is this?"}, {"type": "file", "file": {"file_data": file(PDF).url}}]
    said = chat(messages=[{"role": "user", "content": parts}])["choices"][0]["message"]["content"]
    assert said.startswith(f"“file” is a PDF with {len(PDF)} bytes and 1 page.")
