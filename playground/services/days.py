"""What a list shows, grouped by the day on which it was last touched."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Protocol


class Listed(Protocol):
    """What the list needs to know of an entry."""

    @property
    def id(self) -> int: ...
    @property
    def title(self) -> str: ...
    @property
    def updated_at(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Day:
    """`ago` is the number of days before today; a clock that was put back gives 0, never a day to come."""

    date: date
    ago: int
    entries: tuple[tuple[int, str], ...]


def by_day(listed: Iterable[Listed], today: date) -> tuple[Day, ...]:
    """Keeps the given order, which is the store's: the newest first."""
    return tuple(
        Day(day, (today - day).days, tuple((each.id, each.title) for each in group))
        for day, group in groupby(listed, lambda each: min(datetime.fromtimestamp(each.updated_at).date(), today))
    )
