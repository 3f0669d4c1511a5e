"""What is found in all conversations, each place with the sentence around it, under the title that it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from playground.message import Message
from playground.signal import Signal
from playground.storage.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playground.services.context import Context
    from playground.storage.search import Hit, Search

MOST_SHOWN: Final = 3  # places of one conversation
_AT_ONCE: Final = 60
_BREATH: Final = 0.02  # seconds for others between two looks at what has changed


@dataclass(frozen=True, slots=True)
class Found:
    """A conversation; `more` is how many places there are beside those that are shown."""

    number: int
    title: str
    hits: tuple[Hit, ...]
    more: int = 0


class Searching:
    """A new search ends the one before. The latest places come first, and more of them when they are asked for."""

    def __init__(self, context: Context) -> None:
        self.changed: Signal[()] = Signal()
        self.text = ""
        self.found: tuple[Found, ...] = ()
        self._context = context
        self._hits: list[Hit] = []
        self._before: int | None = None

    @property
    def has_more(self) -> bool:
        return self._before is not None

    @cached_property
    def _search(self) -> Search:
        # With the database, which comes after the first paint.
        from playground.storage.search import Search

        return Search(self._context.database)

    def hit(self, turn_id: int) -> Hit | None:
        return next((hit for each in self.found for hit in each.hits if hit.turn_id == turn_id), None)

    def word_in(self, turn_id: int) -> str:
        """One of the words, as it stands there."""
        hit = self.hit(turn_id)
        if hit is None or not hit.marks:
            return self.text
        begin, end = hit.marks[0]
        return hit.excerpt[begin:end]

    def search(self, text: str) -> None:
        self.text, self._hits, self._before = text.strip(), [], None
        if self.text:
            self._context.jobs.start("chat.search", self._first, label=Message("Searching"))
        else:
            self._context.jobs.cancel("chat.search")
            self._take(())

    def more(self) -> None:
        if self._before is not None:
            self._context.jobs.start("chat.search", self._go_on, label=Message("Searching"))

    def keep_up(self) -> None:
        """Takes in what has been said since; searches find it meanwhile, only slower."""
        label = Message("Preparing the search")
        # What the disk does not take now it takes another time.
        self._context.jobs.start("chat.index", self._keep_up, label=label, on_error=_is_of_the_disk)

    async def _first(self) -> None:
        self._hits += await self._search.titles(self.text, _AT_ONCE)
        self._take(self._hits)
        await self._read(None)

    async def _go_on(self) -> None:
        await self._read(self._before)

    async def _read(self, before: int | None) -> None:
        """Shows each page as it comes: a rare word may be far back."""
        wanted = len(self._hits) + _AT_ONCE
        while True:
            page = await self._search.messages(self.text, _AT_ONCE, before)
            self._hits += page.hits
            self._before = before = page.before
            if page.hits or before is None:
                self._take(self._hits)
            if before is None or len(self._hits) >= wanted:
                return

    async def _keep_up(self) -> None:
        import asyncio  # not before the first paint

        more = True
        while more:
            more = await self._search.keep_up()
            await asyncio.sleep(_BREATH)

    def _take(self, hits: Iterable[Hit]) -> None:
        self.found = tuple(_by_conversation(hits))
        self.changed.emit()


def _is_of_the_disk(error: BaseException) -> bool:
    return isinstance(error, StorageError)


def _by_conversation(hits: Iterable[Hit]) -> Iterable[Found]:
    titles: dict[int, str] = {}
    places: dict[int, list[Hit]] = {}
    for hit in hits:
        titles.setdefault(hit.conversation_id, hit.title)
        places.setdefault(hit.conversation_id, [])
        if hit.turn_id is not None:
            places[hit.conversation_id].append(hit)
    for number, title in titles.items():
        there = places[number]
        yield Found(number, title, tuple(there[:MOST_SHOWN]), max(0, len(there) - MOST_SHOWN))
