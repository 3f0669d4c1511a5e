"""From files and bytes to pixels: what is a picture is decided by what is in it, and how large it may be beforehand."""

from __future__ import annotations

import io
import os
import stat
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit
from urllib.request import url2pathname

import numpy
from PIL import Image, UnidentifiedImageError

from playground.features.images.pixels import Pixels, pixels_of
from playground.message import Message
from playground.services.errors import Refused
from playground.services.pictures import LONGEST_SIDE, MOST_PIXELS

MOST_BYTES: Final = 50_000_000

_FORMATS: Final = {
    "PNG": "image/png",
    "JPEG": "image/jpeg",
    "MPO": "image/jpeg",  # a JPEG behind whose picture more of them follow
    "WEBP": "image/webp",
    "GIF": "image/gif",
}
_ORIENTATION: Final = 0x0112
_UPRIGHT: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# What Pillow meets in a broken file.
_DAMAGE: Final = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, struct.error, zlib.error)


class PictureError(Refused):
    """It is no picture that this program takes."""


@dataclass(frozen=True, slots=True, eq=False)
class Decoded:
    """`pixels` are not to be written to. `notes` say what was lost on the way, `text` is what a PNG says of itself."""

    pixels: Pixels
    media_type: str
    had_alpha: bool
    notes: tuple[Message, ...] = ()
    text: Mapping[str, str] = field(default_factory=dict)

    @property
    def width(self) -> int:
        return int(self.pixels.shape[1])

    @property
    def height(self) -> int:
        return int(self.pixels.shape[0])


def path_of(url: str) -> Path:
    """The file behind an address that was dropped. Nothing is fetched from elsewhere."""
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme != "file":
        raise PictureError(Message("Only files of this computer can be dropped here. Save the picture first."))
    path = Path(url2pathname(parts.path))
    if parts.netloc not in ("", "localhost"):
        raise _elsewhere(path)
    return path


def read_file(path: Path) -> bytes:
    """Only ordinary files: a pipe or a device is not waited for."""
    if str(path).startswith(("//", "\\\\")):
        raise _elsewhere(path)
    try:
        # What it is can change until it is open, so that is asked afterwards.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(descriptor, "rb", closefd=True) as file:
            _demand_file(path, os.fstat(descriptor).st_mode)
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        if path.is_dir():
            raise _folder(path) from error
        reason = getattr(error, "strerror", None) or str(error)
        raise PictureError(Message("{name} cannot be read: {reason}.", name=path.name, reason=reason)) from error
    if len(data) > MOST_BYTES:
        raise PictureError(Message("{name} is larger than 50 MB. Make the picture smaller.", name=path.name))
    return data


def decode(data: bytes) -> Decoded:
    """The first frame, upright, as rows of red, green, blue and alpha."""
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "WEBP", "GIF")) as image:
            if image.width * image.height > MOST_PIXELS or max(image.size) > LONGEST_SIDE:
                raise _too_many_pixels()
            return _decoded(image, data)
    except UnidentifiedImageError as error:
        raise PictureError(Message("This is not a picture that can be used. PNG, JPEG, WebP and GIF can.")) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels() from error
    except _DAMAGE as error:
        raise PictureError(Message("The picture is damaged and cannot be read.")) from error


def _decoded(image: Image.Image, data: bytes) -> Decoded:
    image.load()
    notes = tuple(_losses(image, data))
    text = dict(getattr(image, "text", {}))
    had_alpha = image.has_transparency_data
    turn = _UPRIGHT.get(_orientation(image))
    media_type = _FORMATS[image.format or ""]
    upright = _in_colours(image)
    if turn is not None:
        upright = upright.transpose(turn)
    pixels = pixels_of(upright)
    pixels.flags.writeable = False
    return Decoded(pixels, media_type, had_alpha, notes, text)


def _losses(image: Image.Image, data: bytes) -> list[Message]:
    losses = []
    if image.format != "MPO" and getattr(image, "is_animated", False):
        losses.append(Message("The picture moves; its first frame is used."))
    if image.mode == "CMYK":
        losses.append(Message("The picture has colours for printing; they were converted to those of the screen."))
    if image.format == "PNG" and data[24] == 16:  # the depth in its header
        losses.append(Message("The picture has 16 bits for each colour; 8 of them are used."))
    return losses


def _in_colours(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):  # 16 bits of grey, of which Pillow would cut off the upper half
        deep = pixels_of(image)
        image = Image.fromarray((deep >> 8).astype(numpy.uint8))
    return image.convert("RGBA")


def _orientation(image: Image.Image) -> int:
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except (*_DAMAGE, TypeError):
        return 1  # a camera's broken note is no reason to refuse its picture


def _demand_file(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise _folder(path)
    if not stat.S_ISREG(mode):
        raise PictureError(Message("{name} is not a file. Choose a picture.", name=path.name))


def _folder(path: Path) -> PictureError:
    return PictureError(Message("{name} is a folder. Choose the pictures in it.", name=path.name))


def _elsewhere(path: Path) -> PictureError:
    return PictureError(Message("{name} lies on another computer. Copy it to this one first.", name=path.name))


def _too_many_pixels() -> PictureError:
    return PictureError(Message("The picture has more than 32 million pixels. Make it smaller."))
