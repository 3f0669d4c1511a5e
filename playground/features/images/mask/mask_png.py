"""Masks as PNG files: written in the way that a server reads, read in either way."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

import numpy
from PIL import Image, UnidentifiedImageError

from playground.features.images.pixels import Pixels, image_of, pixels_of
from playground.message import Message
from playground.services.errors import Refused

Convention: TypeAlias = Literal["alpha", "white"]

MOST_BYTES: Final = 4_000_000

_NEARLY: Final = 40  # what compression may have made of black, of white and of grey
_MOST_GREY: Final = 0.05  # the share of soft edges in a black and white mask
_DAMAGE: Final = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, struct.error, zlib.error)


class MaskError(Refused):
    """It is no mask for this picture."""


@dataclass(frozen=True, slots=True, eq=False)
class DecodedMask:
    """A black and white one says in `note` that it has to be agreed to."""

    pixels: Pixels
    kind: Literal["alpha", "black_and_white"]
    note: Message | None = None


def encode_mask(pixels: Pixels, convention: Convention) -> bytes:
    """ "alpha" is transparent where the picture may change, and white there too, as some servers look for that."""
    if convention == "white":
        image = image_of(pixels)
    else:
        image = Image.merge("RGBA", [image_of(each) for each in (pixels, pixels, pixels, 255 - pixels)])
    file = io.BytesIO()
    image.save(file, "PNG", compress_level=1)
    return file.getvalue()


def decode_mask(data: bytes, size: tuple[int, int]) -> DecodedMask:
    """`size` is that of the picture, width first. Raises MaskError with what is wrong and what to do about it."""
    if len(data) > MOST_BYTES:
        raise MaskError(Message("This mask is larger than 4 MB. Paint it with a hard edge."))
    try:
        with Image.open(io.BytesIO(data), formats=("PNG",)) as image:
            _demand_size(image.size, size)
            pixels = pixels_of(image.convert("RGBA"))
    except UnidentifiedImageError as error:
        raise MaskError(Message("This is not a PNG file. A mask is a PNG with transparency.")) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise MaskError(Message("This mask has too many pixels.")) from error
    except _DAMAGE as error:
        raise MaskError(Message("This mask is damaged and cannot be read.")) from error
    return _decoded(pixels)


def _demand_size(found: tuple[int, int], wanted: tuple[int, int]) -> None:
    if found != wanted:
        raise MaskError(
            Message(
                "This mask has {width} × {height} pixels, the picture {own_width} × {own_height}. Both must be equal.",
                width=found[0],
                height=found[1],
                own_width=wanted[0],
                own_height=wanted[1],
            )
        )


def _decoded(pixels: Pixels) -> DecodedMask:
    alpha = pixels[..., 3]
    if alpha.max() == 0:
        raise MaskError(Message("This mask is transparent everywhere. Keep opaque what should stay."))
    if alpha.min() < 255:
        return DecodedMask(255 - alpha, "alpha")
    white = _black_and_white(pixels)
    if white is None:
        raise MaskError(Message("This mask has no transparency. Make transparent what should change."))
    note = Message("This mask is black and white without transparency. White can become the area to change.")
    return DecodedMask(white, "black_and_white", note)


def _black_and_white(pixels: Pixels) -> Pixels | None:
    """How white each pixel is; None where it is a picture of something, or of one colour only."""
    lowest, highest = pixels[..., :3].min(axis=2), pixels[..., :3].max(axis=2)
    coloured = numpy.count_nonzero(highest - lowest > _NEARLY)
    grey = numpy.count_nonzero((highest > _NEARLY) & (lowest < 255 - _NEARLY))
    black, white = numpy.any(highest <= _NEARLY), numpy.any(lowest >= 255 - _NEARLY)
    if coloured or grey > _MOST_GREY * lowest.size or not (black and white):
        return None
    return pixels[..., 1].copy()
