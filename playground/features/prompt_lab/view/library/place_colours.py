"""Tints the places for variables while a message is written."""

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from playground.features.prompt_lab.variables import LONGEST, PLACE
from playground.widgets import theme


class PlaceColours(QSyntaxHighlighter):
    """A tint and another weight: colour alone would say nothing to some eyes."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._format = QTextCharFormat()
        self._wear_theme()
        self._follow_theme()

    def highlightBlock(self, text: str) -> None:
        if "{{" not in text:
            return
        wide = any(ord(character) > 0xFFFF for character in text)
        for match in PLACE.finditer(text):
            if len(match[1]) <= LONGEST:
                start = _units(text[: match.start()]) if wide else match.start()
                self.setFormat(start, _units(match[0]) if wide else len(match[0]), self._format)

    def _wear_theme(self) -> None:
        tokens = theme.tokens()
        self._format.setForeground(QColor(tokens.accent))
        self._format.setBackground(QColor(tokens.selection))
        self._format.setFontWeight(QFont.Weight.DemiBold)

    def _follow_theme(self) -> None:
        def on_changed() -> None:
            self._wear_theme()
            self.rehighlight()

        theme.changed.connect(on_changed)
        self.destroyed.connect(lambda: theme.changed.disconnect(on_changed))


def _units(text: str) -> int:
    """Qt counts in halves of what Python counts in where a character lies outside the basic plane."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
