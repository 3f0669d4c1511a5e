"""What is in the examples of a file, in numbers."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Final

from playground.features.files.clinic.message_rules import FIRST_ROLES
from playground.features.files.clinic.rules import Kind, kind_of
from playground.features.files.clinic.tokens import LETTERS, LONGEST, letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playground.storage.json_values import Json, JsonObject

_PER_MESSAGE: Final = 4  # tokens around what a message says
_FAR_APART: Final = 8
_PLACES: Final = 12  # of the histogram, at most
_MOST_TOKENS: Final = (1 << 32) - 1
_CODES: Final = {"system": "s", "developer": "d", "user": "u", "assistant": "a"}
_FIRST_CODES: Final = "sd"
# The system message at most once and first, the assistant last.
_PLAIN: Final = re.compile("[sd]?[ua]*a")


@dataclass(frozen=True, slots=True)
class Statistics:
    """Tokens are estimated. `token_counts` says of how many examples the tokens lie between two `token_edges`, of
    which there is one more."""

    kind: Kind | None = None
    examples: int = 0
    messages: int = 0
    tokens: int = 0
    token_counts: tuple[int, ...] = ()
    token_edges: tuple[int, ...] = ()
    longest: int = 0
    too_long: int = 0
    no_system: int = 0
    duplicates: int = 0
    roles: Mapping[str, int] = field(default_factory=dict)

    def to_json(self) -> JsonObject:
        return asdict(self)


def statistics_from_json(kept: Mapping[str, Any]) -> Statistics:
    edges, counts = (tuple(kept[name]) for name in ("token_edges", "token_counts"))
    return Statistics(**{**kept, "token_edges": edges, "token_counts": counts})


class Tally:
    """Counts example after example."""

    def __init__(self) -> None:
        self._shapes: Counter[str] = Counter()  # of plain conversations: who speaks after whom
        self._roles: Counter[str] = Counter()
        self._tokens = array("I")
        self._no_system = 0

    def add_plain(self, record: Any) -> bool:  # noqa: ANN401 - whatever stands in the line
        """Counts a conversation that has nothing but texts, if nothing can be wrong with it. It is the path of nearly
        every line of a large file."""
        shape, size = "", 0
        try:
            for message in record["messages"]:
                content = message["content"]
                if len(message) != 2 or not content:
                    return False
                shape += _CODES[message["role"]]
                size += len(content) if content.isascii() else letters(content)
        except (AttributeError, KeyError, TypeError):
            return False
        if len(record) != 1 or (shape not in self._shapes and not _PLAIN.fullmatch(shape)):
            return False
        self._shapes[shape] += 1
        self._tokens.append(size // LETTERS + _PER_MESSAGE * len(shape))
        return True

    def add(self, record: JsonObject) -> None:
        messages = list(_messages(record))
        size = sum(_letters(message.get("content")) + _letters(message.get("tool_calls")) for message in messages)
        size += sum(_letters(record.get(name)) for name in ("prompt", "completion", "tools"))
        self._tokens.append(min(_MOST_TOKENS, size // LETTERS + _PER_MESSAGE * len(messages)))
        self._roles.update(str(message.get("role")) for message in messages)
        if kind_of(record) == "chat" and not any(message.get("role") in FIRST_ROLES for message in messages):
            self._no_system += 1

    def statistics(self, kind: Kind | None, duplicates: int) -> Statistics:
        roles, no_system = self._roles.copy(), self._no_system
        for shape, count in self._shapes.items():
            no_system += count if shape[0] not in _FIRST_CODES else 0
            for role, code in _CODES.items():
                roles[role] += count * shape.count(code)
        counts, edges = _histogram(self._tokens)
        return Statistics(
            kind,
            len(self._tokens),
            roles.total(),
            sum(self._tokens),
            counts,
            edges,
            max(self._tokens, default=0),
            sum(tokens > LONGEST for tokens in self._tokens),
            no_system,
            duplicates,
            {role: count for role, count in roles.items() if count},
        )


def _histogram(tokens: array[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Places of one width, or, where the longest is many times the shortest, each for twice as many tokens as the one
    before."""
    if not tokens:
        return (), ()
    low, high = min(tokens), max(tokens)
    if high < _FAR_APART * max(1, low):
        width = max(1, -(-(high - low + 1) // _PLACES))
        places = Counter((size - low) // width for size in tokens)
        last = (high - low) // width
        return tuple(places[place] for place in range(last + 1)), tuple(
            low + place * width for place in range(last + 2)
        )
    sizes = Counter(map(int.bit_length, tokens))
    first, last = min(sizes), max(sizes)
    edges = tuple(0 if size == 0 else 1 << (size - 1) for size in range(first, last + 2))
    return tuple(sizes[size] for size in range(first, last + 1)), edges


def _messages(record: JsonObject) -> Iterator[Mapping[str, Json]]:
    asked = record.get("input")
    lists = [record.get("messages"), asked.get("messages") if isinstance(asked, dict) else None]
    lists += [value for name, value in record.items() if name.startswith(("preferred_", "non_preferred_"))]
    for each in lists:
        yield from (message for message in (each if isinstance(each, list) else ()) if isinstance(message, dict))


def _letters(value: Json) -> int:
    if isinstance(value, str):
        return letters(value)
    if isinstance(value, list):
        return sum(map(_letters, value))
    return sum(map(_letters, value.values())) if isinstance(value, dict) else 0
