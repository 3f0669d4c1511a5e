"""The places in a prompt that are filled before it is asked: `{{name}}`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from playground.features.prompt_lab.content import Variable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from playground.features.prompt_lab.content import PromptMessage

LONGEST: Final = 64
# Letters of any language; what looks otherwise is text.
PLACE: Final = re.compile(r"\{\{[ \t]*([^\W\d](?:[\w .-]*\w)?)[ \t]*\}\}")


def names_in(messages: Iterable[PromptMessage]) -> tuple[str, ...]:
    """In the order in which they first stand there."""
    found = (match[1] for message in messages for match in PLACE.finditer(message.text))
    return tuple(dict.fromkeys(name for name in found if len(name) <= LONGEST))


def declared(messages: Sequence[PromptMessage], known: Iterable[Variable]) -> tuple[Variable, ...]:
    """One for each name in the messages, as it was known, or a plain text."""
    by_name = {variable.name: variable for variable in known}
    return tuple(by_name.get(name) or Variable(name) for name in names_in(messages))


def missing(messages: Iterable[PromptMessage], values: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(name for name in names_in(messages) if not values.get(name, "").strip())


def filled(messages: Iterable[PromptMessage], values: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Role and text of each message. A value is put in as it is: braces in it are never looked at again. A place
    without a value stays as it is written."""
    return tuple(
        (message.role, PLACE.sub(lambda match: values.get(match[1], match[0]), message.text)) for message in messages
    )
