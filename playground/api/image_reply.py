"""What a server answers to a wish for pictures, read tolerantly: every field may be missing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Unpack
from urllib.parse import urljoin, urlsplit

from playground.api.base64_text import decoded
from playground.api.errors import Facts, ReplyUnreadable
from playground.api.failures import plain
from playground.api.json_text import whole
from playground.api.request import Json, JsonObject

_NAMES = {"data", "created", "created_at", "size", "quality", "background", "output_format", "model", "usage"}
_ITEM_NAMES = {"b64_json", "url", "revised_prompt", "seed", "type", "partial_image_index"}
_URL_SAFE = str.maketrans("-_", "+/")
_TEXTS = (b"<", b"{", b"[")  # web pages and error messages instead of a picture


@dataclass(frozen=True, slots=True)
class ImageItem:
    """A picture, or with `data` None the absolute address where it lies."""

    data: bytes | None = field(repr=False)
    url: str = ""
    revised_prompt: str = ""
    seed: int | None = None


@dataclass(frozen=True, slots=True)
class ImagePartial:
    """A picture on its way; the higher the index, the sharper."""

    index: int
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class ImageReply:
    """`complete` is False when some of the pictures could not be read."""

    items: tuple[ImageItem, ...]
    usage: JsonObject | None = None
    size: str = ""
    quality: str = ""
    background: str = ""
    output_format: str = ""
    created: int | None = None
    model: str = ""
    complete: bool = True
    extras: JsonObject = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of one reply: it is read in a worker, where nothing is known of the exchange around it."""

    reply: ImageReply
    fault: str = ""

    def or_error(self, **facts: Unpack[Facts]) -> ImageReply:
        """Of several pictures those that can be read are kept. Raises `ReplyUnreadable` when there is none."""
        if self.reply.items:
            return self.reply
        error = ReplyUnreadable(self.fault or "The reply holds no picture.", **facts)
        error.outcome_unknown = True  # the server says that all went well, so it may have counted
        raise error


def read_reply(data: Json, base_url: str) -> Reading:
    """For a worker thread: pictures are megabytes of base64."""
    whole_reply: JsonObject = data if isinstance(data, Mapping) else {"data": data}
    items, faults = [], []
    for entry in _entries(whole_reply):
        try:
            items.append(_item(entry, base_url))
        except ValueError as error:
            faults.append(str(error))
    return Reading(_reply(whole_reply, tuple(items), complete=not faults), faults[0] if faults else "")


def read_image(text: str) -> bytes:
    """Raises ValueError, with what came instead. For a worker thread."""
    if text[:5].lower() == "data:":
        text = text.partition(",")[2]
    try:
        data = _decoded(text)
    except ValueError:
        data = _decoded("".join(text.split()).translate(_URL_SAFE))
    return looked_at(data)


def _decoded(text: str) -> bytes:
    try:
        return decoded(text)
    except ValueError as error:
        raise ValueError(f"The picture is not valid base64: {error}") from None


def looked_at(data: bytes) -> bytes:
    """The same, if it can be a picture at all. Raises ValueError, with what it is instead."""
    if not data:
        raise ValueError("The picture is empty.")
    if data[:64].lstrip()[:1] in _TEXTS:
        raise ValueError(f"Text came instead of a picture: {plain(data)}")
    return data


def _entries(reply: JsonObject) -> Iterator[JsonObject]:
    """A list under one of the usual names, or, as at the end of a stream, one picture in the reply itself."""
    lists = (reply.get(name) for name in ("data", "images", "output"))
    found = next((value for value in lists if isinstance(value, list)), [reply])
    for entry in found:
        if isinstance(entry, str):
            yield {"url" if _is_address(entry) else "b64_json": entry}
        elif isinstance(entry, Mapping) and (entry.get("b64_json") or entry.get("url")):
            yield entry


def _is_address(text: str) -> bool:
    return text[:8].lower().startswith(("http://", "https://", "data:"))


def _item(entry: JsonObject, base_url: str) -> ImageItem:
    seed = entry.get("seed")
    data, url = _content(entry, base_url)
    known = seed if isinstance(seed, int) and not isinstance(seed, bool) else None
    return ImageItem(data, url, _text(entry.get("revised_prompt")), known)


def _content(entry: JsonObject, base_url: str) -> tuple[bytes | None, str]:
    encoded, url = entry.get("b64_json"), _text(entry.get("url")).strip()
    if isinstance(encoded, str) and encoded:
        return read_image(encoded), ""
    if url[:5].lower() == "data:":
        return read_image(url), ""
    if not url:
        raise ValueError("The picture is empty.")
    return None, absolute(url, base_url)


def absolute(url: str, base_url: str) -> str:
    """Some servers say where a picture lies only relative to themselves. Raises ValueError."""
    joined = urljoin(f"{base_url.partition('?')[0].rstrip('/')}/", url)
    if not urlsplit(joined).hostname:
        raise ValueError(f"The address of the picture is none: {url[:200]}")
    return joined


def _reply(data: JsonObject, items: tuple[ImageItem, ...], *, complete: bool) -> ImageReply:
    created = data.get("created", data.get("created_at"))
    usage = data.get("usage")
    return ImageReply(
        items,
        usage=usage if isinstance(usage, Mapping) else None,
        size=_text(data.get("size")),
        quality=_text(data.get("quality")),
        background=_text(data.get("background")),
        output_format=_text(data.get("output_format")),
        created=int(created) if isinstance(created, int | float) else None,
        model=_text(data.get("model")),
        complete=complete,
        extras={name: value for name, value in data.items() if name not in _NAMES | _ITEM_NAMES},
    )


def _text(value: Json) -> str:
    return whole(value) if isinstance(value, str) else ""
