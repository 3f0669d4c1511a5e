"""The conversations as the list on the left shows them."""

from collections.abc import Sequence
from typing import Final

from playground.features.chat.searching import Found
from playground.services.days import Day
from playground.storage.history import ConversationRecord
from playground.widgets.day_heading import day_heading
from playground.widgets.numbers import count
from playground.widgets.side_rows import SideRow
from playground.widgets.translation import tr

MORE: Final = -1  # the id of the row that asks for further places


def groups_of(
    pinned: Sequence[ConversationRecord], days: Sequence[Day[ConversationRecord]]
) -> list[tuple[str, Sequence[SideRow]]]:
    groups: list[tuple[str, Sequence[SideRow]]] = [(tr("Pinned"), [_row(each) for each in pinned])]
    groups += [(day_heading(day.date, day.ago), [_row(each) for each in day.entries]) for day in days]
    return groups


def found_groups(found: Sequence[Found], *, more: bool) -> list[tuple[str, Sequence[SideRow]]]:
    """Each conversation with the places in it; `more` says whether further ones can be asked for."""
    groups: list[tuple[str, Sequence[SideRow]]] = []
    for each in found:
        note = tr("+{count}", count=count(each.more)) if each.more else ""
        title = SideRow(each.number, each.title or tr("Without a title"), note=note)
        places = [SideRow(place_id(hit.turn_id or 0), hit.excerpt, marks=hit.marks) for hit in each.hits]
        groups.append(("", [title, *places]))
    if more:
        groups.append(("", [SideRow(MORE, tr("Show more"))]))
    return groups


def place_id(turn_id: int) -> int:
    """Of the row for a place in this turn, and of the turn for such a row."""
    return MORE - 1 - turn_id


def _row(record: ConversationRecord) -> SideRow:
    pinned = record.pinned_at is not None
    return SideRow(
        record.id,
        record.title or tr("Without a title"),
        tool="push-pin-fill" if pinned else "push-pin",
        tool_name=tr("Unpin") if pinned else tr("Pin"),
        tool_stays=pinned,
    )
