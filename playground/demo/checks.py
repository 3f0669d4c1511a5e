"""Checks of JSON values, put together like a schema; what fails is refused in OpenAI's own error shape."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

from playground.demo.errors import ApiError, missing_parameter, unknown_parameter, unsupported_parameter
from playground.demo.json_value import Json

Check = Callable[[Any, str], Any]

NAMES: dict[type, str] = {
    bool: "a boolean",
    int: "an integer",
    float: "a decimal",
    str: "a string",
    list: "an array",
    dict: "an object",
    type(None): "null",
}


def wrong_type(path: str, expected: str, value: object) -> ApiError:
    message = f"Invalid type for '{path}': expected {expected}, but got {NAMES[type(value)]} instead."
    return ApiError(400, message, code="invalid_type", param=path)


def _outside(path: str, kind: str, side: str, limit: float, value: float) -> ApiError:
    sign, word = (">=", "min") if side == "below" else ("<=", "max")
    message = (
        f"Invalid '{path}': {kind} {side} {word}imum value. Expected a value {sign} {limit}, but got {value} instead."
    )
    return ApiError(400, message, code=f"{kind}_{side}_{word}_value", param=path)


def _within(path: str, kind: str, value: float, low: float | None, high: float | None) -> None:
    if low is not None and value < low:
        raise _outside(path, kind, "below", low, value)
    if high is not None and value > high:
        raise _outside(path, kind, "above", high, value)


def integer(low: int | None = None, high: int | None = None) -> Check:
    def check(value: Json, path: str) -> int:
        whole = isinstance(value, float) and math.isfinite(value) and value.is_integer()
        if type(value) is not int and not whole:
            raise wrong_type(path, "an integer", value)
        _within(path, "integer", value, low, high)
        return int(value)

    return check


def number(low: float | None = None, high: float | None = None) -> Check:
    def check(value: Json, path: str) -> float:
        if type(value) not in (int, float):
            raise wrong_type(path, "a decimal", value)
        _within(path, "decimal", value, low, high)
        return float(value)

    return check


def boolean(value: Json, path: str) -> bool:
    if not isinstance(value, bool):
        raise wrong_type(path, "a boolean", value)
    return value


def string(longest: int | None = None, shortest: int = 0) -> Check:
    def check(value: Json, path: str) -> str:
        if not isinstance(value, str):
            raise wrong_type(path, "a string", value)
        if longest is not None and len(value) > longest:
            raise _length(path, "string", "above", longest, len(value))
        if len(value) < shortest:
            raise _length(path, "string", "below", shortest, len(value))
        return value

    return check


def _length(path: str, kind: str, side: str, limit: int, length: int) -> ApiError:
    word, size = ("max", "too long") if side == "above" else ("min", "too short")
    message = f"Invalid '{path}': {kind} {size}. Expected {word}imum length {limit}, but got length {length} instead."
    return ApiError(400, message, code=f"{kind}_{side}_{word}_length", param=path)


def one_of(*values: str) -> Check:
    def check(value: Json, path: str) -> str:
        if not isinstance(value, str):
            raise wrong_type(path, f"one of {_listed(values)}", value)
        if value not in values:
            message = f"Invalid value: '{value}'. Supported values are: {_listed(values)}."
            raise ApiError(400, message, code="invalid_value", param=path)
        return value

    return check


def _listed(values: tuple[str, ...]) -> str:
    quoted = [f"'{value}'" for value in values]
    return quoted[0] if len(quoted) == 1 else ", ".join(quoted[:-1]) + f", and {quoted[-1]}"


def name(value: Json, path: str) -> str:
    """A function or schema name: letters, digits, underscore and dash, 1 to 64 of them."""
    text = string(64, 1)(value, path)
    if not all(sign.isascii() and (sign.isalnum() or sign in "_-") for sign in text):
        message = f"Invalid '{path}': string does not match pattern. Expected a string that matches '^[a-zA-Z0-9_-]+$'."
        raise ApiError(400, message, code="invalid_value", param=path)
    return str(text)


def array(item: Check, shortest: int = 0, longest: int | None = None) -> Check:
    def check(value: Json, path: str) -> list[Any]:
        if not isinstance(value, list):
            raise wrong_type(path, "an array", value)
        if not value and shortest:
            message = f"Invalid '{path}': empty array. Expected an array with minimum length {shortest}."
            raise ApiError(400, message, code="empty_array", param=path)
        if longest is not None and len(value) > longest:
            raise _length(path, "array", "above", longest, len(value))
        return [item(entry, f"{path}[{index}]") for index, entry in enumerate(value)]

    return check


def record(fields: Mapping[str, Check], required: tuple[str, ...] = (), nullable: bool = True) -> Check:
    """An object with exactly these fields; null stands for "not set" where a field is optional."""

    def check(value: Json, path: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise wrong_type(path, "an object", value)
        prefix = f"{path}." if path else ""
        for key in value:
            if key not in fields:
                raise unknown_parameter(prefix + key)
        for key in required:
            if key not in value:
                raise missing_parameter(prefix + key)
        unset = {key for key, entry in value.items() if entry is None and nullable and key not in required}
        return {key: fields[key](entry, prefix + key) for key, entry in value.items() if key not in unset}

    return check


def mapping(entry: Check, most: int | None = None, longest_key: int | None = None) -> Check:
    def check(value: Json, path: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise wrong_type(path, "an object", value)
        if most is not None and len(value) > most:
            message = f"Invalid '{path}': too many properties. Expected at most {most}, but got {len(value)} instead."
            raise ApiError(400, message, code="object_above_max_properties", param=path)
        for key in value:
            string(longest_key)(key, path)
        return {key: entry(item, f"{path}.{key}") for key, item in value.items()}

    return check


def tagged(variants: Mapping[str, Check], tag: str = "type") -> Check:
    """An object whose `tag` field says which of the variants it is."""
    known = one_of(*variants)

    def check(value: Json, path: str) -> Json:
        if not isinstance(value, dict):
            raise wrong_type(path, "an object", value)
        where = f"{path}.{tag}"
        if tag not in value:
            raise missing_parameter(where)
        return variants[known(value[tag], where)](value, path)

    return check


def either(variants: Mapping[type, Check]) -> Check:
    """A value that may have one of several JSON types."""

    def check(value: Json, path: str) -> Json:
        chosen = variants.get(type(value))
        if chosen is None:
            raise wrong_type(path, " or ".join(NAMES[kind] for kind in variants), value)
        return chosen(value, path)

    return check


def refused(why: str) -> Check:
    """A documented field that this server knows and does not support."""

    def check(value: Json, path: str) -> Json:
        raise unsupported_parameter(path, why)

    return check


def anything(value: Json, path: str) -> Json:
    return value


def json_object(value: Json, path: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise wrong_type(path, "an object", value)
    return value
