"""Chooses a prompt of the library, found while typing, and which version of it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QWidget

from playground.widgets.plain_text import one_line, tool_tip
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playground.storage.prompts import PromptRecord, VersionRecord


class PromptPicker(QWidget):
    """Setters are silent. Without a version chosen the current one is meant, also when it changes.

    Signals:
        prompt_chosen: the number of a prompt; its owner answers with `set_versions`.
        version_chosen: the id of a version, or None for the current one.
    """

    prompt_chosen = Signal(int)
    version_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prompt: int | None = None
        self._version: int | None = None
        self.prompts = QComboBox(self)
        self.versions = QComboBox(self)
        self._dress()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.prompts, 3)
        row.addWidget(self.versions, 2)
        self.setFocusProxy(self.prompts)
        self.prompts.activated.connect(self._on_prompt)
        self.versions.activated.connect(self._on_version)

    def prompt(self) -> int | None:
        return self._prompt

    def version(self) -> int | None:
        return self._version

    def set_prompts(self, records: "Sequence[PromptRecord]") -> None:
        """Those of the library, whenever they change; the choice stays while its prompt is there."""
        with QSignalBlocker(self.prompts):
            self.prompts.clear()
            for record in records:
                self.prompts.addItem(_words(record), record.id)
        self.set_prompt(self._prompt, self._version)

    def set_prompt(self, number: int | None, version: int | None = None) -> None:
        place = -1 if number is None else self.prompts.findData(number)
        self._prompt, self._version = (number, version) if place >= 0 else (None, None)
        self.prompts.setCurrentIndex(place)
        if place < 0:
            self.prompts.setEditText("")
        self._show_version()

    def set_versions(self, records: "Sequence[VersionRecord]") -> None:
        """Of the chosen prompt, the latest first."""
        self.versions.clear()
        self.versions.addItem(tr("Current version"), None)
        for record in records:
            words = tr("Version {number}", number=record.number)
            self.versions.addItem(f"{words} · {one_line(record.name)}" if record.name else words, record.id)
        self._show_version()

    def _show_version(self) -> None:
        if self.versions.count() == 0:
            self.versions.addItem(tr("Current version"), None)
        self.versions.setCurrentIndex(max(0, self.versions.findData(self._version)))
        self.versions.setEnabled(self._prompt is not None)

    def _on_prompt(self, place: int) -> None:
        number = self.prompts.itemData(place)
        if number != self._prompt:
            self._prompt, self._version = number, None
            self.versions.clear()
            self._show_version()
            self.prompt_chosen.emit(number)

    def _on_version(self, place: int) -> None:
        version = self.versions.itemData(place)
        if version != self._version:
            self._version = version
            self.version_chosen.emit(version)

    def _on_left(self) -> None:
        """What was typed and not chosen is no prompt."""
        place = -1 if self._prompt is None else self.prompts.findData(self._prompt)
        self.prompts.setCurrentIndex(place)
        self.prompts.setEditText(self.prompts.itemText(place) if place >= 0 else "")

    def _dress(self) -> None:
        for box in (self.prompts, self.versions):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(6)
        self.prompts.setObjectName("picked_prompt")
        self.prompts.setEditable(True)
        self.prompts.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.prompts.setAccessibleName(tr("Prompt"))
        self.prompts.setToolTip(tool_tip(tr("Which prompt of the library; write a part of its name")))
        completer = QCompleter(self.prompts.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.prompts.setCompleter(completer)
        field = self.prompts.lineEdit()
        assert field is not None
        field.setPlaceholderText(tr("Choose a prompt"))
        field.editingFinished.connect(partial(self._on_left))
        self.versions.setObjectName("picked_version")
        self.versions.setAccessibleName(tr("Version"))
        self.versions.setToolTip(tool_tip(tr("Which version; the current one goes along with every change")))


def _words(record: "PromptRecord") -> str:
    name = one_line(record.name) or tr("Untitled prompt")
    return f"{one_line(record.folder)} / {name}" if record.folder else name
