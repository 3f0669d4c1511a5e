"""A block of code: lines of one height that are laid out only when they are painted."""

import re
from bisect import bisect_right

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QTextCharFormat, QTextLayout, QTextOption

from playground.widgets.plain_text import one_line
from playground.widgets.transcript import drawing
from playground.widgets.transcript.body import Body, Target, Touch
from playground.widgets.transcript.highlight import Colouring, Span, Style
from playground.widgets.transcript.look import RADIUS, Look
from playground.widgets.transcript.units import characters, cursor_x, units
from playground.widgets.translation import tr

PADDING = 14
HEADER = 38
BOTTOM = 12
BAR = 10
_LONGEST = 2_000
_KEPT_LAYOUTS = 400
_WORD = re.compile(r"\w+|\s+|[^\w\s]")


class CodeText:
    """The lines of a code block as they are painted: a line without an end is folded, or Qt would need seconds for it.

    Positions count characters of the text itself; a fold has none.
    """

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.starts: list[int] = []
        self.longest = ""
        self._end = 0
        self._rest_from: int | None = None

    def append(self, lines: list[str]) -> None:
        self.set_rest("")
        for line in lines:
            self._add(line)

    def set_rest(self, rest: str) -> None:
        """The last line, as far as it is there."""
        if self._rest_from is not None:
            self._end = self.starts[self._rest_from]
            del self.lines[self._rest_from :], self.starts[self._rest_from :]
            self._rest_from = None
        if rest:
            self._rest_from = len(self.lines)
            self._add(rest)

    def _add(self, line: str) -> None:
        for at in range(0, len(line) or 1, _LONGEST):
            piece = line[at : at + _LONGEST]
            self.lines.append(piece)
            self.starts.append(self._end + at)
            if len(piece) > len(self.longest):
                self.longest = piece
        self._end += len(line) + 1

    @property
    def complete_lines(self) -> int:
        return len(self.lines) if self._rest_from is None else self._rest_from

    def length(self) -> int:
        return max(0, self._end - 1)

    def line_at(self, position: int) -> int:
        return max(0, bisect_right(self.starts, position) - 1)

    def text(self, start: int, end: int) -> str:
        first, last = self.line_at(start), self.line_at(end)
        parts: list[str] = []
        for index in range(first, min(last + 1, len(self.lines))):
            if parts and self.starts[index] > self.starts[index - 1] + len(self.lines[index - 1]):
                parts.append("\n")
            parts.append(self.lines[index])
        whole = "".join(parts)
        base = self.starts[first] if self.starts else 0
        return whole[start - base : end - base]


