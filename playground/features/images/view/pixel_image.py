"""Pixels as Qt takes them."""

from PySide6.QtGui import QImage

from playground.features.images.pixels import Pixels


def image_of(pixels: Pixels) -> QImage:
    """From height × width × RGBA, with pixels of its own."""
    height, width = pixels.shape[:2]
    image = QImage(pixels.tobytes(), width, height, 4 * width, QImage.Format.Format_RGBA8888)
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
