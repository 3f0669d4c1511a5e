"""Pictures: the call that asks for them. It costs money, and is never made twice by itself."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from playground.api.image_parameters import (
    EditParameters,
    GenerateParameters,
    ImageParameters,
    VariationParameters,
)
from playground.api.image_reply import ImageItem, ImagePartial, ImageReply, read_reply
from playground.api.image_stream import ImageStream
from playground.api.request import Expect
from playground.api.upload import Upload

if TYPE_CHECKING:
    from playground.api.client import Client
    from playground.api.observer import Listener

__all__ = [
    "EditParameters",
    "GenerateParameters",
    "ImageItem",
    "ImageParameters",
    "ImagePartial",
    "ImageReply",
    "Upload",
    "VariationParameters",
    "make_images",
]


async def make_images(
    client: "Client",
    parameters: ImageParameters,
    on_partial: Callable[[ImagePartial], None] = lambda _: None,
    listener: "Listener | None" = None,
    *,
    on_picture: Callable[[ImageItem], None] = lambda _: None,
) -> ImageReply:
    """Hands over sketches as they sharpen, and each picture, or the address where it lies, as soon as it has come; so
    what has come before a stop or an error is not lost. Returns all of them.

    Raises `ApiError`; its `outcome_unknown` says that the pictures may have been made, and paid for, all the same.
    """
    model = parameters.model if isinstance(parameters.model, str) else ""
    request = parameters.to_request(client.dialect_for(model))
    if request.expect is Expect.EVENTS:
        return await ImageStream(client, request, on_partial, on_picture).run(listener)
    reply = await client.send(request, listener)
    reading = await asyncio.to_thread(read_reply, reply.data, client.connection.base_url)
    for item in reading.reply.items:
        on_picture(item)
    name = client.connection.name
    return reading.or_error(status=reply.status, url=reply.url, request_id=reply.request_id, connection=name)
