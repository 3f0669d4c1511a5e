"""The keys of the canvas, while it has the focus."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from playground.features.images.mask.tool import Tool

TOOL_KEYS: Final = {
    Tool.BRUSH: "B",
    Tool.ERASER: "E",
    Tool.RECTANGLE: "R",
    Tool.ELLIPSE: "O",
    Tool.LASSO: "L",
    Tool.POLYGON: "P",
    Tool.FILL: "F",
    Tool.PAN: "H",
}
# On many keyboards these need Shift or AltGr, so that only the character says what was meant.
_CHARACTERS: Final = "[]{}+-="
_OF_THE_PLACE: Final = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier


def key_name(event: QKeyEvent) -> str:
    """Such as "B", "Ctrl+Z" or "["."""
    if event.text() and event.text() in _CHARACTERS:
        return event.text()
    return QKeySequence(QKeyCombination(event.modifiers() & ~_OF_THE_PLACE, Qt.Key(event.key()))).toString()
