"""One turn of a transcript: its text as it grows, and the rows it is made of."""

from collections.abc import Iterator

from playground.widgets.transcript.content import Card, Thought, TurnContent
from playground.widgets.transcript.parts import parts_of
from playground.widgets.transcript.row import Row, RowKind
from playground.widgets.transcript.splitter import Block, Splitter


class Turn:
    """`rows` are those that stand in the stack; `flush` and `finish` say how many of them stay where they are."""

    def __init__(self, content: TurnContent) -> None:
        self.id = content.id
        self.role = content.role
        self.open = content.open
        self.card: Card | None = content.card
        self.footer = content.footer
        self.pictures = content.pictures
        self.enclosures = content.enclosures
        self.rows: list[Row] = []
        self._raw = False
        self._thought: Row | None = None
        self._begin(content.text)
        if content.thought is not None:
            self.set_thought(content.thought)

    def _begin(self, text: str) -> None:
        self._text = [text] if text else []
        self._pending = [text] if text else []
        self._splitter = Splitter()
        self._blocks: list[Row] = [self._thought] if self._thought is not None else []
        self._open_row: Row | None = None

    # -- text

    @property
    def text(self) -> str:
        self._text = ["".join(self._text)]
        return self._text[0]

    def append(self, text: str) -> None:
        self._text.append(text)
        self._pending.append(text)

    def replace(self, text: str) -> None:
        self._begin(text)

    @property
    def raw(self) -> bool:
        """Whether its Markdown is shown as it was written."""
        return self._raw

    @raw.setter
    def raw(self, raw: bool) -> None:
        self._raw = raw
        self._begin(self.text)

    def set_thought(self, thought: Thought) -> Row:
        """Its row stands above all others and stays the same one."""
        row = self._thought
        if row is None:
            row = self._thought = Row(self.id, self.role, "thought")
            self._blocks.insert(0, row)
        row.open = self.open and not self.text
        if row.thought != thought:
            row.thought = thought
            row.forget_body()
        return row

    @property
    def open_row(self) -> Row | None:
        return self._open_row

    @property
    def text_rows(self) -> int:
        return len(self._blocks)

    @property
    def splitter(self) -> Splitter:
        return self._splitter

    def flush(self) -> int:
        """Make rows of the text that has come; those before the returned index are untouched."""
        text = "".join(self._pending)
        self._pending.clear()
        if self.role != "assistant" or self._raw:
            return self._show_as_written(text)
        kept = len(self._blocks) - (self._open_row is not None)
        self._add(self._splitter.feed(text))
        if self.open:
            self._show_open()
        else:
            self._add(self._splitter.finish())
            self._render_references()
        return max(0, kept)

    def _show_as_written(self, text: str) -> int:
        """Only the last row grows; those before it are full."""
        above = int(self._thought is not None)
        last = self._blocks.pop() if len(self._blocks) > above else None
        kept = len(self._blocks)
        parts = parts_of((last.source if last is not None else "") + text, last.block if last is not None else None)
        for block in parts:
            row = last or Row(self.id, self.role, "plain")
            last, row.block = None, block
            row.forget_body()
            row.first, row.last, row.open = len(self._blocks) == above, block is parts[-1], False
            self._blocks.append(row)
        self._open_row = self._blocks[-1] if parts and self.open else None
        if self._open_row is not None:
            self._open_row.open = True
        return kept

    def finish(self) -> int:
        self.open = False
        return self.flush()

    def _add(self, blocks: list[Block]) -> None:
        for block in blocks:
            row = self._open_row
            if row is None:
                self._blocks.append(Row(self.id, self.role, "block", block))
                continue
            # What was growing is complete: its row stays, so that nothing on the screen jumps.
            same_kind = row.block is not None and (row.block.kind == "code") == (block.kind == "code")
            row.block, row.open, row.generation = block, False, -1
            if not same_kind or block.kind != "code":
                row.body = None
            self._open_row = None

    def _show_open(self) -> None:
        block = self._open_block()
        if block is None:
            if self._open_row is not None:
                self._blocks.pop()
                self._open_row = None
            return
        row = self._open_row
        if row is None:
            row = self._open_row = Row(self.id, self.role, "block", block, open=True)
            self._blocks.append(row)
        elif row.block is not None and (row.block.kind == "code") != (block.kind == "code"):
            row.body = None
        row.block = block
        row.generation = -1

    def _open_block(self) -> Block | None:
        splitter = self._splitter
        if splitter.code_lines is None:
            return splitter.open
        row = self._open_row
        if row is not None and row.block is not None and row.block.kind == "code":
            # The text of code is handed on line by line; joining it anew each time would grow with its length.
            return row.block
        return Block("code", "", "", splitter.code_language)

    def _render_references(self) -> None:
        definitions = tuple(self._splitter.definitions)
        for row in self._blocks if definitions else ():
            if "[" in row.source and row.block is not None and row.block.kind != "code":
                row.definitions = definitions
                row.forget_body()

    # -- rows

    def wanted_rows(self, start: int = 0) -> list[Row]:
        """The rows from there on as they should be now; those that stay are the same objects as before."""
        rows = self._blocks[start:]
        if self.open and not self._blocks:
            rows.append(self._only("waiting"))
        return [*rows, *self._rows_below()]

    def _rows_below(self) -> Iterator[Row]:
        if self.pictures:
            row = self._only("pictures")
            if row.pictures != self.pictures:
                row.pictures = self.pictures
                row.forget_body()
            yield row
        if self.enclosures:
            row = self._only("enclosures")
            row.enclosures = self.enclosures
            yield row
        if self.card is not None:
            row = self._only("card")
            if row.card != self.card:
                row.card = self.card
                row.forget_body()
            yield row
        if not self.footer.empty:
            row = self._only("footer")
            if row.footer != self.footer:
                row.footer = self.footer
                row.forget_body()
            yield row

    def _only(self, kind: RowKind) -> Row:
        return next((row for row in self.rows[-5:] if row.kind == kind), None) or Row(self.id, self.role, kind)
