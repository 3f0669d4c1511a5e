"""Esc for what the window knows nothing of: a page that is left, a sound that is silenced."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent


def asks_for_escape(event: QEvent) -> bool:
    """Whether this event asks who wants Esc. Who accepts it gets it once more, as a key that was pressed."""
    asks = event.type() == QEvent.Type.ShortcutOverride
    return asks and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
