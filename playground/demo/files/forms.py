"""Multipart forms with one file, which goes to the disk while it arrives."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.requests import Request

from playground.demo.errors import ApiError, conflict, invalid_value, missing_parameter
from playground.demo.files.archive import discard
from playground.demo.json_value import Json

if TYPE_CHECKING:
    from python_multipart.multipart import MultipartCallbacks

MEGABYTE = 1024 * 1024
MOST_TEXT = 64 * 1024
MOST_PARTS = 64
# What a form has beside its file.
FRAME = MOST_TEXT
# A client that is still sending is heard out this far, so that it is ready to hear the refusal.
MOST_DISCARDED = 128 * MEGABYTE
# Written to the disk at once, in a thread.
HEAP = MEGABYTE
NESTED = re.compile(r"(\w+)\[(\w+)\]")


@dataclass(slots=True)
class Form:
    """The fields of a form; its file lies where the reader was told to put it."""

    values: dict[str, Json] = field(default_factory=dict)
    filename: str | None = None
    size: int = 0


async def read_form(request: Request, file_field: str, path: Path, most: int) -> Form:
    """Put the file of the form into `path`; when the form is refused, nothing stays there."""
    kind, options = parse_options_header(request.headers.get("content-type", ""))
    if kind != b"multipart/form-data":
        raise ApiError(415, "This endpoint takes multipart/form-data.", code="unsupported_content_type")
    if not options.get(b"boundary"):
        raise _unreadable("its content type names no boundary.")
    declared = request.headers.get("content-length", "")
    if declared.isdigit() and int(declared) > most + FRAME:
        await _hear_out(request)
        raise too_large(most)
    intake = _Intake(file_field, most)
    try:
        await _write(intake, options[b"boundary"], request.stream(), path)
        if intake.form.size > most:
            raise too_large(most)
        if intake.form.filename is None:
            raise missing_parameter(file_field)
    except BaseException:
        discard(path)
        raise
    return intake.form


def too_large(most: int) -> ApiError:
    message = f"The file is too large: at most {most // MEGABYTE} MB are taken at once."
    return ApiError(413, message, code="file_too_large", param="file", headers={"connection": "close"})


async def _hear_out(request: Request) -> None:
    heard = 0
    async for part in request.stream():
        heard += len(part)
        if heard > MOST_DISCARDED:
            return


async def _write(intake: _Intake, boundary: bytes, stream: AsyncIterator[bytes], path: Path) -> None:
    parser = MultipartParser(boundary, intake.callbacks())
    try:
        with await asyncio.to_thread(path.open, "wb") as target:
            async for part in stream:
                parser.write(part)
                if len(intake.heap) >= HEAP:
                    await asyncio.to_thread(target.write, intake.take())
            if not intake.whole:
                raise _unreadable("its end is missing.")
            await asyncio.to_thread(target.write, intake.take())
    except FormParserError:
        raise _unreadable("it is not multipart.") from None
    except OSError as error:
        message = f"The demo server cannot keep the file: {error.strerror or error}."
        raise ApiError(500, message, kind="server_error") from None


def _unreadable(why: str) -> ApiError:
    return ApiError(400, f"The form could not be read: {why}", code="invalid_form")


class _Intake:
    """Takes what the parser finds: short texts as values, the bytes of the file in a heap for the disk."""

    def __init__(self, file_field: str, most: int) -> None:
        self.file_field = file_field
        self.most = most
        self.form = Form()
        self.heap = bytearray()
        self.whole = False
        self._parts = 0
        self._header = [b"", b""]
        self._disposition = b""
        self._name = ""
        self._text: bytearray | None = None

    def callbacks(self) -> MultipartCallbacks:
        return {
            "on_part_begin": self._begin,
            "on_header_field": self._on_header_field,
            "on_header_value": self._on_header_value,
            "on_header_end": self._on_header_end,
            "on_headers_finished": self._on_headers,
            "on_part_data": self._on_data,
            "on_part_end": self._on_part_end,
            "on_end": self._on_end,
        }

    def take(self) -> bytearray:
        heap, self.heap = self.heap, bytearray()
        return heap

    def _begin(self) -> None:
        self._parts += 1
        self._disposition = b""
        if self._parts > MOST_PARTS:
            raise _unreadable(f"it has more than {MOST_PARTS} parts.")

    def _on_header_field(self, data: bytes, start: int, end: int) -> None:
        self._header[0] += data[start:end]

    def _on_header_value(self, data: bytes, start: int, end: int) -> None:
        self._header[1] += data[start:end]

    def _on_header_end(self) -> None:
        if self._header[0].lower() == b"content-disposition":
            self._disposition = self._header[1]
        self._header = [b"", b""]

    def _on_headers(self) -> None:
        _, options = parse_options_header(self._disposition)
        self._name = options.get(b"name", b"").decode("utf-8", "replace")
        if b"filename" not in options:
            self._text = bytearray()
            return
        self._text = None
        if self._name != self.file_field:
            raise invalid_value(self._name, "it must be text, not a file.")
        if self.form.filename is not None:
            raise conflict(self.file_field, "Only one file can be sent.")
        self.form.filename = options[b"filename"].decode("utf-8", "replace")

    def _on_data(self, data: bytes, start: int, end: int) -> None:
        if self._text is None:
            self.form.size += end - start
            # The rest is heard and not kept.
            if self.form.size <= self.most:
                self.heap += data[start:end]
        else:
            self._text += data[start:end]
            if len(self._text) > MOST_TEXT:
                raise _unreadable(f"the field '{self._name[:80]}' has more than {MOST_TEXT // 1024} kB.")

    def _on_end(self) -> None:
        self.whole = True

    def _on_part_end(self) -> None:
        if self._text is None:
            return
        text = self._text.decode("utf-8", "replace")
        if self._name == self.file_field:
            raise invalid_value(self._name, "it must be a file, not text.")
        found = NESTED.fullmatch(self._name)
        inner = self.form.values.setdefault(found[1], {}) if found else self.form.values
        key = found[2] if found else self._name
        if not isinstance(inner, dict) or key in inner:
            raise conflict(self._name, f"The field '{self._name}' was sent twice.")
        inner[key] = int(text) if key == "seconds" and text.isascii() and text.isdigit() and len(text) < 12 else text
