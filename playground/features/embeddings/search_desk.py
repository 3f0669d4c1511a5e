"""Questions to the vectors: what answers a question, what is near, what is odd, what is there twice, A − B + C."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

import numpy as np

from playground.features.embeddings.arithmetic import computed, computed_at_once
from playground.features.embeddings.ranking import STRIP, best_pairs, nearest, oddness, pairs_in_strip, sum_of
from playground.features.embeddings.space import unit_vector, vector_of
from playground.message import Message
from playground.services.errors import Refused
from playground.services.explanations import explain
from playground.signal import Signal

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection, Iterable, Sequence

    from playground.features.embeddings.ranking import Pair
    from playground.features.embeddings.selection import Selection
    from playground.features.embeddings.space import Floats, Places, Space, Spaces
    from playground.services.context import Context

Kind: TypeAlias = Literal["answers", "neighbours", "odd", "duplicates", "arithmetic"]

_JOB: Final = "embeddings.search"
_MOST: Final = 100
_SHORT: Final = 60  # characters of a text in a title
_FEWEST_ODD: Final = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """`score` is a cosine; `other_id`, what the text is a duplicate of."""

    id: int
    score: float
    other_id: int | None = None


@dataclass(frozen=True, slots=True)
class Result:
    kind: Kind
    title: Message
    hits: tuple[Hit, ...]


class SearchDesk:
    def __init__(self, context: Context, model: Spaces, selection: Selection) -> None:
        self.changed: Signal[()] = Signal()
        self.busy_changed: Signal[bool] = Signal()
        self.trouble_changed: Signal[()] = Signal()
        self.result: Result | None = None
        self.trouble: Message | None = None
        self.busy = False
        self._space: Space | None = None  # that the result is of
        self._context = context
        self._model = model
        self._selection = selection
        model.space_changed.connect(self._on_space_changed)

    def ask(self, question: str) -> None:
        """The texts that are nearest to what is asked, which is embedded first."""
        if question.strip():
            self._begin(lambda space: self._ask(space, question.strip()))

    def neighbours(self, text: int) -> None:
        self._begin(lambda space: computed_at_once(_neighbours, space, text))

    def odd_one_out(self, ids: Collection[int] | None = None) -> None:
        """Of these texts, or else of those that are selected, or of all."""
        chosen = self._selection.ids if ids is None else ids
        few = ids is None and len(chosen) < _FEWEST_ODD
        self._begin(lambda space: computed(_odd, space, space.ids if few else tuple(chosen)))

    def duplicates(self, threshold: float) -> None:
        self._begin(lambda space: self._duplicates(space, threshold))

    def arithmetic(self, plus_ids: Sequence[int], minus_ids: Sequence[int]) -> None:
        self._begin(lambda space: computed_at_once(_arithmetic, space, plus_ids, minus_ids))

    def clear(self) -> None:
        self._context.jobs.cancel(_JOB)
        self._show(None, None)

    def stop(self) -> None:
        self._context.jobs.cancel(_JOB)

    def _begin(self, search: Callable[[Space], Awaitable[Result]]) -> None:
        label = Message("Searching")
        self._context.jobs.start(_JOB, self._search, search, label=label, on_error=self._on_error)

    async def _search(self, search: Callable[[Space], Awaitable[Result]]) -> None:
        self._set_busy(True)
        try:
            space = self._model.space
            if space is None or not len(space):
                raise Refused(Message("There are no vectors to search in. Embed some texts first."))
            result = await search(space)
            self._space = space
            self._show(self._still(result), None)
        finally:
            self._set_busy(False)

    async def _ask(self, space: Space, question: str) -> Result:
        (data,) = await self._model.embed_texts((question,))
        if data is None:
            raise Refused(Message("The question got no vector. Make it shorter, or ask again."))
        vector = vector_of(data)
        if len(vector) != space.dimensions:
            raise Refused(
                Message(
                    "The question has {question} dimensions and the texts have {texts}. Embed the texts again.",
                    question=len(vector),
                    texts=space.dimensions,
                )
            )
        title = Message("Nearest to “{text}”", text=_short(question))
        return Result("answers", title, await computed_at_once(_hits, space, unit_vector(vector)))

    async def _duplicates(self, space: Space, threshold: float) -> Result:
        """Strip by strip, so that it can be stopped, and other questions wait for one strip only."""
        found: list[Pair] = []
        for first in range(0, len(space), STRIP):
            found = best_pairs([*found, *await computed(_pairs_in_strip, space, first, threshold)], _MOST)
            self._context.jobs.listener(_JOB).progress(min(1.0, (first + STRIP) / len(space)))
        hits = tuple(Hit(space.ids[pair.one], pair.score, space.ids[pair.other]) for pair in found)
        return Result("duplicates", Message("Pairs at or above {threshold}", threshold=f"{threshold:.2f}"), hits)

    def _on_space_changed(self) -> None:
        if self.result is not None:
            left = self._still(self.result)
            if left is not self.result:
                self._show(left, None)

    def _still(self, result: Result) -> Result | None:
        """What was found stays while its texts are there, with the vectors by which they were found."""
        before, now = self._space, self._model.space
        self._space = now
        if before is None or now is None or before is now:
            return result if before is now else None
        hits = tuple(hit for hit in result.hits if _same(before, now, hit.id) and _same(before, now, hit.other_id))
        if len(hits) == len(result.hits):
            return result
        return replace(result, hits=hits) if hits else None

    def _on_error(self, error: BaseException) -> bool:
        self._show(None, explain(error).title)
        return True

    def _show(self, result: Result | None, trouble: Message | None) -> None:
        self.result = result
        if result is None:
            self._space = None  # many vectors
        self.changed.emit()
        if trouble != self.trouble:
            self.trouble = trouble
            self.trouble_changed.emit()

    def _set_busy(self, busy: bool) -> None:
        if busy != self.busy:
            self.busy = busy
            self.busy_changed.emit(busy)


def _same(before: Space, now: Space, text: int | None) -> bool:
    if text is None or now.vectors is before.vectors:
        return text is None or now.place(text) is not None
    was, place = before.place(text), now.place(text)
    return was is not None and place is not None and np.array_equal(before.vectors[was], now.vectors[place])


def _neighbours(space: Space, text: int) -> Result:
    (place,) = _there(space, (text,))
    title = Message("Nearest to “{text}”", text=_short(space.texts[place]))
    return Result("neighbours", title, _hits(space, space.unit[place], (int(place),)))


def _odd(space: Space, ids: Sequence[int]) -> Result:
    places = space.places(ids)
    if len(places) < _FEWEST_ODD:
        raise Refused(Message("Choose at least {count} texts to find the odd one out.", count=_FEWEST_ODD))
    scores = oddness(space.unit, places)
    order = np.argsort(scores, kind="stable")[:_MOST]
    hits = tuple(Hit(space.ids[places[each]], float(scores[each])) for each in order)
    return Result("odd", Message("Odd one out of {count} texts", count=len(places)), hits)


def _pairs_in_strip(space: Space, first: int, threshold: float) -> list[Pair]:
    return pairs_in_strip(space.unit, first, threshold, _MOST)


def _arithmetic(space: Space, plus_ids: Sequence[int], minus_ids: Sequence[int]) -> Result:
    plus, minus = _there(space, plus_ids), _there(space, minus_ids)
    if not len(plus):
        raise Refused(Message("Choose at least one text to add."))
    names = [f"+ {_short(space.texts[place])}" for place in plus]
    names += [f"− {_short(space.texts[place])}" for place in minus]
    title = Message("Nearest to {sum}", sum=" ".join(names).removeprefix("+ "))
    vector = sum_of(space.unit, plus, minus)
    return Result("arithmetic", title, _hits(space, vector, {*plus.tolist(), *minus.tolist()}))


def _hits(space: Space, vector: Floats, without: Collection[int] = ()) -> tuple[Hit, ...]:
    found = nearest(space.unit, vector, _MOST, without)
    return tuple(Hit(space.ids[place], score) for place, score in found)


def _there(space: Space, ids: Iterable[int]) -> Places:
    wanted = tuple(ids)
    places = space.places(wanted)
    if len(places) < len(wanted):
        raise Refused(Message("This text has no vector yet. Embed it first."))
    return places


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHORT else line[: _SHORT - 1] + "…"
