"""What a page says about the turns of a conversation beside their texts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias

from playground.features.chat.calling import written_out
from playground.message import Message

if TYPE_CHECKING:
    from playground.features.chat.turns import Call, Turn

Say: TypeAlias = Callable[[Message], str]


def title_in(title: str, say: Say) -> str:
    return " ".join(title.split()) or say(Message("Conversation"))


def speaker_of(turn: Turn, say: Say) -> str:
    if turn.role == "assistant":
        return " ".join((turn.facts.answered_by or turn.model).split()) or say(Message("Assistant"))
    if turn.role == "tool":
        return say(Message("Result of {name}", name=turn.model)) if turn.model else say(Message("Tool"))
    words = {"user": Message("You"), "system": Message("System"), "developer": Message("Developer")}
    return say(words[turn.role])


def called(call: Call, say: Say) -> tuple[str, str]:
    """A title, and the arguments."""
    return say(Message("To be called: {name}", name=" ".join(call.name.split()))), written_out(call.arguments)


def day_and_time(at: float) -> str:
    """As the clock on the wall shows it; without a time nothing."""
    try:
        return f"{datetime.fromtimestamp(at):%Y-%m-%d %H:%M}" if at else ""
    except (OverflowError, OSError, ValueError):
        return ""
