"""Deleting something at a server: it is done when the thing is gone, whoever did it."""

from typing import TYPE_CHECKING

from playground.api.errors import ErrorInReply, Rejected
from playground.api.json_text import compact
from playground.api.request import ApiRequest

if TYPE_CHECKING:
    from playground.api.client import Client
    from playground.api.observer import Listener


async def delete(client: "Client", request: ApiRequest, listener: "Listener | None") -> None:
    """Raises `ApiError`. When the first attempt got no answer, the second may find that it had worked."""
    try:
        reply = await client.send(request, listener)
    except Rejected as error:
        if error.repeated and error.status == 404:
            return
        raise
    if isinstance(reply.data, dict) and reply.data.get("deleted") is False:
        undone = ErrorInReply(
            compact(reply.data)[:400], status=reply.status, url=reply.url, request_id=reply.request_id
        )
        undone.connection = client.connection.name
        raise undone
