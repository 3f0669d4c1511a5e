"""The card of a turn that failed, was stopped or broke off: what happened, what to do, and the details."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from playground.widgets.transcript import drawing
from playground.widgets.transcript.body import Body, Target, Touch
from playground.widgets.transcript.content import Card
from playground.widgets.transcript.look import RADIUS, Look
from playground.widgets.translation import tr

_PADDING = 14
_TEXT_LEFT = _PADDING + 28
_BUTTON_HEIGHT = 30
_ICONS = {"danger": "warning-circle", "warning": "warning", "info": "info"}
_MOST_DETAILS = 4_000


class CardBody(Body):
    def __init__(self, card: Card, look: Look, *, unfolded: bool = False) -> None:
        self._card = card
        self._look = look
        self.unfolded = unfolded
        self._colour = {"danger": look.tokens.danger, "warning": look.tokens.warning, "info": look.tokens.secondary}[
            card.kind
        ]
        self._texts: list[tuple[QTextLayout, QPointF, QColor]] = []
        self._targets: list[Target] = []
        self._sunken: QRectF | None = None

    def lay_out(self, width: int) -> None:
        self.used_width = self.content_width = width
        self._texts, self._targets, self._sunken = [], [], None
        look, card = self._look, self._card
        room = width - _TEXT_LEFT - _PADDING
        y = self._add_text(card.title, look.title_font, look.text, _TEXT_LEFT, _PADDING, room)
        if card.body:
            y = self._add_text(card.body, look.text_font, look.secondary, _TEXT_LEFT, y + 4, room)
        y = self._add_buttons(y + 12, width)
        if card.details and self.unfolded:
            top = y + 10
            y = (
                self._add_text(
                    card.details[:_MOST_DETAILS], look.code_font, look.text, _TEXT_LEFT + 10, top + 8, room - 20
                )
                + 8
            )
            self._sunken = QRectF(_TEXT_LEFT, top, room, y - top)
        self.height = math.ceil(y + _PADDING)

    def _add_text(self, text: str, font: QFont, colour: QColor, left: float, top: float, width: float) -> float:
        """Lay out plain text and return where it ends."""
        spacing = QFontMetricsF(font).height() * 1.25
        for paragraph in text.split("\n"):
            layout = QTextLayout(paragraph, font)
            option = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            layout.setTextOption(option)
            layout.beginLayout()
            y = 0.0
            while (line := layout.createLine()).isValid():
                line.setLineWidth(max(20.0, width))
                line.setPosition(QPointF(0, y))
                y += spacing
            layout.endLayout()
            self._texts.append((layout, QPointF(left, top), colour))
            top += max(y, spacing)
        return top

    def _add_buttons(self, top: float, width: int) -> float:
        labels = [("card", identity, label) for identity, label in self._card.actions]
        if self._card.details:
            labels.append(("details", "", tr("Hide details") if self.unfolded else tr("Details")))
        if not labels:
            return top - 12
        x = float(_TEXT_LEFT)
        metrics = QFontMetricsF(self._look.text_font)
        for kind, identity, label in labels:
            wide = metrics.horizontalAdvance(label) + (28 if kind == "card" else 40)
            if x + wide > width - _PADDING and x > _TEXT_LEFT:
                x, top = float(_TEXT_LEFT), top + _BUTTON_HEIGHT + 8
            rect = QRectF(round(x), round(top), round(wide), _BUTTON_HEIGHT)
            self._targets.append(Target("card" if kind == "card" else "details", identity, (rect,), label))
            x += wide + 8
        return top + _BUTTON_HEIGHT

    def targets(self) -> list[Target]:
        return self._targets

    # -- painting

    def paint(self, painter: QPainter, exposed: QRectF, selected: tuple[int, int] | None, touch: Touch) -> None:
        look = self._look
        drawing.card(
            painter, QRectF(0, 0, self.used_width, self.height), QColor(look.tokens.surface), RADIUS, look.border
        )
        first_line = QFontMetricsF(look.title_font).height()
        drawing.icon(
            painter, _ICONS[self._card.kind], QRectF(_PADDING, _PADDING + (first_line - 18) / 2, 18, 18), self._colour
        )
        if self._sunken is not None:
            drawing.card(painter, self._sunken, look.sunken, 6)
        for layout, at, colour in self._texts:
            painter.setPen(colour)
            layout.draw(painter, at)
        for target in self._targets:
            self._paint_button(painter, target, touch)

    def _paint_button(self, painter: QPainter, target: Target, touch: Touch) -> None:
        look, rect = self._look, target.rects[0]
        hovered, pressed = touch.hovered == target, touch.pressed == target
        veil = QColor(look.tokens.pressed if pressed else look.tokens.hover) if hovered else None
        folding = target.kind == "details"
        drawing.card(
            painter, rect, veil, 6, None if folding else QColor(look.tokens.outline if hovered else look.tokens.border)
        )
        painter.setFont(look.text_font)
        painter.setPen(look.secondary if folding and not hovered else look.text)
        label = rect.adjusted(8 if folding else 0, 0, -24 if folding else 0, 0)
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, target.name)
        if folding:
            name = "caret-up" if self.unfolded else "caret-down"
            drawing.icon(painter, name, QRectF(rect.right() - 26, rect.top(), 18, rect.height()), look.tokens.secondary)
        if touch.focused == target:
            drawing.focus_ring(painter, rect, look)
