"""What stands at the text and in place of a clip: wishes and reality put together into frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from playground.message import Message
from playground.services.notices import action_label

if TYPE_CHECKING:
    from playground.features.speak.facts import ClipFacts

RETRY: Final = "retry"
MAKE_ANEW: Final = "speak.make_anew"
SAVE: Final = "speak.save"
_ELSEWHERE: Final = ("send_without", "open_connection", "use_address")


@dataclass(frozen=True, slots=True)
class Reality:
    """What the words at the text depend on."""

    started: bool
    model: str
    characters: int
    requests: int
    limit: int  # of characters in one request
    empty: bool  # there is nothing to say
    cost: Message | None = None
    pitch: float = 0.0
    fault: Message | None = None  # in what is wished for
    hindrance: Message | None = None  # why the server does not do this at all


@dataclass(frozen=True, slots=True)
class Appearance:
    """`why_not` is what stands in the way of speaking. `long`: the text takes more than one request."""

    why_not: Message | None
    counter: Message
    long: Message | None
    pitch_note: Message | None


@dataclass(frozen=True, slots=True)
class Card:
    """Stands at the clip: what happened, what to do, and the buttons that do it: ids and words."""

    level: Literal["info", "danger"]
    title: Message
    advice: Message | None = None
    details: str = ""
    actions: tuple[tuple[str, Message], ...] = ()


def appearance(reality: Reality) -> Appearance:
    return Appearance(_why_not(reality), _counter(reality), _long(reality), _pitch_note(reality))


def card_for(status: str, facts: ClipFacts, *, parts: int, heard: bool, reused: bool) -> Card | None:
    """None where the clip speaks for itself. `heard`: something of it can be."""
    if status == "stopped":
        title = Message("You stopped this. What came until then is kept.")
        return Card("info", title if heard else Message("You stopped this before any sound came."), actions=(_RETRY,))
    if status == "interrupted":
        advice = Message("What came until then is kept. The rest may have been made and paid for all the same.")
        return Card("danger", Message("The program ended before the whole clip came."), advice, actions=(_RETRY,))
    failure = facts.failure
    if failure is not None:
        actions = _actions(failure.actions, savable=parts > 0)
        return Card("danger", failure.title, failure.advice, failure.details, actions)
    if reused:
        return Card("info", Message("You made this clip before, so nothing was sent."), actions=(_ANEW,))
    return None


_RETRY: Final = (RETRY, Message("Try again"))
_ANEW: Final = (MAKE_ANEW, Message("Make anew"))


def _actions(wanted: tuple[str, ...], *, savable: bool) -> tuple[tuple[str, Message], ...]:
    known = [action for action in wanted if action.partition(":")[0] in _ELSEWHERE]
    labelled = [(action, action_label(action)) for action in known]
    if savable:
        labelled.append((SAVE, Message("Save what came")))
    return (*labelled, _RETRY)


def _why_not(reality: Reality) -> Message | None:
    if not reality.started:
        return Message("The program is still starting.")
    if reality.empty:
        return Message("Write something to say first.")
    if not reality.model.strip():
        return Message("Choose a model first, on the right.")
    return reality.hindrance or reality.fault


def _counter(reality: Reality) -> Message:
    count = f"{reality.characters:,}"
    if reality.cost is None or reality.empty:
        return Message("{count} characters", count=count)
    return Message("{count} characters, {cost}", count=count, cost=reality.cost)


def _long(reality: Reality) -> Message | None:
    if reality.requests < 2:
        return None
    return Message(
        "A request holds {limit} characters, so this is spoken in {count} parts, one after the other.",
        limit=f"{reality.limit:,}",
        count=reality.requests,
    )


def _pitch_note(reality: Reality) -> Message | None:
    if not reality.pitch:
        return None
    return Message(
        "Pitch {semitones} semitones: added on this computer after the sound came.", semitones=f"{reality.pitch:+g}"
    )
