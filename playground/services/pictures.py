"""Pictures from outside: which kinds are taken, how they become fit to be sent, and small ones for the screen.

Everything here blocks and belongs into a worker thread. A picture is known by what is in it, never by its name.
"""

from __future__ import annotations

import io
import struct
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from playground.message import Message
from playground.services.chosen_files import NotUsable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

MOST_BYTES: Final = 20_000_000
MOST_PIXELS: Final = 32_000_000
MOST_PIXELS_OF_A_PHOTO: Final = 80_000_000
"""A JPEG can be read at an eighth of its size, so that a large one needs little memory."""
LONGEST_SIDE: Final = 16_384
SENT_SIDE: Final = 2_048
"""Models see no more than this of a side."""


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


@dataclass(frozen=True, slots=True)
class Fitted:
    """A picture as it can be sent, and what had to be done for that: the size it had, or that it moved."""

    data: bytes = field(repr=False)
    kind: Kind
    size: tuple[int, int]
    scaled_from: tuple[int, int] | None = None
    moved: bool = False


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
_ORDINARY: Final = ("1", "L", "LA", "P", "RGB", "RGBA")


def sniff(data: bytes) -> Kind | None:
    """From the beginning of the file."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _WEBP
    return next((kind for beginning, kind in _BEGINNINGS if data.startswith(beginning)), None)


def fitted(data: bytes, name: str) -> Fitted:
    """As it is where every server can read it; otherwise its first frame, upright, in eight bits of red, green and
    blue, and no larger than a model sees it. Raises NotUsable."""
    with _opened(data, name) as (picture, kind):
        size = _upright_size(picture)
        # Two pictures in one JPEG are the same one for other screens.
        moved = kind is not _JPEG and bool(getattr(picture, "is_animated", False))
        large = max(size) > SENT_SIDE
        ordinary = picture.mode in _ORDINARY and _orientation(picture) == 1 and not moved
        if ordinary and not large and len(data) <= MOST_BYTES:
            return Fitted(data, kind, size)
        scaled = _scaled(picture, SENT_SIDE)
        encoded, kind = _encoded(scaled, kind)
        return Fitted(encoded, kind, scaled.size, size if large else None, moved)


def small_one(data: bytes, name: str, side: int) -> Small:
    """The first frame, upright, with at most so many pixels on its longer side. Raises NotUsable."""
    with _opened(data, name) as (picture, _):
        size = _upright_size(picture)
        small = _scaled(picture, side).convert("RGBA")
        return Small(small.width, small.height, small.tobytes(), size)


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[tuple[Image, Kind]]:
    """Not decoded yet. What is wrong with it, then or later, is said in words."""
    kind = sniff(data)
    if kind is None:
        raise _no_picture(name)
    from PIL import Image  # a chat without pictures does not pay for it

    try:
        picture: Image.Image = Image.open(io.BytesIO(data), formats=[kind.format])
        most = MOST_PIXELS_OF_A_PHOTO if kind is _JPEG else MOST_PIXELS
        if picture.width * picture.height > most or max(picture.size) > LONGEST_SIDE:
            raise _too_many_pixels(name, most)
        yield picture, kind
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels(name, MOST_PIXELS) from error
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, struct.error) as error:
        # These are what Pillow meets in a broken file.
        raise NotUsable(Message("{name} is damaged and cannot be read.", name=name)) from error


def _orientation(picture: Image) -> int:
    return int(picture.getexif().get(_ORIENTATION, 1))


def _upright_size(picture: Image) -> tuple[int, int]:
    lies = _orientation(picture) in _LYING
    return (picture.height, picture.width) if lies else (picture.width, picture.height)


def _scaled(picture: Image, side: int) -> Image:
    from PIL import ImageOps

    if picture.mode.startswith("I"):
        picture = picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")  # 16 bits of grey
    elif picture.mode in ("1", "P", "PA"):
        picture = picture.convert("RGBA")  # numbers of colours cannot be mixed
    picture.thumbnail((side, side))
    return ImageOps.exif_transpose(picture)


def _encoded(picture: Image, kind: Kind) -> tuple[bytes, Kind]:
    """Photos stay photos; what has sharp edges, or can be seen through, loses nothing."""
    clear = picture.mode in ("LA", "RGBA") and picture.getchannel("A").getextrema() != (255, 255)
    kind = _PNG if clear or kind in (_PNG, _GIF) else _JPEG
    file = io.BytesIO()
    picture.convert("RGBA" if clear else "RGB").save(file, kind.format, quality=90)
    return file.getvalue(), kind


def _no_picture(name: str) -> NotUsable:
    return NotUsable(Message("{name} is not a picture that can be sent. PNG, JPEG, WebP and GIF can.", name=name))


def _too_many_pixels(name: str, most: int) -> NotUsable:
    count = most // 1_000_000
    reason = Message("{name} has more than {count} million pixels. Make the picture smaller.", name=name, count=count)
    return NotUsable(reason)
