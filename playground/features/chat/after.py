"""Where a reply goes in the tree of a conversation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playground.features.chat.turns import Turn


@dataclass(frozen=True, slots=True)
class After:
    """Where a reply goes: after this turn, as another version of that one, beginning with so much of its text.
    `results` are what the calls of that turn gave, which are told first."""

    turn_id: int | None
    instead_of: int | None = None
    beginning: str = ""
    results: tuple[Turn, ...] = ()
    kept_draft: bool = False  # what is being written is not what is sent
