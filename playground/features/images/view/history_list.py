"""The left panel of the images tab: the tree of the picture that is worked on, and what was made on which day."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from playground.features.images.history import Entry
from playground.features.images.pixels import Pixels
from playground.features.images.view.pixel_image import image_of
from playground.services.days import Day
from playground.widgets.buttons import Button
from playground.widgets.day_heading import day_heading
from playground.widgets.icons import icon
from playground.widgets.side_list import SideList
from playground.widgets.side_rows import PICTURE_SIDE, SideRow
from playground.widgets.translation import tr

_ICONS: Final[Mapping[str, str]] = {"running": "clock", "failed": "warning", "interrupted": "warning"}
_NEAR_THE_END: Final = 200  # pixels before the end of what is loaded


class HistoryList(SideList):
    """The arrow keys move along the rows; a click or Enter goes to a step, which then stands on top with its tree.

    Signals, beside those of every list (ids are steps):
        library_requested: the row above the list.
        prompt_requested: a step whose prompt is to be used again.
        origin_requested: a step of which is to be told how it was made.
        more_requested: the end of the list has nearly come into sight.
        pictures_wanted: hashes of pictures as a list, and the side in pixels; `set_picture` answers.
    """

    library_requested = Signal()
    prompt_requested = Signal(int)
    origin_requested = Signal(int)
    more_requested = Signal()
    pictures_wanted = Signal(list, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("New picture"),
            tr("Start with an empty canvas  (Ctrl+N)"),
            tr("Pictures by day"),
            tr("No pictures yet"),
            parent,
        )
        self._on_top: int | None = None
        self.library_button = Button(
            tr("Library"), tr("All pictures, side by side"), kind="quiet", icon_name="squares-four", parent=self
        )
        self.library_button.setObjectName("library")
        self.library_button.setProperty("align", "left")
        self.library_button.clicked.connect(lambda: self.library_requested.emit())
        self.add_on_top(self.library_button)
        self.view.setObjectName("history")
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.clicked.connect(self._on_chosen)
        self.view.activated.connect(self._on_chosen)
        self.view.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def set_history(self, this_picture: Sequence[Entry], days: Sequence[Day[Entry]]) -> None:
        groups = [(tr("This picture"), _rows(this_picture))]
        groups += [(day_heading(day.date, day.ago), _rows(day.entries)) for day in days]
        self.set_groups(groups)
        on_top = this_picture[0].step if this_picture else None
        if on_top != self._on_top:
            # The row that was gone to has just moved there.
            self._on_top = on_top
            self.view.scrollTo(self.view.currentIndex())
        lacking = self.rows.lacking()
        if lacking:
            self.pictures_wanted.emit(lacking, round(PICTURE_SIDE * self.devicePixelRatioF()))

    def set_picture(self, name: str, pixels: Pixels | None) -> None:
        """None when there is none to be had."""
        self.rows.set_picture(name, QPixmap() if pixels is None else self._rounded(pixels))

    def _on_current_changed(self, index: QModelIndex) -> None:
        """Going to a step moves its row, so that keys which did it would never get far."""

    def _on_chosen(self, index: QModelIndex) -> None:
        id_ = self.rows.id_at(index)
        if id_ is not None:
            self.selected.emit(id_)

    def _on_scrolled(self, value: int) -> None:
        if value >= self.view.verticalScrollBar().maximum() - _NEAR_THE_END:
            self.more_requested.emit()

    def _add_to_menu(self, menu: QMenu, id_: int, index: QModelIndex) -> None:
        mark = icon("arrow-counter-clockwise", "secondary")
        menu.addAction(mark, tr("Use prompt again"), lambda: self.prompt_requested.emit(id_))
        menu.addAction(icon("info", "secondary"), tr("How it was made"), lambda: self.origin_requested.emit(id_))

    def _rounded(self, pixels: Pixels) -> QPixmap:
        image = image_of(pixels)
        image.setDevicePixelRatio(self.devicePixelRatioF())
        size = image.deviceIndependentSize()
        result = QPixmap(image.size())
        result.setDevicePixelRatio(image.devicePixelRatio())
        result.fill(QColor(Qt.GlobalColor.transparent))
        outline = QPainterPath()
        outline.addRoundedRect(0, 0, size.width(), size.height(), 4, 4)
        painter = QPainter(result)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(outline)
        painter.drawImage(0, 0, image)
        painter.end()
        return result


def _rows(entries: Iterable[Entry]) -> list[SideRow]:
    return [
        SideRow(
            entry.step,
            entry.title if isinstance(entry.title, str) else tr(entry.title),
            entry.level,
            entry.picture,
            "image" if entry.picture else _ICONS.get(entry.status, "image"),
        )
        for entry in entries
    ]
