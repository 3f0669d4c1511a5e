"""Texts that a model goes on with: what was written, what was added, and what else could have been added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Literal

from playground.features.chat import facts as facts_format
from playground.features.chat.facts import Facts

if TYPE_CHECKING:
    from playground.api.request import Json, JsonObject

Status = Literal["new", "running", "done", "stopped", "interrupted", "failed"]
_STATUSES: Final[tuple[Status, ...]] = ("new", "running", "done", "stopped", "interrupted", "failed")
_TITLE: Final = 60


@dataclass(frozen=True, slots=True)
class Span:
    """From one character up to another, which is not part of it."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Edit:
    """At a place some characters were removed and others put there."""

    place: int
    removed: int
    added: str


@dataclass(frozen=True, slots=True)
class ContinuedText:
    """`additions` are what a model wrote of it, in order."""

    text: str = ""
    additions: tuple[Span, ...] = ()

    @property
    def last(self) -> Span | None:
        return self.additions[-1] if self.additions else None

    @property
    def last_at_end(self) -> Span | None:
        """The last addition, if nothing was written after it."""
        last = self.last
        return last if last is not None and last.end == len(self.text) else None

    def continued(self, text: str, *, anew: bool) -> ContinuedText:
        """`anew`: another addition begins; otherwise the last one grows."""
        end = len(self.text) + len(text)
        last = None if anew else self.last_at_end
        if last is None:
            spans = (*self.additions, Span(len(self.text), end))
        else:
            spans = (*self.additions[:-1], Span(last.start, end))
        return ContinuedText(self.text + text, spans)

    def cut(self, length: int) -> ContinuedText:
        return self.edited(Edit(length, len(self.text) - length, ""))

    def edited(self, edit: Edit) -> ContinuedText:
        """What was written inside of an addition becomes part of it, beside it does not."""
        text = self.text[: edit.place] + edit.added + self.text[edit.place + edit.removed :]
        moved = (Span(_start(span.start, edit), _end(span.end, edit)) for span in self.additions)
        return ContinuedText(text, tuple(span for span in moved if span.start < span.end))

    def marked(self, span: Span) -> ContinuedText:
        """With one addition more."""
        return replace(self, additions=tuple(sorted((*self.additions, span), key=lambda each: each.start)))


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several continuations: of the text with this number, from its character `cut` on."""

    text_number: int
    cut: int
    text: str = ""
    finish_reason: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """`after` is what shall follow the first gap; `status` and `facts` tell of the last request."""

    texts: tuple[ContinuedText, ...] = (ContinuedText(),)
    after: str = ""
    choices: tuple[Choice, ...] = ()
    status: Status = "new"
    model: str = ""
    facts: Facts = field(default_factory=Facts)

    @property
    def empty(self) -> bool:
        return not self.after and not self.choices and not any(each.text for each in self.texts)

    @property
    def title(self) -> str:
        lines = (line.strip() for each in self.texts for line in each.text.splitlines())
        title = next((line for line in lines if line), "")
        return title if len(title) <= _TITLE else title[:_TITLE].rstrip() + "…"

    def with_text(self, number: int, text: ContinuedText) -> Sheet:
        return replace(self, texts=(*self.texts[:number], text, *self.texts[number + 1 :]))

    def with_choice(self, place: int, choice: Choice) -> Sheet:
        return replace(self, choices=(*self.choices[:place], choice, *self.choices[place + 1 :]))

    def fits(self, choice: Choice) -> bool:
        """Whether its place is still there: the text ends where it begins, or with another of the choices."""
        if choice.text_number >= len(self.texts):
            return False
        rest = self.texts[choice.text_number].text[choice.cut :]
        others = (each.text for each in self.choices if each.text_number == choice.text_number)
        return len(self.texts[choice.text_number].text) >= choice.cut and rest in ("", *others)

    def has(self, choice: Choice) -> bool:
        """Whether it is the one that stands in the text."""
        return (
            choice.text_number < len(self.texts)
            and bool(choice.text)
            and self.texts[choice.text_number].text[choice.cut :] == choice.text
        )


def edit_between(before: str, after: str) -> Edit | None:
    """The one change that makes the second text of the first, as far at the end as there are several."""
    if before == after:
        return None
    place = _common(before, after)
    most = min(len(before), len(after)) - place
    tail = _common(before[::-1][:most], after[::-1][:most])
    return Edit(place, len(before) - place - tail, after[place : len(after) - tail])


def to_json(sheet: Sheet) -> JsonObject:
    return {
        "texts": [
            {"text": each.text, "additions": [[span.start, span.end] for span in each.additions]}
            for each in sheet.texts
        ],
        "after": sheet.after,
        "choices": [[each.text_number, each.cut, each.text, each.finish_reason] for each in sheet.choices],
        "status": sheet.status,
        "model": sheet.model,
        "facts": facts_format.to_json(sheet.facts),
    }


def from_json(value: Json) -> Sheet:
    """Takes what it can use. A request that ran when the program ended was cut off by that."""
    given = value if isinstance(value, Mapping) else {}
    texts = tuple(map(_text, _list(given.get("texts"))))
    status: Status = next((each for each in _STATUSES if each == given.get("status")), "new")
    model, after, kept = given.get("model"), given.get("after"), given.get("facts")
    return Sheet(
        texts or (ContinuedText(),),
        after if isinstance(after, str) else "",
        tuple(choice for each in _list(given.get("choices")) if (choice := _choice(each)) is not None),
        "interrupted" if status == "running" else status,
        model if isinstance(model, str) else "",
        facts_format.from_json(kept) if isinstance(kept, Mapping) else Facts(),
    )


def _text(value: Json) -> ContinuedText:
    given = value if isinstance(value, Mapping) else {}
    text = given.get("text")
    text = text if isinstance(text, str) else ""
    return ContinuedText(text, tuple(_spans(_list(given.get("additions")), len(text))))


def _spans(pairs: Iterable[Json], length: int) -> Iterator[Span]:
    """Those that are in order and in the text."""
    at = 0
    for pair in pairs:
        start, end = pair if isinstance(pair, list) and len(pair) == 2 else (0, 0)
        if isinstance(start, int) and isinstance(end, int) and at <= start < end <= length:
            yield Span(start, end)
            at = end


def _choice(value: Json) -> Choice | None:
    if not isinstance(value, list) or len(value) != 4:
        return None
    number, cut, text, reason = value
    counts = isinstance(number, int) and isinstance(cut, int) and number >= 0 and cut >= 0
    return Choice(number, cut, text, reason) if counts and isinstance(text, str) and isinstance(reason, str) else None


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def _start(place: int, edit: Edit) -> int:
    if place < edit.place:
        return place
    if place >= edit.place + edit.removed:
        return place + len(edit.added) - edit.removed
    return edit.place + len(edit.added)


def _end(place: int, edit: Edit) -> int:
    if place <= edit.place:
        return place
    return place + len(edit.added) - edit.removed if place >= edit.place + edit.removed else edit.place


def _common(one: str, other: str) -> int:
    """How many characters both begin with, found by halves: texts are long, and this happens at every key."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
