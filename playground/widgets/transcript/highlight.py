"""Colours for code: which part of a line is a keyword, a string and so on, found a few lines at a time."""

from collections.abc import Iterator
from enum import IntEnum
from threading import Thread
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pygments.lexer import Lexer
    from pygments.token import _TokenType

SLICE: Final = 20
# Code squeezed into few lines costs as much as any other.
SLICE_CHARACTERS: Final = 2_000

Span = tuple[int, int, int]
"""Start, length and style of a part of a line."""


class Style(IntEnum):
    KEYWORD = 0
    STRING = 1
    NUMBER = 2
    COMMENT = 3
    ERROR = 4
    NAME = 5


_STYLES: Final = {
    "Keyword": Style.KEYWORD,
    "Operator.Word": Style.KEYWORD,
    "Name.Tag": Style.KEYWORD,
    "Name.Decorator": Style.NAME,
    "Name.Function": Style.NAME,
    "Name.Class": Style.NAME,
    "Name.Attribute": Style.NUMBER,
    "Name.Constant": Style.NUMBER,
    "Literal.String": Style.STRING,
    "Literal.Number": Style.NUMBER,
    "Literal.Date": Style.NUMBER,
    "Comment": Style.COMMENT,
    "Comment.Preproc": Style.KEYWORD,
    "Comment.PreprocFile": Style.STRING,
    "Generic.Deleted": Style.ERROR,
    "Generic.Inserted": Style.STRING,
    "Generic.Heading": Style.KEYWORD,
    "Generic.Subheading": Style.KEYWORD,
}
_UNTAUGHT: Final = frozenset(("", "text", "txt", "plain", "plaintext", "none", "output"))


class Lexers:
    """Pygments' lexers by language. They are imported in a thread: the first would hold up the window for 50 ms."""

    def __init__(self) -> None:
        self._ready: dict[str, Lexer | None] = dict.fromkeys(_UNTAUGHT)
        self._wanted: set[str] = set()

    def find(self, language: str) -> "Lexer | None":
        """The lexer, or None while it is not there; `knows` tells whether waiting makes sense."""
        name = language.lower()
        if name not in self._ready and name not in self._wanted:
            self._wanted.add(name)
            Thread(target=self.load, args=(name,), name=f"lexer {name}", daemon=True).start()
        return self._ready.get(name)

    def knows(self, language: str) -> bool:
        return language.lower() in self._ready

    def load(self, language: str) -> None:
        from pygments.lexers import get_lexer_by_name
        from pygments.util import ClassNotFound

        try:
            lexer = get_lexer_by_name(language.lower())
        except ClassNotFound:
            self._ready[language.lower()] = None
            return
        # Its tables are built at first use.
        list(lexer.get_tokens_unprocessed("x\n"))
        self._ready[language.lower()] = lexer


LEXERS: Final = Lexers()


class Colouring:
    """The colours of one code block.

    While the block grows, each stretch between two blank lines is looked at alone; once it is complete, it is gone
    through again as a whole, so that what depends on far earlier lines comes right too.
    """

    def __init__(self, language: str, lexers: Lexers = LEXERS) -> None:
        self._language = language
        self._lexers = lexers
        self._styles: dict[_TokenType, int | None] = {}
        self._coloured = 0
        self._pass: Iterator[tuple[int, list[Span]]] | None = None
        self._finished = False

    def has_work(self, lines: int, *, complete: bool) -> bool:
        if self._lexers.knows(self._language) and self._lexers.find(self._language) is None:
            return False
        return not self._finished if complete else self._coloured < lines

    def step(self, lines: list[str], *, complete: bool) -> dict[int, list[Span]]:
        """Look at a slice more and return the colours of the lines in it."""
        lexer = self._lexers.find(self._language)
        if lexer is None:
            return {}
        return self._step_through(lexer, lines) if complete else self._step_on(lexer, lines)

    def _step_on(self, lexer: "Lexer", lines: list[str]) -> dict[int, list[Span]]:
        start = self._coloured
        room = SLICE_CHARACTERS
        while start > max(0, self._coloured - SLICE // 2) and lines[start - 1].strip() and len(lines[start - 1]) < room:
            start -= 1
            room -= len(lines[start])
        end = self._coloured + 1
        room = SLICE_CHARACTERS - len(lines[end - 1])
        while end < min(len(lines), self._coloured + SLICE) and len(lines[end]) < room:
            room -= len(lines[end])
            end += 1
        found = dict(self._lines_of(lexer, lines[start:end]))
        self._coloured = end
        return {start + index: spans for index, spans in found.items()}

    def _step_through(self, lexer: "Lexer", lines: list[str]) -> dict[int, list[Span]]:
        if self._pass is None:
            self._pass = self._lines_of(lexer, lines)
        found: dict[int, list[Span]] = {}
        room = SLICE_CHARACTERS
        for index, spans in self._pass:
            found[index] = spans
            # The lexer adds a last line of its own.
            room -= len(lines[index]) if index < len(lines) else 0
            if len(found) >= SLICE or room <= 0:
                return found
        self._finished = True
        self._pass = None
        return found

    def _lines_of(self, lexer: "Lexer", lines: list[str]) -> Iterator[tuple[int, list[Span]]]:
        index, column = 0, 0
        spans: list[Span] = []
        for _, token, value in lexer.get_tokens_unprocessed("\n".join(lines) + "\n"):
            style = self._style_of(token)
            first, *others = value.split("\n")
            if style is not None and first:
                spans.append((column, len(first), style))
            column += len(first)
            for part in others:
                yield index, spans
                index, column, spans = index + 1, len(part), []
                if style is not None and part:
                    spans.append((0, len(part), style))

    def _style_of(self, token: "_TokenType") -> int | None:
        if token not in self._styles:
            names = [".".join(token[: count + 1]) for count in range(len(token))]
            self._styles[token] = next((_STYLES[name] for name in reversed(names) if name in _STYLES), None)
        return self._styles[token]
