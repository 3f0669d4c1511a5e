"""The three image endpoints: what is asked is checked here, drawn elsewhere, and delivered whole or step by step."""

from __future__ import annotations

import asyncio
import base64
import secrets
import time
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from starlette.requests import Request
from starlette.responses import Response

from playground.demo.errors import ApiError, unsupported_value
from playground.demo.images.families import Endpoint, Family, checked, family
from playground.demo.images.forms import Sent, read_form, read_json
from playground.demo.images.shelf import Shelf
from playground.demo.json_value import Json
from playground.demo.models import DemoModel, find
from playground.demo.replies import BrokenOffError, EventStream, HalfReply, json_reply, unless_gone
from playground.demo.tokens import vocabulary

if TYPE_CHECKING:
    from playground.demo.images.order import Order

P = TypeVar("P")
T = TypeVar("T")

BEAT = 0.42
EASELS = 2
QUALITIES = {"standard": "medium", "hd": "high", "xhigh": "high", "max": "high", "auto": "medium"}
# What a picture of 1024 by 1024 counts as, as OpenAI counts.
TOKENS = {"low": 272, "medium": 1056, "high": 4160}
SOURCE_TOKENS = 323
MOST_SEED = 2**31


@dataclass(frozen=True, slots=True)
class Studio:
    """What all image requests of one server share."""

    shelf: Shelf
    before: Callable[[DemoModel], None]
    beat: float = BEAT
    # Large pictures take hundreds of megabytes while they are drawn.
    easels: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(EASELS))

    async def generate(self, request: Request, body: dict[str, Json]) -> Response:
        return await self._answer(request, Sent(body), "generations")

    async def edit(self, request: Request, body: dict[str, Json] | None) -> Response:
        if body is not None:
            return await self._answer(request, read_json(body), "edits", "images")
        return await self._answer(request, await read_form(request), "edits", "image")

    async def vary(self, request: Request) -> Response:
        return await self._answer(request, await read_form(request), "variations", "image")

    async def _answer(self, request: Request, sent: Sent, endpoint: Endpoint, pictures: str = "") -> Response:
        name = sent.values.get("model")
        name = name if isinstance(name, str) else "demo-sketch"
        kind, model = family(name), find(name)
        if not model.draws:
            raise unsupported_value("model", f"{model.id} cannot make pictures; demo-sketch does.")
        values = checked(sent.values, kind, endpoint)
        if pictures:
            sent.need_images(pictures)
        order = await asyncio.to_thread(_ordered, values, sent, kind, endpoint)
        self.before(model)
        reply = _Reply(order, values, kind, model, self)
        if values.get("stream"):
            return EventStream(reply.stream(), named=True)
        complete = await unless_gone(request.receive, reply.complete(_root(request)))
        return HalfReply(complete) if model.fault == "broken-stream" else json_reply(complete)

    def fetch(self, name: str) -> Response:
        found = self.shelf.get(name)
        if found is None:
            raise ApiError(404, "This picture is not here, or no longer.", code="not_found")
        data, media = found
        return Response(data, media_type=media, headers={"cache-control": "private, max-age=3600"})


def _root(request: Request) -> str:
    # The guard has made sure that this is our own address.
    return f"{request.url.scheme}://{request.headers['host']}"


def _ordered(values: Mapping[str, Json], sent: Sent, kind: Family, endpoint: Endpoint) -> Order:
    # NumPy and Pillow are loaded by the first picture; a chat does not pay for them.
    from playground.demo.images.order import Look, Order
    from playground.demo.images.uploads import mask_of, sources

    pictures = sources(sent.images, kind)
    mask = mask_of(sent.mask, pictures[0], kind) if endpoint == "edits" else None
    width, height = _size(values, kind, pictures[0].size if pictures else None)
    quality = values.get("quality", "auto")
    look = Look(
        width=width,
        height=height,
        quality=QUALITIES.get(quality, quality),  # type: ignore[arg-type]
        form=values.get("output_format", "png"),
        compression=values.get("output_compression", 100),
        transparent=values.get("background") == "transparent",
        opaque=values.get("background") == "opaque",
        style=values.get("style"),
        fidelity=values.get("input_fidelity"),
    )
    kinds = {"generations": "generation", "edits": "edit", "variations": "variation"}
    return Order(kinds[endpoint], values.get("prompt", ""), look, pictures, mask)  # type: ignore[arg-type]


def _size(values: Mapping[str, Json], kind: Family, source: tuple[int, int] | None) -> tuple[int, int]:
    text = values.get("size", "1024x1024" if kind.dall_e or source is None else "auto")
    if text != "auto":
        width, _, height = text.partition("x")
        return int(width), int(height)
    if source is None:
        return 1024, 1024
    if kind.sizes is None:
        # An edit keeps the size of what it edits, so that nothing else needs to change.
        shrink = max(1.0, (source[0] * source[1] / (3840 * 2160)) ** 0.5)
        return max(16, round(source[0] / shrink)), max(16, round(source[1] / shrink))
    ratio = source[0] / source[1]
    return (1536, 1024) if ratio > 1.2 else (1024, 1536) if ratio < 0.83 else (1024, 1024)


