"""Conversations grouped by day."""

from dataclasses import dataclass
from datetime import date, datetime

from playground.services.days import Day, by_day


@dataclass(frozen=True)
class Conversation:
    id: int
    updated_at: float


def touched_at(conversation):
    return conversation.updated_at


def at(year, month, day, hour=12, minute=0):
    return datetime(year, month, day, hour, minute).timestamp()


def test_newest_day_first_with_its_distance_from_today():
    listed = [
        Conversation(3, at(2026, 11, 24, 9)),
        Conversation(2, at(2026, 11, 24, 0, 5)),
        Conversation(1, at(2026, 11, 23, 23, 55)),
    ]

    assert by_day(listed, touched_at, date(2026, 11, 24)) == (
        Day(date(2026, 11, 24), 0, tuple(listed[:2])),
        Day(date(2026, 11, 23), 1, tuple(listed[2:])),
    )


def test_a_clock_that_was_put_back_gives_no_day_to_come():
    (day,) = by_day([Conversation(1, at(2030, 1, 1))], touched_at, date(2026, 11, 24))

    assert day.ago == 0
