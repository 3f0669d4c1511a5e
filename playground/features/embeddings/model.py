"""The embeddings tab: a table of texts, what is embedded of it, and the space that pictures are made from."""

from __future__ import annotations

import asyncio
from itertools import count
from typing import TYPE_CHECKING, Final

from playground.features.embeddings import appearance as looks
from playground.features.embeddings.embedding import batches
from playground.features.embeddings.held import TOO_LONG, Held, space_of, state_of
from playground.features.embeddings.order import DEMO
from playground.features.embeddings.prospect import Prospect, prospect_of
from playground.features.embeddings.rows import NewText, Table, lines_of
from playground.features.embeddings.runs import Runs
from playground.features.embeddings.shelf import Shelf
from playground.features.embeddings.wishes import Wishes
from playground.message import Message
from playground.services.errors import Refused
from playground.services.notices import Notice
from playground.signal import Signal
from playground.storage.clean_text import clean_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from playground.api.request import ApiRequest
    from playground.features.embeddings.appearance import Appearance
    from playground.features.embeddings.controls import Control
    from playground.features.embeddings.order import Order
    from playground.features.embeddings.rows import Removed, TextRow
    from playground.features.embeddings.settings import EmbeddingSettings
    from playground.features.embeddings.shelf import Opened
    from playground.features.embeddings.space import Space
    from playground.services.context import Context
    from playground.storage.collections import CollectionRecord, Collections
    from playground.storage.vectors import Vectors

PUT_BACK: Final = "embeddings.put_back"
_numbers = count(1)


