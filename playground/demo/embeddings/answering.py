"""POST /v1/embeddings: checked, made in a worker thread, and written as decimals or as base64."""

from __future__ import annotations

import asyncio
import base64
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response

from playground.demo.embeddings.order import Order, ordered
from playground.demo.errors import unsupported_value
from playground.demo.json_value import Json
from playground.demo.models import MINILM, DemoModel
from playground.demo.replies import HalfReply, json_reply, unless_gone

if TYPE_CHECKING:
    from playground.demo.embeddings.hashing import Vector

# More digits than numbers of four bytes have.
DIGITS = 9


@dataclass(frozen=True, slots=True)
class Loom:
    """Where vectors are made."""

    before: Callable[[DemoModel], None]

    async def embed(self, request: Request, body: dict[str, Json]) -> Response:
        order = await asyncio.to_thread(ordered, body)
        self.before(order.model)
        return await unless_gone(request.receive, _answered(order))


async def _answered(order: Order) -> Response:
    if order.model.pace.first > 1:
        await asyncio.sleep(order.model.pace.first)
    left = threading.Event()
    try:
        return await asyncio.to_thread(_made, order, left)
    finally:
        left.set()


def _made(order: Order, left: threading.Event) -> Response:
    vectors = _vectors(order, left)
    usage: Json = {"prompt_tokens": order.tokens, "total_tokens": order.tokens}
    data: Json = [
        {"object": "embedding", "index": index, "embedding": _written(vector, as_base64=order.as_base64)}
        for index, vector in enumerate(vectors)
    ]
    name = MINILM if order.model.engine == "minilm" else "demo-hash-embed"
    body: Json = {"object": "list", "data": data, "model": name, "usage": usage}
    return HalfReply(body) if order.model.fault == "broken-stream" else json_reply(body)


def _vectors(order: Order, left: threading.Event) -> Sequence[Vector]:
    # NumPy is loaded by the first vector; a chat does not pay for it.
    if order.model.engine == "minilm":
        return _by_meaning(order, left)
    from playground.demo.embeddings import hashing

    made = []
    for given in order.inputs:
        if left.is_set():
            break
        made.append(hashing.vector(given, order.dimensions))
    return made


def _by_meaning(order: Order, left: threading.Event) -> Sequence[Vector]:
    from playground.demo.embeddings import minilm

    texts = [given for given in order.inputs if isinstance(given, str)]
    if len(texts) < len(order.inputs):
        raise unsupported_value("input", f"{MINILM} takes texts and no tokens of other models.")
    return [minilm.shortened(vector, order.dimensions) for vector in minilm.vectors(texts, left)]


def _written(vector: Vector, *, as_base64: bool) -> Json:
    if as_base64:
        return base64.b64encode(vector.astype("<f4").tobytes()).decode()
    return vector.astype(float).round(DIGITS).tolist()
