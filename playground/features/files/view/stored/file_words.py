"""What stands in the cells of the table and in the details of a file, in words."""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, QDateTime, QLocale

from playground.widgets import numbers
from playground.widgets.plain_text import one_line
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.api.files import StoredFile

_LONGEST_NAME: Final = 400  # characters: Qt measures all of what it is given
_LAST: Final = 253_402_214_400.0  # the last day that Python's calendar knows
DAY: Final = 86_400


def name_words(file: "StoredFile") -> str:
    """A server may send a name that is none, or one that is made to mislead."""
    return one_line(file.filename[:_LONGEST_NAME]) or one_line(file.id[:_LONGEST_NAME])


def size_words(bytes_: int | None) -> str:
    return "" if bytes_ is None else numbers.size(max(0, bytes_))


def purpose_words(purpose: str) -> str:
    """In the user's words where they are known; the name of another purpose as it came."""
    return {
        "fine-tune": tr("Fine-tuning"),
        "fine-tune-results": tr("Fine-tuning results"),
        "assistants": tr("Assistants"),
        "assistants_output": tr("Assistants, output"),
        "batch": tr("Batch"),
        "batch_output": tr("Batch, output"),
        "vision": tr("Vision"),
        "user_data": tr("User data"),
        "evals": tr("Evaluations"),
        "answers": tr("Answers (old)"),
        "search": tr("Search (old)"),
        "classifications": tr("Classifications (old)"),
        "": tr("No purpose"),
    }.get(purpose, one_line(purpose[:_LONGEST_NAME]))


def status_words(status: str) -> str:
    known = {
        "uploaded": tr("Uploaded"),
        "processed": tr("Ready"),
        "pending": tr("Pending"),
        "error": tr("Refused"),
        "deleted": tr("Deleted"),
    }
    return known.get(status, one_line(status[:_LONGEST_NAME]))


def status_icon(status: str) -> tuple[str, str] | None:
    """A name and its colour, for what one must not miss."""
    return {"error": ("warning", "danger"), "processed": ("check", "success")}.get(status)


def moment(time: float | None) -> str:
    """A server may count in milliseconds, or write nonsense: then nothing is claimed."""
    if time is None or not 0 < time < _LAST:
        return ""
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(time)), QLocale.FormatType.LongFormat)


def short_moment(time: float | None, today: date) -> str:
    """With the time of day only where one still remembers the day."""
    if time is None or not 0 < time < _LAST:
        return ""
    locale, when = QLocale(), QDateTime.fromSecsSinceEpoch(int(time))
    ago = when.date().daysTo(QDate(today.year, today.month, today.day))
    if ago not in (0, 1):
        return locale.toString(when.date(), QLocale.FormatType.ShortFormat)
    clock = locale.toString(when.time(), QLocale.FormatType.ShortFormat)
    return tr("Today {time}", time=clock) if ago == 0 else tr("Yesterday {time}", time=clock)


def expiry_words(time: float | None, now: float | None = None) -> str:
    if time is None:
        return tr("Never")
    left = time - (datetime.now(UTC).timestamp() if now is None else now)
    if left <= 0:
        return tr("Expired")
    if left < DAY:
        return tr("Within a day")
    return tr("In 1 day") if left < 2 * DAY else tr("In {count} days", count=numbers.count(int(left // DAY)))


def files_words(count: int) -> str:
    return tr("1 file") if count == 1 else tr("{count} files", count=numbers.count(count))


def totals_words(count: int, shown: int, bytes_: int, *, complete: bool) -> str:
    """How many there are, of how many, and how much room they take."""
    words = files_words(count)
    if shown != count:
        words = tr("{shown} of {files}", shown=numbers.count(shown), files=words)
    parts = [words, numbers.size(bytes_)]
    if not complete:
        parts.append(tr("more on the server"))
    return " · ".join(parts)
