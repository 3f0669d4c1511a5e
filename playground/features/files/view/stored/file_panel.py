"""The panel on the right of the files: all that the server says about the one that is selected."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from playground.features.files.view.stored.field_row import FieldRow
from playground.features.files.view.stored.file_words import (
    expiry_words,
    files_words,
    moment,
    name_words,
    purpose_words,
    short_moment,
    status_words,
)
from playground.widgets import numbers
from playground.widgets.buttons import Button, IconButton, LinkButton
from playground.widgets.elided_label import ElidedLabel
from playground.widgets.plain_text import one_line
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.api.files import StoredFile

_KNOWN: Final = (
    "id",
    "object",
    "filename",
    "purpose",
    "bytes",
    "created_at",
    "expires_at",
    "status",
    "status_details",
)
_LONGEST: Final = 2_000  # characters of a value that nobody foresaw
_MOST_OTHERS: Final = 40


class FilePanel(QScrollArea):
    """Signals:
    view_requested, download_requested, delete_requested, refresh_requested: its buttons.
    """

    view_requested = Signal()
    download_requested = Signal()
    delete_requested = Signal()
    refresh_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file: StoredFile | None = None
        self._fields: list[FieldRow] = []
        self._said = QLabel()
        self._name = ElidedLabel()
        self.view = Button(tr("Open"), tr("Look into the file  (Enter)"), icon_name="eye")
        self.download = Button(tr("Download"), icon_name="download-simple")
        self.delete = IconButton("trash", tr("Delete on the server"), keys_shown="Del", role="danger")
        self.copy = LinkButton(tr("Copy all as JSON"), tr("Copy everything that the server says about this file"))
        self.refresh = LinkButton(tr("Ask again"), tr("Ask the server what it says about this file now"))
        self._arrange()
        self._connect()
        self.show_files(())

    def show_files(self, files: "Sequence[StoredFile]") -> None:
        """Those that are selected."""
        one = files[0] if len(files) == 1 else None
        self._name.setVisible(bool(files))
        self._buttons.setVisible(bool(files))
        self._links.setVisible(one is not None)
        self.view.setVisible(one is not None)
        self._said.setVisible(not files)
        if one is not None:
            self._name.set_full_text(name_words(one))
        elif files:
            room = sum(file.bytes or 0 for file in files)
            self._name.set_full_text(f"{files_words(len(files))} · {numbers.size(room)}")
        if one is not self._file:
            self._file = one
            self._show_fields()

    def fields(self) -> Sequence[FieldRow]:
        return self._fields

    def _show_fields(self) -> None:
        for row in self._fields:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._fields = [] if self._file is None else [FieldRow(*texts) for texts in _texts(self._file)]
        for row in self._fields:
            self._column.addWidget(row)
            row.show()

    def _on_copy(self) -> None:
        if self._file is not None:
            text = json.dumps(self._file.fields, ensure_ascii=False, indent=2)
            QGuiApplication.clipboard().setText(text)

    def _connect(self) -> None:
        self.view.clicked.connect(self.view_requested)
        self.download.clicked.connect(self.download_requested)
        self.delete.clicked.connect(self.delete_requested)
        self.refresh.clicked.connect(self.refresh_requested)
        self.copy.clicked.connect(self._on_copy)

    def _arrange(self) -> None:
        self.view.setObjectName("view_file")
        self.download.setObjectName("download_file")
        self.delete.setObjectName("delete_file")
        self._name.setProperty("role", "heading")
        self._said.setText(tr("Select a file to see everything that the server says about it."))
        self._said.setProperty("role", "secondary")
        self._said.setWordWrap(True)
        self._buttons = _line(self.view, self.download, self.delete)
        self._links = _line(self.copy, self.refresh)
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        panel = QWidget()
        panel.setProperty("role", "pane")
        column = QVBoxLayout(panel)
        column.setContentsMargins(16, 4, 16, 16)
        column.setSpacing(12)
        for widget in (self._said, self._name, self._buttons):
            column.addWidget(widget)
        column.addLayout(self._column)
        column.addWidget(self._links)
        column.addStretch(1)
        self.setWidget(panel)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


def _texts(file: "StoredFile") -> Iterator[tuple[str, str, str, str]]:
    """The label of a field, what is shown, what is copied, and the tooltip."""
    yield tr("Name"), name_words(file), file.filename, file.filename
    yield tr("Id"), one_line(file.id), file.id, file.id
    yield tr("Purpose"), purpose_words(file.purpose), file.purpose, file.purpose
    if file.bytes is not None:
        exact = tr("{number} bytes", number=numbers.count(file.bytes))
        yield tr("Size"), numbers.size(file.bytes), str(file.bytes), exact
    if file.created_at is not None:
        created = short_moment(file.created_at, date.today())
        yield tr("Created"), created or str(file.created_at), str(file.created_at), moment(file.created_at)
    expires = expiry_words(file.expires_at)
    if file.expires_at is not None:
        yield tr("Expires"), expires, str(file.expires_at), moment(file.expires_at)
    else:
        yield tr("Expires"), expires, expires, tr("It stays until it is deleted.")
    if file.status:
        yield tr("Status"), status_words(file.status), file.status, file.status
    if file.status_details:
        yield tr("Status details"), one_line(file.status_details), file.status_details, ""
    others = [(name, value) for name, value in file.fields.items() if name not in _KNOWN and value is not None]
    for name, value in others[:_MOST_OTHERS]:
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        yield one_line(name[:80]), one_line(text[:_LONGEST]), text, text[:_LONGEST]


def _line(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return holder
