"""Conversations grouped by day."""

from dataclasses import dataclass
from datetime import date, datetime

from playground.services.days import Day, by_day


@dataclass(frozen=True)
class Conversation:
    id: int
    title: str
    updated_at: float


def at(year, month, day, hour=12, minute=0):
    return datetime(year, month, day, hour, minute).timestamp()


def test_newest_day_first_with_its_distance_from_today():
    listed = [
        Conversation(3, "c", at(2026, 11, 24, 9)),
        Conversation(2, "b", at(2026, 11, 24, 0, 5)),
        Conversation(1, "a", at(2026, 11, 23, 23, 55)),
    ]

    assert by_day(listed, date(2026, 11, 24)) == (
        Day(date(2026, 11, 24), 0, ((3, "c"), (2, "b"))),
        Day(date(2026, 11, 23), 1, ((1, "a"),)),
    )


def test_a_clock_that_was_put_back_gives_no_day_to_come():
    (day,) = by_day([Conversation(1, "a", at(2030, 1, 1))], date(2026, 11, 24))

    assert day.ago == 0
