"""Pictures that were sent: looked at from outside first, and only then decoded."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from playground.demo.errors import ApiError
from playground.demo.images.families import Family
from playground.demo.images.forms import KINDS, Upload

MEGABYTE = 1024 * 1024
MOST_BYTES = 50 * MEGABYTE
MOST_BYTES_DALL_E = MOST_BYTES_MASK = 4 * MEGABYTE
MOST_PIXELS = 32_000_000
REFERENCE = 256


@dataclass(frozen=True, slots=True)
class Source:
    """A decoded picture; `alpha` is None where every pixel is solid."""

    pixels: NDArray[np.uint8]
    alpha: NDArray[np.uint8] | None

    @property
    def size(self) -> tuple[int, int]:
        return self.pixels.shape[1], self.pixels.shape[0]


def sources(images: list[Upload], kind: Family) -> list[Source]:
    """All pictures, the first being the one that is worked on."""
    return [_source(upload, kind, number) for number, upload in enumerate(images, start=1)]


def _source(upload: Upload, kind: Family, number: int) -> Source:
    if kind.dall_e:
        if len(upload.data) >= MOST_BYTES_DALL_E or upload.kind != "image/png":
            raise _refused("Uploaded image must be a PNG and less than 4 MB.", "image")
    elif upload.kind not in KINDS:
        message = (
            f"Invalid file '{upload.param}': unsupported mimetype ('{upload.kind or 'none'}'). "
            "Supported file formats are 'image/jpeg', 'image/png', and 'image/webp'."
        )
        raise ApiError(400, message, code="unsupported_file_mimetype", param=upload.param)
    if len(upload.data) >= MOST_BYTES:
        raise _refused(f"Image {number} is too large: every image must be smaller than 50 MB.", "image")
    picture = _opened(upload, f"image {number}")
    if kind.dall_e and picture.width != picture.height:
        raise _refused(f"Uploaded image must be square, but it has {picture.width}x{picture.height} pixels.", "image")
    if number > 1:
        # Only its colours are looked at: sixteen large pictures need not be in memory at once.
        picture.thumbnail((REFERENCE, REFERENCE))
    return _split(picture)


def _opened(upload: Upload, what: str) -> Image.Image:
    formats = ("PNG",) if what == "mask" else ("PNG", "JPEG", "WEBP")
    param = "mask" if what == "mask" else "image"
    try:
        with warnings.catch_warnings():
            # The size is checked below, with a smaller limit than Pillow's warning has.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(upload.data), formats=formats)
        if picture.width * picture.height > MOST_PIXELS:
            raise _refused(f"The {what} has more than {MOST_PIXELS // 1_000_000} million pixels.", param)
        picture.load()
        return ImageOps.exif_transpose(picture)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError) as error:
        message = f"Invalid image file or mode for {what}, please check your image file."
        raise ApiError(400, message, code="invalid_image_file", param=param) from error


def _split(picture: Image.Image) -> Source:
    if not _has_alpha(picture):
        return Source(np.asarray(picture.convert("RGB")), None)
    pixels = np.asarray(picture.convert("RGBA"))
    alpha = pixels[..., 3]
    return Source(np.ascontiguousarray(pixels[..., :3]), None if alpha.min() == 255 else np.ascontiguousarray(alpha))


def _has_alpha(picture: Image.Image) -> bool:
    return picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info


def mask_of(upload: Upload | None, first: Source, kind: Family) -> NDArray[np.uint8] | None:
    """How much each pixel may change, 0 to 255; None where no mask was sent."""
    if upload is None:
        if kind.name == "dall-e-2" and first.alpha is None:
            message = "Invalid input image - format must be in ['RGBA', 'LA', 'L'], got RGB."
            raise ApiError(400, message, code="invalid_image_format", param="image")
        # The old way: what is transparent in the picture itself is to be filled.
        return 255 - first.alpha if kind.name == "dall-e-2" and first.alpha is not None else None
    if len(upload.data) >= MOST_BYTES_MASK or upload.kind != "image/png":
        raise _refused("Uploaded mask must be a PNG and less than 4 MB.", "mask")
    picture = _opened(upload, "mask")
    if picture.size != first.size:
        found, wanted = ("{}x{}".format(*size) for size in (picture.size, first.size))
        why = f"mask size does not match image size ({found} instead of {wanted})"
        raise _refused(f"Invalid mask image format - {why}.", "mask", "invalid_mask_image_format")
    if not _has_alpha(picture):
        why = "mask image missing alpha channel"
        raise _refused(f"Invalid mask image format - {why}.", "mask", "invalid_mask_image_format")
    coverage: NDArray[np.uint8] = 255 - np.asarray(picture.convert("RGBA"))[..., 3]
    return coverage


def _refused(message: str, param: str, code: str = "invalid_image_file") -> ApiError:
    return ApiError(400, message, code=code, param=param)
