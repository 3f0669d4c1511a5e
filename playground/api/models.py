"""The models that a server offers."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from playground.api.deletion import delete
from playground.api.dialect import Dialect
from playground.api.errors import ReplyUnreadable
from playground.api.json_text import whole
from playground.api.paging import segment
from playground.api.request import ApiRequest, Json

if TYPE_CHECKING:
    from playground.api.client import Client
    from playground.api.observer import Listener


@dataclass(frozen=True, slots=True)
class Model:
    """`shutdown_date` is the day, as YYYY-MM-DD, from which OpenAI no longer serves it."""

    id: str
    created: int | None = None
    owned_by: str = ""
    shutdown_date: str | None = None


def list_request(dialect: Dialect) -> ApiRequest:
    return ApiRequest("GET", dialect.path("models"))


def delete_request(dialect: Dialect, name: str) -> ApiRequest:
    return ApiRequest("DELETE", f"{dialect.path('models')}/{segment(name)}")


async def delete_model(client: "Client", name: str, listener: "Listener | None" = None) -> None:
    """One that was fine-tuned. Raises `ApiError`."""
    await delete(client, delete_request(client.dialect_for(""), name), listener)


async def list_models(client: "Client", listener: "Listener | None" = None) -> tuple[Model, ...]:
    """In the server's order, each id once."""
    reply = await client.send(list_request(client.dialect_for("")), listener)
    entries = _entries(reply.data)
    if entries is None:
        raise ReplyUnreadable(status=reply.status, url=reply.url, request_id=reply.request_id)
    models: dict[str, Model] = {}
    for model in filter(None, map(_model, entries)):
        models.setdefault(model.id, model)
    return tuple(models.values())


def _entries(data: Json) -> list[Json] | None:
    """A list under `data` or `models`, or, from Together, the list itself."""
    if isinstance(data, dict):
        lists = (data.get("data"), data.get("models"))
        return next((entries for entries in lists if isinstance(entries, list)), None)
    return data if isinstance(data, list) else None


def _model(entry: Json) -> Model | None:
    if isinstance(entry, str):
        entry = {"id": entry}
    if not isinstance(entry, dict):
        return None
    names = (entry.get(key) for key in ("id", "name", "model", "key"))
    name = next((name for name in names if isinstance(name, str) and name), None)
    if name is None:
        return None
    created, owner, shutdown = (entry.get(key) for key in ("created", "owned_by", "shutdown_date"))
    return Model(
        id=whole(name),
        created=int(created) if isinstance(created, int | float) else None,
        owned_by=whole(owner) if isinstance(owner, str) else "",
        shutdown_date=shutdown if isinstance(shutdown, str) and shutdown else None,
    )
