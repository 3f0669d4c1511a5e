"""Between NumPy's arrays and Pillow's images, in pieces so small that the window gets its turns.

Pillow and NumPy let other threads run in nearly all that takes long. What they do not is to copy a whole picture in one
piece, which at 16 million pixels keeps the window waiting for 40 ms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

import numpy
from numpy.typing import NDArray
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Iterator

Pixels: TypeAlias = NDArray[numpy.uint8]  # height × width × RGBA, or height × width of one value each

_PIECE: Final = 1 << 20  # bytes


def image_of(pixels: Pixels) -> Image.Image:
    """Without a copy, so that the image must not be written to."""
    return Image.fromarray(numpy.ascontiguousarray(pixels))


def pixels_of(image: Image.Image) -> Pixels:
    first = numpy.asarray(image.crop((0, 0, 1, 1)))
    pixels = numpy.empty((image.height, image.width, *first.shape[2:]), first.dtype)
    for rows in pieces(pixels):
        pixels[rows] = numpy.asarray(image.crop((0, rows.start, image.width, rows.stop)))
    return pixels


def pieces(pixels: NDArray[numpy.generic]) -> Iterator[slice]:
    """Rows of it, about a megabyte at a time."""
    height = max(1, _PIECE // max(1, pixels[:1].nbytes))
    return (slice(top, min(top + height, len(pixels))) for top in range(0, len(pixels), height))


def resized(
    pixels: Pixels,
    size: tuple[int, int],
    box: tuple[float, float, float, float] | None = None,
    by: Image.Resampling = Image.Resampling.LANCZOS,
) -> Pixels:
    """`box` is the part of it (left, top, right, bottom) that becomes the new picture."""
    return pixels_of(image_of(pixels).resize(size, by, box))


def is_opaque(pixels: Pixels) -> bool:
    return bool(pixels[..., 3].min(initial=255) == 255)
