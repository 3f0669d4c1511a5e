"""The vectors in a reply, read one by one: as one piece of work their numbers would hold up the thread that paints."""

import json
import math
import re
import sys
import time
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import cast

from playground.api import json_text
from playground.api.base64_text import decoded
from playground.api.chat_chunk import Usage, read_usage
from playground.api.errors import ApiError, ReplyUnreadable
from playground.api.failures import error_in_payload, not_json
from playground.api.request import Json, JsonObject

_SPACE = re.compile(r"[ \t\r\n]*")
_NUMBER_SIZE = 4
_BURST = 0.002
_REST = 0.0005


@dataclass(frozen=True, slots=True)
class EmbeddingReply:
    """`vectors` hold numbers of four bytes each, the lowest byte first, in the order of the texts."""

    model: str
    vectors: tuple[bytes, ...] = field(repr=False)
    dimensions: int
    usage: Usage | None = None


def read_reply(content: bytes, headers: Mapping[str, str], expected: int | None) -> EmbeddingReply:
    """For a worker thread. Raises `ApiError`, without what only the caller knows about the exchange."""
    try:
        whole, items = _read(content.decode("utf-8-sig", "replace"))
    except (RecursionError, json.JSONDecodeError):
        raise not_json(content, headers.get("content-type", "").lower()) from None
    except ValueError as fault:
        raise _unusable(str(fault)) from None
    announced = None if items else error_in_payload(whole)
    if announced is not None:
        raise announced
    try:
        return _reply(whole, items, expected)
    except ValueError as fault:
        raise _unusable(str(fault)) from None


@dataclass(frozen=True, slots=True)
class _Item:
    index: Json
    vector: bytes


def _read(text: str) -> tuple[JsonObject, list[_Item]]:
    """The reply without its vectors, and these. Raises ValueError."""
    walk = _Walk(text)
    whole: dict[str, Json] = {}
    items: list[_Item] = []
    for name in walk.members():
        if name == "data" and walk.ahead() == "[":
            items = [_item(value, number) for number, value in enumerate(_in_bursts(walk.entries()), 1)]
        else:
            whole[name] = walk.value()
    return whole, items


def _in_bursts(entries: Iterator[Json]) -> Iterator[Json]:
    """With rests, in which the thread that paints gets its turn at once instead of after five milliseconds."""
    began = time.perf_counter()
    for entry in entries:
        yield entry
        if time.perf_counter() - began > _BURST:
            time.sleep(_REST)
            began = time.perf_counter()


class _Walk:
    """A way through the text of JSON that stops at every member of an object and every entry of a list."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def ahead(self) -> str:
        found = _SPACE.match(self._text, self._at)
        assert found is not None
        self._at = found.end()
        return self._text[self._at : self._at + 1]

    def value(self) -> Json:
        self.ahead()
        value, self._at = _DECODER.raw_decode(self._text, self._at)
        return cast(Json, value)

    def members(self) -> Iterator[str]:
        """The name of each; its value is to be taken before the next."""
        for _ in self._between("{", "}"):
            name = self.value()
            if not isinstance(name, str):
                raise json.JSONDecodeError("no name", self._text, self._at)
            self._pass(":")
            yield name
        if self.ahead():
            raise json.JSONDecodeError("more after the end", self._text, self._at)

    def entries(self) -> Iterator[Json]:
        for _ in self._between("[", "]"):
            yield self.value()

    def _between(self, opening: str, closing: str) -> Iterator[None]:
        self._pass(opening)
        if self.ahead() != closing:
            yield
            while self.ahead() == ",":
                self._pass(",")
                yield
        self._pass(closing)

    def _pass(self, sign: str) -> None:
        if self.ahead() != sign:
            raise json.JSONDecodeError(f"no {sign}", self._text, self._at)
        self._at += 1


def _item(value: Json, number: int) -> _Item:
    """Raises ValueError, with the number of the item in the reply."""
    entry = value if isinstance(value, Mapping) else {"embedding": value}
    try:
        return _Item(entry.get("index"), _vector(entry.get("embedding")))
    except ValueError as error:
        raise ValueError(f"Vector {number} of the reply cannot be used: {error}") from None


def _vector(value: Json) -> bytes:
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], list):
        value = value[0]  # some servers wrap the vector into a list of one
    if isinstance(value, str):
        numbers = _from_base64(value)
    elif isinstance(value, list):
        numbers = _from_list(value)
    else:
        raise ValueError("it is neither a list of numbers nor base64.")
    if not numbers:
        raise ValueError("it is empty.")
    if not math.isfinite(sum(numbers)):
        raise ValueError("one of its values is not a finite number.")
    return _little_endian(numbers).tobytes()


def _from_base64(text: str) -> "array[float]":
    try:
        data = decoded(text)
    except ValueError as error:
        raise ValueError(f"it is not valid base64: {error}") from None
    if len(data) % _NUMBER_SIZE:
        raise ValueError(f"its base64 holds {len(data)} bytes, which are no whole numbers of {_NUMBER_SIZE} bytes.")
    return _little_endian(array("f", data))


def _from_list(values: list[Json]) -> "array[float]":
    try:
        return array("f", cast(list[float], values))
    except (TypeError, OverflowError):
        raise ValueError("one of its values is not a finite number.") from None


def _little_endian(numbers: "array[float]") -> "array[float]":
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _reply(whole: JsonObject, items: list[_Item], expected: int | None) -> EmbeddingReply:
    """Raises ValueError."""
    if expected is not None and len(items) != expected:
        raise ValueError(f"The reply holds {len(items)} vectors for {expected} texts.")
    vectors = _in_order(items)
    size = len(vectors[0]) if vectors else 0
    other = next((number for number, vector in enumerate(vectors, 1) if len(vector) != size), None)
    if other is not None:
        lengths = f"{len(vectors[other - 1]) // _NUMBER_SIZE} values, the first one {size // _NUMBER_SIZE}"
        raise ValueError(f"The vectors differ in length: that of text {other} has {lengths}.")
    model = whole.get("model")
    name = json_text.whole(model) if isinstance(model, str) else ""
    return EmbeddingReply(name, vectors, size // _NUMBER_SIZE, read_usage(whole.get("usage")))


def _in_order(items: list[_Item]) -> tuple[bytes, ...]:
    """By their index; where a server gives none, or the same to all, in the order in which they came."""
    if len({repr(item.index) for item in items}) <= 1:
        return tuple(item.vector for item in items)
    placed: dict[int, bytes] = {}
    for number, item in enumerate(items, 1):
        index = item.index
        if not isinstance(index, int) or not 0 <= index < len(items) or index in placed:
            raise ValueError(f"Vector {number} of the reply has the index {index}, which is wrong or was there before.")
        placed[index] = item.vector
    return tuple(placed[index] for index in range(len(items)))


def _unusable(why: str) -> ApiError:
    """The server says that all went well, so it may have counted."""
    error = ReplyUnreadable(why)
    error.outcome_unknown = True
    return error


def _not_a_number(_name: str) -> None:
    """NaN and Infinity are no JSON, but servers send them."""


_DECODER = json.JSONDecoder(parse_constant=_not_a_number, strict=False)
