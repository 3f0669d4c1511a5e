"""Multipart bodies: every file has a name and a true media type, because servers judge its format by them."""

import mimetypes
import secrets

from playground.api.request import Part


def encode(parts: tuple[Part, ...]) -> tuple[bytes, str]:
    """The body and its content type. Fields go before files, as servers that read in one pass need them."""
    boundary = secrets.token_hex(16)
    ordered = sorted(parts, key=lambda part: isinstance(part.value, bytes))
    pieces = [b"".join((_head(part, boundary), _bytes(part.value), b"\r\n")) for part in ordered]
    return b"".join((*pieces, f"--{boundary}--\r\n".encode())), f"multipart/form-data; boundary={boundary}"


def _head(part: Part, boundary: str) -> bytes:
    lines = [f"--{boundary}", f'Content-Disposition: form-data; name="{_quoted(part.name)}"']
    if isinstance(part.value, bytes) or part.filename is not None:
        filename = part.filename or "upload"
        lines[1] += f'; filename="{_quoted(filename)}"'
        media_type = part.media_type or mimetypes.guess_type(filename)[0] or "application/octet-stream"
        lines.append(f"Content-Type: {media_type}")
    return "\r\n".join((*lines, "", "")).encode("utf-8", "replace")


def _quoted(name: str) -> str:
    return name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")


def _bytes(value: str | bytes) -> bytes:
    return value if isinstance(value, bytes) else value.encode("utf-8", "replace")
