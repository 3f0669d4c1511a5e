"""What is said about the candidates of an audition and what came of them."""

from dataclasses import dataclass

from playground.features.speak.auditioning import Candidate, Entry
from playground.widgets import numbers
from playground.widgets.translation import tr


@dataclass(frozen=True, slots=True)
class EntryLine:
    """A row of an audition. `fault` is why there is nothing to hear; `known`: everybody may know whose voice it is."""

    number: int
    letter: str
    name: str
    state: str
    fault: str
    place: int | None
    playing: bool
    playable: bool
    savable: bool
    again: bool
    known: bool


def candidate_name(candidate: Candidate) -> str:
    said = [candidate.voice or tr("voice of the server"), candidate.model]
    if candidate.speed is not None:
        said.append(times(candidate.speed))
    return " · ".join(each for each in said if each)


def times(speed: float) -> str:
    return f"{numbers.decimal(speed, 2).rstrip('0').rstrip('.,')}×"


def entry_line(entry: Entry) -> EntryLine:
    parts = () if entry.clip is None else entry.clip.parts
    known = entry.candidate is not None
    return EntryLine(
        entry.number,
        entry.letter,
        tr("Voice {letter}", letter=entry.letter) if entry.candidate is None else candidate_name(entry.candidate),
        _state(entry),
        "" if entry.failure is None else tr(entry.failure.title),
        entry.place,
        entry.playing,
        bool(parts) or entry.state == "running",
        bool(parts) and entry.state != "running",
        entry.clip is not None and entry.state not in ("waiting", "running"),
        known,
    )


def _state(entry: Entry) -> str:
    if entry.playing:
        return tr("playing")
    if entry.state == "done":
        return numbers.seconds(entry.seconds)
    words = {
        "waiting": tr("waits its turn"),
        "running": tr("is being made"),
        "stopped": tr("stopped"),
        "failed": tr("failed"),
    }
    return words[entry.state]
