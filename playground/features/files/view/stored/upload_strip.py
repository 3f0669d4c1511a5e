"""The card at the foot of the files: what is on its way, and the button that sends more."""

from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from playground.features.files.view.stored.file_words import purpose_words
from playground.features.files.view.stored.transfer_row import ROW, TransferRow
from playground.features.files.view.stored.transfer_words import Line, expiry_choices
from playground.widgets.buttons import PrimaryButton
from playground.widgets.elided_label import ElidedLabel
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr

Transfer: TypeAlias = tuple[str, int]  # "upload" or "download", and its id

_MOST_ROWS: Final = 4  # more are scrolled
_FEW_ROWS: Final = 2  # where the table needs the room
_NARROW: Final = 560  # px below which the hint goes


class UploadStrip(QFrame):
    """Signals:
    choose_requested: files are to be chosen for an upload.
    transfer_requested: what is to become of one ("stop", "resume", "retry", "forget"), and which.
    """

    choose_requested = Signal()
    transfer_requested = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[Transfer, TransferRow] = {}
        self._low = False
        self._held = QWidget()
        self._scroll = QScrollArea(self)
        self.purpose = _box("upload_purpose", tr("What the files are for"))
        self.expiry = _box("upload_expiry", tr("How long the files stay on the server"))
        self.in_parts = QCheckBox(tr("In parts"), self)
        self.upload = PrimaryButton(tr("Upload"), tr("Choose files to upload  (Ctrl+N)"), icon_name="upload-simple")
        self._hint = ElidedLabel(Qt.TextElideMode.ElideRight)
        self._arrange()
        self.upload.clicked.connect(self.choose_requested)

    def set_purposes(self, purposes: Sequence[str]) -> None:
        """Those that can be chosen for an upload; what was chosen stays."""
        chosen = self.purpose.currentData()
        if [self.purpose.itemData(place) for place in range(self.purpose.count())] == list(purposes):
            return
        self.purpose.clear()
        for purpose in purposes:
            self.purpose.addItem(purpose_words(purpose), purpose)
            self.purpose.setItemData(self.purpose.count() - 1, tool_tip(purpose), Qt.ItemDataRole.ToolTipRole)
        self.set_purpose(str(chosen))

    def set_purpose(self, purpose: str) -> None:
        self.purpose.setCurrentIndex(max(0, self.purpose.findData(purpose)))

    def wishes(self) -> tuple[str, int | None, bool]:
        """The purpose, the seconds after which the server may delete the file, and whether it goes in parts."""
        return self.purpose.currentData(), self.expiry.currentData(), self.in_parts.isChecked()

    def set_transfers(self, lines: Mapping[Transfer, Line]) -> None:
        """In this order, from above."""
        for each in self._rows.keys() - lines.keys():
            row = self._rows.pop(each)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, (each, line) in enumerate(lines.items()):
            if each not in self._rows:
                self._rows[each] = self._row(each)
            row = self._rows[each]
            row.set_line(line)
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
        self._scroll.setVisible(bool(lines))
        self._measure()

    def set_low(self, low: bool) -> None:
        """Whether the page has little height."""
        if low != self._low:
            self._low = low
            self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hint.setVisible(event.size().width() >= _NARROW)

    def row(self, transfer: Transfer) -> TransferRow:
        return self._rows[transfer]

    def row_count(self) -> int:
        return len(self._rows)

    def reveal(self, transfer: Transfer) -> None:
        if transfer in self._rows:
            self._scroll.ensureWidgetVisible(self._rows[transfer])

    def set_welcoming(self, welcoming: bool) -> None:
        """While files hang over the page."""
        if bool(self.property("active")) != welcoming:
            self.setProperty("active", welcoming)
            self.style().unpolish(self)
            self.style().polish(self)
            self._hint.set_full_text(tr("Let go to upload") if welcoming else tr("or drop files here"))

    def _measure(self) -> None:
        most = _FEW_ROWS if self._low else _MOST_ROWS
        self._scroll.setFixedHeight(ROW * min(most, max(1, len(self._rows))))

    def _row(self, transfer: Transfer) -> TransferRow:
        row = TransferRow(self._held)
        self._column.addWidget(row)
        row.show()
        row.requested.connect(lambda wish: self.transfer_requested.emit(wish, transfer))
        return row

    def _arrange(self) -> None:
        self.setProperty("surface", "card")
        self.upload.setObjectName("upload")
        self.in_parts.setObjectName("in_parts")
        self.in_parts.setToolTip(
            tool_tip(tr("Send in parts, so that a stopped upload can go on. Files over 512 MB always go in parts."))
        )
        for seconds, words in expiry_choices():
            self.expiry.addItem(words, seconds)
        self._hint.setProperty("role", "secondary")
        self._hint.set_full_text(tr("or drop files here"))
        self._column = QVBoxLayout(self._held)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._held.setProperty("role", "pane")
        self._scroll.setWidget(self._held)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.purpose)
        row.addWidget(self.expiry)
        row.addWidget(self.in_parts)
        row.addStretch(1)
        row.addWidget(self._hint)
        row.addWidget(self.upload)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        column.addWidget(self._scroll)
        column.addLayout(row)


def _box(name: str, label: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.setAccessibleName(label)
    box.setToolTip(tool_tip(label))
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    return box
