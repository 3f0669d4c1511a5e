"""The vectors that are at hand, and the run that brings more of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playground.features.embeddings.appearance import Sent
from playground.features.embeddings.embedding import Embedding
from playground.features.embeddings.held import Held
from playground.features.embeddings.order import DEMO, Order, place_of
from playground.message import Message
from playground.services.failures import failure_of
from playground.services.notices import Notice
from playground.services.prices import PriceTable
from playground.signal import Signal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from playground.api.observer import Listener, RetryWait
    from playground.features.embeddings.held import Packed
    from playground.features.embeddings.settings import EmbeddingSettings
    from playground.features.embeddings.wishes import Wishes
    from playground.services.context import Context
    from playground.services.failures import Failure
    from playground.storage.vectors import VectorKind, Vectors

_JOB: Final = "embeddings.run"


class Runs:
    """`arrived` says which texts have a vector now, `ended` that the last run has."""

    def __init__(self, context: Context, vectors: Vectors, wishes: Wishes) -> None:
        self.replaced: Signal[()] = Signal()  # what was at hand before is not any more
        self.arrived: Signal[tuple[str, ...]] = Signal()
        self.busy_changed: Signal[bool] = Signal()
        self.progress_changed: Signal[int, int] = Signal()
        self.prices_changed: Signal[()] = Signal()
        self.busy = False
        self.held = Held()
        self.last: Embedding | None = None
        self.sent: Sent | None = None
        self.failure: Failure | None = None
        self.stopped = False
        self._context = context
        self._vectors = vectors
        self._wishes = wishes
        self._prices = PriceTable(context.settings)
        self._prices.changed.connect(self.prices_changed.emit)
        context.jobs.changed.connect(self._on_jobs_changed)

    def order(self, settings: EmbeddingSettings | None = None) -> Order:
        settings = settings or self._wishes.settings
        connections = self._context.connections
        return Order(connections.current, connections.dialect(settings.model), settings)

    @property
    def wished(self) -> VectorKind | None:
        """None while the wishes make no sense."""
        return None if self._wishes.fault else self.order().kind

    @property
    def at_hand(self) -> Mapping[str, Packed]:
        """The vectors of the kind that is wished for."""
        return self.held.vectors if self.held.kind == self.wished else {}

    def start(self, texts: Sequence[str]) -> None:
        self.busy = True
        label = Message("Embedding texts")
        self._context.jobs.start(_JOB, self._run, self.order(), texts, label=label, on_error=self._explain)
        self.busy_changed.emit(True)

    def stop(self) -> None:
        if self.busy:
            self.stopped = True
            self._context.jobs.cancel(_JOB)

    def forget(self) -> None:
        """Other texts are looked at now."""
        if self.busy:
            self._context.jobs.cancel(_JOB)
        self.held, self.last = Held(), None
        self.sent, self.failure, self.stopped = None, None, False

    async def look_up(self, kind: VectorKind, settings: EmbeddingSettings, texts: Sequence[str]) -> Held:
        """What is known of an earlier kind; more of it can be had where it came from."""
        here = place_of(self._context.connections.current) == kind.place
        return Held(kind, self.order(settings) if here else None, dict(await self._vectors.find(kind, texts)))

    async def embed(self, order: Order, texts: Sequence[str]) -> dict[str, bytes]:
        """Beside the table: what is known already is not sent."""
        found: dict[str, bytes] = {}
        await Embedding(order, self._vectors, found.update).run(texts, self._context.connections.client)
        return found

    def cost_of(self, model: str, tokens: int) -> Message | None:
        """In words; None where nobody knows."""
        if self._context.connections.current.preset == DEMO:
            return Message("free (demo)")
        cost = self._prices.cost_of(model, {"prompt_tokens": tokens})
        return None if cost is None else cost.words

    async def _run(self, order: Order, texts: Sequence[str]) -> None:
        self.sent, self.failure, self.stopped = None, None, False
        length = self.held.length if self.held.kind == order.kind else 0
        run = self.last = Embedding(
            order, self._vectors, lambda vectors: self._take(run, order, vectors), length=length
        )
        listener = _Attentive(self._context.jobs.listener(_JOB))
        self.progress_changed.emit(0, len(texts))
        try:
            await run.run(texts, self._context.connections.client, listener)
        finally:
            self._settle(run, order)

    def _take(self, run: Embedding, order: Order, vectors: Mapping[str, bytes]) -> None:
        if run is not self.last:
            return
        # Until the first of the new ones has come, the old ones are looked at. A model may change under its name.
        length = len(next(iter(vectors.values())))
        if self.held.kind != order.kind or self.held.length not in (0, length):
            before, self.held = self.held, Held(order.kind, order)
            if before.vectors:
                self.replaced.emit()
        self.held.order = order
        self.held.vectors.update(vectors)
        self._context.jobs.listener(_JOB).progress(run.done / run.total)
        self.arrived.emit(tuple(vectors))
        self.progress_changed.emit(run.done, run.total)

    def _settle(self, run: Embedding, order: Order) -> None:
        if run is self.last:
            cost = None if run.tokens is None else self.cost_of(order.settings.model, run.tokens)
            self.sent = Sent(run.sent, run.known, run.tokens, cost)
            self.stopped = self.stopped and run.done < run.total
        if run.unsaved is not None:
            message = Message("The vectors could not be saved. They stay until you close the window.")
            notice = Notice("warning", message, details=str(run.unsaved), about="embeddings.unsaved")
            self._context.notices.post(notice)

    def _explain(self, error: BaseException) -> bool:
        """The card beside the table says it."""
        self.failure = failure_of(error)
        return True

    def _on_jobs_changed(self) -> None:
        if self.busy and all(job.name != _JOB for job in self._context.jobs.running):
            self.busy = False
            self.busy_changed.emit(False)


class _Attentive:
    """Leaves out what says nothing of several requests at once: how much is sent, and how long one is quiet."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener

    def retry_scheduled(self, wait: RetryWait, /) -> None:
        self._listener.retry_scheduled(wait)

    def retry_started(self) -> None:
        self._listener.retry_started()

    def progress(self, fraction: float | None, /) -> None:
        pass

    def quiet(self, seconds: float, alive: bool, /) -> None:
        pass

    def learned(self, model: str, param: str, replacement: str | None, /) -> None:
        self._listener.learned(model, param, replacement)