class CodeBody(Body):
    def __init__(self, look: Look, language: str) -> None:
        self._look = look
        self._language = language
        self._text = CodeText()
        self._complete = False
        self._colouring = Colouring(language)
        self._spans: dict[int, list[Span]] = {}
        self._layouts: dict[int, QTextLayout] = {}
        self._formats = formats_of(look)
        self._width = 0
        self._taken = 0
        self._widest_measured = 0.0
        self._measured = ""

    # -- text coming in

    def grow(self, lines: list[str], rest: str) -> None:
        """Take over the lines that are new in this ever growing list, and the incomplete one after them."""
        for index in range(self._text.complete_lines, len(self._text.lines)):
            self._layouts.pop(index, None)
        self._text.append(lines[self._taken :])
        self._taken = len(lines)
        self._text.set_rest(rest)
        self._measure()

    def complete(self, text: str) -> None:
        """The block is closed and this is its whole text."""
        lines = text.split("\n") if text else []
        if len(lines) < self._taken:
            # The blank lines after indented code turned out not to be part of it.
            self._text, self._taken = CodeText(), 0
        self.grow(lines, "")
        self._complete = True

    def needs_colour(self) -> bool:
        return self._colouring.has_work(self._text.complete_lines, complete=self._complete)

    def colour(self) -> bool:
        """Colour a slice more; says whether anything looks different now."""
        whole = self._text.lines if self._complete else self._text.lines[: self._text.complete_lines]
        found = self._colouring.step(whole, complete=self._complete)
        changed = False
        for index, spans in found.items():
            if self._spans.get(index) != spans:
                self._spans[index] = spans
                self._layouts.pop(index, None)
                changed = True
        return changed

    # -- geometry

    def lay_out(self, width: int) -> None:
        self._width = self.used_width = width
        self._measure()

    def _measure(self) -> None:
        if self._measured != self._text.longest:
            self._measured = self._text.longest
            advance = self._look.code_metrics.horizontalAdvance(self._measured)
            self._widest_measured = max(self._widest_measured, advance)
        self.content_width = round(self._widest_measured) + 2 * PADDING
        wide = BAR if self.content_width > self._width else 0
        lines = max(1, len(self._text.lines))
        self.height = HEADER + lines * self._look.code_line_height + BOTTOM + wide
        self.scroll_by(0)

    def _copy_rect(self) -> QRectF:
        side = drawing.BUTTON
        return QRectF(self._width - side - 8, 6, side, side)

    def targets(self) -> list[Target]:
        return [Target("copy", self.text(0, self.length()), (self._copy_rect(),), tr("Copy code"))]

    # -- painting

    def paint(self, painter: QPainter, exposed: QRectF, selected: tuple[int, int] | None, touch: Touch) -> None:
        look = self._look
        whole = QRectF(0, 0, self._width, self.height)
        drawing.card(painter, whole, look.sunken, RADIUS)
        self._paint_header(painter, touch)
        painter.save()
        painter.setClipRect(whole.adjusted(PADDING - 2, 0, -PADDING + 2, 0), Qt.ClipOperation.IntersectClip)
        painter.setPen(look.text)
        step = look.code_line_height
        first = max(0, int((exposed.top() - HEADER) // step))
        last = min(len(self._text.lines), int((exposed.bottom() - HEADER) // step) + 1)
        for index in range(first, last):
            layout = self._layout(index)
            at = QPointF(PADDING - self.scrolled, HEADER + index * step + (step - layout.lineAt(0).height()) / 2)
            layout.draw(painter, at, self._selection_in(index, selected))
        painter.restore()
        if self.content_width > self._width:
            share = (self.scrolled / self.content_width, (self.scrolled + self._width) / self.content_width)
            drawing.side_bar(painter, PADDING, self._width - PADDING, self.height - BAR, share, look)

    def _paint_header(self, painter: QPainter, touch: Touch) -> None:
        look = self._look
        painter.setPen(look.secondary)
        painter.setFont(look.small_font)
        label = QRectF(PADDING, 6, self._width - 60, drawing.BUTTON)
        name = one_line(self._language)[:60] or tr("code")
        painter.drawText(label, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        copied = touch.done is not None
        rect = self._copy_rect()
        hovered, pressed = touch.hovered is not None, touch.pressed is not None
        drawing.icon_button(painter, "check" if copied else "copy", rect, look, hovered=hovered, pressed=pressed)
        if touch.focused is not None:
            drawing.focus_ring(painter, rect, look)

    def _layout(self, index: int) -> QTextLayout:
        layout = self._layouts.get(index)
        if layout is None:
            if len(self._layouts) > _KEPT_LAYOUTS:
                self._layouts.clear()
            layout = self._layouts[index] = self._new_layout(index)
        return layout

    def _new_layout(self, index: int) -> QTextLayout:
        layout = QTextLayout(self._text.lines[index], self._look.code_font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        option.setTabStopDistance(4 * self._look.code_metrics.horizontalAdvance(" "))
        layout.setTextOption(option)
        layout.setFormats([self._range(index, *span) for span in self._spans.get(index, ())])
        layout.setCacheEnabled(True)
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        width = layout.lineAt(0).naturalTextWidth()
        if width > self._widest_measured:
            self._widest_measured = width
            self.content_width = round(width) + 2 * PADDING
        return layout

    def _range(self, index: int, start: int, length: int, style: int) -> QTextLayout.FormatRange:
        line = self._text.lines[index]
        result = QTextLayout.FormatRange()
        result.start = units(line, start)
        result.length = units(line, start + length) - result.start
        result.format = self._formats[style]
        return result

    def _selection_in(self, index: int, selected: tuple[int, int] | None) -> list[QTextLayout.FormatRange]:
        if selected is None:
            return []
        begin = self._text.starts[index]
        start = max(0, selected[0] - begin)
        end = min(len(self._text.lines[index]), selected[1] - begin)
        if start >= end:
            return []
        return [self._range(index, start, end - start, len(self._formats) - 1)]

    # -- text going out

    def length(self) -> int:
        return self._text.length()

    def text(self, start: int, end: int) -> str:
        return self._text.text(start, min(end, self.length()))

    def places(self, wanted: re.Pattern[str]) -> list[tuple[int, int]]:
        return [
            (start + match.start(), start + match.end())
            for start, line in zip(self._text.starts, self._text.lines, strict=True)
            for match in wanted.finditer(line)
        ]

    def rects(self, start: int, end: int) -> list[QRectF]:
        index = self._text.line_at(start)
        if index >= len(self._text.lines):
            return []
        begin, text, line = self._text.starts[index], self._text.lines[index], self._layout(index).lineAt(0)
        left, right = (cursor_x(line, units(text, place - begin)) for place in (start, end))
        step = self._look.code_line_height
        return [QRectF(PADDING - self.scrolled + left, HEADER + index * step, right - left, step)]

    def position_at(self, point: QPointF) -> int:
        lines = self._text.lines
        if not lines:
            return 0
        index = int((point.y() - HEADER) // self._look.code_line_height)
        if index < 0:
            return 0
        if index >= len(lines):
            return self.length()
        line = self._layout(index).lineAt(0)
        column = line.xToCursor(point.x() - PADDING + self.scrolled)
        return self._text.starts[index] + characters(lines[index], column)

    def word_at(self, position: int) -> tuple[int, int]:
        index = self._text.line_at(position)
        start = self._text.starts[index] if self._text.starts else 0
        for match in _WORD.finditer(self._text.lines[index] if self._text.lines else ""):
            if match.start() <= position - start < match.end():
                return (start + match.start(), start + match.end())
        return (position, position)

    def paragraph_at(self, position: int) -> tuple[int, int]:
        index = self._text.line_at(position)
        if not self._text.lines:
            return (0, 0)
        start = self._text.starts[index]
        return (start, start + len(self._text.lines[index]))


def formats_of(look: Look) -> list[QTextCharFormat]:
    """One per style, and at the end that of selected text."""
    formats = []
    for style, colour in zip(Style, look.syntax, strict=True):
        text_format = QTextCharFormat()
        text_format.setForeground(colour)
        text_format.setFontItalic(style is Style.COMMENT)
        formats.append(text_format)
    selected = QTextCharFormat()
    selected.setBackground(look.selection)
    return [*formats, selected]
