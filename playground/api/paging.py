"""Lists that come in pages: what to ask for, and what to make of an answer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import quote

from playground.api.errors import ReplyUnreadable
from playground.api.json_fields import text
from playground.api.request import Json, JsonObject

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Page(Generic[Entry]):
    entries: tuple[Entry, ...]
    has_more: bool = False


def segment(name: str) -> str:
    """An id inside a path: it comes from a server and may hold anything."""
    return quote(name, safe=":")


def page_query(after: str, limit: int, **more: str) -> dict[str, str]:
    asked = {"after": after, "limit": str(limit), **more}
    return {name: value for name, value in asked.items() if value}


def read_page(data: Json, read: Callable[[JsonObject], Entry], after: str = "") -> Page[Entry]:
    """Raises `ReplyUnreadable`. Who does not say whether there is more is asked until nothing comes.

    A server that does not know `after` sends its first page again and again. What was seen is left out of it, so that
    asking comes to an end.
    """
    found = data.get("data") if isinstance(data, dict) else data
    if not isinstance(found, list):
        raise ReplyUnreadable
    records = [each for each in found if isinstance(each, dict)]
    seen = [place for place, each in enumerate(records) if after and text(each, "id") == after]
    fresh = records[seen[-1] + 1 :] if seen else records
    more = data.get("has_more") if isinstance(data, dict) else None
    return Page(tuple(map(read, fresh)), bool(fresh) and more is not False)
