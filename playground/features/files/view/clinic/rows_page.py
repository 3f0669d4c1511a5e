"""All examples on the left, the chosen one on the right."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from playground.features.files.view.clinic.row_editor import RowEditor
from playground.features.files.view.clinic.row_list import RowList
from playground.widgets.buttons import Button
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.features.files.clinic.clinic_model import ClinicModel

_LIST_SHARE: Final = 0.32
_LIST_LEAST, _LIST_MOST = 150, 300


class RowsPage(QWidget):
    """Edits go to the brain at once; it keeps them."""

    def __init__(self, clinic: "ClinicModel", add_starred: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic = clinic
        self._stale = True
        self.list = RowList(clinic.rows, self)
        self.editor = RowEditor(self)
        self.add = Button(tr("Add example"), kind="quiet", icon_name="plus", parent=self)
        self.starred = Button(tr("From starred replies"), kind="quiet", icon_name="star", parent=self)
        self.starred.clicked.connect(add_starred)
        self._arrange()
        self._connect()

    def refresh(self) -> None:
        """There are other examples now. Nobody waits for fields that are not to be seen."""
        self._stale = True
        if self.isVisible():
            self._catch_up()

    def _catch_up(self) -> None:
        if not self._stale:
            return
        self._stale = False
        number = self._clinic.row_count
        self.list.set_count(number)
        self._stack.setCurrentIndex(0 if number else 1)
        if number:
            self._show(self.list.place())
        else:
            self.editor.forget()

    def go_to(self, place: int) -> None:
        self._catch_up()
        if 0 <= place < self._clinic.row_count:
            self.list.go_to(place)
            self._show(place)

    def tell(self) -> None:
        """What is being written is kept."""
        self.editor.tell()

    def forget(self) -> None:
        """What is being written belongs to examples that are not open any more."""
        self.editor.forget()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._catch_up()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._left.setFixedWidth(round(min(max(event.size().width() * _LIST_SHARE, _LIST_LEAST), _LIST_MOST)))

    def _show(self, place: int) -> None:
        self.editor.set_row(self._clinic.row(place))

    def _on_row_changed(self, place: int) -> None:
        self.list.refresh(place)
        if place == self.editor.place():
            self._show(place)

    def _on_insert(self, place: int) -> None:
        self.editor.tell()
        self._clinic.insert_row(place, self._clinic.new_record())
        self.go_to(place)
        self.list.scrollTo(self.list.currentIndex())

    def _on_delete(self, places: list[int]) -> None:
        self.editor.forget()
        self._clinic.delete_rows(places)

    def _connect(self) -> None:
        clinic, editor = self._clinic, self.editor
        clinic.rows_changed.connect(self.refresh)
        clinic.row_changed.connect(self._on_row_changed)
        self.list.shown.connect(self._show)
        self.list.delete_requested.connect(self._on_delete)
        editor.record_changed.connect(clinic.change_row)
        editor.text_changed.connect(clinic.change_text)
        editor.insert_requested.connect(lambda place: self._on_insert(place + 1))
        editor.delete_requested.connect(lambda place: self._on_delete([place]))
        self.add.clicked.connect(lambda: self._on_insert(clinic.row_count))

    def _arrange(self) -> None:
        self._left = QWidget(self)
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(4)
        left.addWidget(self.list, 1)
        for button in (self.add, self.starred):
            button.setProperty("align", "left")
            left.addWidget(button)
        nothing = QLabel(tr("No example yet. Add one on the left, or take them from replies that you starred."))
        nothing.setProperty("role", "secondary")
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        nothing.setWordWrap(True)
        right = QWidget(self)
        self._stack = QStackedLayout(right)
        self._stack.addWidget(self.editor)
        self._stack.addWidget(nothing)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._left)
        row.addWidget(right, 1)
