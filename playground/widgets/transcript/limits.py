"""Which text is not worth handing to the Markdown renderer: it would cost seconds, or look like nothing."""

import re
from typing import Final

from playground.widgets.transcript.splitter import HARD_LIMIT, Block

_DEEP: Final = re.compile(
    r"^[ \t]*(?:(?:[>+*-]|\d{1,9}[.)])[ \t]*){17}|^[ \t]{60}[ \t]*(?:[>+*-]|\d{1,9}[.)])[ \t]", re.MULTILINE
)
_CELLS: Final = 1_500
_MARKS: Final = 800


def too_much_for_markdown(block: Block) -> bool:
    if len(block.source) > 2 * HARD_LIMIT or block.source.count("`") > _MARKS:
        return True
    if block.kind == "table":
        return block.source.count("|") > _CELLS
    return block.kind in ("quote", "list") and _DEEP.search(block.source) is not None
