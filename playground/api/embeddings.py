"""Texts as vectors: the call that asks for them."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Final, cast

from playground.api.dialect import Dialect
from playground.api.embedding_reply import EmbeddingReply, read_reply
from playground.api.errors import ApiError, ErrorInReply, Rejected, ServerFailed
from playground.api.request import ApiRequest, Expect, Json, JsonObject, Repeat
from playground.api.unset import UNSET, Unset

if TYPE_CHECKING:
    from playground.api.client import Client
    from playground.api.observer import Listener

__all__ = ["LONGEST_INPUT", "MOST_INPUTS", "MOST_TOKENS", "EmbeddingParameters", "EmbeddingReply", "embed"]

MOST_INPUTS: Final = 2048  # texts in one request
LONGEST_INPUT: Final = 8192  # tokens of one text
MOST_TOKENS: Final = 300_000  # of all texts in one request
# As decimals, that many texts at 4 096 dimensions come to 180 MB.
LARGEST_REPLY: Final = 256 * 1024 * 1024
BASE64: Final = "base64"
_FORMAT: Final = "encoding_format"
_WISH: Final = "embedding_base64"
_NEVER_DROPPED = {"model", "input"}


@dataclass(frozen=True, slots=True)
class EmbeddingParameters:
    """What is UNSET is not sent, but for the format, which the dialect then chooses. `extra` comes last and wins."""

    model: str
    input: tuple[str, ...]
    encoding_format: str | Unset | None = UNSET
    dimensions: int | Unset | None = UNSET
    user: str | Unset | None = UNSET
    extra: JsonObject = field(default_factory=dict)

    def to_request(self, dialect: Dialect) -> ApiRequest:
        values = {each.name: getattr(self, each.name) for each in fields(self) if each.name != "extra"}
        if self.encoding_format is UNSET:
            values[_FORMAT] = BASE64 if self._in_base64(dialect) else "float"
        body = {name: _plain(value) for name, value in values.items() if value is not UNSET}
        refused = dialect.rejects(self.model) - _NEVER_DROPPED
        return ApiRequest(
            "POST",
            dialect.path("embeddings"),
            body={name: value for name, value in {**body, **self.extra}.items() if name not in refused},
            # Not JSON: the numbers of a large reply are read in pieces.
            expect=Expect.TEXT,
            repeat=Repeat.GENERATION,
            body_limit=LARGEST_REPLY,
        )

    def _in_base64(self, dialect: Dialect) -> bool:
        return dialect.embedding_base64 and _WISH not in dialect.rejects(self.model)


async def embed(
    client: "Client", parameters: EmbeddingParameters, listener: "Listener | None" = None
) -> EmbeddingReply:
    """The vectors of the texts. A server that refuses base64 is asked for decimals, now and from then on.

    Raises `ApiError`.
    """
    request = parameters.to_request(client.dialect_for(parameters.model))
    try:
        return await _ask(client, request, listener)
    except (Rejected, ServerFailed, ErrorInReply) as error:
        if parameters.encoding_format is not UNSET or not _refuses_base64(error, request):
            raise
    client.learn(parameters.model, _WISH)
    return await _ask(client, parameters.to_request(client.dialect_for(parameters.model)), listener)


async def _ask(client: "Client", request: ApiRequest, listener: "Listener | None") -> EmbeddingReply:
    import asyncio  # not needed for code to copy, which must stay light

    reply = await client.send(request, listener)
    try:
        return await asyncio.to_thread(read_reply, reply.content, reply.headers, _expected(request))
    except ApiError as error:
        error.status, error.url, error.request_id = reply.status, reply.url, reply.request_id
        error.connection = client.connection.name
        raise


def _refuses_base64(error: ApiError, request: ApiRequest) -> bool:
    if (request.body or {}).get(_FORMAT) != BASE64:
        return False
    said = f"{error.param} {error.message}".lower()
    return BASE64 in said or _FORMAT in said


def _expected(request: ApiRequest) -> int | None:
    """How many vectors; None for an input of the user's own that says nothing about it."""
    given = (request.body or {}).get("input")
    if isinstance(given, str):
        return 1
    if not isinstance(given, list):
        return None
    return 1 if given and all(isinstance(each, int) for each in given) else len(given)


def _plain(value: object) -> Json:
    """Tuples are lists in JSON."""
    return list(value) if isinstance(value, Sequence) and not isinstance(value, str) else cast(Json, value)
