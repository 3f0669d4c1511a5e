"""What servers write into the fields of an object, whatever they put there."""

import math

from playground.api.json_text import whole
from playground.api.request import Json, JsonObject


def text(data: JsonObject, name: str) -> str:
    """Numbers too, as some servers count where others name; "" for anything else."""
    value = data.get(name)
    if isinstance(value, str):
        return whole(value)
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def number(data: JsonObject, name: str) -> float | None:
    return finite(data.get(name))


def count(data: JsonObject, name: str) -> int | None:
    value = finite(data.get(name))
    return None if value is None or value < 0 else int(value)


def record(data: JsonObject, name: str) -> JsonObject:
    value = data.get(name)
    return value if isinstance(value, dict) else {}


def entries(data: JsonObject, name: str) -> list[Json]:
    value = data.get(name)
    return value if isinstance(value, list) else []


def finite(value: Json) -> float | None:
    """Numbers come as texts too."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if math.isfinite(found) else None
