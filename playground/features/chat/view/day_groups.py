"""The headings of the conversation list, as the user's language says days."""

from collections.abc import Sequence

from PySide6.QtCore import QDate, QLocale

from playground.features.chat.days import Day
from playground.widgets.translation import tr


def groups_of(days: Sequence[Day]) -> list[tuple[str, Sequence[tuple[int, str]]]]:
    return [
        (heading_of(day), [(number, title or tr("Without a title")) for number, title in day.entries]) for day in days
    ]


def heading_of(day: Day) -> str:
    if day.ago == 0:
        return tr("Today")
    if day.ago == 1:
        return tr("Yesterday")
    if day.ago < 7:
        return QLocale().dayName(day.date.isoweekday())
    return QLocale().toString(QDate(day.date.year, day.date.month, day.date.day), QLocale.FormatType.LongFormat)
