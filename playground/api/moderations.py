"""Moderation: what a text is about that a service may not want, as the server judges it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from playground.api import json_text
from playground.api.dialect import Dialect
from playground.api.errors import ReplyUnreadable
from playground.api.failures import error_in_payload
from playground.api.json_fields import entries, finite, record, text
from playground.api.request import ApiRequest, Json, JsonObject, Repeat
from playground.api.unset import UNSET, Unset

if TYPE_CHECKING:
    from playground.api.client import Client
    from playground.api.observer import Listener

MODEL: Final = "omni-moderation-latest"
MODELS: Final = (MODEL, "omni-moderation-2024-09-26", "text-moderation-latest", "text-moderation-stable")


@dataclass(frozen=True, slots=True)
class ModerationParameters:
    """Several texts are judged one by one. `extra` comes last and wins."""

    input: str | tuple[str, ...]
    model: str | Unset = UNSET
    extra: JsonObject = field(default_factory=dict)

    def to_request(self, dialect: Dialect) -> ApiRequest:
        body: dict[str, Json] = {} if self.model is UNSET else {"model": self.model}
        body["input"] = self.input if isinstance(self.input, str) else list(self.input)
        return ApiRequest("POST", dialect.path("moderations"), body={**body, **self.extra}, repeat=Repeat.GENERATION)


@dataclass(frozen=True, slots=True)
class ModerationResult:
    """By the server's own names of the categories, of which new ones come up. A category that a model does not judge
    is None."""

    flagged: bool
    categories: Mapping[str, bool | None]
    scores: Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class ModerationReply:
    id: str
    model: str
    results: tuple[ModerationResult, ...]
    request_id: str | None = None


async def moderate(
    client: "Client", parameters: ModerationParameters, listener: "Listener | None" = None
) -> ModerationReply:
    """Raises `ApiError`."""
    model = parameters.model if isinstance(parameters.model, str) else ""
    reply = await client.send(parameters.to_request(client.dialect_for(model)), listener)
    payload = reply.json_object()
    results = tuple(_result(each) for each in entries(payload, "results") if isinstance(each, dict))
    if not results:
        error = error_in_payload(payload) or ReplyUnreadable(json_text.compact(payload)[:400])
        error.status, error.url, error.request_id = reply.status, reply.url, reply.request_id
        error.connection = client.connection.name
        raise error
    return ModerationReply(text(payload, "id"), text(payload, "model"), results, reply.request_id)


def _result(item: JsonObject) -> ModerationResult:
    said, scores = record(item, "categories"), record(item, "category_scores")
    categories = {name: value if isinstance(value, bool) else None for name, value in said.items()}
    flagged = item.get("flagged")
    return ModerationResult(
        flagged if isinstance(flagged, bool) else any(categories.values()),
        {**categories, **{name: None for name in scores if name not in categories}},
        {name: finite(scores.get(name)) for name in (*scores, *(name for name in said if name not in scores))},
    )
