"""How transcripts are called, and what is said of them."""

from collections.abc import Sequence

from PySide6.QtCore import QDateTime, QLocale

from playground.features.transcribe.controls import Mode
from playground.features.transcribe.facts import TranscriptFacts
from playground.features.transcribe.view.language_row import language_name
from playground.features.transcribe.view.version_bar import Version
from playground.storage.take_records import TranscriptRecord
from playground.widgets.clock import clock
from playground.widgets.translation import tr


def versions(records: Sequence[TranscriptRecord]) -> tuple[Version, ...]:
    return tuple(Version(record.id, name_of(record)) for record in records)


def name_of(record: TranscriptRecord) -> str:
    """The model, what it did, of which part, and when."""
    parts = [record.model]
    if record.kind == Mode.TRANSLATE.value:
        parts.append(tr("translation"))
    if record.start is not None and record.end is not None:
        parts.append(f"{clock(record.start, 1)}–{clock(record.end, 1)}")
    when = QDateTime.fromSecsSinceEpoch(int(record.created_at))
    parts.append(QLocale().toString(when.time(), QLocale.FormatType.ShortFormat))
    state = _state(record)
    return " · ".join((*parts, state) if state else parts)


def about(record: TranscriptRecord, facts: TranscriptFacts) -> str:
    """What is to be known of it beside its text."""
    told = [language_name(record.language)] if record.language else []
    if facts.demo:
        told.append(tr("CMU Sphinx, English, makes mistakes"))
    if facts.parts > 1:
        told.append(tr("put together from {number} parts", number=facts.parts))
    if facts.heard and facts.heard != record.text:
        told.append(tr("changed by you"))
    told += [tr(note) for note in facts.notes]
    return " · ".join(told)


def _state(record: TranscriptRecord) -> str:
    words = {
        "running": tr("in progress"),
        "failed": tr("failed"),
        "stopped": tr("stopped"),
        "interrupted": tr("interrupted"),
    }
    return words.get(record.status, "")
