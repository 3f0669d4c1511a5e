"""A field for JSON, which says where it cannot be read."""

import json
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from playground.widgets import theme
from playground.widgets.plain_text import tool_tip
from playground.widgets.prompt_editor import PromptEditor, too_large
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.storage.json_values import JsonObject

_SHOWN_OF_TOO_LARGE: Final = 10_000


class JsonField(QFrame):
    """Signals:
    changed: what stands here now is another object, or none.
    """

    changed = Signal()

    def __init__(self, name: str, *, lines: tuple[int, int] = (2, 16), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: JsonObject | None = None
        self.editor = PromptEditor(self, lines=lines)
        self.editor.set_enter_submits(False)
        self.editor.setFont(theme.monospace())
        self.editor.setAccessibleName(name)
        self.editor.setToolTip(tool_tip(name))
        self.fault = QLabel(self)
        self.fault.setProperty("role", "fault")
        self.fault.setWordWrap(True)
        self.fault.hide()
        sunken = QFrame(self)
        sunken.setProperty("surface", "sunken")
        inside = QVBoxLayout(sunken)
        inside.setContentsMargins(8, 6, 8, 6)
        inside.addWidget(self.editor)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(sunken)
        column.addWidget(self.fault)
        self.editor.textChanged.connect(self._on_changed)

    def set_record(self, record: "JsonObject") -> None:
        """Says nothing."""
        self.set_text(json.dumps(record, ensure_ascii=False, indent=2) if record else "")
        if self.editor.isReadOnly():
            self._kept = record

    def set_text(self, text: str) -> None:
        """What may be no JSON; too much of it is only shown. Says nothing."""
        large = too_large(text)
        self._kept = None
        self.editor.blockSignals(True)
        self.editor.setReadOnly(large)
        self.editor.set_text(f"{text[:_SHOWN_OF_TOO_LARGE]}…" if large else text)
        self.editor.moveCursor(self.editor.textCursor().MoveOperation.Start)
        self.editor.blockSignals(False)
        self._show_fault("" if not large else tr("Too long to be edited here."))

    def text(self) -> str:
        return self.editor.text()

    def record(self) -> "JsonObject | None":
        """None while it cannot be read."""
        if self._kept is not None:
            return self._kept
        record, _ = _read(self.text())
        return record

    def show_fault(self) -> None:
        """Also about what nobody has touched yet."""
        if not self.editor.isReadOnly():
            self._show_fault(_read(self.text())[1])

    def _on_changed(self) -> None:
        self.show_fault()
        self.changed.emit()

    def _show_fault(self, words: str) -> None:
        self.fault.setText(words)
        self.fault.setVisible(bool(words))


def _read(text: str) -> "tuple[JsonObject | None, str]":
    """The object, or what keeps it from being one. Nothing at all is an object without fields."""
    if not text.strip():
        return {}, ""
    try:
        value = json.loads(text)
    except ValueError as error:
        return None, _where(error)
    except RecursionError:
        return None, tr("This is nested too deeply.")
    return (value, "") if isinstance(value, dict) else (None, tr("It must be an object: {{ … }}."))


def _where(error: ValueError) -> str:
    if not isinstance(error, json.JSONDecodeError):
        return tr("This cannot be read as JSON.")
    return tr("Not JSON yet: line {line}, column {column}.", line=error.lineno, column=error.colno)
