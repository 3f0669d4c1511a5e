"""Sentences to the user that need no click to go on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from playground.message import Message
from playground.services.explanations import Explanation, action_label, explain
from playground.signal import Signal

__all__ = ["Explanation", "Level", "Notice", "Notices", "action_label", "error_notice", "explain"]

Level: TypeAlias = Literal["info", "warning", "danger"]

# What can be done from anywhere. Trying again or continuing is offered where the work was begun.
_ANYWHERE = ("open_connection", "use_address")


@dataclass(frozen=True, slots=True)
class Notice:
    """`action` is an id and the words on its button. `about` names a matter of which only the latest word counts."""

    level: Level
    message: Message
    details: str = ""
    action: tuple[str, Message] | None = None
    about: str = ""


class Notices:
    """Where brains leave notices and the window picks them up."""

    def __init__(self) -> None:
        self.posted: Signal[Notice] = Signal()
        self.withdrawn: Signal[str] = Signal()

    def post(self, notice: Notice) -> None:
        self.posted.emit(notice)

    def withdraw(self, about: str) -> None:
        """What was said about this matter no longer holds."""
        self.withdrawn.emit(about)

    def post_error(self, error: BaseException) -> None:
        self.post(error_notice(error))


def error_notice(error: BaseException) -> Notice:
    explanation = explain(error)
    message = explanation.title
    if explanation.advice is not None:
        message = Message("{title} {advice}", title=explanation.title, advice=explanation.advice)
    action = next((each for each in explanation.actions if each.partition(":")[0] in _ANYWHERE), None)
    return Notice("danger", message, explanation.details, None if action is None else (action, action_label(action)))
