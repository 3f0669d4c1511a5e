"""What is dropped on the canvas or pasted into it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage


def is_wanted(mime: QMimeData) -> bool:
    return mime.hasUrls() or mime.hasImage()


def picture_in(mime: QMimeData) -> QImage | None:
    """A picture without a file of this computer, as from another program or a web page."""
    if not mime.hasImage() or any(url.isLocalFile() for url in mime.urls()):
        return None
    image = QImage(mime.imageData())
    return None if image.isNull() else image


def addresses_in(mime: QMimeData) -> list[str]:
    """As they are: whether they can be opened is judged elsewhere."""
    return [url.toEncoded().toStdString() for url in mime.urls()]
