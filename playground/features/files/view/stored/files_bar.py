"""The line above the table of files: what is looked for, and what can be done with what is selected."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from playground.features.files.view.stored.file_words import purpose_words
from playground.widgets.buttons import IconButton
from playground.widgets.icons import icon
from playground.widgets.numbers import count
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr

_PAUSE_MS: Final = 120  # in the typing, before the table follows


class FilesBar(QWidget):
    """Signals:
    filter_changed: a text and a purpose; each may be empty.
    refresh_requested, view_requested, download_requested, delete_requested: its buttons.
    """

    filter_changed = Signal(str, str)
    refresh_requested = Signal()
    view_requested = Signal()
    download_requested = Signal()
    delete_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered: tuple[tuple[str, int], ...] | None = None
        self.text = QLineEdit(self)
        self.purpose = QComboBox(self)
        self.view = IconButton("eye", tr("Look into the file"), keys_shown="Return", parent=self)
        self.download = IconButton("download-simple", tr("Download what is selected"), parent=self)
        self.delete = IconButton("trash", tr("Delete what is selected on the server"), keys_shown="Del", parent=self)
        self.refresh = IconButton("arrow-clockwise", tr("Read the list again"), keys_shown="F5", parent=self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._dress()
        self._arrange()
        self._connect()

    def focus_search(self) -> None:
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.selectAll()

    def set_searchable(self, searchable: bool) -> None:
        """Whether there is anything to be looked for."""
        self.text.setEnabled(searchable)
        self.purpose.setEnabled(searchable)

    def set_purposes(self, purposes: Mapping[str, int], chosen: str) -> None:
        """With how many files there are of each."""
        offered = tuple(purposes.items())
        if offered == self._offered and chosen == self.purpose.currentData():
            return  # its list may be open
        self._offered = offered
        self.purpose.blockSignals(True)
        self.purpose.clear()
        self.purpose.addItem(tr("All purposes"), "")
        for purpose, number in purposes.items():
            self.purpose.addItem(f"{purpose_words(purpose)} ({count(number)})", purpose)
        place = self.purpose.findData(chosen)
        if place < 0:
            self.purpose.addItem(purpose_words(chosen), chosen)
            place = self.purpose.count() - 1
        self.purpose.setCurrentIndex(place)
        self.purpose.blockSignals(False)

    def set_selected(self, number: int) -> None:
        """How many files the buttons would be about."""
        nothing = tr("Select a file first.")
        reasons = {
            self.view: nothing if number == 0 else tr("Select one file only.") if number > 1 else "",
            self.download: nothing if number == 0 else "",
            self.delete: nothing if number == 0 else "",
        }
        for button, reason in reasons.items():
            button.setEnabled(not reason)
            button.setAccessibleDescription(reason)
            button.setToolTip(tool_tip(reason) or self._tips[button])

    def _on_chosen(self) -> None:
        self._pause.stop()
        self.filter_changed.emit(self.text.text().strip(), self.purpose.currentData())

    def _dress(self) -> None:
        self.text.setObjectName("files_filter")
        self.text.setPlaceholderText(tr("Filter by name or id"))
        self.text.setAccessibleName(tr("Filter by name or id"))
        self.text.setToolTip(tool_tip(tr("Filter by name or id  (Ctrl+F)")))
        self.text.setClearButtonEnabled(True)
        self.text.addAction(icon("magnifying-glass", "secondary"), QLineEdit.ActionPosition.LeadingPosition)
        self.purpose.setObjectName("files_purpose")
        self.purpose.setAccessibleName(tr("Purpose"))
        self.purpose.setToolTip(tool_tip(tr("Show the files of one purpose")))
        self.purpose.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.purpose.setMinimumContentsLength(12)
        self.view.setObjectName("view_selected")
        self.download.setObjectName("download_selected")
        self.delete.setObjectName("delete_selected")
        self.refresh.setObjectName("refresh_files")
        self._tips = {button: button.toolTip() for button in (self.view, self.download, self.delete)}
        self.set_purposes({}, "")
        self.set_selected(0)

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        row.addWidget(self.purpose)
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        for button in (self.view, self.download, self.delete, self.refresh):
            buttons.addWidget(button)
        row.addLayout(buttons)

    def _connect(self) -> None:
        self.text.textChanged.connect(lambda: self._pause.start())
        self._pause.timeout.connect(self._on_chosen)
        self.text.returnPressed.connect(self._on_chosen)
        self.purpose.activated.connect(self._on_chosen)
        self.refresh.clicked.connect(self.refresh_requested)
        self.view.clicked.connect(self.view_requested)
        self.download.clicked.connect(self.download_requested)
        self.delete.clicked.connect(self.delete_requested)
