"""One row of a transcript: a block of text, the card of a turn, or the line below it."""

from dataclasses import dataclass
from typing import Final, Literal

from playground.widgets.transcript.body import Body
from playground.widgets.transcript.content import Card, Enclosure, Footer, Role, Thought, Thumbnail
from playground.widgets.transcript.splitter import Block

RowKind = Literal["block", "plain", "thought", "waiting", "pictures", "enclosures", "card", "footer"]

TURN_GAP: Final = 24
ANSWER_GAP: Final = 20
BLOCK_GAPS: Final = {"heading": 22, "code": 14, "rule": 20, "table": 8}
BUBBLE_PADDING: Final = 10


@dataclass(slots=True, eq=False)
class Row:
    """`height` is an estimate until `generation` is that of the width it was laid out for."""

    turn_id: str
    role: Role
    kind: RowKind
    block: Block | None = None
    card: Card | None = None
    footer: Footer | None = None
    pictures: tuple[Thumbnail, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    thought: Thought | None = None
    definitions: tuple[str, ...] = ()
    unfolded: bool = False
    first: bool = False
    last: bool = False
    open: bool = False
    gap: int = 0
    height: int = 0
    index: int = 0
    generation: int = -1
    body: Body | None = None

    @property
    def padding_above(self) -> int:
        return BUBBLE_PADDING if self.first and self.kind == "plain" else 0

    @property
    def padding_below(self) -> int:
        return BUBBLE_PADDING if self.last and self.kind == "plain" else 0

    @property
    def source(self) -> str:
        return self.block.source if self.block is not None else ""

    def forget_body(self) -> None:
        self.body = None
        self.generation = -1


def gap_above(before: Row | None, row: Row) -> int:
    if before is None:
        return TURN_GAP
    if before.turn_id != row.turn_id:
        return ANSWER_GAP if row.role == "assistant" and before.role == "user" else TURN_GAP
    if row.kind in ("card", "waiting"):
        return 12
    if row.kind in ("footer", "pictures", "enclosures") or before.kind == "thought":
        return 8
    return _gap_between(before.block, row.block)


def _gap_between(before: Block | None, block: Block | None) -> int:
    if block is None or before is None:
        return 12
    if block.continues:
        return 4 if block.kind == "list" else 0
    if before.kind == "code" or block.kind == "code":
        return BLOCK_GAPS["code"]
    if before.kind == "heading":
        return 8
    gap = BLOCK_GAPS.get(block.kind, BLOCK_GAPS.get(before.kind, 12))
    return gap if block.loose or block.kind == "heading" else min(gap, 6)
