"""What stands at the composer and beside the table: wishes and reality put together into frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from playground.message import Message
from playground.services.notices import action_label

if TYPE_CHECKING:
    from playground.services.failures import Failure
    from playground.storage.vectors import VectorKind

RETRY: Final = "retry"
_ELSEWHERE: Final = ("send_without", "open_connection", "use_address")


@dataclass(frozen=True, slots=True)
class Sent:
    """What the last run needed; `tokens` is None where the server did not count, `cost` where no price is known."""

    texts: int
    known: int
    tokens: int | None
    cost: Message | None


@dataclass(frozen=True, slots=True)
class Reality:
    """What the words depend on."""

    started: bool
    model: str
    demo: bool
    texts: int
    to_send: int
    tokens: int
    cost: Message | None = None
    fault: Message | None = None
    wished: VectorKind | None = None
    shown: VectorKind | None = None  # what is to be seen, where that is not what is wished for
    shown_dimensions: int = 0
    sent: Sent | None = None
    failure: Failure | None = None
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """What happened to the last run, what to do, and the buttons that do it: ids and words."""

    level: Literal["info", "danger"]
    title: Message
    advice: Message | None = None
    details: str = ""
    actions: tuple[tuple[str, Message], ...] = ()


@dataclass(frozen=True, slots=True)
class Appearance:
    """`why_not` is what stands in the way of a run, and `hindrance` what would stand there with other texts too;
    `outdated` says that the pictures are of an earlier choice."""

    hindrance: Message | None
    why_not: Message | None
    counter: Message
    after: Message | None
    outdated: Message | None
    card: Card | None
    demo_note: Message | None


def appearance(reality: Reality) -> Appearance:
    hindrance = _hindrance(reality)
    return Appearance(
        hindrance,
        hindrance or _nothing_to_do(reality),
        _counter(reality),
        _after(reality),
        _outdated(reality),
        _card(reality),
        Message("demo: compares words, not meaning") if reality.demo else None,
    )


def _hindrance(reality: Reality) -> Message | None:
    if not reality.started:
        return Message("The program is still starting.")
    if not reality.model.strip():
        return Message("Choose a model first, on the right.")
    return reality.fault


def _nothing_to_do(reality: Reality) -> Message | None:
    if not reality.texts:
        return Message("Type or paste texts first, one a line.")
    return None if reality.to_send else Message("Every text has its vector already.")


def _counter(reality: Reality) -> Message:
    if not reality.texts:
        return Message("No texts yet")
    texts = Message("1 text") if reality.texts == 1 else Message("{count} texts", count=grouped(reality.texts))
    tokens = grouped(reality.tokens)
    words = Message("{texts}, about {tokens} tokens", texts=texts, tokens=tokens)
    if 0 < reality.to_send < reality.texts:
        new = grouped(reality.to_send)
        words = Message("{texts}, {new} of them new, about {tokens} tokens", texts=texts, new=new, tokens=tokens)
    if reality.cost is None or not reality.to_send:
        return words
    return Message("{words}, {cost}", words=words, cost=reality.cost)


def _after(reality: Reality) -> Message | None:
    sent = reality.sent
    if sent is None or (not sent.texts and (reality.failure is not None or reality.stopped)):
        return None
    if not sent.texts:
        return Message("Nothing was sent: every text was known already.")
    words = Message("{count} texts sent", count=grouped(sent.texts))
    if sent.texts == 1:
        words = Message("1 text sent")
    if sent.known:
        words = Message("{words}, {known} known already", words=words, known=grouped(sent.known))
    if sent.tokens is not None:
        words = Message("{words}, {tokens} tokens", words=words, tokens=grouped(sent.tokens))
    return words if sent.cost is None else Message("{words}, {cost}", words=words, cost=sent.cost)


def _outdated(reality: Reality) -> Message | None:
    shown, wished = reality.shown, reality.wished
    if shown is None:
        return None
    if wished is None or shown.model != wished.model:
        return Message("Matrix and map still show {model}. Embed to see the new choice.", model=shown.model)
    if shown.dimensions != wished.dimensions:
        numbers = reality.shown_dimensions
        return Message(
            "Matrix and map still show vectors of {count} numbers. Embed to see the new choice.", count=numbers
        )
    return Message("Matrix and map still show vectors made with other settings. Embed to see the new choice.")


def _card(reality: Reality) -> Card | None:
    failure = reality.failure
    if failure is not None:
        known = [action for action in failure.actions if action.partition(":")[0] in _ELSEWHERE]
        actions = (*((action, action_label(action)) for action in known), _RETRY)
        return Card("danger", failure.title, failure.advice, failure.details, actions)
    if reality.stopped:
        advice = Message("What had arrived is kept and is not sent again.")
        return Card("info", Message("You stopped this before all vectors came."), advice, actions=(_RETRY,))
    return None


_RETRY: Final = (RETRY, Message("Embed the rest"))


def grouped(number: int) -> str:
    """With thin spaces between thousands, from five digits on."""
    return str(number) if number < 10_000 else f"{number:,}".replace(",", "\N{THIN SPACE}")
