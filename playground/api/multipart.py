"""Multipart bodies: every file has a name and a true media type, because servers judge its format by them."""

import mimetypes
import secrets
from dataclasses import replace

from playground.api.file_source import FileSource, FormBody
from playground.api.request import Part


def encode(parts: tuple[Part, ...]) -> tuple[bytes | FormBody, str]:
    """The body and its content type. Fields go before files, as servers that read in one pass need them.

    Raises `SourceUnreadable`.
    """
    boundary = secrets.token_hex(16)
    pieces: list[bytes | FileSource] = []
    for part in sorted(parts, key=is_file):
        value = _measured(part.value) if isinstance(part.value, FileSource) else content(part)
        pieces += [_head(part, boundary), value, b"\r\n"]
    pieces.append(f"--{boundary}--\r\n".encode())
    content_type = f"multipart/form-data; boundary={boundary}"
    in_memory = [piece for piece in pieces if isinstance(piece, bytes)]
    if len(in_memory) == len(pieces):
        return b"".join(in_memory), content_type
    size = sum(len(piece) if isinstance(piece, bytes) else piece.length or 0 for piece in pieces)
    return FormBody(tuple(pieces), size), content_type


def is_file(part: Part) -> bool:
    return not isinstance(part.value, str) or part.filename is not None


def filename(part: Part) -> str:
    return part.filename or (part.value.filename if isinstance(part.value, FileSource) else "upload")


def media_type(part: Part) -> str:
    known = part.media_type or (part.value.media_type if isinstance(part.value, FileSource) else "")
    return known or mimetypes.guess_type(filename(part))[0] or "application/octet-stream"


def content(part: Part) -> bytes:
    """In memory; of a file on the disk, nothing."""
    if isinstance(part.value, FileSource):
        return b""
    return part.value if isinstance(part.value, bytes) else part.value.encode("utf-8", "replace")


def size(part: Part) -> int:
    """Of a file, the length that it was measured to have."""
    return part.value.length or 0 if isinstance(part.value, FileSource) else len(content(part))


def measured(parts: tuple[Part, ...], body: bytes | FormBody) -> tuple[Part, ...]:
    """The parts with the lengths under which their files stand in the body, without asking the disk again."""
    pieces = body.pieces if isinstance(body, FormBody) else ()
    sources = (piece for piece in pieces if isinstance(piece, FileSource))
    return tuple(replace(part, value=next(sources)) if isinstance(part.value, FileSource) else part for part in parts)


def _measured(source: FileSource) -> FileSource:
    """Of the length that it has now: it is this that the server is told."""
    return replace(source, length=source.size())


def _head(part: Part, boundary: str) -> bytes:
    lines = [f"--{boundary}", f'Content-Disposition: form-data; name="{_quoted(part.name)}"']
    if is_file(part):
        lines[1] += f'; filename="{_quoted(filename(part))}"'
        lines.append(f"Content-Type: {media_type(part)}")
    return "\r\n".join((*lines, "", "")).encode("utf-8", "replace")


def _quoted(name: str) -> str:
    return name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
