"""A picture from a server, as large as there is room for and never larger than it is."""

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr

_MOST_PIXELS: Final = 40_000_000  # a small file can claim to be as large as it likes
_FORMATS: Final = (b"png", b"jpeg", b"jpg", b"webp", b"gif", b"bmp")


class PictureView(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("The picture in the file"))
        self.setToolTip(tool_tip(tr("The picture in the file")))

    def set_picture(self, data: bytes) -> bool:
        """Whether it could be read."""
        buffer = QBuffer()
        buffer.setData(QByteArray(data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        reader = QImageReader(buffer)
        reader.setAutoTransform(True)
        size = reader.size()
        known = bytes(reader.format().data()) in _FORMATS
        readable = known and size.isValid() and size.width() * size.height() <= _MOST_PIXELS
        self._image = reader.read() if readable else QImage()
        self.update()
        return not self._image.isNull()

    def clear(self) -> None:
        self._image = QImage()

    def size_of_picture(self) -> QSize:
        return self._image.size()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        size = self._image.size()
        if size.width() > self.width() or size.height() > self.height():
            size.scale(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = self.rect()
        place.setSize(size)
        place.moveCenter(self.rect().center())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, self._image)
