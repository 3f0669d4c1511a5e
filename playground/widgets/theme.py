"""The theme in force: puts the tokens onto the application and says when they change."""

import sys
from typing import Final, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QStyle

from playground.signal import Signal
from playground.widgets.style import FlatStyle
from playground.widgets.style_sheet import style_sheet
from playground.widgets.tokens import DARK, LIGHT, MOTION_MS, Tokens

__all__ = ["DARK", "LIGHT", "Theme", "Tokens", "apply", "changed", "font", "monospace", "motion", "points", "tokens"]

Theme = Literal["light", "dark", "system"]

changed: Final = Signal[()]()

_CJK_FAMILIES: Final = ("Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC")


class _State:
    """What the module remembers between two calls of `apply`."""

    tokens: Tokens = LIGHT
    choice: Theme = "system"
    following = False


def tokens() -> Tokens:
    return _State.tokens


def apply(app: QApplication, choice: Theme) -> None:
    """Wear this theme from now on; with "system", whatever the system wears, also when it changes."""
    _State.choice = choice
    hints = app.styleHints()
    if not _State.following:
        _State.following = True
        app.setStyle(FlatStyle(tokens))
        app.setFont(font(10))
        hints.colorSchemeChanged.connect(lambda scheme: _wear(app, scheme))
    scheme = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(choice, Qt.ColorScheme.Unknown)
    # The system then draws the title bar and its own dialogs in the same scheme.
    hints.setColorScheme(scheme)
    _wear(app, hints.colorScheme())


def points(size: float) -> float:
    """Type size in points; on a Mac a point is a pixel, so more of them make the same letter."""
    return size * 1.3 if sys.platform == "darwin" else size


def font(size: float) -> QFont:
    """The system's font, with a Chinese face behind it for whatever it lacks."""
    result = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    return _sized(result, size)


def monospace(size: float = 10) -> QFont:
    return _sized(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont), size)


def motion() -> int:
    """How many milliseconds a movement may take; 0 when the system asks for none."""
    style = QApplication.style()
    return min(MOTION_MS, style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration))


def _sized(result: QFont, size: float) -> QFont:
    # "Sans Serif" is the name of a wish: beside real families Qt would pass it over.
    families = [QFontInfo(result).family()]
    result.setFamilies([*families, *(name for name in _CJK_FAMILIES if name not in families)])
    result.setPointSizeF(points(size))
    return result


def _wear(app: QApplication, system: Qt.ColorScheme) -> None:
    dark = _State.choice == "dark" or (_State.choice == "system" and system == Qt.ColorScheme.Dark)
    wanted = DARK if dark else LIGHT
    if _State.tokens is wanted and app.styleSheet():
        return
    _State.tokens = wanted
    app.setPalette(_palette(wanted))
    app.setStyleSheet(style_sheet(wanted, points))
    changed.emit()


def _palette(tokens: Tokens) -> QPalette:
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    palette = QPalette()
    colours = {
        role.Window: tokens.window,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.sunken,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.secondary,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.danger,
        role.ToolTipBase: tokens.surface,
        role.ToolTipText: tokens.text,
        role.Highlight: tokens.selection,
        role.HighlightedText: tokens.text,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.Light: tokens.surface,
        role.Midlight: tokens.border,
        role.Mid: tokens.border,
        role.Dark: tokens.outline,
        role.Shadow: tokens.sunken,
    }
    for name, colour in colours.items():
        palette.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText, role.Accent):
        palette.setColor(group.Disabled, name, QColor(tokens.disabled))
    return palette
