"""Asks which column of a table holds the texts, and which their labels and colours."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from playground.widgets.numbers import count
from playground.widgets.plain_text import one_line, tool_tip
from playground.widgets.tokens import ROW_HEIGHT
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.features.embeddings.reading import Sheet

_PREVIEWED: Final = 5
_LONGEST: Final = 200
_NONE: Final = -1


class SheetDialog(QDialog):
    """Shows the first rows, so that nobody has to know the columns by name.

    Signals:
        chosen: the columns of the text, the label and the colour, each but the first may be None.
    """

    chosen = Signal(int, object, object)

    def __init__(self, sheet: "Sheet", parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sheet_dialog")
        self.setWindowTitle(tr("Columns of {name}", name=one_line(sheet.name)))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.text = _box("sheet_text", tr("Text"), sheet.columns)
        self.label = _box("sheet_label", tr("Label"), sheet.columns, optional=True)
        self.colour = _box("sheet_colour", tr("Colour"), sheet.columns, optional=True)
        guesses = ((self.text, sheet.text_column), (self.label, sheet.label_column), (self.colour, sheet.colour_column))
        for box, guess in guesses:
            box.setCurrentIndex(box.findData(_NONE if guess is None else guess))
        self._count = sheet.count
        self._preview = _preview(sheet.columns, sheet.rows[:_PREVIEWED])
        self._arrange()
        self.text.currentIndexChanged.connect(self._mark)
        self._preview.cellClicked.connect(lambda _, place: self.text.setCurrentIndex(self.text.findData(place)))
        self.accepted.connect(self._on_accepted)
        self._mark()

    def _mark(self) -> None:
        """The column of the texts gets the room."""
        text, header = self.text.currentData(), self._preview.horizontalHeader()
        for place in range(self._preview.columnCount()):
            chosen = place == text
            header.setSectionResizeMode(
                place, QHeaderView.ResizeMode.Stretch if chosen else QHeaderView.ResizeMode.Interactive
            )
        self._preview.selectColumn(text)

    def _on_accepted(self) -> None:
        label, colour = self.label.currentData(), self.colour.currentData()
        self.chosen.emit(
            self.text.currentData(), None if label == _NONE else label, None if colour == _NONE else colour
        )

    def _arrange(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(8)
        for box in (self.text, self.label, self.colour):
            form.addRow(box.accessibleName(), box)
        buttons = QDialogButtonBox(self)
        words = tr("Add {count} texts", count=count(self._count))
        add = buttons.addButton(words, QDialogButtonBox.ButtonRole.AcceptRole)
        add.setDefault(True)
        cancel = buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        cancel.setToolTip(tool_tip(tr("Take nothing from this file")))
        add.setToolTip(tool_tip(tr("Add a text for each row to the table")))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        note = QLabel(tr("Each row becomes a text. A label and a colour group the points of the map."), self)
        note.setProperty("role", "secondary")
        note.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(note)
        column.addWidget(self._preview)
        column.addLayout(form)
        column.addWidget(buttons)
        self.resize(560, self.sizeHint().height())


def _box(name: str, label: str, columns: Sequence[str], *, optional: bool = False) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.setAccessibleName(label)
    box.setToolTip(tool_tip(label))
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(16)
    if optional:
        box.addItem(tr("None"), _NONE)
    for place, column in enumerate(columns):
        box.addItem(one_line(column), place)
    return box


def _preview(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> QTableWidget:
    table = QTableWidget(len(rows), len(columns))
    table.setHorizontalHeaderLabels([one_line(column) for column in columns])
    for at, row in enumerate(rows):
        for place, cell in enumerate(row[: len(columns)]):
            table.setItem(at, place, QTableWidgetItem(one_line(cell[:_LONGEST])))
    table.setAccessibleName(tr("The first rows"))
    table.setToolTip(tool_tip(tr("The first rows")))
    table.setProperty("framed", True)
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectColumns)
    table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
    table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.setFixedHeight((len(rows) + 1) * ROW_HEIGHT + 16)
    return table
