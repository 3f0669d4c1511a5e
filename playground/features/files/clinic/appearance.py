"""What the clinic says of the file that is open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from playground.message import Message
from playground.services.errors import Refused
from playground.services.failures import failure_of
from playground.services.notices import action_label

if TYPE_CHECKING:
    from playground.features.files.clinic.examination import Examined

RETRY: Final = "retry"
_ELSEWHERE: Final = ("open_connection", "use_address")


@dataclass(frozen=True, slots=True)
class Card:
    """What happened, what to do, and the buttons that do it: ids and words."""

    level: Literal["info", "danger"]
    title: Message
    advice: Message | None = None
    details: str = ""
    actions: tuple[tuple[str, Message], ...] = ()


def error_card(error: BaseException) -> Card:
    again = (RETRY, Message("Try again"))
    if isinstance(error, Refused):
        return Card("danger", error.message, actions=(again,))
    failure = failure_of(error)
    known = [action for action in failure.actions if action.partition(":")[0] in _ELSEWHERE]
    actions = (*((action, action_label(action)) for action in known), again)
    return Card("danger", failure.title, failure.advice, failure.details, actions)


def stopped_card() -> Card:
    advice = Message("Only a whole look tells whether the file is ready.")
    return Card("info", Message("You stopped the examination."), advice, actions=((RETRY, Message("Examine again")),))


def verdict(examined: Examined | None, *, examining: bool) -> Message:
    if examining:
        return Message("Looking at every line")
    if examined is None:
        return Message("Not examined to its end")
    if not examined.statistics.examples and not examined.counts.keys() - {"too_few"}:
        return Message("No examples yet")
    if examined.errors == 1:
        return Message("1 error must go first")
    if examined.errors:
        return Message("{count} errors must go first", count=examined.errors)
    return Message("Ready to train: {count} examples", count=examined.statistics.examples)
