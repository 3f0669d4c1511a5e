"""The line below an answer: icon buttons on the left, facts about it on the right."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from playground.widgets.transcript import drawing
from playground.widgets.transcript.body import Body, Target, Touch
from playground.widgets.transcript.content import Footer
from playground.widgets.transcript.look import INSET, Look
from playground.widgets.translation import tr

_PITCH = 34
_HEIGHT = 30
_FIRST = INSET - (drawing.BUTTON - drawing.ICON) // 2


class FooterBody(Body):
    def __init__(self, footer: Footer, look: Look) -> None:
        self._footer = footer
        self._look = look
        self._metrics = QFontMetricsF(look.small_font)
        self._below = False

    def lay_out(self, width: int) -> None:
        self.used_width = self.content_width = width
        actions = len(self._footer.actions) * _PITCH
        room = width - actions - 2 * INSET - 8
        self._below = bool(actions) and self._metrics.horizontalAdvance(self._footer.text) > room
        self.height = _HEIGHT + (22 if self._below else 0)

    def targets(self) -> list[Target]:
        side = drawing.BUTTON
        return [
            Target("action", action.id, (QRectF(_FIRST + index * _PITCH, 1, side, side),), action.label)
            for index, action in enumerate(self._footer.actions)
        ]

    def paint(self, painter: QPainter, exposed: QRectF, selected: tuple[int, int] | None, touch: Touch) -> None:
        for action, target in zip(self._footer.actions, self.targets(), strict=True):
            rect = target.rects[0]
            name = "check" if touch.done == target else action.icon
            hovered, pressed = touch.hovered == target, touch.pressed == target
            drawing.icon_button(painter, name, rect, self._look, hovered=hovered, pressed=pressed)
            if touch.focused == target:
                drawing.focus_ring(painter, rect, self._look)
        self._paint_text(painter)

    def _paint_text(self, painter: QPainter) -> None:
        left = 0 if self._below else len(self._footer.actions) * _PITCH
        top = _HEIGHT if self._below else 0
        room = QRectF(left + INSET, top, self.used_width - left - 2 * INSET, 22 if self._below else _HEIGHT)
        text = self._metrics.elidedText(self._footer.text, Qt.TextElideMode.ElideRight, room.width())
        alone = self._below or not self._footer.actions
        side = Qt.AlignmentFlag.AlignLeft if alone else Qt.AlignmentFlag.AlignRight
        painter.setPen(self._look.secondary)
        painter.setFont(self._look.small_font)
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, text)


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
