"""Pictures that tests make: plain ones, rotated ones, hostile ones."""

from __future__ import annotations

import io
import struct
import zlib
from typing import TYPE_CHECKING

import numpy
from PIL import Image

if TYPE_CHECKING:
    from playground.features.images.pixels import Pixels

RED = (200, 10, 10)


def saved(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def plain(kind: str = "PNG", size: tuple[int, int] = (40, 20), mode: str = "RGB", **options: object) -> bytes:
    return saved(Image.new("RGB", size, RED).convert(mode), kind, **options)


def blank(width: int, height: int) -> bytes:
    return saved(Image.new("1", (width, height)))


def animated(kind: str) -> bytes:
    frames = [Image.new("RGB", (40, 20), colour) for colour in (RED, (0, 0, 255))]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:])


def half(orientation: int, kind: str = "JPEG") -> bytes:
    """Black above and white below as it is stored, with the camera's note on how it was held."""
    image = Image.new("RGB", (32, 16), "white")
    image.paste("black", (0, 0, 32, 8))
    exif = Image.Exif()
    exif[0x0112] = orientation
    return saved(image, kind, exif=exif.tobytes())


def grey_16_bits() -> bytes:
    return saved(Image.fromarray(numpy.array([[0, 0x8000], [0xFFFF, 0x4000]], numpy.uint16)))


def colours_16_bits() -> bytes:
    """Pillow reads such a PNG but does not write one."""
    header = struct.pack(">IIBBBBB", 1, 1, 16, 2, 0, 0, 0)
    row = b"\0" + struct.pack(">HHH", 0x8000, 0x10FF, 0xFFFF)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(row)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in parts
    )


def noise(width: int, height: int, seed: int = 0) -> Pixels:
    """Opaque, and no two neighbours alike."""
    pixels = numpy.random.default_rng(seed).integers(0, 256, (height, width, 4), numpy.uint8)
    pixels[..., 3] = 255
    return pixels


def smooth(width: int, height: int) -> Pixels:
    down, across = numpy.mgrid[0:height, 0:width]
    colours = (40 + across * 150 / width, 60 + down * 120 / height, 90 + (across + down) * 60 / (width + height))
    pixels: Pixels = numpy.stack((*colours, numpy.full((height, width), 255.0)), axis=-1).astype(numpy.uint8)
    return pixels


def disc(width: int, height: int, radius: float) -> Pixels:
    """A mask."""
    down, across = numpy.mgrid[0:height, 0:width]
    inside = (across - width // 2) ** 2 + (down - height // 2) ** 2 <= radius**2
    mask: Pixels = inside.astype(numpy.uint8) * numpy.uint8(255)
    return mask
