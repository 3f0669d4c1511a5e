"""Lists in pages, as the API cuts them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from playground.demo.checks import integer, wrong_type
from playground.demo.errors import ApiError
from playground.demo.json_value import Json

T = TypeVar("T")


def limit_of(query: Mapping[str, str], usual: int, most: int) -> int:
    text = query.get("limit")
    if text is None:
        return usual
    if not (text.lstrip("-").isascii() and text.lstrip("-").isdigit() and len(text) < 12):
        raise wrong_type("limit", "an integer", text)
    return int(integer(1, most)(int(text), "limit"))


def page(
    entries: Sequence[T],
    query: Mapping[str, str],
    name_of: Callable[[T], str],
    described: Callable[[T], dict[str, Json]],
    limit: int,
) -> dict[str, Json]:
    """The entries that follow the one named by `after`, at most `limit` of them."""
    start = 0
    after = query.get("after")
    if after is not None:
        start = next((place for place, entry in enumerate(entries, 1) if name_of(entry) == after), 0)
        if not start:
            raise ApiError(404, f"There is nothing with the id '{after[:80]}' in this list.", param="after")
    shown = entries[start : start + limit]
    return {
        "object": "list",
        "data": [described(entry) for entry in shown],
        "first_id": name_of(shown[0]) if shown else None,
        "last_id": name_of(shown[-1]) if shown else None,
        "has_more": start + limit < len(entries),
    }
