"""A day as a heading in a list, in the user's words."""

from datetime import date

from PySide6.QtCore import QDate, QLocale

from playground.widgets.translation import tr


def day_heading(day: date, ago: int) -> str:
    """`ago` is the number of days before today."""
    if ago == 0:
        return tr("Today")
    if ago == 1:
        return tr("Yesterday")
    if ago < 7:
        return QLocale().dayName(day.isoweekday())
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)
