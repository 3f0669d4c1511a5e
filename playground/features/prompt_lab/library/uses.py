"""Where a prompt is used: each part of the lab says what it knows of that."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from playground.message import Message

Find: TypeAlias = "Callable[[int], Awaitable[Sequence[Message]]]"


class Uses:
    def __init__(self) -> None:
        self._finders: dict[str, Find] = {}

    def register(self, name: str, find: Find) -> None:
        """`find` gives a sentence for each use of the prompt with this number. A name stands for one finder."""
        self._finders[name] = find

    async def of(self, prompt_id: int) -> tuple[Message, ...]:
        return tuple([said for find in self._finders.values() for said in await find(prompt_id)])
