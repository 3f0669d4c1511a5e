"""The picture in the format that is painted fastest, with its halves, quarters and so on; made in a worker."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

import numpy
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from playground.features.images.view.canvas.viewport import level_for

_SMALLEST: Final = 512
_LOOK_MS: Final = 15

_worker: Final = ThreadPoolExecutor(1, "picture-levels")


@dataclass(frozen=True, slots=True)
class Levels:
    """Each image is half as large as the one before."""

    images: tuple[QImage, ...] = ()
    opaque: bool = False

    def at(self, zoom: float) -> QImage:
        return self.images[level_for(zoom, len(self.images))]


class PictureLevels(QObject):
    """Until the levels are ready there is the picture alone, which looks rough from afar.

    Signals:
        ready: the levels have come.
    """

    ready = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.levels = Levels()
        self._making: Future[Levels] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def busy(self) -> bool:
        return self._making is not None

    def set_picture(self, image: QImage | None) -> None:
        self._making = None if image is None else _worker.submit(_levels_of, image)
        self.levels = Levels() if image is None else Levels((image,))
        self._timer.start()

    def _look(self) -> None:
        """The worker does not call: the face might be gone by then."""
        if self._making is not None and self._making.done():
            self.levels = self._making.result()
            self._making = None
            self.ready.emit()
        if self._making is None:
            self._timer.stop()


def _levels_of(image: QImage) -> Levels:
    whole = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    opaque = _is_opaque(whole)
    if opaque:
        whole.reinterpretAsFormat(QImage.Format.Format_RGB32)
    images = [whole]
    while max(images[-1].width(), images[-1].height()) > _SMALLEST:
        images.append(_half(images[-1]))
    return Levels(tuple(images), opaque)


def _half(image: QImage) -> QImage:
    width, height = max(1, image.width() // 2), max(1, image.height() // 2)
    shape, by = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    return image.scaled(width, height, shape, by)


def _is_opaque(image: QImage) -> bool:
    if not image.hasAlphaChannel():
        return True
    alpha = numpy.frombuffer(image.constBits(), numpy.uint32) >> 24
    return bool(alpha.min(initial=255) == 255)
