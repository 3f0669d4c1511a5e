"""Icons from `resources/icons`, painted in the colours of the current theme at whatever size and scale is asked for."""

from functools import cache
from pathlib import Path
from typing import Final, Literal

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from playground.widgets import theme
from playground.widgets.resources import resource_dir

IconRole = Literal["text", "secondary", "accent", "on_accent", "danger", "warning", "success"]

_painted: Final[dict[tuple[str, str, int, int, float], QPixmap]] = {}


@cache
def icon(name: str, role: IconRole = "text") -> QIcon:
    """The icon of this name; it turns to the accent while its button is checked, and pale while it is disabled.

    Where it is wider than high, what is left of the width is room before the word that follows.
    """
    path = resource_dir() / "icons" / f"{name}.svg"
    if not path.is_file():
        raise LookupError(f"There is no icon named {name!r} in {path.parent}")
    return QIcon(_Engine(path, role))


def program_icon() -> QIcon:
    """In its own colours and in the sizes that window managers ask for: they know nothing of icon engines."""
    found = QIcon()
    for side in (16, 24, 32, 48, 64, 128, 256):
        found.addPixmap(_paint(resource_dir() / "playground.svg", "", side, 1.0, 0))
    return found


def pixmap(name: str, colour: str, side: int, scale: float) -> QPixmap:
    """For faces that paint by hand: the icon in any colour."""
    return _pixmap(resource_dir() / "icons" / f"{name}.svg", colour, side, scale)


class _Engine(QIconEngine):
    def __init__(self, path: Path, role: IconRole) -> None:
        super().__init__()
        self._path = path
        self._role: IconRole = role

    def clone(self) -> QIconEngine:
        return _Engine(self._path, self._role)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        left = rect.x() + (rect.width() - side) // 2
        top = rect.y() + (rect.height() - side) // 2
        scale = painter.device().devicePixelRatio()
        painter.drawPixmap(left, top, _pixmap(self._path, self._colour(mode, state), side, scale))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        side = min(size.width(), size.height())
        return _pixmap(self._path, self._colour(mode, state), side, scale, size.width() - side)

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        tokens = theme.tokens()
        if mode == QIcon.Mode.Disabled:
            return tokens.disabled
        if state == QIcon.State.On and self._role in ("text", "secondary"):
            return tokens.accent
        return str(getattr(tokens, self._role))


def _pixmap(path: Path, colour: str, side: int, scale: float, room: int = 0) -> QPixmap:
    key = (path.name, colour, side, room, scale)
    found = _painted.get(key)
    if found is None:
        found = _painted[key] = _paint(path, colour, side, scale, room)
    return found


def _paint(path: Path, colour: str, side: int, scale: float, room: int) -> QPixmap:
    # Loading the SVG library takes a millisecond that a window without a painted icon need not spend.
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(QByteArray(path.read_bytes().replace(b"currentColor", colour.encode())))
    pixels = max(1, round(side * scale))
    result = QPixmap(pixels + round(room * scale), pixels)
    result.fill(Qt.GlobalColor.transparent)
    with QPainter(result) as painter:
        renderer.render(painter, QRectF(0, 0, pixels, pixels))
    result.setDevicePixelRatio(scale)
    return result
