"""What the page of training data calls things."""

from collections.abc import Mapping
from typing import Final

from playground.widgets.icons import IconRole
from playground.widgets.numbers import count
from playground.widgets.translation import tr

ROLES: Final = ("system", "developer", "user", "assistant", "tool")
SEVERITY_ICONS: Final[Mapping[str, tuple[str, IconRole]]] = {
    "error": ("warning-circle", "danger"),
    "warning": ("warning", "warning"),
}


def kind_words(kind: str) -> str:
    known = {
        "chat": tr("Conversations"),
        "preference": tr("Preferences"),
        "completion": tr("Prompt and completion"),
    }
    return known.get(kind, kind)


def kind_tip(kind: str) -> str:
    known = {
        "chat": tr("Each example is a conversation that ends with the answer to be learned."),
        "preference": tr("Each example is a question with two answers: the better one and the worse one."),
        "completion": tr("Each example is a text and how it goes on: the format of 2020 to 2023."),
    }
    return known.get(kind, "")


def role_words(role: str) -> str:
    known = {
        "system": tr("System"),
        "developer": tr("Developer"),
        "user": tr("User"),
        "assistant": tr("Assistant"),
        "tool": tr("Tool"),
    }
    return known.get(role, role)


def examples_words(number: int) -> str:
    return tr("1 example") if number == 1 else tr("{count} examples", count=count(number))


def place_words(line: int, column: int) -> str:
    """Where in the file something is; a finding about the whole file has no line, one about a line no column."""
    if not line:
        return tr("Whole file")
    if not column:
        return tr("Line {line}", line=count(line))
    return tr("Line {line} · column {column}", line=count(line), column=count(column))
