"""The extra headers of a connection, one in a line. What holds a secret turns into dots when the field is left."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from playground.api.secret_text import BLANK, is_secret_header
from playground.window.connection_draft import header_lines


class HeadersEdit(QPlainTextEdit):
    """The typed secrets are handed over once, in the draft.

    Signals:
        edited: by the user.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, placeholderText="Name: value", tabChangesFocus=True)
        self.setObjectName("headers")
        self.setFixedHeight(64)
        self._secrets: dict[str, str] = {}
        self.textChanged.connect(self.edited)

    def secrets(self) -> Mapping[str, str]:
        """By the name in small letters; only those that the text no longer shows."""
        return dict(self._secrets)

    def show_headers(self, text: str, secrets: Mapping[str, str]) -> None:
        self._secrets = dict(secrets)
        self._replace(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._cover()
        super().focusOutEvent(event)

    def _cover(self) -> None:
        lines = []
        for name, value in header_lines(self.toPlainText()):
            if is_secret_header(name) and value not in ("", BLANK):
                self._secrets[name.lower()] = value
                value = BLANK
            lines.append(f"{name}: {value}" if name else value)
        text = "\n".join(lines)
        if BLANK in text and text != self.toPlainText():
            self._replace(text)

    def _replace(self, text: str) -> None:
        self.blockSignals(True)
        # Also empties the memory of what can be undone.
        self.setPlainText(text)
        self.blockSignals(False)
