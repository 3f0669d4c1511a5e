"""What stands at the composer and in place of pictures: wishes and reality put together into frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from playground.features.images.controls import Mode
from playground.message import Message
from playground.services.notices import action_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playground.features.images.facts import StepFacts
    from playground.storage.gallery import PictureRecord, StepRecord

FETCH: Final = "images.fetch"
RETRY: Final = "retry"
EDIT_INSTEAD: Final = "images.edit_instead"
_ELSEWHERE: Final = ("send_without", "open_connection", "use_address")


@dataclass(frozen=True, slots=True)
class Reality:
    """What the words at the composer depend on."""

    mode: Mode
    started: bool
    model: str
    has_picture: bool
    painted: bool
    fault: Message | None = None  # in what is wished for
    hindrance: Message | None = None  # why the model or the server does not do this at all


@dataclass(frozen=True, slots=True)
class Appearance:
    """`why_not` is what stands in the way of a run, `why_not_vary` in that of variations."""

    mode: Mode
    verb: Message
    placeholder: Message
    why_not: Message | None
    why_not_vary: Message | None


@dataclass(frozen=True, slots=True)
class Card:
    """Stands where pictures would be: what happened, what to do, and the buttons that do it: ids and words."""

    level: Literal["info", "danger"]
    title: Message
    advice: Message | None = None
    details: str = ""
    actions: tuple[tuple[str, Message], ...] = ()


def appearance(reality: Reality) -> Appearance:
    if reality.mode is Mode.GENERATE:
        verb, placeholder = Message("Generate"), Message("Describe the picture you want")
    elif reality.painted:
        verb, placeholder = Message("Edit picture"), Message("What should change inside the painted area?")
    else:
        verb, placeholder = (
            Message("Edit picture"),
            Message("What should change? Paint over a part to change only that"),
        )
    return Appearance(reality.mode, verb, placeholder, _why_not(reality), _why_not_vary(reality))


def _why_not(reality: Reality) -> Message | None:
    if not reality.started:
        return Message("The program is still starting.")
    if not reality.model.strip():
        return Message("Choose a model first, on the right.")
    if reality.mode is Mode.EDIT and not reality.has_picture:
        return Message("Open a picture first, or make one.")
    return reality.hindrance or reality.fault


def _why_not_vary(reality: Reality) -> Message | None:
    if not reality.has_picture:
        return Message("Open a picture first, or make one.")
    return None if reality.started else Message("The program is still starting.")


def card_for(step: StepRecord, facts: StepFacts, *, another_shown: bool = False) -> Card | None:
    """None where the pictures speak for themselves. A step without pictures leaves the canvas as it was, with
    `another_shown`."""
    if facts.failure is not None:
        fetch = (_FETCH,) if facts.unfetched else ()
        actions = (*fetch, *_actions(facts.failure.actions, step.kind))
        return Card("danger", facts.failure.title, facts.failure.advice, facts.failure.details, actions)
    if facts.unfetched:
        return _unfetched(facts.unfetched)
    if step.status == "stopped":
        return _stopped(step.pictures, another_shown)
    if step.status == "interrupted":
        advice = Message("The picture may have been made and paid for. Try again only if you want another one.")
        return Card("danger", Message("The program ended before the pictures came."), advice, actions=(_RETRY,))
    return None


_FETCH: Final = (FETCH, Message("Fetch the picture"))
_RETRY: Final = (RETRY, Message("Try again"))


def _stopped(pictures: Sequence[PictureRecord], another_shown: bool) -> Card | None:
    if not pictures:
        advice = Message("What you see is the picture from before.") if another_shown else None
        return Card("info", Message("You stopped this before a picture came."), advice, actions=(_RETRY,))
    if any(picture.draft for picture in pictures):
        title = Message("You stopped this. What was to be seen is kept as a draft.")
        return Card("info", title, actions=(_RETRY,))
    return None


def _actions(wanted: tuple[str, ...], kind: str) -> tuple[tuple[str, Message], ...]:
    known = [action for action in wanted if action.partition(":")[0] in _ELSEWHERE]
    labelled = [(action, action_label(action)) for action in known]
    if kind == Mode.VARIATION.value:
        labelled.append((EDIT_INSTEAD, Message("Edit with this picture as reference")))
    return (*labelled, _RETRY)


def _unfetched(addresses: tuple[str, ...]) -> Card:
    host = addresses[0].partition("://")[2].partition("/")[0]
    return Card(
        "info",
        Message("The server sent an address instead of a picture."),
        Message("Opening it tells {host} your network address.", host=host),
        "\n".join(addresses),
        (_FETCH,),
    )
