"""The fields of POST /v1/embeddings and the limits of the endpoint."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeAlias

from playground.demo.checks import Check, array, either, integer, one_of, record, string, wrong_type
from playground.demo.errors import ApiError, invalid_value
from playground.demo.json_value import Json
from playground.demo.models import DemoModel, find
from playground.demo.tokens import vocabulary

MOST_INPUTS = 2048
LONGEST_INPUT = 8192
MOST_TOKENS = 300_000
MOST_DIMENSIONS = 4096
USUAL_DIMENSIONS = 256
MEANING_DIMENSIONS = 384
LARGEST_TOKEN = 2**31 - 1
# The lengths of OpenAI's models, for programs that count on them.
LENGTHS = {"text-embedding-3-small": 1536, "text-embedding-3-large": 3072, "text-embedding-ada-002": 1536}
FIXED = "text-embedding-ada-002"

# A text, or the numbers of the tokens that another program made of it.
Input: TypeAlias = str | tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made; `tokens` counts those of all inputs."""

    model: DemoModel
    inputs: tuple[Input, ...]
    dimensions: int
    as_base64: bool
    tokens: int


def _text(value: Json, path: str) -> str:
    text: str = string(shortest=1)(value, path)
    return text


TOKENS = array(integer(0, LARGEST_TOKEN), 1, LONGEST_INPUT)


def _tokens_of_one(value: Json, path: str) -> list[int]:
    # Whoever sends tokens sends many: only what is wrong is looked at one by one.
    if isinstance(value, list) and 0 < len(value) <= LONGEST_INPUT and all(map(_is_token, value)):
        return value
    checked: list[int] = TOKENS(value, path)
    return checked


def _is_token(value: Json) -> bool:
    return type(value) is int and 0 <= value <= LARGEST_TOKEN


def _list(value: Json, path: str) -> list[Any]:
    """Texts, tokens of one text, or tokens of several: what the first entry is, all must be."""
    if not isinstance(value, list):
        raise wrong_type(path, "an array", value)
    kind = type(value[0]) if value else str
    entry: Check | None = {str: _text, int: integer(0, LARGEST_TOKEN), list: _tokens_of_one}.get(kind)
    if entry is None:
        raise wrong_type(f"{path}[0]", "a string or an array", value[0])
    found: list[Any] = array(entry, 1, LONGEST_INPUT if kind is int else MOST_INPUTS)(value, path)
    return found


FIELDS: Mapping[str, Check] = {
    "model": string(),
    "input": either({str: _text, list: _list}),
    "encoding_format": one_of("float", "base64"),
    "dimensions": integer(1),
    "user": string(),
}


def ordered(body: Json) -> Order:
    """For a worker thread: the tokens of many texts are counted."""
    values = record(FIELDS, ("model", "input"))(body, "")
    model = find(values["model"])
    if not model.embeds:
        raise invalid_value("model", f"{model.id} makes no vectors; demo-hash-embed does.")
    inputs = _inputs(values["input"])
    return Order(
        model,
        inputs,
        _dimensions(values, model),
        values.get("encoding_format") == "base64",
        _tokens(inputs, single=isinstance(values["input"], str)),
    )


def _inputs(given: str | list[Any]) -> tuple[Input, ...]:
    if isinstance(given, str):
        return (given,)
    if isinstance(given[0], int):
        return (tuple(given),)
    return tuple(entry if isinstance(entry, str) else tuple(entry) for entry in given)


def _dimensions(values: Mapping[str, Any], model: DemoModel) -> int:
    wished: int | None = values.get("dimensions")
    if wished is None:
        by_name = LENGTHS.get(values["model"], USUAL_DIMENSIONS)
        return MEANING_DIMENSIONS if model.engine == "minilm" else by_name
    if values["model"] == FIXED:
        raise ApiError(400, "This model does not support specifying dimensions.", param="dimensions")
    most = MEANING_DIMENSIONS if model.engine == "minilm" else MOST_DIMENSIONS
    if wished > most:
        raise invalid_value("dimensions", f"{model.id} has {most} at most, but got {wished} instead.")
    return wished


def _tokens(inputs: Sequence[Input], *, single: bool) -> int:
    total = 0
    for number, entry in enumerate(inputs):
        # Counted no further than needed: a body may hold megabytes.
        count = len(entry) if isinstance(entry, tuple) else _counted(entry)
        if count > LONGEST_INPUT:
            path = "input" if single else f"input[{number}]"
            message = f"Invalid '{path}': maximum context length is {LONGEST_INPUT} tokens."
            raise ApiError(400, message, code="context_length_exceeded", param=path)
        total += count
        if total > MOST_TOKENS:
            code = "max_tokens_per_request"
            message = f"Requested more than {MOST_TOKENS} tokens, max {MOST_TOKENS} tokens per request."
            raise ApiError(400, message, code=code, kind=code)
    return total


def _counted(text: str) -> int:
    return sum(1 for _ in islice(vocabulary().encode(text), LONGEST_INPUT + 1))
