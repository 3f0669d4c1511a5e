"""The conversations as the list on the left shows them."""

from collections.abc import Sequence

from playground.services.days import Day
from playground.storage.history import ConversationRecord
from playground.widgets.day_heading import day_heading
from playground.widgets.translation import tr


def groups_of(days: Sequence[Day[ConversationRecord]]) -> list[tuple[str, Sequence[tuple[int, str]]]]:
    return [
        (day_heading(day.date, day.ago), [(each.id, each.title or tr("Without a title")) for each in day.entries])
        for day in days
    ]
