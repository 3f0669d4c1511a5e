"""Palette, style sheet and icons follow the theme."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import QApplication

from playground.widgets import theme
from playground.widgets.icons import icon
from playground.widgets.resources import resource_dir
from playground.widgets.style_sheet import style_sheet


def colours(name: str, mode: QIcon.Mode = QIcon.Mode.Normal, state: QIcon.State = QIcon.State.Off) -> set[str]:
    """The colours of the opaque points of an icon."""
    image = icon(name).pixmap(QSize(32, 32), 1.0, mode, state).toImage()
    points = ((x, y) for x in range(32) for y in range(32))
    return {image.pixelColor(x, y).name().upper() for x, y in points if image.pixelColor(x, y).alpha() == 255}


def test_the_palette_is_made_from_the_tokens(qapp: QApplication):
    both: list[tuple[theme.Theme, theme.Tokens]] = [("dark", theme.DARK), ("light", theme.LIGHT)]
    for choice, tokens in both:
        theme.apply(qapp, choice)
        assert theme.tokens() is tokens
        assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == tokens.window
        assert qapp.palette().color(QPalette.ColorRole.Text).name().upper() == tokens.text


def test_the_change_is_told_once_and_only_when_there_is_one(qapp: QApplication):
    theme.apply(qapp, "light")
    told: list[str] = []

    def tell() -> None:
        told.append(theme.tokens().window)

    theme.changed.connect(tell)
    theme.apply(qapp, "light")
    theme.apply(qapp, "dark")
    theme.changed.disconnect(tell)
    theme.apply(qapp, "light")
    assert told == [theme.DARK.window]


def test_the_system_is_followed_live(qapp: QApplication):
    theme.apply(qapp, "system")
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.tokens() is theme.DARK
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.tokens() is theme.LIGHT
    theme.apply(qapp, "light")


def test_a_chosen_theme_does_not_follow_the_system(qapp: QApplication):
    theme.apply(qapp, "light")
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.tokens() is theme.LIGHT


def test_the_style_sheet_has_no_colour_but_the_tokens(qapp: QApplication):
    sheet = style_sheet(theme.DARK, theme.points)
    strangers = {theme.LIGHT.window, theme.LIGHT.surface, theme.LIGHT.sunken, theme.LIGHT.selection}
    assert not [colour for colour in strangers if colour in sheet]


def test_a_chinese_face_stands_behind_the_font_of_the_system():
    assert "Noto Sans CJK SC" in theme.font(10).families()[1:]
    assert theme.font(9).pointSizeF() < theme.font(10).pointSizeF()


def test_motion_is_short():
    assert 0 <= theme.motion() <= 150


def test_an_icon_follows_the_theme(qapp: QApplication):
    theme.apply(qapp, "light")
    assert colours("stop-fill") == {theme.LIGHT.text}
    theme.apply(qapp, "dark")
    assert colours("stop-fill") == {theme.DARK.text}
    theme.apply(qapp, "light")


def test_an_icon_is_pale_when_disabled_and_accented_when_checked(qapp: QApplication):
    theme.apply(qapp, "light")
    assert colours("stop-fill", QIcon.Mode.Disabled) == {theme.LIGHT.disabled}
    assert colours("stop-fill", state=QIcon.State.On) == {theme.LIGHT.accent}


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_an_icon_has_a_point_for_every_point_of_the_screen(scale: float):
    pixmap = icon("gear-six").pixmap(QSize(18, 18), scale)
    assert pixmap.devicePixelRatio() == scale
    assert pixmap.width() == round(18 * scale)


def test_an_unknown_icon_is_refused_at_once():
    with pytest.raises(LookupError, match="no-such-icon"):
        icon("no-such-icon")


def test_every_icon_is_used_and_takes_the_colour_of_its_role():
    folder = Path(__file__).resolve().parents[3]
    code = "".join(path.read_text() for room in ("playground", "tests/gui") for path in (folder / room).rglob("*.py"))
    files = sorted((resource_dir() / "icons").glob("*.svg"))
    assert [path.stem for path in files if f'"{path.stem}"' not in code] == []
    assert [path.stem for path in files if b"currentColor" not in path.read_bytes()] == []
