"""The line below a turn: its versions and icon buttons on one side, facts about it on the other."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from playground.widgets.transcript import drawing
from playground.widgets.transcript.body import Body, Target, Touch
from playground.widgets.transcript.content import Action, Footer
from playground.widgets.transcript.look import INSET, Look
from playground.widgets.translation import tr

_PITCH = 34
_HEIGHT = 30
_FIRST = INSET - (drawing.BUTTON - drawing.ICON) // 2
_VERSION_GAP: Final = 2
_LEFT: Final = Qt.AlignmentFlag.AlignLeft
_RIGHT: Final = Qt.AlignmentFlag.AlignRight

PREVIOUS: Final = "previous_version"
NEXT: Final = "next_version"


class FooterBody(Body):
    def __init__(self, footer: Footer, look: Look) -> None:
        self._footer = footer
        self._look = look
        self._metrics = QFontMetricsF(look.small_font)
        self._below = False
        place, count = footer.version
        self._version = tr("{place} of {count}", place=place, count=count) if count > 1 else ""
        self._version_width = self._metrics.horizontalAdvance(self._version) + 2 * _VERSION_GAP
        self._actions = (*(_arrows(place, count) if count > 1 else ()), *footer.actions)

    def lay_out(self, width: int) -> None:
        self.used_width = self.content_width = width
        room = width - self._buttons_width - 2 * INSET - 8
        self._below = bool(self._actions) and self._metrics.horizontalAdvance(self._footer.text) > room
        self.height = _HEIGHT + (22 if self._below else 0)

    def targets(self) -> list[Target]:
        side, left = drawing.BUTTON, self._left
        targets = []
        for index, action in enumerate(self._actions):
            targets.append(Target("action", action.id, (QRectF(left, 1, side, side),), action.label))
            left += side + self._version_width if self._version and index == 0 else _PITCH
        about = self._about()
        return targets if about is None else [*targets, about]

    def paint(self, painter: QPainter, exposed: QRectF, selected: tuple[int, int] | None, touch: Touch) -> None:
        for action, target in zip(self._actions, self.targets(), strict=False):
            rect = target.rects[0]
            name = "check" if touch.done == target else action.icon
            hovered, pressed = touch.hovered == target, touch.pressed == target
            drawing.icon_button(painter, name, rect, self._look, hovered=hovered, pressed=pressed)
            if touch.focused == target:
                drawing.focus_ring(painter, rect, self._look)
        if self._version:
            room = QRectF(self._left + drawing.BUTTON, 0, self._version_width, _HEIGHT)
            self._paint_words(painter, self._version, room, Qt.AlignmentFlag.AlignHCenter)
        about = self._about()
        self._paint_text(painter, pressable=about is not None and about in (touch.hovered, touch.pressed))
        if about is not None and touch.focused == about:
            drawing.focus_ring(painter, about.rects[0], self._look)

    def _about(self) -> Target | None:
        about = self._footer.about
        if about is None or not self._footer.text:
            return None
        room, side = self._text_room()
        width = min(room.width(), self._metrics.horizontalAdvance(self._footer.text))
        left = room.left() if side == _LEFT else room.right() - width
        height = self._metrics.height() + 4
        rect = QRectF(left - 4, room.center().y() - height / 2, width + 8, height)
        return Target("action", about.id, (rect,), about.label)

    @property
    def _buttons_width(self) -> float:
        version = drawing.BUTTON + self._version_width - _PITCH if self._version else 0
        return len(self._actions) * _PITCH + version

    @property
    def _left(self) -> float:
        return (
            self.used_width - self._buttons_width + _PITCH - drawing.BUTTON - _FIRST if self._footer.right else _FIRST
        )

    def _text_room(self) -> tuple[QRectF, Qt.AlignmentFlag]:
        beside = 0 if self._below else self._buttons_width
        left = 0 if self._footer.right else beside
        top = _HEIGHT if self._below else 0
        room = QRectF(left + INSET, top, self.used_width - beside - 2 * INSET, 22 if self._below else _HEIGHT)
        at_the_left = (self._below or not self._actions) and not self._footer.right
        return room, _LEFT if at_the_left else _RIGHT

    def _paint_text(self, painter: QPainter, *, pressable: bool) -> None:
        room, side = self._text_room()
        self._paint_words(painter, self._footer.text, room, side, pressable=pressable)

    def _paint_words(
        self, painter: QPainter, text: str, room: QRectF, side: Qt.AlignmentFlag, *, pressable: bool = False
    ) -> None:
        text = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(self._look.text if pressable else self._look.secondary)
        painter.setFont(self._look.small_font)
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, text)


def _arrows(place: int, count: int) -> tuple[Action, ...]:
    """Both are always there, so that neither moves under the pointer."""
    return (
        Action(PREVIOUS, "caret-left", tr("Show the version before") if place > 1 else tr("This is the first version")),
        Action(NEXT, "caret-right", tr("Show the next version") if place < count else tr("This is the latest version")),
    )


class WaitingBody(Body):
    """Stands where the answer will be until its first words arrive."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def lay_out(self, width: int) -> None:
        self.used_width = self.content_width = width
        self.height = round(self._look.line_height)

    def paint(self, painter: QPainter, exposed: QRectF, selected: tuple[int, int] | None, touch: Touch) -> None:
        painter.setPen(self._look.secondary)
        painter.setFont(self._look.text_font)
        room = QRectF(INSET, 0, self.used_width, self.height)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, tr("Waiting for the answer…"))


class RuleBody(Body):
    """A thematic break."""

    height = 1

    def __init__(self, look: Look) -> None:
        self._look = look

    def lay_out(self, width: int) -> None:
        self.used_width = self.content_width = width

    def paint(self, painter: QPainter, exposed: QRectF, selected: tuple[int, int] | None, touch: Touch) -> None:
        drawing.hairline(painter, 0, self.used_width, 0, self._look.border)
