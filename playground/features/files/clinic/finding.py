"""What is wrong with training data, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from playground.services.kept_messages import message_from_json, message_to_json

if TYPE_CHECKING:
    from playground.message import Message
    from playground.storage.json_values import Json, JsonObject

Severity: TypeAlias = Literal["error", "warning"]
Path: TypeAlias = "tuple[str | int, ...]"

_BEFORE, _EXCERPT = 32, 120
_SEVERITIES: Final[tuple[Severity, ...]] = ("error", "warning")


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something that breaks a rule. `path` leads to it inside of the example."""

    rule: str
    message: Message
    path: Path = ()
    severity: Severity = "error"


@dataclass(frozen=True, slots=True)
class Finding:
    """A flaw and where it is. Line 0 is the file as a whole; lines and columns begin with 1, and a column of 0 is the
    whole line. `place` is that of the example, where there is one."""

    line: int
    column: int
    rule: str
    severity: Severity
    message: Message
    excerpt: str = ""
    excerpt_start: int = 1
    place: int | None = None

    def to_json(self) -> JsonObject:
        return {
            "line": self.line,
            "column": self.column,
            "rule": self.rule,
            "severity": self.severity,
            "message": message_to_json(self.message),
            "excerpt": self.excerpt,
            "excerpt_start": self.excerpt_start,
            "place": self.place,
        }


def finding_from_json(kept: JsonObject) -> Finding:
    severity: Json = kept.get("severity")
    place = kept.get("place")
    return Finding(
        line=_number(kept.get("line")),
        column=_number(kept.get("column")),
        rule=str(kept.get("rule", "")),
        severity=severity if severity in _SEVERITIES else "error",
        message=message_from_json(kept.get("message")),
        excerpt=str(kept.get("excerpt", "")),
        excerpt_start=_number(kept.get("excerpt_start")),
        place=place if isinstance(place, int) else None,
    )


def excerpt_at(text: str, column: int) -> tuple[str, int]:
    """The text around that column, and the column at which it begins."""
    start = max(0, column - 1 - _BEFORE)
    return text[start : start + _EXCERPT].rstrip("\r\n"), start + 1


def _number(value: Json) -> int:
    return value if isinstance(value, int) else 0
