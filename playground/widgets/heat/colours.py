"""The one table of colours from the smallest value to the largest; what is large stands out from the ground."""

from functools import cache
from typing import Final

from PySide6.QtGui import QImage, QLinearGradient

from playground.widgets.tokens import mix

_LIGHT: Final = ("#F3F6FB", "#B7D0F4", "#5C93EA", "#2657BD", "#131F52")
_DARK: Final = ("#171A20", "#22375F", "#3B66B5", "#7FAAFF", "#EDF3FF")


@cache
def table(dark: bool) -> list[int]:
    """256 colours as an image of bytes wants them."""
    return [0xFF000000 | int(colour_at(step / 255, dark)[1:], 16) for step in range(256)]


def colour_at(share: float, dark: bool) -> str:
    """From 0 to 1."""
    stops = _DARK if dark else _LIGHT
    place = max(0.0, min(1.0, share)) * (len(stops) - 1)
    below = min(int(place), len(stops) - 2)
    return mix(stops[below], stops[below + 1], place - below)


def is_bright(share: float, dark: bool) -> bool:
    """Whether dark letters can be read on it."""
    return (share >= 0.62) if dark else (share < 0.5)


def coloured(pixels: bytes | memoryview, width: int, height: int, dark: bool) -> QImage:
    """In the format of the screen: painting an image of bytes would look every pixel up in each frame."""
    indexed = QImage(pixels, width, height, width, QImage.Format.Format_Indexed8)
    indexed.setColorTable(table(dark))
    return indexed.convertToFormat(QImage.Format.Format_RGB32)


def gradient(bottom: float, top: float, dark: bool) -> QLinearGradient:
    result = QLinearGradient(0, bottom, 0, top)
    for step in range(5):
        result.setColorAt(step / 4, colour_at(step / 4, dark))
    return result
