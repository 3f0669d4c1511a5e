"""Pixels as Qt takes them."""

import numpy
from PySide6.QtGui import QImage

from playground.features.images.pixels import Pixels


def image_of(pixels: Pixels) -> QImage:
    """From height × width × RGBA, in the format that is painted fastest."""
    return raw_image_of(pixels).convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def raw_image_of(pixels: Pixels) -> QImage:
    """Copied once and not converted, which for a large picture takes longer than a window may wait."""
    height, width = pixels.shape[:2]
    image = QImage(width, height, QImage.Format.Format_RGBA8888)
    numpy.frombuffer(image.bits(), numpy.uint8).reshape(height, width, 4)[...] = pixels
    return image
