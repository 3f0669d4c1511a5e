"""From pixels to the bytes of a file."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from PIL import Image

from playground.features.images.pixels import Pixels, image_of, is_opaque

if TYPE_CHECKING:
    from collections.abc import Callable

_QUALITY: Final = 95  # of JPEG, where nothing else is wished for
_LOSSLESS: Final = 100


def encode(pixels: Pixels, media_type: str, quality: int | None = None) -> bytes:
    """`quality` goes from 1 to 100; without one as little is lost as the format can."""
    return _ENCODERS[media_type](pixels, quality)


def encode_png(pixels: Pixels, *, alpha: bool = False, small: bool = False) -> bytes:
    """Loses nothing. `alpha` keeps the channel although all is opaque, `small` takes ten times as long."""
    image = image_of(pixels) if alpha or not is_opaque(pixels) else image_of(pixels).convert("RGB")
    file = io.BytesIO()
    image.save(file, "PNG", compress_level=6 if small else 1)
    return file.getvalue()


def encode_jpeg(pixels: Pixels, quality: int | None = None) -> bytes:
    """What is transparent becomes white."""
    image = image_of(pixels)
    if not is_opaque(pixels):
        white = Image.new("RGBA", image.size, "white")
        white.alpha_composite(image)
        image = white
    file = io.BytesIO()
    image.convert("RGB").save(file, "JPEG", quality=_QUALITY if quality is None else quality)
    return file.getvalue()


def encode_webp(pixels: Pixels, quality: int | None = None) -> bytes:
    image = image_of(pixels) if not is_opaque(pixels) else image_of(pixels).convert("RGB")
    file = io.BytesIO()
    if quality is None or quality >= _LOSSLESS:
        # `exact` keeps the colours of what is transparent; there the quality is the effort.
        image.save(file, "WEBP", lossless=True, exact=True, quality=20, method=1)
    else:
        image.save(file, "WEBP", quality=quality)
    return file.getvalue()


_ENCODERS: Final[dict[str, Callable[[Pixels, int | None], bytes]]] = {
    "image/png": lambda pixels, _quality: encode_png(pixels),
    "image/jpeg": encode_jpeg,
    "image/webp": encode_webp,
}
