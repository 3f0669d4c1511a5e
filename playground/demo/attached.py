"""Sounds and files that come with a message: the text in those that are text, and what can be said of the others."""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from playground.demo.errors import ApiError

if TYPE_CHECKING:
    from playground.demo.audio.recordings import Samples

_HEARD_SECONDS: Final = 60
_PAGE: Final = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
_STREAM: Final = re.compile(rb"stream\r?\n")
_MOST_UNPACKED: Final = 20_000_000


@dataclass(frozen=True, slots=True)
class Sound:
    data: str  # base64
    form: str


@dataclass(frozen=True, slots=True)
class File:
    """`url` is a data: URL."""

    name: str
    url: str

    @property
    def media_type(self) -> str:
        return self.url.removeprefix("data:").partition(";")[0].partition(",")[0].lower()


def text_in(file: File) -> str | None:
    """In a fence that it cannot close, below its name; None for what is no text."""
    if not (file.media_type.startswith("text/") or file.media_type == "application/json"):
        return None
    try:
        text = _content(file).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refused(f"The file {file.name} cannot be used: it is said to be text, but is not UTF-8.") from error
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{file.name}\n{fence}\n{text}\n{fence}"


def told_of_file(file: File, chinese: bool) -> str:
    """A sentence about a file that is no text. What stands in it is not guessed at."""
    data = _content(file)
    size = f"{len(data) / 1000:.0f} kB" if len(data) >= 1000 else f"{len(data)} bytes"
    if not data.startswith(b"%PDF-"):
        kind = file.media_type or "?"
        if chinese:
            return f"“{file.name}” 的类型是 {kind}，大小 {size}；演示读不了其中的内容。"
        return f"“{file.name}” is of the type {kind} and has {size}. The demo cannot read what is in it."
    pages = _pages(data)
    if chinese:
        counted = f"，共 {pages} 页" if pages else ""
        return f"“{file.name}” 是 PDF，大小 {size}{counted}；演示读不了其中的文字，请把文字粘贴进来。"
    counted = f" and {pages} page{'' if pages == 1 else 's'}" if pages else ""
    return f"“{file.name}” is a PDF with {size}{counted}. The demo cannot read the text in it; paste it instead."


def told_of_sound(sound: Sound, chinese: bool) -> str:
    """How long it is, and, where the demo has ears, which English words it takes it for."""
    # NumPy and the decoders are loaded by the first sound.
    from playground.demo.audio import recordings
    from playground.demo.audio.forms import Upload

    try:
        data = base64.b64decode(sound.data, validate=True)
        samples = recordings.read(Upload(f"sound.{sound.form}", data))
    except binascii.Error as error:
        raise _refused("The sound cannot be used: it is not base64.") from error
    except ApiError as error:
        raise _refused(f"The sound cannot be used: {error.message}") from error
    seconds = len(samples) / recordings.RATE
    about = f"{seconds:.1f} 秒的 {sound.form.upper()}" if chinese else f"a {sound.form.upper()} of {seconds:.1f} s"
    return _heard(samples[: _HEARD_SECONDS * recordings.RATE], about, chinese)


def _heard(samples: Samples, about: str, chinese: bool) -> str:
    from playground.demo.audio.sphinx import Chunking, segments
    from playground.demo.audio.transcript import text_of

    try:
        words = text_of(list(segments(samples, Chunking(), [], lambda: True)))
    except ApiError as error:
        return f"我收到了{about}。{error.message}" if chinese else f"I received {about}. {error.message}"
    if chinese:
        return f"我收到了{about}，" + (f"听到的是：“{words}”" if words else "没有听出英文。")
    return f"I received {about} and heard " + (f"“{words}”" if words else "no English words in it.")


def _content(file: File) -> bytes:
    head, _, data = file.url.partition(",")
    if not (head.startswith("data:") and head.endswith(";base64")):
        raise _refused(f"The file {file.name} cannot be used: 'file_data' is not a data: URL with base64.")
    try:
        return base64.b64decode("".join(data.split()), validate=True)
    except binascii.Error as error:
        raise _refused(f"The file {file.name} cannot be used: it is not base64.") from error


def _pages(data: bytes) -> int:
    """As far as they can be found: in the open, and in packed lists of objects."""
    count, unpacked = len(_PAGE.findall(data)), 0
    for place in _STREAM.finditer(data):
        if b"/ObjStm" not in data[max(0, place.start() - 400) : place.start()]:
            continue
        try:
            objects = zlib.decompressobj().decompress(data[place.end() :], _MOST_UNPACKED - unpacked)
        except zlib.error:
            continue
        unpacked += len(objects)
        count += len(_PAGE.findall(objects))
        if unpacked >= _MOST_UNPACKED:
            break
    return count


def _refused(why: str) -> ApiError:
    return ApiError(400, why, code="invalid_value", param="messages")
