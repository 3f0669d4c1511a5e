"""Cuts a growing Markdown text into blocks that never change again, looking only at what is new."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from playground.widgets.transcript import lines as line_of

BlockKind = Literal["paragraph", "heading", "list", "table", "quote", "code", "rule"]

# A block is laid out as a whole, so a long one is cut where it does not show.
SOFT_LIMIT: Final = 8_192
HARD_LIMIT: Final = 4 * SOFT_LIMIT
# Qt needs about a third of a millisecond for a row of a table.
MOST_LINES: Final[dict[str, int]] = {"table": 60, "list": 150, "quote": 150, "paragraph": 200}

_SURROGATES = re.compile("[\ud800-\udfff\0]")


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a Markdown text that can be laid out alone.

    `text` is the inside of a code block. A block that `continues` was cut from the one before by the size limit: a
    table then brings its `header` rows again (not to be shown) and an ordered list the `number` it goes on with; it is
    `glued` where the cut went through a line.
    """

    kind: BlockKind
    source: str
    text: str = ""
    language: str = ""
    loose: bool = True
    continues: bool = False
    glued: bool = False
    header: str = ""
    number: int | None = None

    @property
    def markdown(self) -> str:
        """What to give to the renderer so that this piece looks as it would in the whole text."""
        if self.header:
            return self.header + self.source
        if self.kind == "list":
            source = line_of.with_single_gaps(self.source)
            return source if self.number is None else line_of.renumbered(source, self.number)
        if self.continues and self.kind == "paragraph" and not self.source[:1].isalpha():
            return "\u2060" + self.source
        return self.source


