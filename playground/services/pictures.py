"""Pictures from outside: which kinds are taken, how large they may be, and small ones of them for the screen.

Everything here blocks and belongs into a worker thread. A picture is known by what is in it, never by its name.
"""

from __future__ import annotations

import io
import os
import stat
import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from playground.message import Message

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.Image import Image

MOST_BYTES: Final = 20_000_000
MOST_PIXELS: Final = 32_000_000
LONGEST_SIDE: Final = 16_384


class NotUsable(Exception):
    """The file or the picture in it is not taken; the reason is for the user."""

    def __init__(self, reason: Message) -> None:
        super().__init__(str(reason))
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Kind:
    format: str  # as Pillow calls it
    media_type: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Small:
    """A picture for the screen: rows of red, green, blue and alpha. `size` is that of the picture it was made from."""

    width: int
    height: int
    pixels: bytes = field(repr=False)
    size: tuple[int, int]


_PNG: Final = Kind("PNG", "image/png", ".png")
_JPEG: Final = Kind("JPEG", "image/jpeg", ".jpg")
_GIF: Final = Kind("GIF", "image/gif", ".gif")
_WEBP: Final = Kind("WEBP", "image/webp", ".webp")
_BEGINNINGS: Final = (
    (b"\x89PNG\r\n\x1a\n", _PNG),
    (b"\xff\xd8\xff", _JPEG),
    (b"GIF87a", _GIF),
    (b"GIF89a", _GIF),
)
_ORIENTATION: Final = 0x0112
_LYING: Final = (5, 6, 7, 8)


def read_file(path: Path) -> bytes:
    """Raises NotUsable for what is no file, cannot be read or is too large; a pipe or a device is not waited for."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise _no_picture(path.name)
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        reason = Message("{name} cannot be read: {reason}.", name=path.name, reason=error.strerror or str(error))
        raise NotUsable(reason) from error
    return data


def kind_of(data: bytes, name: str) -> Kind:
    """Raises NotUsable for everything but a PNG, JPEG, WebP or GIF of a size that can be sent."""
    if len(data) > MOST_BYTES:
        raise NotUsable(Message("{name} is larger than 20 MB. Make the picture smaller.", name=name))
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _WEBP
    kind = next((kind for beginning, kind in _BEGINNINGS if data.startswith(beginning)), None)
    if kind is None:
        raise _no_picture(name)
    return kind


def small_one(data: bytes, name: str, side: int) -> Small:
    """The first frame, upright, with at most so many pixels on its longer side. Raises NotUsable."""
    kind = kind_of(data, name)
    from PIL import Image  # a chat without pictures does not pay for it

    try:
        picture: Image.Image = Image.open(io.BytesIO(data), formats=[kind.format])
        if picture.width * picture.height > MOST_PIXELS or max(picture.size) > LONGEST_SIDE:
            raise _too_many_pixels(name)
        return _shrunk(picture, side)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels(name) from error
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, struct.error) as error:
        # These are what Pillow meets in a broken file.
        raise NotUsable(Message("{name} is damaged and cannot be read.", name=name)) from error


def _shrunk(picture: Image, side: int) -> Small:
    from PIL import ImageOps

    lies = picture.getexif().get(_ORIENTATION, 1) in _LYING
    size = (picture.height, picture.width) if lies else (picture.width, picture.height)
    if picture.mode.startswith("I"):
        picture = picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")  # 16 bits of grey
    elif picture.mode in ("1", "P", "PA"):
        picture = picture.convert("RGBA")  # numbers of colours cannot be mixed
    picture.thumbnail((side, side))
    upright = ImageOps.exif_transpose(picture).convert("RGBA")
    return Small(upright.width, upright.height, upright.tobytes(), size)


def _no_picture(name: str) -> NotUsable:
    return NotUsable(Message("{name} is not a picture that can be sent. PNG, JPEG, WebP and GIF can.", name=name))


def _too_many_pixels(name: str) -> NotUsable:
    return NotUsable(Message("{name} has more than 32 million pixels. Make the picture smaller.", name=name))
