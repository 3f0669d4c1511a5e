"""Everything a transcript needs to know about how it looks, made once for a theme and a font."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPalette

from playground.widgets import theme
from playground.widgets.tokens import Tokens

COLUMN: Final = 780
MARGIN: Final = 20
BUBBLE_SHARE: Final = 0.75
RADIUS: Final = 10
INSET: Final = 4

LINE_HEIGHT: Final = 145
CODE_LINE_HEIGHT: Final = 1.38


@dataclass(frozen=True)
class Look:
    """Fonts and colours; a new one is made when the theme or the size of the text changes."""

    tokens: Tokens
    points: float = 10

    @cached_property
    def text_font(self) -> QFont:
        return theme.font(self.points)

    @cached_property
    def small_font(self) -> QFont:
        return theme.font(self.points * 0.9)

    @cached_property
    def title_font(self) -> QFont:
        font = theme.font(self.points)
        font.setWeight(QFont.Weight.DemiBold)
        return font

    @cached_property
    def code_font(self) -> QFont:
        font = theme.monospace(self.points)
        font.setStyleHint(QFont.StyleHint.Monospace)
        return font

    @cached_property
    def inline_code_points(self) -> float:
        return self.code_font.pointSizeF() * 0.92

    def heading_points(self, level: int) -> float:
        return self.text_font.pointSizeF() * {1: 1.5, 2: 1.3, 3: 1.15}.get(level, 1.0)

    @cached_property
    def metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self.text_font)

    @cached_property
    def line_height(self) -> float:
        return self.metrics.height() * LINE_HEIGHT / 100

    @cached_property
    def character_width(self) -> float:
        return max(4.0, self.metrics.averageCharWidth())

    @cached_property
    def code_metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self.code_font)

    @cached_property
    def code_line_height(self) -> int:
        return round(self.code_metrics.height() * CODE_LINE_HEIGHT / 1.16)

    @cached_property
    def text(self) -> QColor:
        return QColor(self.tokens.text)

    @cached_property
    def secondary(self) -> QColor:
        return QColor(self.tokens.secondary)

    @cached_property
    def accent(self) -> QColor:
        return QColor(self.tokens.accent)

    @cached_property
    def border(self) -> QColor:
        return QColor(self.tokens.border)

    @cached_property
    def sunken(self) -> QColor:
        return QColor(self.tokens.sunken)

    @cached_property
    def selection(self) -> QColor:
        return QColor(self.tokens.selection)

    @cached_property
    def palette(self) -> QPalette:
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, self.text)
        palette.setColor(QPalette.ColorRole.Link, self.accent)
        return palette

    @cached_property
    def inline_code(self) -> QColor:
        """The chip behind inline code: the sunken colour alone would hardly show on the window's."""
        return QColor(self.tokens.hover)

    @cached_property
    def syntax(self) -> tuple[QColor, ...]:
        """Colours in the order of `highlight.Style`."""
        tokens = self.tokens
        names = (tokens.accent, tokens.success, tokens.warning, tokens.secondary, tokens.danger, tokens.accent_hover)
        return tuple(QColor(name) for name in names)
