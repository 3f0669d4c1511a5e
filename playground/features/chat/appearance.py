"""What stands below a turn and at the composer: wishes and reality put together into one frozen state."""

from dataclasses import dataclass
from typing import Literal

from playground.features.chat.turns import Turn
from playground.message import Message

Action = Literal["retry", "without"]


@dataclass(frozen=True, slots=True)
class Card:
    """What happened to a reply that did not end well, what to do, and the buttons that do it."""

    level: Literal["info", "danger"]
    title: Message
    advice: Message | None
    details: str
    actions: tuple[tuple[Action, Message], ...]


_RETRY: tuple[Action, Message] = ("retry", Message("Retry"))


def card_for(turn: Turn, *, last: bool) -> Card | None:
    """Only the last turn can be asked for again: what follows an older one was said with it in mind."""
    if turn.role == "user" or turn.status in ("done", "streaming"):
        return None
    actions = (_RETRY,) if last else ()
    if turn.status == "stopped":
        title = Message("You stopped this reply.") if turn.text else Message("You stopped this reply before it began.")
        return Card("info", title, None, "", actions)
    failure = turn.facts.failure
    if failure is None:
        title = Message("This reply was cut off.") if turn.text else Message("This reply did not arrive.")
        return Card("danger", title, Message("What arrived is kept. Retry asks for it again."), "", actions)
    if failure.parameter and last:
        name = failure.parameter
        actions = (("without", Message("Send again without {name}", name=name)), *actions)
    return Card("danger", failure.title, failure.advice, failure.details, actions)


@dataclass(frozen=True, slots=True)
class ComposerState:
    """Whether a prompt can be sent now, and why not."""

    busy: bool
    ready: bool
    reason: Message | None


def composer_state(*, busy: bool, started: bool, model: str) -> ComposerState:
    if busy:
        return ComposerState(busy=True, ready=False, reason=None)
    if not started:
        return ComposerState(busy=False, ready=False, reason=Message("Starting…"))
    if not model.strip():
        return ComposerState(busy=False, ready=False, reason=Message("Choose a model first: none is set."))
    return ComposerState(busy=False, ready=True, reason=None)