class EmbeddingsModel:
    """`space` is of the vectors that are at hand, and stays until those of another choice have come."""

    def __init__(self, context: Context, vectors: Vectors, collections: Collections) -> None:
        self.rows_changed: Signal[()] = Signal()
        self.row_changed: Signal[int] = Signal()
        self.space_changed: Signal[()] = Signal()
        self.settings_changed: Signal[()] = Signal()
        self.appearance_changed: Signal[()] = Signal()
        self.busy_changed: Signal[bool] = Signal()
        self.progress_changed: Signal[int, int] = Signal()
        self.collection_changed: Signal[()] = Signal()
        self.history_changed: Signal[()] = Signal()
        self.opened: Signal[()] = Signal()  # other texts are looked at now
        self.space: Space | None = None
        self.started = False
        self._context = context
        self._vectors = vectors
        self._collections = collections
        self._wishes = Wishes(context)
        self._runs = Runs(context, vectors, self._wishes)
        self._shelf = Shelf(context, collections, self._runs, self._wishes)
        self._table = Table()
        self._prospect: tuple[tuple[TextRow, ...], Prospect] | None = None
        self._wished = self._runs.wished
        self._source = Held()  # what the space was made from
        self._removed: dict[int, Removed] = {}
        self._more = False  # was asked for during a run
        self._connect()

    def start(self) -> None:
        """The loop runs and the history is open."""
        self.started = True
        self._context.jobs.start("embeddings.begin", self._begin, label=Message("Opening the collection"))
        self.appearance_changed.emit()

    def end(self) -> None:
        self._runs.stop()

    # The texts

    @property
    def rows(self) -> tuple[TextRow, ...]:
        return self._table.rows

    def row(self, number: int) -> TextRow | None:
        return self._table.row(number)

    def place_of(self, number: int) -> int | None:
        return self._table.place_of(number)

    def add(self, texts: Iterable[str | NewText]) -> tuple[int, ...]:
        """Returns their numbers."""
        added = self._table.add(each if isinstance(each, NewText) else NewText(each) for each in texts)
        if added:
            self._mark(added)
            self._changed(renew=any(row.state == "done" for row in self.rows[-len(added) :]))
        return added

    def paste(self, text: str) -> tuple[int, ...]:
        """A text for each line."""
        return self.add(lines_of(text))

    def change(self, number: int, text: str) -> None:
        row = self.row(number)
        if row is not None and clean_text(text) != row.text:
            # A vector from a file is of the text that came with it.
            self._put(row._replace(text=clean_text(text), own=None, state="new", note=None), renew=True)

    def set_label(self, number: int, label: str) -> None:
        row = self.row(number)
        if row is not None:
            self._put(row._replace(label=clean_text(label)), renew=True)

    def set_colour(self, number: int, colour: str) -> None:
        row = self.row(number)
        if row is not None:
            self._put(row._replace(colour=clean_text(colour)), renew=True)

    def remove(self, ids: Iterable[int]) -> None:
        removed = self._table.remove(ids)
        if not removed.rows:
            return
        number = next(_numbers)
        self._removed = {number: removed}
        message = Message("{count} texts were removed.", count=len(removed.rows))
        if len(removed.rows) == 1:
            message = Message("1 text was removed.")
        action = (f"{PUT_BACK}:{number}", Message("Undo"))
        self._context.notices.post(Notice("info", message, action=action, about="embeddings.removed"))
        self._changed(renew=True)

    def clear(self) -> None:
        self.remove([row.id for row in self.rows])

    def act(self, action: str) -> None:
        """What a button on one of our notices asks for."""
        name, _, value = action.partition(":")
        removed = self._removed.pop(int(value), None) if name == PUT_BACK and value.isdecimal() else None
        if removed is not None:
            self._table.put_back(removed)
            self._mark(row.id for _, row in removed.rows)
            self._changed(renew=True)

    # Wishes

    @property
    def settings(self) -> EmbeddingSettings:
        return self._wishes.settings

    @property
    def controls(self) -> Mapping[str, Control]:
        return self._wishes.controls

    def wish(self, settings: EmbeddingSettings) -> None:
        self._wishes.wish(settings)

    @property
    def appearance(self) -> Appearance:
        runs, prospect, model = self._runs, self._outlook(), self.settings.model
        held = runs.held.kind
        return looks.appearance(
            looks.Reality(
                started=self.started,
                model=model,
                demo=self._context.connections.current.preset == DEMO and "minilm" not in model,
                texts=prospect.texts,
                to_send=len(prospect.to_send),
                tokens=prospect.tokens,
                cost=runs.cost_of(model, prospect.tokens),
                fault=self._wishes.fault,
                wished=self._wished,
                shown=held if held != self._wished and self.space else None,
                shown_dimensions=0 if self.space is None else self.space.dimensions,
                sent=runs.sent,
                failure=runs.failure,
                stopped=runs.stopped and not runs.busy,
            )
        )

    @property
    def shown_model(self) -> str:
        return (self._runs.held.kind or self.settings).model

    # Runs

    @property
    def busy(self) -> bool:
        return self._runs.busy

    def embed(self) -> None:
        """While a run is under way, what is new is embedded after it."""
        self._more = self.busy
        outlook = self._outlook()
        texts = outlook.to_send
        if self.busy or self.appearance.why_not is not None:
            return
        wanted = set(texts)
        self._table.mark([row.id for row in self.rows if row.text in wanted and row.state != "done"], "waiting")
        self._prospect = self.rows, outlook  # what waits is wanted as before
        self._runs.start(texts)
        self.rows_changed.emit()
        self.appearance_changed.emit()

    def stop(self) -> None:
        self._more = False
        self._runs.stop()

    def retry(self, without: str = "") -> None:
        """`without` a parameter that the model has refused."""
        if not self.busy:
            self._context.jobs.start("embeddings.retry", self._retry, without, label=Message("Trying again"))

    def request_now(self, draft: str = "") -> ApiRequest:
        """What would be sent first, if the lines of the draft were added."""
        order = self._runs.order()
        texts = (*self._outlook().to_send, *(line.text for line in lines_of(draft)))
        texts = texts or tuple(row.text for row in self.rows if row.state not in ("empty", "too_long"))
        return order.parameters((batches(texts) or [("",)])[0]).to_request(order.dialect)

    async def embed_texts(
        self, texts: Sequence[str], settings: EmbeddingSettings | None = None
    ) -> tuple[bytes | None, ...]:
        """Little-endian float32, in the order of the texts; None for an empty one. What is known already is not sent.
        Without settings, so that they can be compared with what is to be seen."""
        order = self._runs.order(settings) if settings is not None else self._order_of_space()
        found = await self._runs.embed(order, [text for text in texts if text.strip()])
        space = self.space
        if settings is None and space is not None:
            for vector in found.values():
                _check_length(len(vector) // 4, space.dimensions, order.settings.model)
        return tuple(found.get(text) for text in texts)

    # Collections

    @property
    def collection(self) -> CollectionRecord | None:
        """None until something of it is on disk."""
        return self._shelf.record

    def new(self) -> None:
        self._shelf.new()

    def open_collection(self, number: int) -> None:
        self._shelf.open(number)

    def save_as(self, name: str) -> None:
        """Names the texts; those that have a name already are copied under the new one."""
        self._shelf.name(name.strip(), self.rows)

    def leave(self, number: int) -> None:
        """It was deleted."""
        self._shelf.leave(number)

    def refresh_collection(self, number: int) -> None:
        """It was given another name."""
        self._shelf.refresh(number)

    # Inside

    def _connect(self) -> None:
        self._wishes.changed.connect(self._on_wishes_changed)
        self._runs.replaced.connect(lambda: self._mark(row.id for row in self.rows))
        self._runs.arrived.connect(self._on_arrived)
        self._runs.busy_changed.connect(self._on_busy_changed)
        self._runs.progress_changed.connect(self.progress_changed.emit)
        self._runs.prices_changed.connect(self.appearance_changed.emit)
        self._shelf.opened.connect(self._on_opened)
        self._shelf.changed.connect(self.collection_changed.emit)
        self._shelf.history_changed.connect(self.history_changed.emit)

    def _put(self, row: TextRow, *, renew: bool) -> None:
        if self._table.put(row):
            self._mark([row.id])
            self._shelf.save(self.rows)
            self.row_changed.emit(row.id)
            self.appearance_changed.emit()
            if renew:
                self._renew_space()

    def _mark(self, numbers: Iterable[int]) -> bool:
        """By what is at hand of the kind that is wished for."""
        at_hand, model = self._runs.at_hand, self.settings.model
        return self._table.judge(numbers, lambda row: state_of(row, at_hand, model))

    def _changed(self, *, renew: bool) -> None:
        self._shelf.save(self.rows)
        self.rows_changed.emit()
        self.appearance_changed.emit()
        if renew:
            self._renew_space()

    def _outlook(self) -> Prospect:
        rows = self.rows
        if self._prospect is None or self._prospect[0] is not rows:
            self._prospect = rows, prospect_of(rows)
        return self._prospect[1]

    def _order_of_space(self) -> Order:
        held = self._runs.held
        if held.kind is None:
            return self._runs.order()
        if held.order is None:
            raise Refused(Message("These vectors were made at another connection. Choose it, or embed the texts here."))
        return held.order

    def _renew_space(self) -> None:
        self._context.jobs.start("embeddings.space", self._make_space, label=Message("Arranging the vectors"))

    async def _make_space(self) -> None:
        held, rows = self._runs.held, self.rows
        before = self.space if held is self._source else None
        space, views = await asyncio.to_thread(space_of, rows, held, before)
        if space is None and self.space is None:
            return
        held.look_into(views)
        self.space, self._source = space, held
        self.space_changed.emit()
        self.appearance_changed.emit()

    async def _retry(self, without: str) -> None:
        if without:
            client = await self._context.connections.client()
            client.learn(self.settings.model, without)
            self._context.connections.learned(self.settings.model, without)
            self._on_wishes_changed()
        self.embed()

    async def _begin(self) -> None:
        """What is purged must not be opened, so that comes first."""
        await self._collections.purge()
        if not self.rows:
            self._shelf.begin()
        await self._vectors.purge()

    def _on_opened(self, opened: Opened) -> None:
        self._more = False
        self._runs.forget()
        self._runs.held = opened.held
        self._table, self._removed = Table(opened.rows), {}
        self._mark([row.id for row in self.rows])
        # Numbers of other texts may be the same: nothing of what stood before may be taken for theirs.
        self.space = None
        self.opened.emit()
        self.space_changed.emit()
        self.rows_changed.emit()
        self.appearance_changed.emit()
        self._renew_space()

    def _on_wishes_changed(self) -> None:
        wished = self._runs.wished
        if wished != self._wished:
            # What another model refused is tried again, and why it did so says nothing of this one.
            self._wished, self._runs.failure = wished, None
            self._table.mark([row.id for row in self.rows if row.state in ("failed", "too_long")], "new")
            if self._mark([row.id for row in self.rows]):
                self.rows_changed.emit()
        self.settings_changed.emit()
        self.appearance_changed.emit()

    def _on_arrived(self, texts: tuple[str, ...]) -> None:
        arrived = set(texts)
        self._mark([row.id for row in self.rows if row.text in arrived])
        self.rows_changed.emit()

    def _on_busy_changed(self, busy: bool) -> None:
        if not busy:
            self._settle()
        self.busy_changed.emit(busy)
        self.appearance_changed.emit()
        if self._more and not busy and self._runs.failure is None:
            self.embed()

    def _settle(self) -> None:
        """What waited in vain says why."""
        runs, run = self._runs, self._runs.last
        waiting = [row for row in self.rows if row.state == "waiting"]
        self._table.mark([row.id for row in waiting], "new")
        if run is not None:
            self._table.mark([row.id for row in waiting if row.text in run.too_long], "too_long", TOO_LONG)
            if runs.failure is not None:
                failed = [row.id for row in waiting if row.text in run.failed]
                self._table.mark(failed, "failed", runs.failure.title)
        self.rows_changed.emit()
        self._shelf.save(self.rows)
        self._renew_space()


def _check_length(got: int, wanted: int, model: str) -> None:
    if got != wanted:
        raise Refused(
            Message(
                "The vectors here have {wanted} numbers, and {model} gives {got}. Choose the model that they are from.",
                wanted=wanted,
                got=got,
                model=model,
            )
        )
