"""A row of rendered Markdown or of plain text, on a document of its own."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QPainter,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextTable,
)

from playground.widgets.plain_text import one_line
from playground.widgets.transcript import drawing
from playground.widgets.transcript.body import Body, Target, Touch
from playground.widgets.transcript.document import ForeignDocument
from playground.widgets.transcript.dressing import (
    CELL_ABOVE,
    CELL_PADDING,
    QUOTE_INDENT,
    blocks_of,
    fragments_of,
    is_nested_code,
    quote_level,
    table_width,
)
from playground.widgets.transcript.look import Look
from playground.widgets.transcript.units import cursor_x, units
from playground.widgets.translation import tr

_CARD_PADDING = 10


@dataclass(slots=True)
class Ornaments:
    """What is painted under the text of one layout."""

    codes: list[QRectF] = field(default_factory=list)
    cards: list[QRectF] = field(default_factory=list)
    bars: list[QRectF] = field(default_factory=list)
    lines: list[tuple[float, float, float]] = field(default_factory=list)
    tasks: list[tuple[QRectF, bool]] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)


class RichBody(Body):
    def __init__(self, make: Callable[[], ForeignDocument], look: Look, colour: QColor | None = None) -> None:
        self._look = look
        self._palette = look.palette
        if colour is not None:
            self._palette = type(look.palette)(look.palette)
            self._palette.setColor(self._palette.ColorRole.Text, colour)
        self._ornaments: Ornaments | None = None
        self._width = -1
        self.document = make()
        self._least_width = table_width(self.document, look)

    def replace(self, document: ForeignDocument) -> None:
        """Show another text: the block that is still open has grown."""
        self.document = document
        self._least_width = table_width(document, self._look)
        self._ornaments = None
        width, self._width = self._width, -1
        if width >= 0:
            self.lay_out(width)

    def lay_out(self, width: int) -> None:
        if width == self._width:
            return
        self._width = width
        self._ornaments = None
        self.document.setTextWidth(max(width, self._least_width))
        size = self.document.size()
        self.content_width = math.ceil(size.width())
        self.used_width = min(width, math.ceil(self.document.idealWidth()))
        is_empty = self.document.characterCount() <= 1
        wide = self.content_width > width + 1
        self.height = 0 if is_empty else math.ceil(size.height() - self._space_below()) + (8 if wide else 0)
        self.scroll_by(0)

    def _space_below(self) -> float:
        """Qt puts the room between two lines below each, also below the last, where there is nothing to part."""
        block = self.document.lastBlock()
        block_format, layout = block.blockFormat(), block.layout()
        proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        if block_format.lineHeightType() != proportional or not layout.lineCount():
            return 0
        return layout.lineAt(layout.lineCount() - 1).height() * (block_format.lineHeight() / 100 - 1)

    def visible_width(self) -> int:
        return self._width

    # -- painting

    def paint(self, painter: QPainter, exposed: QRectF, selected: tuple[int, int] | None, touch: Touch) -> None:
        wide = self.content_width > self._width + 1
        painter.save()
        if wide:
            painter.setClipRect(QRectF(0, 0, self._width, self.height), Qt.ClipOperation.IntersectClip)
            painter.translate(-self.scrolled, 0)
            exposed = exposed.translated(self.scrolled, 0)
        self._paint_ornaments(painter, touch)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette = self._palette
        context.clip = exposed
        if selected is not None:
            context.selections = [self._selection(*selected)]
        self.document.documentLayout().draw(painter, context)
        for box, done in self._find_ornaments().tasks:
            drawing.task_box(painter, box, self._look, done=done)
        if touch.focused is not None:
            for rect in touch.focused.rects:
                drawing.focus_ring(painter, rect.adjusted(-3, -2, 3, 2), self._look, 4)
        painter.restore()
        if wide:
            whole = self.content_width
            share = (self.scrolled / whole, (self.scrolled + self._width) / whole)
            drawing.side_bar(painter, 0, self._width, self.height - 5, share, self._look)

    def _selection(self, start: int, end: int) -> QAbstractTextDocumentLayout.Selection:
        selection = QAbstractTextDocumentLayout.Selection()
        cursor = QTextCursor(self.document)
        last = self.document.characterCount() - 1
        cursor.setPosition(min(start, last))
        cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
        selected = QTextCharFormat()
        selected.setBackground(self._look.selection)
        # Without it, Qt draws the numbers of a selected list in black.
        selected.setForeground(self._look.text)
        selection.cursor = cursor
        selection.format = selected
        return selection

    def _paint_ornaments(self, painter: QPainter, touch: Touch) -> None:
        found = self._find_ornaments()
        look = self._look
        for rect in found.cards:
            drawing.card(painter, rect, look.sunken, 8)
        for rect in found.codes:
            drawing.card(painter, rect, look.inline_code, 4)
        for rect in found.bars:
            drawing.card(painter, rect, look.border, 1.5)
        for left, right, y in found.lines:
            drawing.hairline(painter, left, right, y, look.border)
        for target in found.targets:
            if target.kind == "copy":
                _paint_copy(painter, target, look, touch)

    # -- where things are

    def _find_ornaments(self) -> Ornaments:
        if self._ornaments is None:
            self._ornaments = found = Ornaments()
            for frame in self.document.rootFrame().childFrames():
                if isinstance(frame, QTextTable):
                    found.lines += self._table_lines(frame)
            run: list[QTextBlock] = []
            for block in blocks_of(self.document):
                self._find_in_block(block, found)
                if run and not is_nested_code(block):
                    self._close_card(run, found)
                    run = []
                if is_nested_code(block):
                    run.append(block)
            if run:
                self._close_card(run, found)
        return self._ornaments

    def _find_in_block(self, block: QTextBlock, found: Ornaments) -> None:
        level = quote_level(block)
        if level:
            rect = self._rect_of(block)
            left = max(0.0, self._line_left(block) - level * QUOTE_INDENT)
            for index in range(level):
                self._extend_bar(found, QRectF(left + index * QUOTE_INDENT, rect.top(), 3, rect.height()))
        if is_nested_code(block):
            return
        marker = block.blockFormat().marker()
        if marker != QTextBlockFormat.MarkerType.NoMarker and block.textList() is not None:
            found.tasks.append((self._marker_rect(block), marker == QTextBlockFormat.MarkerType.Checked))
        for fragment in fragments_of(block):
            char_format = fragment.charFormat()
            if char_format.isAnchor():
                rects = tuple(self._rects(block, fragment.position(), fragment.length()))
                address = char_format.anchorHref()
                found.targets.append(Target("link", address, rects, one_line(address)))
            elif char_format.fontFixedPitch():
                spans = self._rects(block, fragment.position(), fragment.length())
                found.codes += [rect.adjusted(-1.5, -1, 1.5, 1) for rect in spans]

    def _extend_bar(self, found: Ornaments, bar: QRectF) -> None:
        for index in range(len(found.bars) - 1, max(-1, len(found.bars) - 9), -1):
            last = found.bars[index]
            if last.left() == bar.left() and bar.top() - last.bottom() < QUOTE_INDENT + 8:
                last.setBottom(bar.bottom())
                return
        found.bars.append(bar)

    def _close_card(self, run: list[QTextBlock], found: Ornaments) -> None:
        first, last = self._rect_of(run[0]), self._rect_of(run[-1])
        left = min(self._line_left(block) for block in run) - _CARD_PADDING
        rect = QRectF(
            left, first.top() - _CARD_PADDING, self._width - left, last.bottom() - first.top() + 2 * _CARD_PADDING
        )
        found.cards.append(rect)
        side = drawing.BUTTON
        button = QRectF(rect.right() - side - 4, rect.top() + 4, side, side)
        code = "\n".join(block.text() for block in run)
        found.targets.append(Target("copy", code, (button,), tr("Copy code")))

    def _marker_rect(self, block: QTextBlock) -> QRectF:
        height = self._look.metrics.height()
        return QRectF(self._line_left(block) - 20, self._origin(block).y(), 18, height)

    def _line_left(self, block: QTextBlock) -> float:
        layout = block.layout()
        return self._origin(block).x() + (layout.lineAt(0).x() if layout.lineCount() else 0)

    def _rect_of(self, block: QTextBlock) -> QRectF:
        return self.document.documentLayout().blockBoundingRect(block)

    def _origin(self, block: QTextBlock) -> QPointF:
        return self._rect_of(block).topLeft()

    def _rects(self, block: QTextBlock, position: int, length: int) -> list[QRectF]:
        """The places of a run of text, one per line."""
        layout, origin = block.layout(), self._origin(block)
        start = position - block.position()
        end = start + length
        rects = []
        for index in range(layout.lineCount()):
            line = layout.lineAt(index)
            first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            if first < last:
                left, right = sorted((cursor_x(line, first), cursor_x(line, last)))
                rects.append(
                    QRectF(origin.x() + left, origin.y() + line.y(), right - left, line.ascent() + line.descent())
                )
        return rects

    def _table_lines(self, table: QTextTable) -> list[tuple[float, float, float]]:
        layout = self.document.documentLayout()
        firsts = [
            layout.blockBoundingRect(table.cellAt(row, 0).firstCursorPosition().block()) for row in range(table.rows())
        ]
        left = firsts[0].left() - CELL_PADDING
        right = left + layout.frameBoundingRect(table).width()
        end = layout.blockBoundingRect(self.document.findBlock(table.lastPosition() + 1)).top() - 1
        return [(left, right, y) for y in [*(rect.top() - CELL_ABOVE for rect in firsts[1:]), end]]

    # -- text

    def targets(self) -> list[Target]:
        return self._find_ornaments().targets

    def length(self) -> int:
        return max(0, self.document.characterCount() - 1)

    def text(self, start: int, end: int) -> str:
        cursor = QTextCursor(self.document)
        cursor.setPosition(min(start, self.length()))
        cursor.setPosition(min(end, self.length()), QTextCursor.MoveMode.KeepAnchor)
        return cursor.selection().toPlainText()

    def places(self, wanted: re.Pattern[str]) -> list[tuple[int, int]]:
        found = []
        for block in blocks_of(self.document):
            text, start = block.text(), block.position()
            for match in wanted.finditer(text):
                found.append((start + units(text, match.start()), start + units(text, match.end())))
        return found

    def rects(self, start: int, end: int) -> list[QRectF]:
        block = self.document.findBlock(start)
        return [rect.translated(-self.scrolled, 0) for rect in self._rects(block, start, end - start)]

    def position_at(self, point: QPointF) -> int:
        shifted = QPointF(point.x() + self.scrolled, point.y())
        return max(0, self.document.documentLayout().hitTest(shifted, Qt.HitTestAccuracy.FuzzyHit))

    def word_at(self, position: int) -> tuple[int, int]:
        return self._around(position, QTextCursor.SelectionType.WordUnderCursor)

    def paragraph_at(self, position: int) -> tuple[int, int]:
        return self._around(position, QTextCursor.SelectionType.BlockUnderCursor)

    def _around(self, position: int, what: QTextCursor.SelectionType) -> tuple[int, int]:
        cursor = QTextCursor(self.document)
        cursor.setPosition(min(position, self.length()))
        cursor.select(what)
        return (cursor.selectionStart(), cursor.selectionEnd())


def _paint_copy(painter: QPainter, target: Target, look: Look, touch: Touch) -> None:
    name = "check" if touch.done == target else "copy"
    hovered, pressed = touch.hovered == target, touch.pressed == target
    drawing.icon_button(painter, name, target.rects[0], look, hovered=hovered, pressed=pressed)
