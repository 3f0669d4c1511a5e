"""The head of a prompt: its name, where it is kept, and which version it is."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from playground.widgets.buttons import Button, IconButton
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr

_PAUSE_MS: Final = 500  # without typing, after which a name is kept


class PromptHead(QWidget):
    """Setters are silent.

    Signals:
        renamed: its new name. moved: its new folder. tagged: its new tags.
        versions_requested, menu_requested: their buttons.
    """

    renamed = Signal(str)
    moved = Signal(str)
    tagged = Signal(list)
    versions_requested = Signal()
    menu_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = QLineEdit(self)
        self.folder = QComboBox(self)
        self.tags = QLineEdit(self)
        self.version = Button("", tr("All versions, what changed in them, and the way back"), parent=self)
        self.menu_button = IconButton("dots-three", tr("More about this prompt"), parent=self)
        self._number: int | None = None
        self._shown: tuple[str, str, tuple[str, ...]] = ("", "", ())
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._dress()
        self._arrange()
        self._connect()

    def set_prompt(self, number: int, name: str, folder: str, tags: Sequence[str], folders: Sequence[str]) -> None:
        """What is being typed stays."""
        another, self._number = number != self._number, number
        if [self.folder.itemText(row) for row in range(self.folder.count())] != ["", *folders]:
            typed = self.folder.currentText()
            self.folder.clear()
            self.folder.addItems(["", *folders])
            self.folder.setEditText(typed)
        self._shown = (name, folder, tuple(tags))
        field = self.folder.lineEdit()
        if another or not self.name.hasFocus():
            self.name.setText(name)
        if another or not (field is not None and field.hasFocus()):
            self.folder.setEditText(folder)
        if another or not self.tags.hasFocus():
            self.tags.setText(", ".join(tags))

    def set_version(self, text: str) -> None:
        self.version.setText(text)
        self.version.setAccessibleName(text)

    def _on_named(self) -> None:
        self._pause.stop()
        name = self.name.text().strip()
        if name != self._shown[0]:
            self._shown = (name, *self._shown[1:])
            self.renamed.emit(name)

    def _on_moved(self) -> None:
        folder = self.folder.currentText().strip()
        if folder != self._shown[1]:
            self._shown = (self._shown[0], folder, self._shown[2])
            self.moved.emit(folder)

    def _on_tagged(self) -> None:
        words = (word.strip() for word in self.tags.text().replace("，", ",").split(","))
        tags = tuple(dict.fromkeys(word for word in words if word))
        if tags != self._shown[2]:
            self._shown = (*self._shown[:2], tags)
            self.tagged.emit(list(tags))

    def _dress(self) -> None:
        self.name.setObjectName("prompt_name")
        self.name.setPlaceholderText(tr("Untitled prompt"))
        self.name.setAccessibleName(tr("Name"))
        self.name.setToolTip(tool_tip(tr("How this prompt is called in the list")))
        self.folder.setObjectName("prompt_folder")
        self.folder.setEditable(True)
        self.folder.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.folder.setAccessibleName(tr("Folder"))
        self.folder.setToolTip(tool_tip(tr("Folder: choose one, or write a new name")))
        self.folder.setMinimumContentsLength(8)
        field = self.folder.lineEdit()
        assert field is not None
        field.setPlaceholderText(tr("No folder"))
        self.tags.setObjectName("prompt_tags")
        self.tags.setPlaceholderText(tr("Tags, separated by commas"))
        self.tags.setAccessibleName(tr("Tags"))
        self.tags.setToolTip(tool_tip(tr("Words by which this prompt is found")))
        self.version.setObjectName("versions")
        self.menu_button.setObjectName("prompt_menu")

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.name, 1)
        top.addWidget(self.version)
        top.addWidget(self.menu_button)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.folder, 1)
        below.addWidget(self.tags, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addLayout(below)

    def _connect(self) -> None:
        self.name.textEdited.connect(lambda: self._pause.start())
        self.name.editingFinished.connect(self._on_named)
        self._pause.timeout.connect(self._on_named)
        field = self.folder.lineEdit()
        assert field is not None
        field.editingFinished.connect(self._on_moved)
        self.folder.activated.connect(lambda _: self._on_moved())
        self.tags.editingFinished.connect(self._on_tagged)
        self.version.clicked.connect(lambda: self.versions_requested.emit())
        self.menu_button.clicked.connect(lambda: self.menu_requested.emit())
