"""The pictures that go with a request, in their order: first the one on the canvas."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QMimeData, QPoint, QRect, QRectF, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QImage,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from playground.features.images.view.source_chip import SIDE, ChipFace, SourceChip
from playground.widgets import theme
from playground.widgets.buttons import IconButton
from playground.widgets.flow_layout import FlowLayout
from playground.widgets.translation import tr

__all__ = ["SourceChip", "SourcesRow"]

_GAP: Final = 8
_MOST: Final = 16


class SourcesRow(QWidget):
    """Setters are silent. The mask belongs to the first picture.

    Signals:
        moved: from which place to which; 0 is the picture on the canvas.
        removed: the place of a picture.
        add_requested: a file is to be chosen.
        files_dropped: the paths of files.
    """

    moved = Signal(int, int)
    removed = Signal(int)
    add_requested = Signal()
    files_dropped = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas: SourceChip | None = None
        self._painted = False
        self._references: tuple[SourceChip, ...] = ()
        self._mark: int | None = None
        self._shown: list[object] = []
        self.faces: list[ChipFace] = []
        self.add = IconButton("plus", tr("Add pictures to go along"), parent=self)
        self.add.setObjectName("source_add")
        self.add.setProperty("kind", "tile")
        self.add.setFixedSize(SIDE, SIDE)
        self.add.clicked.connect(lambda: self.add_requested.emit())
        self._flow = FlowLayout(self, gap=_GAP)
        self._flow.addWidget(self.add)
        self.setAccessibleName(tr("Pictures of the request"))
        self.setAcceptDrops(True)

    def set_canvas(self, image: QImage | None, painted: bool) -> None:
        """A small picture is enough."""
        self._canvas = None if image is None else SourceChip(tr("Picture 1"), image)
        self._painted = painted
        self._rebuild()

    def set_painted(self, painted: bool) -> None:
        """Whether there is a mask over the picture on the canvas."""
        if painted != self._painted:
            self._painted = painted
            self._rebuild()

    def set_references(self, references: Sequence[SourceChip]) -> None:
        self._references = tuple(references)
        self._rebuild()

    def place_at(self, where: QPoint) -> int:
        """Between which places a point lies: the number of those before it."""
        for number, box in enumerate(self._places()):
            above = where.y() < box.top() - _GAP / 2
            if above or (where.y() <= box.bottom() + _GAP / 2 and where.x() < box.center().x()):
                return number
        return len(self.faces)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.files_dropped.emit(_files_in(event.mimeData()))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._mark is None or not self.faces:
            return
        places = self._places()
        last = self._mark >= len(places)
        box = places[-1 if last else self._mark]
        middle = box.right() + 1 + _GAP / 2 if last else box.left() - _GAP / 2
        painter = QPainter(self)
        painter.fillRect(QRectF(max(0.0, middle - 1), box.top(), 2, box.height()), QColor(theme.tokens().accent))
        painter.end()

    def _places(self) -> list[QRect]:
        """Where the pictures belong, wherever the mouse has taken one of them."""
        step = SIDE + _GAP
        in_line = max(1, (self.width() + _GAP) // step)
        return [
            QRect(number % in_line * step, number // in_line * step, SIDE, SIDE) for number in range(len(self.faces))
        ]

    @property
    def _first(self) -> int:
        """The place of the first picture: that of the canvas stays free while it is empty."""
        return 1 if self._canvas is None else 0

    def _rebuild(self) -> None:
        chips = (*(() if self._canvas is None else (self._canvas,)), *self._references)
        shown = [self._first, self._painted, *((chip.name, _key(chip.image)) for chip in chips)]
        if shown == self._shown:
            return
        self._shown = shown
        focused = next((number for number, face in enumerate(self.faces) if face.hasFocus()), None)
        self._clear()
        self.faces = [self._face(chip, position) for position, chip in enumerate(chips, self._first)]
        for widget in (*self.faces, self.add):
            self._flow.addWidget(widget)
            widget.show()
        self.add.setVisible(len(chips) < _MOST)
        # They begin where the tile that adds more was, which goes behind the last of them.
        for before, after in pairwise((self.add, *self.faces, self.add)):
            self.setTabOrder(before, after)
        if focused is not None and self.faces:
            self.faces[min(focused, len(self.faces) - 1)].setFocus()

    def _clear(self) -> None:
        for face in self.faces:
            self._flow.removeWidget(face)
            face.hide()
            face.deleteLater()
        self._flow.removeWidget(self.add)

    def _face(self, chip: SourceChip, position: int) -> ChipFace:
        face = ChipFace(chip, position, painted=self._painted and position == 0, parent=self)
        face.shifted.connect(lambda step: self._shift(position, step))
        face.carried.connect(lambda where: self._set_mark(self.place_at(where)))
        face.dropped.connect(lambda where: self._on_dropped(position, where))
        face.removed.connect(lambda: self.removed.emit(position))
        return face

    def _shift(self, position: int, step: int) -> None:
        to = position + step
        if self._first <= to < self._first + len(self.faces):
            self._move(position, to)
            self.faces[to - self._first].setFocus()

    def _on_dropped(self, position: int, where: QPoint) -> None:
        place = self.place_at(where) + self._first
        self._set_mark(None)
        self._flow.setGeometry(self.rect())  # back from under the mouse
        # Taken out of its place, it makes all behind it one less.
        self._move(position, place - 1 if place > position else place)

    def _move(self, position: int, to: int) -> None:
        if position != to:
            self.moved.emit(position, to)

    def _set_mark(self, place: int | None) -> None:
        if place != self._mark:
            self._mark = place
            self.update()


def _key(image: QImage | None) -> int:
    return 0 if image is None else image.cacheKey()


def _files_in(data: QMimeData) -> list[str]:
    # Merely looking at a file on another computer would tell it the user's name.
    urls = data.urls() if data.hasUrls() else []
    return [url.toLocalFile() for url in urls if url.isLocalFile() and not url.host()]
