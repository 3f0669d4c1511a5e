"""Functions that a reply wants to be called: which of them nobody has answered yet, and what they are called with."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from playground.features.chat.checks import fault_of, sample

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playground.features.chat.turns import Call, Turn
    from playground.message import Message


def open_calls(turns: Sequence[Turn]) -> tuple[Call, ...]:
    """Those of the last reply; once it is answered it is not the last any more."""
    last = turns[-1] if turns else None
    return last.calls if last is not None and last.role == "assistant" and last.status == "done" else ()


def written_out(arguments: str) -> str:
    """Indented, so that it can be read, and empty where there are none; what is no JSON stays as it is."""
    try:
        value = json.loads(arguments)
        return "" if value == {} else json.dumps(value, ensure_ascii=False, indent=2)
    except (ValueError, RecursionError):
        return arguments.strip()


def fault_in(arguments: str) -> Message | None:
    """Models write their arguments themselves, and some of them not well. Nothing at all is fine."""
    return fault_of(sample, arguments) if arguments.strip() else None
