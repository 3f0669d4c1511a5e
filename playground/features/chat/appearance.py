"""What stands below a turn and at the composer: wishes and reality put together into one frozen state."""

from dataclasses import dataclass
from typing import Literal

from playground.features.chat.turns import Turn
from playground.message import Message
from playground.services.failures import Failure
from playground.services.notices import action_label


@dataclass(frozen=True, slots=True)
class Card:
    """What happened to a reply that did not end well, what to do, and the buttons that do it: ids and words."""

    level: Literal["info", "danger"]
    title: Message
    advice: Message | None = None
    details: str = ""
    actions: tuple[tuple[str, Message], ...] = ()


RETRY = "retry"
DRAW = "draw"
STAR = "star"
_AGAIN = (RETRY, "regenerate", "continue")
_ELSEWHERE = ("send_without", "open_connection", "use_address")
_KEPT = Message("What arrived is kept. Retry asks for the whole reply again.")
_RETRY = (RETRY, Message("Retry"))


def card_for(turn: Turn, *, last: bool, busy: bool = False) -> Card | None:
    """Only the last turn can be asked for again: what follows an older one was said with it in mind."""
    if turn.role == "user":
        # The program ended between the prompt and the reply.
        return Card("info", Message("There is no reply to this yet."), actions=(_RETRY,)) if last and not busy else None
    if turn.status in ("done", "streaming"):
        return None
    actions = _actions(turn.facts.failure) if last else ()
    if turn.status == "stopped":
        title = Message("You stopped this reply.") if turn.text else Message("You stopped this reply before it began.")
        return Card("info", title, actions=actions)
    failure = turn.facts.failure
    if failure is None:
        title = Message("This reply was cut off.") if turn.text else Message("This reply did not arrive.")
        return Card("danger", title, _KEPT, actions=actions)
    # To continue a reply is not offered yet, so its explanation must not speak of it.
    advice = _KEPT if "continue" in failure.actions else failure.advice
    return Card("danger", failure.title, advice, failure.details, actions)


def _actions(failure: Failure | None) -> tuple[tuple[str, Message], ...]:
    """In the order of the explanation, which puts the most useful first; asking again is always possible."""
    wanted = (*(failure.actions if failure else ()), RETRY)
    names = dict.fromkeys(RETRY if action in _AGAIN else action for action in wanted if _is_known(action))
    return tuple(_RETRY if name == RETRY else (name, action_label(name)) for name in names)


def _is_known(action: str) -> bool:
    """What another version kept with its turns may not be known here."""
    return action in _AGAIN or action.partition(":")[0] in _ELSEWHERE


def why_not_sendable(*, started: bool, model: str) -> Message | None:
    """What stands in the way of sending a prompt."""
    if not started:
        return Message("The program is still starting.")
    return None if model.strip() else Message("Choose a model first, on the right.")
