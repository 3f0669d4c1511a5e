"""What is said about a job: its state, its facts, and the names of what it measures."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDateTime, QLocale

from playground.widgets.numbers import count, seconds
from playground.widgets.plain_text import one_line
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.api.training_jobs import TrainingJob
    from playground.widgets.icons import IconRole

_LONGEST: Final = 160
_PARTS: Final = 5
_LAST: Final = 253_402_214_400.0  # the last day of the calendar
_LOOKS: "Final[dict[str, tuple[str, IconRole]]]" = {
    "succeeded": ("check-circle", "success"),
    "failed": ("warning-circle", "danger"),
    "cancelled": ("stop", "secondary"),
    "paused": ("pause", "warning"),
    "pausing": ("pause", "warning"),
    "running": ("chart-line", "accent"),
}


def state_look(status: str) -> "tuple[str, IconRole]":
    """An icon and its colour; a state that nobody knows waits."""
    return _LOOKS.get(status, ("clock", "secondary"))


def state_words(status: str) -> str:
    """In the user's words where the state is known; another one as it came."""
    known = {
        "validating_files": tr("Examining the files"),
        "queued": tr("Waiting for its turn"),
        "running": tr("Training"),
        "pausing": tr("Pausing"),
        "paused": tr("Paused"),
        "succeeded": tr("Succeeded"),
        "failed": tr("Failed"),
        "cancelled": tr("Cancelled"),
    }
    return known.get(status, one_line(status[:_LONGEST]))


def method_words(method: str) -> str:
    known = {
        "supervised": tr("Examples (supervised)"),
        "dpo": tr("Preferences (DPO)"),
        "reinforcement": tr("Grades (reinforcement)"),
    }
    return known.get(method, one_line(method[:_LONGEST]))


def title(job: "TrainingJob") -> str:
    """What it was called; an id says nothing to a person."""
    return one_line((job.suffix or _name_in(job.fine_tuned_model) or job.model or job.id)[:_LONGEST])


def _name_in(tuned: str) -> str:
    """OpenAI's names are ft:<base>:<organization>:<suffix>:<id>; others stand as they are."""
    parts = tuned.split(":")
    return parts[3] if len(parts) == _PARTS and parts[0] == "ft" and parts[3] else tuned


def facts_line(job: "TrainingJob", now: float | None = None) -> str:
    parts = [one_line(job.model[:_LONGEST]), method_words(job.method) if job.method else ""]
    if job.trained_tokens:
        parts.append(tr("{count} trained tokens", count=count(job.trained_tokens)))
    parts.append(_time_words(job, datetime.now(UTC).timestamp() if now is None else now))
    return " · ".join(part for part in parts if part)


def _time_words(job: "TrainingJob", now: float) -> str:
    """How long it took or has taken, and what is left by the server's own estimate."""
    if job.created_at is None:
        return ""
    if job.over:
        took = (job.finished_at or 0) - job.created_at
        return tr("took {time}", time=seconds(took)) if took > 0 else ""
    left = (job.estimated_finish or 0) - now
    if left > 0:
        return tr("about {time} left", time=seconds(left))
    return tr("for {time}", time=seconds(now - job.created_at)) if now > job.created_at else ""


def clock_words(time: float | None) -> str:
    """The time of day; nothing where a server counts in milliseconds, or writes nonsense."""
    if time is None or not 0 < time < _LAST:
        return ""
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(time)).time(), QLocale.FormatType.ShortFormat)


def measure_words(name: str) -> str:
    """The name of a curve."""
    known = {
        "train_loss": tr("Training"),
        "train_accuracy": tr("Training"),
        "valid_loss": tr("Validation"),
        "valid_accuracy": tr("Validation"),
        "full_valid_loss": tr("Whole validation file"),
        "full_valid_accuracy": tr("Whole validation file"),
    }
    return known.get(name, one_line(name[:_LONGEST]))