class Splitter:
    """Feed it text in any pieces; it hands back the blocks that are finished.

    The result depends on the text only, not on how it was cut into pieces.
    """

    def __init__(self) -> None:
        self.definitions: list[str] = []
        self._tail: list[str] = []
        self._tail_size = 0
        self._after_return = False
        self._closed: list[Block] = []
        self._loose = True
        self._inside: Splitter  # of the quote that is open
        self._reset()

    def _reset(self) -> None:
        self._kind: BlockKind | None = None
        self._lines: list[str] = []
        self._size = 0
        self._continues = False
        self._glued = False
        self._at_once = False
        self._gap = False
        self._header = ""
        self._offset = 0
        self._number: int | None = None
        self._first_number: int | None = None
        self._fence = ""
        self._fence_indent = 0
        self._language = ""

    # -- feeding

    def feed(self, text: str) -> list[Block]:
        """Take new text and return the blocks it has closed."""
        *complete, rest = self._normalised(text).split("\n")
        for line in complete:
            if self._tail_size:
                line = "".join([*self._tail, line])
                self._tail, self._tail_size = [], 0
            self._take(self._shortened(line) if len(line) > SOFT_LIMIT else line)
        self._tail.append(rest)
        self._tail_size += len(rest)
        if self._tail_size > SOFT_LIMIT and self._kind != "code":
            rest = self._shortened("".join(self._tail))
            self._tail, self._tail_size = [rest], len(rest)
        closed, self._closed = self._closed, []
        return closed

    def finish(self) -> list[Block]:
        """Close what is open: the text is complete."""
        last = "".join(self._tail)
        self._tail, self._tail_size = [], 0
        if last:
            self._take(self._shortened(last))
        self._close()
        closed, self._closed = self._closed, []
        return closed

    def _normalised(self, text: str) -> str:
        if not text:
            return ""
        skipped = 1 if self._after_return and text.startswith("\n") else 0
        self._after_return = text.endswith("\r")
        text = text[skipped:]
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        return _SURROGATES.sub("\ufffd", text)

    def _shortened(self, line: str) -> str:
        """Hand over the front of a line that is too long, as if it ended there, and return the rest."""
        while len(line) > SOFT_LIMIT and self._kind != "code":
            at = line_of.cut_in(line, SOFT_LIMIT)
            self._take(line[:at])
            if self._fence:
                # It was the long first line of a fence.
                return line[at:]
            self._close()
            self._kind, self._continues, self._loose = "paragraph", True, False
            self._glued = self._at_once = True
            line = line[at:]
        return line

    def _take(self, line: str) -> None:
        _HANDLERS[self._kind](self, line)

    # -- what is open

    @property
    def code_lines(self) -> list[str] | None:
        """The complete lines of the code block that is open, as they are kept; None when no code is open."""
        return self._lines if self._kind == "code" else None

    @property
    def code_rest(self) -> str:
        """The incomplete last line of the open code block, held back while it may be the closing fence."""
        rest = "".join(self._tail)
        self._tail = [rest]
        if self._fence and not rest.strip(self._fence[0] + line_of.BLANK):
            return ""
        return line_of.without_indent(rest, 4 if self._is_indented_code() else self._fence_indent)

    @property
    def code_language(self) -> str:
        return self._language

    @property
    def open(self) -> Block | None:
        """The block that is still growing, as far as it can be shown; None when there is nothing to show."""
        if self._kind == "code":
            text = "\n".join([*self._lines, self.code_rest]).rstrip("\n")
            return Block("code", text, text, self._language, self._loose)
        rest = "".join(self._tail)
        if line_of.UNDECIDED.match(rest.strip(line_of.BLANK)) or (
            self._kind is None and line_of.FENCE_BEGUN.match(rest)
        ):
            rest = ""
        shown = [*self._lines, rest] if rest else self._lines
        if not shown or self._may_become_table(shown):
            return None
        kind = self._kind or _kind_of(rest)
        source = "\n".join(shown).rstrip("\n")
        return self._block(source if kind == "table" else line_of.completed(source), kind)

    def _may_become_table(self, shown: list[str]) -> bool:
        return self._kind in (None, "paragraph") and len(self._lines) < 2 and shown[0].lstrip(" ").startswith("|")

    def _is_indented_code(self) -> bool:
        return self._kind == "code" and not self._fence

    # -- closing

    def _block(self, source: str, kind: BlockKind) -> Block:
        number = self._first_number if self._continues else None
        header = self._header if self._continues else ""
        return Block(kind, source, "", "", self._loose, self._continues, self._glued, header, number)

    def _close(self, kind: BlockKind | None = None) -> None:
        lines, self_kind = self._lines, kind or self._kind
        while lines and self_kind != "code" and not lines[-1].strip(line_of.BLANK):
            lines.pop()
        if self_kind == "code":
            self._closed.append(self._code_block(lines))
            self._loose = False
        elif lines and self_kind:
            if self_kind == "paragraph":
                self._note_definitions(lines)
            self._closed.append(self._block("\n".join(lines), self_kind))
            self._loose = self._gap
        self._reset()

    def _code_block(self, lines: list[str]) -> Block:
        if self._is_indented_code():
            while lines and not lines[-1].strip(line_of.BLANK):
                lines.pop()
        text = "\n".join(lines)
        fence = self._fence or "```"
        body = text + "\n" if lines else ""
        return Block("code", f"{fence}{self._language}\n{body}{fence}", text, self._language, self._loose)

    def _note_definitions(self, lines: list[str]) -> None:
        for line in lines:
            if not line_of.DEFINITION.match(line):
                return
            self.definitions.append(line.strip())

    def _append(self, line: str) -> None:
        self._lines.append(line)
        self._size += len(line) + 1

    def _close_and_begin(self, line: str) -> None:
        self._close()
        self._begin(line)

    def _is_long(self) -> bool:
        return self._size > SOFT_LIMIT or len(self._lines) >= MOST_LINES[self._kind or "paragraph"]

    def _cut(self) -> None:
        """Close for size; what follows goes on with it."""
        kind, header, offset = self._kind, self._header, self._offset
        number = self._number
        self._gap = False
        self._close()
        self._kind, self._continues, self._header, self._offset = kind, True, header, offset
        self._first_number = self._number = number

    # -- one handler per kind of block that is open

    def _begin(self, line: str) -> None:
        if not line.strip(line_of.BLANK):
            self._loose = True
            return
        kind = _kind_of(line)
        self._kind = kind
        if kind == "code":
            self._begin_code(line)
        elif kind == "list":
            self._begin_item(line)
        elif kind == "quote":
            self._inside = Splitter()
            self._append_quoted(line)
        else:
            self._append(line)
            if kind in ("heading", "rule"):
                self._close()

    def _begin_code(self, line: str) -> None:
        fence = line_of.FENCE.match(line)
        if fence is None or line_of.indent_of(line) >= 4:
            self._append(line_of.without_indent(line, 4))
            return
        self._fence, self._fence_indent = fence["fence"], line_of.indent_of(line)
        info = fence["info"].strip()
        self._language = info.split()[0] if info else ""

    def _begin_item(self, line: str) -> None:
        marker = line_of.marker_of(line)
        if marker is not None:
            self._offset = marker.offset
            number = marker.number if self._number is None else self._number
            self._number = None if marker.number is None or number is None else number + 1
        self._gap = False
        self._append(line)

    def _in_paragraph(self, line: str) -> None:
        if self._at_once:
            self._at_once = False
        elif not line.strip(line_of.BLANK):
            self._close_at_blank()
            return
        elif self._lines and line_of.UNDERLINE.match(line):
            self._append(line)
            self._close("heading")
            return
        elif line_of.interrupts(line):
            self._close_and_begin(line)
            return
        elif len(self._lines) == 1 and not self._continues and line_of.TABLE_UNDERLINE.match(line):
            self._append(line)
            self._kind, self._header = "table", "\n".join(self._lines) + "\n"
            return
        self._append(line)
        if self._size > HARD_LIMIT or (self._is_long() and line_of.balanced("\n".join(self._lines))):
            self._cut()

    def _close_at_blank(self) -> None:
        self._close()
        self._loose = True

    def _in_table(self, line: str) -> None:
        if not line.strip(line_of.BLANK):
            self._close_at_blank()
        elif line_of.indent_of(line) >= 4 or line_of.opens_container(line):
            self._close_and_begin(line)
        else:
            self._append(line)
            if self._is_long():
                self._cut()

    def _in_quote(self, line: str) -> None:
        if not line.strip(line_of.BLANK):
            self._close_at_blank()
            return
        if not line_of.QUOTE.match(line) and not self._goes_on_lazily(line):
            self._close_and_begin(line)
            return
        at_pause = not line.strip(" \t>")
        self._append_quoted(line)
        if self._size > 2 * SOFT_LIMIT or (at_pause and self._is_long()):
            self._cut()

    def _append_quoted(self, line: str) -> None:
        self._append(line)
        self._inside.feed(line_of.without_quote_marks(line) + "\n")

    def _goes_on_lazily(self, line: str) -> bool:
        """Whether a line without the mark still belongs to the quote: to a paragraph at its end."""
        if line_of.interrupts(line) or (line_of.indent_of(line) < 4 and line_of.marker_of(line) is not None):
            return False
        kind, lines = self._inside._kind, self._inside._lines
        return kind == "paragraph" or (kind == "list" and bool(lines[-1].strip(line_of.BLANK)))

    def _in_list(self, line: str) -> None:
        if not line.strip(line_of.BLANK):
            self._gap = True
            self._append(line)
        elif line_of.indent_of(line) >= self._offset:
            self._gap = False
            self._append(line)
        elif line_of.marker_of(line) is not None:
            if self._is_long():
                self._cut()
            self._begin_item(line)
        elif self._gap or line_of.interrupts(line):
            self._close_and_begin(line)
        else:
            self._append(line)
        if self._size > HARD_LIMIT:
            self._cut()

    def _in_code(self, line: str) -> None:
        if self._fence:
            mark = line.strip(line_of.BLANK)
            if (
                mark
                and not mark.strip(self._fence[0])
                and len(mark) >= len(self._fence)
                and line_of.indent_of(line) < 4
            ):
                self._close()
            else:
                self._lines.append(line_of.without_indent(line, self._fence_indent) if self._fence_indent else line)
        elif not line.strip(line_of.BLANK) or line_of.indent_of(line) >= 4:
            self._lines.append(line_of.without_indent(line, 4))
        else:
            gap = not self._lines[-1].strip(line_of.BLANK)
            self._close()
            self._loose = gap
            self._begin(line)


_HANDLERS: Final[dict[BlockKind | None, Callable[[Splitter, str], None]]] = {
    None: Splitter._begin,
    "paragraph": Splitter._in_paragraph,
    "list": Splitter._in_list,
    "table": Splitter._in_table,
    "quote": Splitter._in_quote,
    "code": Splitter._in_code,
}


def _kind_of(line: str) -> BlockKind:
    """What kind of block a line begins where none is open."""
    if line_of.indent_of(line) >= 4 or line_of.FENCE.match(line):
        return "code"
    if line_of.RULE.match(line):
        return "rule"
    if line_of.HEADING.match(line):
        return "heading"
    if line_of.QUOTE.match(line):
        return "quote"
    return "list" if line_of.marker_of(line) is not None else "paragraph"
