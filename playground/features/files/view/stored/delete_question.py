"""Asks before files are deleted, and names them: on a server there is no undo."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from playground.features.files.view.stored.file_words import name_words, size_words
from playground.widgets import numbers
from playground.widgets.buttons import Button
from playground.widgets.elided_label import ElidedLabel
from playground.widgets.translation import tr
from playground.window.dialog import Dialog

if TYPE_CHECKING:
    from playground.api.files import StoredFile

_MOST_NAMED: Final = 5


class DeleteQuestion(Dialog):
    """Enter keeps the files: the button that deletes must be meant."""

    def __init__(self, files: "Sequence[StoredFile]", parent: QWidget) -> None:
        super().__init__(_title(len(files)), parent, width=440)
        self.setObjectName("delete_question")
        for file in files[:_MOST_NAMED]:
            label = ElidedLabel()
            size = size_words(file.bytes)
            label.set_full_text(f"{name_words(file)} · {size}" if size else name_words(file))
            self.body.addWidget(label)
        rest = len(files) - _MOST_NAMED
        if rest > 0:
            words = tr("and 1 more") if rest == 1 else tr("and {count} more", count=numbers.count(rest))
            self.body.addWidget(_said(words))
        self.body.addSpacing(4)
        self.body.addWidget(_said(tr("What is deleted on the server cannot be brought back.")))
        self.keep = Button(tr("Keep"), tr("Leave them where they are"))
        self.delete = Button(tr("Delete"), tr("Delete them on the server"), kind="danger")
        self.keep.setObjectName("keep_files")
        self.delete.setObjectName("delete_files")
        self.keep.setDefault(True)
        self.foot.addStretch(1)
        self.foot.addWidget(self.keep)
        self.foot.addWidget(self.delete)
        self.keep.clicked.connect(self.reject)
        self.delete.clicked.connect(self.accept)


def _title(count: int) -> str:
    return tr("Delete this file?") if count == 1 else tr("Delete {count} files?", count=numbers.count(count))


def _said(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", "secondary")
    label.setWordWrap(True)
    return label
