"""What stands on a card when something went wrong with jobs, and which buttons help."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from playground.message import Message
from playground.services.failures import failure_of
from playground.services.notices import action_label

if TYPE_CHECKING:
    from collections.abc import Sequence

Action = tuple[str, Message]
RETRY: Final = "retry"
LEGACY: Final = "legacy"
CURRENT: Final = "current"
LOOK: Final = "look"
FORGET: Final = "forget"
DISMISS: Final = "dismiss"
_ELSEWHERE: Final = ("open_connection", "use_address")


@dataclass(frozen=True, slots=True)
class Card:
    """What happened, what to do, and the buttons that do it: ids and words."""

    level: Literal["info", "danger"]
    title: Message
    advice: Message | None = None
    details: str = ""
    actions: tuple[Action, ...] = ()


def error_card(error: BaseException, actions: Sequence[Action] = ()) -> Card:
    """With what helps elsewhere before what helps here."""
    failure = failure_of(error)
    known = [action for action in failure.actions if action.partition(":")[0] in _ELSEWHERE]
    elsewhere = [(action, action_label(action)) for action in known]
    return Card("danger", failure.title, failure.advice, failure.details, (*elsewhere, *actions))


def retry() -> Action:
    return RETRY, Message("Try again")


def dismiss() -> Action:
    return DISMISS, Message("Close")


def offer_of_legacy() -> Card:
    """The server does not know today's path: it may be one of before 2024."""
    return Card(
        "info",
        Message("This server has no fine-tuning jobs under today's path."),
        Message("Older servers have them as “fine-tunes”, with fields of their own."),
        actions=((LEGACY, Message("Use the old path")), retry()),
    )


def no_old_path() -> Card:
    return Card(
        "info",
        Message("This server has no fine-tuning jobs under the old path either."),
        actions=((CURRENT, Message("Use today's path")), retry()),
    )


def not_created() -> Card:
    return Card(
        "info",
        Message("The job was not created."),
        Message("The connection broke, and the server has no such job. It can be created again."),
        actions=(retry(), dismiss()),
    )


def not_known() -> Card:
    return Card(
        "danger",
        Message("It is not known whether the job was created."),
        Message("The connection broke before the server had answered. Look again when it can be reached."),
        actions=((LOOK, Message("Look again")), (FORGET, Message("Forget this order"))),
    )
