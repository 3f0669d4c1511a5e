"""Multipart bodies: every file has a name and a true media type, because servers judge its format by them."""

import mimetypes
import secrets

from playground.api.request import Part


def encode(parts: tuple[Part, ...]) -> tuple[bytes, str]:
    """The body and its content type. Fields go before files, as servers that read in one pass need them."""
    boundary = secrets.token_hex(16)
    pieces = []
    for part in sorted(parts, key=is_file):
        pieces += [_head(part, boundary), content(part), b"\r\n"]
    return b"".join((*pieces, f"--{boundary}--\r\n".encode())), f"multipart/form-data; boundary={boundary}"


def is_file(part: Part) -> bool:
    return isinstance(part.value, bytes) or part.filename is not None


def filename(part: Part) -> str:
    return part.filename or "upload"


def media_type(part: Part) -> str:
    return part.media_type or mimetypes.guess_type(filename(part))[0] or "application/octet-stream"


def content(part: Part) -> bytes:
    return part.value if isinstance(part.value, bytes) else part.value.encode("utf-8", "replace")


def _head(part: Part, boundary: str) -> bytes:
    lines = [f"--{boundary}", f'Content-Disposition: form-data; name="{_quoted(part.name)}"']
    if is_file(part):
        lines[1] += f'; filename="{_quoted(filename(part))}"'
        lines.append(f"Content-Type: {media_type(part)}")
    return "\r\n".join((*lines, "", "")).encode("utf-8", "replace")


def _quoted(name: str) -> str:
    return name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
