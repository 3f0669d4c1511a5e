"""Changes what was said in a conversation: every change is on disk when it is seen, and can be taken back."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from playground.features.chat import revisions
from playground.features.chat.records import new_turn_of, turn_of
from playground.features.chat.turns import Turn
from playground.message import Message
from playground.services.notices import Notice
from playground.signal import Signal
from playground.storage.clean_text import clean_text
from playground.storage.history import TurnChanges

if TYPE_CHECKING:
    import asyncio
    from collections.abc import AsyncIterator, Awaitable, Callable

    from playground.features.chat.revisions import Revision
    from playground.features.chat.tree import Tree
    from playground.features.chat.turns import Role
    from playground.services.context import Context

UNDO = "chat.take_back"


class Revising:
    """Of one conversation. One change after the other: each is made from the tree as the one before left it."""

    def __init__(
        self,
        context: Context,
        name: str,
        tree: Tree,
        number: Callable[[], int | None],
        begin: Callable[[Turn], Awaitable[Turn]],
    ) -> None:
        self.changed: Signal[()] = Signal()  # the path, or what can be taken back
        self._context = context
        self._name = name
        self._tree = tree
        self._number = number
        self._begin = begin  # with the first turn of a conversation that is not on disk yet
        self._back: list[Revision] = []
        self._forth: list[Revision] = []
        self._lock: asyncio.Lock | None = None

    @property
    def can_undo(self) -> bool:
        return bool(self._back)

    @property
    def can_redo(self) -> bool:
        return bool(self._forth)

    @asynccontextmanager
    async def alone(self) -> AsyncIterator[None]:
        """While nobody else changes the tree."""
        import asyncio

        self._lock = self._lock or asyncio.Lock()
        async with self._lock:
            yield

    def insert(self, role: Role, text: str, after: int | None) -> None:
        self._start(self._insert, Turn(0, role, clean_text(text), parent_id=after))

    def rewrite(self, turn_id: int, text: str) -> None:
        """The other version stays beside this one."""
        self._start(self._rewrite, turn_id, clean_text(text))

    def move(self, turn_id: int, by: int) -> None:
        """By one place down (1) or up (−1)."""
        self._start(self._move, turn_id, by)

    def delete(self, turn_id: int, *, with_following: bool = False) -> None:
        make = revisions.without_all_from if with_following else revisions.without
        self._start(self._delete, make, turn_id)

    def show_version(self, turn_id: int, by: int) -> None:
        self._start(self._show_version, turn_id, by)

    def go_to(self, turn_id: int) -> None:
        """The path leads through this version."""
        self._start(self._go_to, turn_id)

    async def lead_through(self, turn_id: int) -> None:
        """As `go_to` does, for who waits for it."""
        await self._alone(self._go_to, turn_id)

    def undo(self) -> None:
        self._start(self._take_back, self._back, self._forth)

    def redo(self) -> None:
        self._start(self._take_back, self._forth, self._back)

    def forget(self) -> None:
        """What was done before cannot be taken back any more."""
        self._back.clear()
        self._forth.clear()

    # Inside

    def _start(self, function: Callable[..., Awaitable[None]], *arguments: object) -> None:
        self._context.jobs.start(
            f"chat.revise.{self._name}", self._alone, function, *arguments, label=Message("Saving"), cancellable=False
        )

    async def _alone(self, function: Callable[..., Awaitable[None]], *arguments: object) -> None:
        async with self.alone():
            await function(*arguments)
        self.changed.emit()

    async def _insert(self, turn: Turn) -> None:
        number = self._number()
        new = await self._begin(turn) if number is None else await self._kept(number, turn)
        await self._do(revisions.with_new(self._tree, new))

    async def _rewrite(self, turn_id: int, text: str) -> None:
        number = self._number()
        assert number is not None  # it has turns
        turn = self._tree[turn_id]
        # These were said of the text that the server sent.
        facts = replace(turn.facts, misfit=None, notes=())
        new = await self._kept(number, replace(turn, text=text, status="done", facts=facts, tokens=()))
        await self._do(revisions.with_version(self._tree, turn_id, new))

    async def _kept(self, number: int, turn: Turn) -> Turn:
        return turn_of(await self._context.history.insert_turn(number, turn.parent_id, new_turn_of(turn)))

    # The turn may be gone by the time that it is its turn.

    async def _move(self, turn_id: int, by: int) -> None:
        path = [turn.id for turn in self._tree.path]
        first = path.index(turn_id) + min(by, 0) if turn_id in path else -1
        if 0 <= first < len(path) - 1:
            await self._do(revisions.moved_down(self._tree, path[first]))

    async def _delete(self, make: Callable[[Tree, int], Revision], turn_id: int) -> None:
        if turn_id not in self._tree:
            return
        revision = make(self._tree, turn_id)
        await self._do(revision)
        count = len(revision.gone)
        message = (
            Message("{count} messages were deleted.", count=count) if count > 1 else Message("The message was deleted.")
        )
        action = (f"{UNDO}:{self._number()}", Message("Undo"))
        self._context.notices.post(Notice("info", message, action=action))

    async def _show_version(self, turn_id: int, by: int) -> None:
        versions = self._tree.versions(turn_id) if turn_id in self._tree else ()
        place = versions.index(turn_id) + by if versions else -1
        if 0 <= place < len(versions):
            await self._go_to(versions[place])

    async def _go_to(self, turn_id: int) -> None:
        number = self._number()
        if number is not None and turn_id in self._tree:
            self._tree.go_to(turn_id)
            await self._context.history.read_to(number, self._tree.leaf)

    async def _take_back(self, done: list[Revision], undone: list[Revision]) -> None:
        if done:
            undone.append(await self._apply(done.pop()))

    async def _do(self, revision: Revision) -> None:
        self._back.append(await self._apply(revision))
        self._forth.clear()

    async def _apply(self, revision: Revision) -> Revision:
        """Both or none: what the disk does not take is not seen either."""
        number = self._number()
        back = revisions.apply(self._tree, revision)
        changes = TurnChanges(
            revision.parents,
            gone=tuple(turn.id for turn in revision.gone),
            come=tuple(turn.id for turn in revision.come),
            leaf_id=self._tree.leaf,
        )
        try:
            if number is not None:
                await self._context.history.change_turns(number, changes)
        except BaseException:
            revisions.apply(self._tree, back)
            raise
        return back
