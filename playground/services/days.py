"""What a list shows, grouped by the day on which it was last touched."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Generic, TypeVar

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Day(Generic[Entry]):
    """`ago` is the number of days before today; a clock that was put back gives 0, never a day to come."""

    date: date
    ago: int
    entries: tuple[Entry, ...]


def by_day(entries: Iterable[Entry], touched_at: Callable[[Entry], float], today: date) -> tuple[Day[Entry], ...]:
    """Keeps the given order, which is the store's: the newest first."""
    return tuple(
        Day(day, (today - day).days, tuple(group))
        for day, group in groupby(entries, lambda each: min(datetime.fromtimestamp(touched_at(each)).date(), today))
    )
