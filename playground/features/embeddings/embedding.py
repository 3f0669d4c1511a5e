"""One run: the vectors of many texts, those that are known from the cache and the rest in batches from the server."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final, TypeAlias

from playground.api.embeddings import embed
from playground.api.errors import ApiError, ContextTooLong, Rejected, RequestTooLarge
from playground.features.embeddings.tokens import estimate
from playground.message import Message
from playground.services.errors import Refused
from playground.services.seen_through import to_its_end
from playground.storage.errors import StorageError

if TYPE_CHECKING:
    from playground.api.client import Client
    from playground.api.connection import Connection
    from playground.api.embeddings import EmbeddingReply
    from playground.api.observer import Listener
    from playground.features.embeddings.order import Order
    from playground.storage.vectors import Vectors

Connect: TypeAlias = "Callable[[Connection], Awaitable[Client]]"
Batch: TypeAlias = tuple[str, ...]

# Servers take 2 048 texts and 300 000 tokens; a batch of a quarter shows progress, and its reply is never too large.
MOST_TEXTS: Final = 512
MOST_TOKENS: Final = 150_000  # by the estimate, which may be wrong by half
AT_ONCE: Final = 3
_PIECE: Final = 1_000  # known vectors that are handed over at once
_FLOAT: Final = 4
_TOO_MANY: Final = (413, 422)  # what servers with small batches answer


class Embedding:
    """What has arrived is kept, however the run ends: the next one asks for the rest only.

    `arrived` hears of vectors by text. With a `length`, in bytes, others in the cache count as unknown. `too_long` are
    the texts that the server refused for their length, `failed` those of the batch that brought the run to its end.
    """

    def __init__(
        self,
        order: Order,
        vectors: Vectors,
        arrived: Callable[[Mapping[str, bytes]], None],
        *,
        length: int = 0,
        most: int = MOST_TEXTS,
    ) -> None:
        self.total = 0
        self.done = 0
        self.sent = 0
        self.tokens: int | None = 0
        self.too_long: set[str] = set()
        self.failed: Batch = ()
        self.error: Exception | None = None
        self.unsaved: StorageError | None = None
        self._order = order
        self._vectors = vectors
        self._arrived = arrived
        self._most = most  # texts in a batch
        self._known: dict[str, int] = {}  # the length of each in bytes; whoever hears of the vectors holds them
        self._length = length
        self._fresh = 0  # the length of what the server has sent
        self._waiting: deque[Batch] = deque()

    @property
    def known(self) -> int:
        """How many were not sent."""
        return len(self._known)

    async def run(self, texts: Sequence[str], connect: Connect, listener: Listener | None = None) -> None:
        """Raises what brought it to its end."""
        wanted = tuple(dict.fromkeys(texts))
        self.total = len(wanted)
        await self._look_up(wanted)
        self._waiting.extend(batches([text for text in wanted if text not in self._known], self._most))
        if not self._waiting:
            return
        client = await connect(self._order.connection)
        async with asyncio.TaskGroup() as group:
            for _ in range(min(AT_ONCE, len(self._waiting))):
                group.create_task(self._work(client, listener))
        if self.error is not None:
            raise self.error

    async def _look_up(self, wanted: Batch) -> None:
        try:
            found = await self._vectors.find(self._order.kind, wanted)
        except StorageError as error:
            self.unsaved = error
            return
        lengths = {len(vector) for vector in found.values()}
        if len(lengths) > 1 or (self._length and lengths != {self._length}):
            return  # the model under this name has changed meanwhile
        self._known = {text: len(found[text]) for text in wanted if text in found}
        for some in _pieces({text: found[text] for text in self._known}):
            self._take(some)
            await asyncio.sleep(0)  # the window is painted in between

    async def _work(self, client: Client, listener: Listener | None) -> None:
        """After a failure no further batch is sent; those under way have been paid for and are awaited."""
        while self._waiting and self.error is None:
            batch = self._waiting.popleft()
            try:
                reply = await embed(client, self._order.parameters(batch), listener)
                await to_its_end(self._keep(batch, reply))
            except (ApiError, Refused) as error:
                self._deal_with(batch, error)

    def _deal_with(self, batch: Batch, error: ApiError | Refused) -> None:
        if len(batch) > 1 and _is_about_size(error):
            middle = len(batch) // 2
            self._waiting.extendleft((batch[middle:], batch[:middle]))
        elif isinstance(error, ContextTooLong | RequestTooLarge):
            self.too_long.update(batch)
            self.done += len(batch)
        elif self.error is None:
            self.error, self.failed = error, batch

    async def _keep(self, batch: Batch, reply: EmbeddingReply) -> None:
        self._count(batch, reply)
        self._check(_FLOAT * reply.dimensions)
        vectors = dict(zip(batch, reply.vectors, strict=True))
        try:
            await self._vectors.keep(self._order.kind, vectors)
        except StorageError as error:
            self.unsaved = error
        self._take(vectors)

    def _take(self, vectors: Mapping[str, bytes]) -> None:
        self.done += len(vectors)
        self._arrived(vectors)

    def _count(self, batch: Batch, reply: EmbeddingReply) -> None:
        self.sent += len(batch)
        if reply.usage is None or self.tokens is None:
            self.tokens = None
        else:
            self.tokens += reply.usage.prompt_tokens

    def _check(self, length: int) -> None:
        """Vectors of different lengths cannot be compared."""
        asked = _FLOAT * (self._order.dimensions or 0)
        got, wanted = length // _FLOAT, (asked or self._fresh) // _FLOAT
        if asked and length != asked:
            raise Refused(
                Message(
                    "The server sent vectors of {got} numbers instead of {wanted}. Clear Dimensions on the right.",
                    got=got,
                    wanted=wanted,
                )
            )
        if self._fresh and length != self._fresh:
            raise Refused(
                Message("The server sent vectors of {got} numbers after some of {wanted}.", got=got, wanted=wanted)
            )
        self._fresh = length
        if any(known != length for known in self._known.values()):
            # The model under this name has changed since: what is known of it counts no more.
            self._waiting.extend(batches(list(self._known), self._most))
            self.done -= len(self._known)
            self._known = {}


def batches(texts: Sequence[str], most: int = MOST_TEXTS) -> list[Batch]:
    found: list[Batch] = []
    batch: list[str] = []
    tokens = 0
    for text in texts:
        more = estimate(text)
        if batch and (len(batch) == most or tokens + more > MOST_TOKENS):
            found.append(tuple(batch))
            batch, tokens = [], 0
        batch.append(text)
        tokens += more
    return [*found, tuple(batch)] if batch else found


def _pieces(vectors: Mapping[str, bytes]) -> Iterator[dict[str, bytes]]:
    pairs = iter(vectors.items())
    while piece := dict(islice(pairs, _PIECE)):
        yield piece


def _is_about_size(error: ApiError | Refused) -> bool:
    """Of the batch or of one text in it: in halves it may go through, and in the end the one is found."""
    if isinstance(error, RequestTooLarge | ContextTooLong):
        return True
    return isinstance(error, Rejected) and (error.status in _TOO_MANY or (error.param or "").startswith("input"))
