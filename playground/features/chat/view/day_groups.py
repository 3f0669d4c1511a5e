"""The conversations as the list on the left shows them."""

from collections.abc import Sequence

from playground.services.days import Day
from playground.storage.history import ConversationRecord
from playground.widgets.day_heading import day_heading
from playground.widgets.side_rows import SideRow
from playground.widgets.translation import tr


def groups_of(
    pinned: Sequence[ConversationRecord], days: Sequence[Day[ConversationRecord]]
) -> list[tuple[str, Sequence[SideRow]]]:
    groups: list[tuple[str, Sequence[SideRow]]] = [(tr("Pinned"), [_row(each) for each in pinned])]
    groups += [(day_heading(day.date, day.ago), [_row(each) for each in day.entries]) for day in days]
    return groups


def _row(record: ConversationRecord) -> SideRow:
    pinned = record.pinned_at is not None
    return SideRow(
        record.id,
        record.title or tr("Without a title"),
        tool="push-pin-fill" if pinned else "push-pin",
        tool_name=tr("Unpin") if pinned else tr("Pin"),
        tool_stays=pinned,
    )
