"""The conversations as the list on the left shows them."""

from collections.abc import Sequence

from playground.services.days import Day
from playground.widgets.day_heading import day_heading
from playground.widgets.translation import tr


def groups_of(days: Sequence[Day]) -> list[tuple[str, Sequence[tuple[int, str]]]]:
    return [
        (day_heading(day.date, day.ago), [(number, title or tr("Without a title")) for number, title in day.entries])
        for day in days
    ]
