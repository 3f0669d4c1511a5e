"""Which fields a server speaks where servers differ."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, Protocol

MaxTokensField = Literal["max_tokens", "max_completion_tokens"]
Rejections = Mapping[str, frozenset[str]]

OPENAI_HOST = "api.openai.com"
_REASONING_MODEL = re.compile(r"(?:ft:)?(?:o\d|gpt-(?:[5-9]|\d\d))(?!.*-chat)")


@dataclass(frozen=True, slots=True)
class Dialect:
    """`rejected` remembers by model the parameters that the server refused; they are not sent again."""

    max_tokens_field: MaxTokensField = "max_tokens"
    stream_options: bool = True
    developer_role: bool = False
    rejected: Rejections = field(default_factory=dict)

    def rejects(self, model: str) -> frozenset[str]:
        return self.rejected.get(model, frozenset())

    def without(self, model: str, param: str) -> "Dialect":
        return replace(self, rejected={**self.rejected, model: self.rejects(model) | {param}})

    def remembering(self, rejected: Rejections) -> "Dialect":
        merged = dict(self.rejected)
        for model, params in rejected.items():
            merged[model] = merged.get(model, frozenset()) | params
        return replace(self, rejected=merged)


class Place(Protocol):
    """What has to be known of a connection."""

    @property
    def host(self) -> str: ...

    @property
    def dialect(self) -> Dialect | None: ...


def guess_dialect(connection: Place, model: str, rejected: Rejections | None = None) -> Dialect:
    """The dialect that the user chose for the connection, or else the likely one for this host and model."""
    dialect = connection.dialect
    if dialect is None:
        official = connection.host == OPENAI_HOST
        dialect = Dialect(
            max_tokens_field="max_completion_tokens" if official else "max_tokens",
            developer_role=official and _REASONING_MODEL.match(model) is not None,
        )
    return dialect.remembering(rejected or {})
