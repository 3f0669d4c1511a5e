"""What stands below a turn and at the composer: wishes and reality put together into one frozen state."""

from dataclasses import dataclass
from typing import Literal

from playground.features.chat.turns import Turn
from playground.message import Message
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
EDIT = "edit"
MENU = "menu"
CONTINUE = "continue"
MISFIT = "misfit"
CHANCES = "chances"
ABOUT = "about"
ATTACHED = "attached"  # with a turn, and a place among its attachments
_AGAIN = (RETRY, "regenerate", CONTINUE)
_ELSEWHERE = ("send_without", "open_connection", "use_address")
_KEPT = Message("What arrived is kept. Continue asks for the rest, Retry for the whole reply again.")
_RETRY = (RETRY, Message("Retry"))
_CONTINUE = (CONTINUE, Message("Continue"))


def card_for(turn: Turn, *, last: bool, busy: bool = False) -> Card | None:
    """Only the last turn can be asked for again: what follows an older one was said with it in mind."""
    if turn.role == "user":
        # The program ended between the prompt and the reply.
        return Card("info", Message("There is no reply to this yet."), actions=(_RETRY,)) if last and not busy else None
    if turn.role != "assistant" or turn.status == "streaming":
        return None
    if turn.status == "done":
        return _cut_card(turn, last=last)
    actions = _actions(turn) if last else ()
    if turn.status == "stopped":
        title = Message("You stopped this reply.") if turn.text else Message("You stopped this reply before it began.")
        return Card("info", title, actions=actions)
    failure = turn.facts.failure
    if failure is None:
        title = Message("This reply was cut off.") if turn.text else Message("This reply did not arrive.")
        return Card("danger", title, _KEPT if turn.text else None, actions=actions)
    advice = _KEPT if CONTINUE in failure.actions and turn.text else failure.advice
    return Card("danger", failure.title, advice, failure.details, actions)


def _cut_card(turn: Turn, *, last: bool) -> Card | None:
    """A reply that ended at the length limit did end well, but seldom where its author meant to; and one that does not
    fit its schema ended well for nobody."""
    misfit = turn.facts.misfit
    if misfit is not None and turn.text:
        actions = ((f"{MISFIT}:{turn.id}", Message("Show the place")), *((_RETRY,) if last else ()))
        return Card("info", Message("This reply does not fit the schema."), misfit, actions=actions)
    if not last or turn.facts.finish_reason != "length" or not turn.text:
        return None
    return Card("info", Message("This reply stopped at the length limit."), actions=(_CONTINUE,))


def _actions(turn: Turn) -> tuple[tuple[str, Message], ...]:
    """In the order of the explanation, which puts the most useful first; asking again is always possible."""
    failure = turn.facts.failure
    wanted = (*(failure.actions if failure else ()), *((CONTINUE,) if turn.text else ()), RETRY)
    names = dict.fromkeys(_offered(action, turn) for action in wanted if _is_known(action))
    own = {RETRY: _RETRY, CONTINUE: _CONTINUE}
    return tuple(own[name] if name in own else (name, action_label(name)) for name in names)


def _offered(action: str, turn: Turn) -> str:
    if action not in _AGAIN:
        return action
    return CONTINUE if action == CONTINUE and turn.text else RETRY


def _is_known(action: str) -> bool:
    """What another version kept with its turns may not be known here."""
    return action in _AGAIN or action.partition(":")[0] in _ELSEWHERE


def why_not_sendable(*, started: bool, model: str, fault: Message | None = None) -> Message | None:
    """What stands in the way of sending a prompt. `fault` is what is wrong with the parameters."""
    if not started:
        return Message("The program is still starting.")
    return fault if model.strip() else Message("Choose a model first, on the right.")
