"""Text that is shown as it was written, in pieces that can each be laid out without a pause."""

from playground.widgets.transcript.splitter import MOST_LINES, SOFT_LIMIT, Block


def parts_of(text: str, before: Block | None = None) -> list[Block]:
    """Cut at the ends of lines where that is possible. `before` is the block that begins where this text does."""
    parts: list[Block] = []
    lines: list[str] = []
    size = 0
    continues, glued = (before.continues, before.glued) if before is not None else (False, False)
    for line in text.replace("\0", "\ufffd").split("\n"):
        for at in range(0, len(line) or 1, SOFT_LIMIT):
            piece = line[at : at + SOFT_LIMIT]
            if lines and (at or size + len(piece) > SOFT_LIMIT or len(lines) >= MOST_LINES["paragraph"]):
                parts.append(Block("paragraph", "\n".join(lines), continues=continues, glued=glued))
                continues, glued = True, at > 0
                lines, size = [], 0
            lines.append(piece)
            size += len(piece)
    last = Block("paragraph", "\n".join(lines), continues=continues, glued=glued)
    return [*parts, last] if text else []
