"""Search through all titles and messages: where the words are, each place with the sentence around it."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from playground.storage.search_index import every, is_there, made_anew_if_damaged, maybes, take_in
from playground.storage.search_words import words_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator

    from playground.storage.database import Database
    from playground.storage.search_words import Words

_AT_ONCE: Final = 0.02  # seconds for which nobody else gets at the database
_TURNS_AT_ONCE: Final = 16
_LEAD: Final = 60  # so much of the sentence before what was found
_EXCERPT: Final = 240
_SENTENCE_END: Final = re.compile(r"[.!?…]\s|[。！？；\n]")
_SPACE: Final = re.compile(r"\s+")
_TURN: Final = (
    "SELECT turns.text, turns.role, conversation_id, title FROM turns JOIN conversations ON conversations.id ="
    " conversation_id WHERE turns.id = ? AND turns.status <> 'streaming' AND turns.deleted_at IS NULL"
    " AND conversations.deleted_at IS NULL"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A turn in any version of its conversation, or a title where there is no `turn_id`. `marks` are the places of the
    words in the excerpt, each with its beginning and its end."""

    conversation_id: int
    title: str
    excerpt: str
    marks: tuple[tuple[int, int], ...]
    turn_id: int | None = None
    role: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """Some of what there is. The next page begins before this turn; there is none where this is None."""

    hits: tuple[Hit, ...]
    before: int | None


class Search:
    """A search that begins makes those before it worthless: they end at once, with a page that says nothing."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._number = 0
        self._indexed: bool | None = None  # belongs to the database's thread, as all that is done there

    async def titles(self, text: str, limit: int) -> tuple[Hit, ...]:
        """The conversations whose title has all the words, the latest first."""
        return await self._database.run(partial(_titles, words_of(text), limit))

    async def messages(self, text: str, limit: int, before: int | None = None) -> Page:
        """The latest first. A page may be short, or empty, and yet have one after it: nobody waits long for it."""
        if before is None:
            self._number += 1
        return await self._database.run(partial(self._messages, words_of(text), limit, before, self._number))

    async def keep_up(self) -> bool:
        """Takes in a little of what has changed; says whether there is more. Searches find all of it meanwhile, only
        slower."""
        return await self._database.run(self._keep_up)

    def _messages(
        self, words: Words, limit: int, before: int | None, number: int, connection: sqlite3.Connection
    ) -> Page:
        if not words or number != self._number:
            return Page((), None)
        wanted = _Wanted(words, limit, lambda: number != self._number)
        if self._is_indexed(connection):
            with made_anew_if_damaged(connection):
                return _page(connection, wanted, maybes(connection, words, before))
        return _page(connection, wanted, every(connection, before))

    def _keep_up(self, connection: sqlite3.Connection) -> bool:
        if not self._is_indexed(connection):
            return False
        with made_anew_if_damaged(connection):
            return take_in(connection, _TURNS_AT_ONCE)
        return True

    def _is_indexed(self, connection: sqlite3.Connection) -> bool:
        if self._indexed is None:
            self._indexed = is_there(connection)
        return self._indexed


@dataclass(frozen=True, slots=True)
class _Wanted:
    words: Words
    limit: int
    no_longer: Callable[[], bool]


def _page(connection: sqlite3.Connection, wanted: _Wanted, numbers: Iterator[int]) -> Page:
    hits: list[Hit] = []
    until = time.monotonic() + _AT_ONCE
    for turn_id in numbers:
        hit = _hit(connection, wanted.words, turn_id)
        if hit is not None:
            hits.append(hit)
        if len(hits) == wanted.limit or time.monotonic() > until or wanted.no_longer():
            return Page(tuple(hits), turn_id)
    return Page(tuple(hits), None)


def _titles(words: Words, limit: int, connection: sqlite3.Connection) -> tuple[Hit, ...]:
    # A hundredth of the messages, and short: reading all of them takes less than an index would.
    rows = connection.execute(
        "SELECT id, title FROM conversations WHERE deleted_at IS NULL ORDER BY updated_at DESC, id DESC"
    )
    found = ((number, title) for number, title in rows if words.place_in(title) is not None)
    return tuple(
        Hit(number, title, title, words.marks_in(title))
        for (number, title), _ in zip(found, range(limit), strict=False)
    )


def _hit(connection: sqlite3.Connection, words: Words, turn_id: int) -> Hit | None:
    row = connection.execute(_TURN, (turn_id,)).fetchone()
    place = None if row is None else words.place_in(row[0])
    if place is None:
        return None
    text, role, conversation_id, title = row
    excerpt = excerpt_of(text, *place)
    return Hit(conversation_id, title, excerpt, words.marks_in(excerpt), turn_id, role)


def excerpt_of(text: str, begin: int, end: int) -> str:
    """The sentence around a place, in one line; of a long one the part around it."""
    first = max((match.end() for match in _SENTENCE_END.finditer(text, max(0, begin - _EXCERPT), begin)), default=None)
    if first is None:
        first = max(0, begin - _EXCERPT)
    cut = begin - first > _LEAD
    if cut:
        first = begin - _LEAD
        space = text.find(" ", first, begin)
        first = first if space < 0 else space + 1
    ending = _SENTENCE_END.search(text, end, end + _EXCERPT)
    last = min(len(text), end + _EXCERPT) if ending is None else ending.end()
    words = _SPACE.sub(" ", text[first:last]).strip()
    return f"{'…' if cut else ''}{words}{'…' if ending is None and last < len(text) else ''}"