class _Reply:
    """The pictures of one request."""

    def __init__(
        self, order: Order, values: Mapping[str, Json], kind: Family, model: DemoModel, studio: Studio
    ) -> None:
        self.order = order
        self.values = values
        self.kind = kind
        self.model = model
        self.studio = studio
        self.created = int(time.time())
        first = values.get("seed")
        first = secrets.randbelow(MOST_SEED) if first is None else first
        self.seeds = [first + number for number in range(values.get("n", 1))]

    async def complete(self, root: str) -> dict[str, Json]:
        if self._beat() > BEAT:
            await asyncio.sleep(2 * self._beat())
        data = [await self._at_an_easel(self._item, seed, root) for seed in self.seeds]
        body: dict[str, Json] = {"created": self.created, "data": data, "model": "demo-sketch"}
        # The old models tell nothing about the picture but the picture.
        if not self.kind.dall_e:
            body |= self._facts() | {"usage": self._usage()}
            if "safety_identifier" in self.values or "user" in self.values:
                body["safety_identifier"] = self.values.get("safety_identifier") or self.values["user"]
        return body

    async def stream(self) -> AsyncIterator[Json]:
        from playground.demo.images.order import DRAFTS

        name = "image_edit" if self.order.kind == "edit" else "image_generation"
        facts = {"created_at": self.created, **self._facts()}
        for seed in self.seeds:
            for number, coarse in enumerate(DRAFTS[self.values.get("partial_images", 0)]):
                began = time.monotonic()
                draft = await self._at_an_easel(self._file, seed, coarse)
                await asyncio.sleep(max(0.0, began + self._beat() - time.monotonic()))
                yield {"type": f"{name}.partial_image", "b64_json": draft, "partial_image_index": number, **facts}
                if self.model.fault == "broken-stream":
                    raise BrokenOffError
            if self.model.fault == "broken-stream":
                raise BrokenOffError
            began = time.monotonic()
            finished = await self._at_an_easel(self._file, seed, 1)
            await asyncio.sleep(max(0.0, began + self._beat() - time.monotonic()))
            done = {"revised_prompt": self.order.revised(), "seed": seed, "usage": self._usage(1)}
            yield {"type": f"{name}.completed", "b64_json": finished, **facts, **done}

    async def _at_an_easel(self, work: Callable[[int, P], T], seed: int, rest: P) -> T:
        async with self.studio.easels:
            return await asyncio.to_thread(work, seed, rest)

    def _beat(self) -> float:
        """Seconds from one step to the next, so that somebody can watch."""
        if self.model.pace.rate is None:
            return 0.0
        return self.model.pace.first if self.model.pace.first > 1 else self.studio.beat

    def _item(self, seed: int, root: str) -> dict[str, Json]:
        data = self._drawn(seed, 1)
        form = self.values.get("response_format", "url" if self.kind.dall_e else "b64_json")
        if form == "url":
            item: dict[str, Json] = {"url": root + self.studio.shelf.put(data, self.order.look.form)}
        else:
            item = {"b64_json": base64.b64encode(data).decode()}
        if self.order.kind != "variation":
            item["revised_prompt"] = self.order.revised()
        return item | {"seed": seed}

    def _file(self, seed: int, coarse: int) -> str:
        return base64.b64encode(self._drawn(seed, coarse)).decode()

    def _drawn(self, seed: int, coarse: int) -> bytes:
        from playground.demo.images.order import encoded

        return encoded(self.order.picture(seed, coarse), self.order.look)

    def _facts(self) -> dict[str, Json]:
        look = self.order.look
        wanted = self.values.get("quality", "auto")
        return {
            "size": f"{look.width}x{look.height}",
            "quality": wanted if wanted in ("xhigh", "max") else look.quality,
            "background": "transparent" if look.transparent else "opaque",
            "output_format": look.form,
        }

    def _usage(self, pictures: int | None = None) -> dict[str, Json]:
        text = vocabulary().count(self.order.prompt)
        shown = SOURCE_TOKENS * len(self.order.sources)
        look = self.order.look
        count = len(self.seeds) if pictures is None else pictures
        made = max(1, round(TOKENS[look.quality] * look.width * look.height / 1024**2)) * count
        return {
            "input_tokens": text + shown,
            "input_tokens_details": {"text_tokens": text, "image_tokens": shown},
            "output_tokens": made,
            "output_tokens_details": {"text_tokens": 0, "image_tokens": made},
            "total_tokens": text + shown + made,
        }
