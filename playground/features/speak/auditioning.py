"""Auditions: one line by several voices, models or speeds, heard in a row and put into an order, blind if wished."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from playground.features.speak import settings as settings_format
from playground.features.speak.facts import ClipFacts
from playground.features.speak.order import Order
from playground.features.speak.script import script_for
from playground.features.speak.settings import check_extra
from playground.message import Message
from playground.services.notices import Notice
from playground.services.seen_through import to_its_end
from playground.signal import Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from playground.features.speak.listening import Listening
    from playground.features.speak.settings import SpeakSettings
    from playground.features.speak.shelf import Shelf
    from playground.features.speak.speaking import Run, Runs
    from playground.features.speak.track import Track
    from playground.services.context import Context
    from playground.services.failures import Failure
    from playground.storage.clips import AuditionRecord, ClipRecord, Clips
    from playground.storage.json_values import Json

State: TypeAlias = Literal["waiting", "running", "done", "stopped", "failed"]

MOST: Final = 12
_STATES: Final[Mapping[str, State]] = {"done": "done", "failed": "failed"}  # what ended otherwise was stopped
_CANDIDATES: Final = "speak.candidates"
_BLIND: Final = "speak.blind"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who reads the line. No speed: the server decides."""

    model: str
    voice: str
    speed: float | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """`letter` is its name while nobody is to know whose voice it is; `candidate` is then None. `place` is 1 for the
    best. `clip` can be saved."""

    number: int
    letter: str
    candidate: Candidate | None
    state: State
    place: int | None
    playing: bool
    seconds: float
    failure: Failure | None
    clip: ClipRecord | None


class _Reader:
    """One of an audition: its run while it goes on, and its clip."""

    def __init__(self, candidate: Candidate, clip: ClipRecord | None = None, run: Run | None = None) -> None:
        self.candidate = candidate
        self.clip = clip
        self.run = run
        self.before: ClipRecord | None = None  # what is made anew, until that is there
        self.track: Track | None = None if run is None else run.track

    @property
    def state(self) -> State:
        if self.run is not None:
            return "waiting" if self.clip is None else "running"
        return "stopped" if self.clip is None else _STATES.get(self.clip.status, "stopped")

    @property
    def seconds(self) -> float:
        return 0.0 if self.clip is None else self.clip.seconds


class Auditioning:
    """Candidates are chosen first; `begin` asks each of them for the line."""

    def __init__(
        self,
        context: Context,
        clips: Clips,
        shelf: Shelf,
        runs: Runs,
        listening: Listening,
        shuffle: Callable[[list[Candidate]], None] = random.shuffle,
    ) -> None:
        self.candidates_changed: Signal[()] = Signal()
        self.entries_changed: Signal[()] = Signal()
        self.opened: Signal[()] = Signal()  # another audition is looked at
        self.history_changed: Signal[()] = Signal()
        self.audition: AuditionRecord | None = None
        self.blind = context.settings.get(_BLIND, True)
        self.revealed = False
        self.candidates = _candidates(context.settings.get(_CANDIDATES, []))
        self._context = context
        self._clips = clips
        self._shelf = shelf
        self._runs = runs
        self._listening = listening
        self._shuffle = shuffle
        self._readers: list[_Reader] = []
        self._ranking: tuple[int, ...] = ()
        self._row: list[int] = []
        self._connect()

    # What is to be seen

    @property
    def busy(self) -> bool:
        return any(reader.run is not None for reader in self._readers)

    @property
    def hidden(self) -> bool:
        """Whether nobody is to know yet whose voice it is."""
        return self.blind and not self.revealed and len(self._readers) > 1

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(self._entry(number, reader) for number, reader in enumerate(self._readers))

    @property
    def ranking(self) -> tuple[int, ...]:
        """Numbers of entries, the best first."""
        return self._ranking

    def why_not(self, line: str) -> Message | None:
        if len(self.candidates) < 2:
            return Message("Choose at least two voices to compare.")
        if not line.strip():
            return Message("Write a line to be read first.")
        return Message("The audition is still running.") if self.busy else None

    # Candidates

    def add(self, candidate: Candidate) -> None:
        """Each can stand there once."""
        if candidate not in self.candidates and len(self.candidates) < MOST:
            self._choose((*self.candidates, candidate))

    def remove(self, position: int) -> None:
        self._choose(self.candidates[:position] + self.candidates[position + 1 :])

    def clear(self) -> None:
        self._choose(())

    def set_blind(self, blind: bool) -> None:
        self.blind = blind
        self._context.settings.set(_BLIND, blind)
        self.entries_changed.emit()

    # The audition

    def begin(self, line: str, settings: SpeakSettings) -> None:
        """The settings say everything that the candidates do not."""
        fault = check_extra(settings.extra)
        if fault is not None:
            self._context.notices.post(Notice("warning", fault))
        elif self.why_not(line) is None:
            label = Message("Starting the audition")
            self._context.jobs.start("speak.audition", self._begin, line, settings, label=label)

    def stop(self) -> None:
        """Silence at once; what came is kept."""
        self._row = []
        self._listening.stop()
        for reader in self._readers:
            if reader.run is not None:
                self._runs.stop(reader.run)

    def make_anew(self, number: int) -> None:
        """Asks once more for one of them."""
        reader, audition = self._readers[number], self.audition
        if reader.run is not None or reader.clip is None or audition is None:
            return
        order = self._order(audition.text, settings_format.from_json(reader.clip.settings), anew=True)
        run = self._runs.start(order, audition.id)
        reader.before, reader.clip, reader.run, reader.track = reader.clip, None, run, run.track
        self.entries_changed.emit()

    def play(self, number: int) -> None:
        self._row = []
        self._play(number)

    def play_all(self) -> None:
        """One after the other, as they stand there."""
        self._row = [number for number, reader in enumerate(self._readers) if _is_heard(reader)]
        self._play_next()

    def rank(self, numbers: Sequence[int]) -> None:
        """The best first; those that are not named have no place."""
        self._ranking = tuple(dict.fromkeys(number for number in numbers if 0 <= number < len(self._readers)))
        self.entries_changed.emit()
        self._keep_soon()

    def reveal(self) -> None:
        """Tells whose voices they are."""
        self.revealed = True
        self.entries_changed.emit()
        self._keep_soon()

    def open(self, number: int) -> None:
        label = Message("Opening the audition")
        self._context.jobs.start("speak.audition", self._open, number, label=label)

    def close(self) -> None:
        """Nothing is looked at; what runs goes on and is found in the history."""
        self._row = []
        self._look_at(None, [])

    # Inside

    def _connect(self) -> None:
        self._runs.began.connect(self._on_began)
        self._runs.ended.connect(self._on_ended)
        self._listening.finished.connect(self._on_finished)
        self._listening.state_changed.connect(lambda _: self._on_state())
        self._listening.track_changed.connect(self._on_state)

    def _choose(self, candidates: tuple[Candidate, ...]) -> None:
        self.candidates = candidates
        self._context.settings.set(_CANDIDATES, [_to_json(each) for each in candidates])
        self.candidates_changed.emit()

    def _entry(self, number: int, reader: _Reader) -> Entry:
        listening = self._listening
        facts = ClipFacts() if reader.clip is None else ClipFacts.from_json(reader.clip.details)
        return Entry(
            number,
            _letter(number),
            None if self.hidden else reader.candidate,
            reader.state,
            self._ranking.index(number) + 1 if number in self._ranking else None,
            reader.track is not None and listening.track is reader.track and listening.sounding,
            reader.seconds,
            facts.failure,
            reader.clip,
        )

    async def _begin(self, line: str, settings: SpeakSettings) -> None:
        audition = await to_its_end(self._clips.add_audition(line))
        candidates = list(self.candidates)
        if self.blind:
            self._shuffle(candidates)
        readers = [
            _Reader(each, run=self._runs.start(self._order(line, _as(settings, each)), audition.id))
            for each in candidates
        ]
        self._look_at(audition, readers)
        self.history_changed.emit()

    def _order(self, line: str, settings: SpeakSettings, *, anew: bool = False) -> Order:
        connections = self._context.connections
        script = script_for(line, settings, connections.current)
        return Order(connections.current, connections.dialect(settings.model), script, settings, anew)

    async def _open(self, number: int) -> None:
        audition = await self._clips.audition(number)
        if audition is None:
            return
        running = {run.clip.id: run for run in self._runs.running if run.clip is not None}
        clips = map(self._shelf.whole, audition.clips)
        readers = [_Reader(_candidate_of(clip), clip, running.get(clip.id)) for clip in clips]
        order = audition.details.get("order")
        place = {clip: at for at, clip in enumerate(order)} if isinstance(order, list) else {}
        readers.sort(key=lambda reader: place.get(0 if reader.clip is None else reader.clip.id, len(place)))
        self._look_at(audition, readers)

    def _look_at(self, audition: AuditionRecord | None, readers: list[_Reader]) -> None:
        self.audition, self._readers = audition, readers
        self.revealed = audition is not None and audition.details.get("revealed") is True
        placed = [(reader.clip.place, at) for at, reader in enumerate(readers) if reader.clip and reader.clip.place]
        self._ranking = tuple(at for _, at in sorted(placed))
        self.opened.emit()
        self.entries_changed.emit()

    async def _keep_ranking(self) -> None:
        audition = self.audition
        if audition is None:
            return
        known = {at: reader.clip.id for at, reader in enumerate(self._readers) if reader.clip is not None}
        details: dict[str, Json] = {"order": list(known.values()), "revealed": self.revealed}
        self.audition = replace(audition, details=details)
        await self._clips.update_audition(audition.id, details)
        await self._clips.set_places(audition.id, [known[at] for at in self._ranking if at in known])

    def _play(self, number: int) -> None:
        if _is_heard(self._readers[number]):
            label = Message("Playing the clip")
            self._context.jobs.start("speak.audition.play", self._listen, self._readers[number], label=label)

    async def _listen(self, reader: _Reader) -> None:
        if reader.track is None and reader.clip is not None:
            pitch = settings_format.from_json(reader.clip.settings).pitch
            reader.track = await self._shelf.track(reader.clip, pitch=pitch)
        if reader.track is not None:
            self._listening.play(reader.track)

    def _play_next(self) -> None:
        if self._row:
            self._play(self._row.pop(0))

    def _on_finished(self, track: Track) -> None:
        if any(reader.track is track for reader in self._readers):
            self._play_next()

    def _on_state(self) -> None:
        if self._readers:
            self.entries_changed.emit()

    def _on_began(self, run: Run) -> None:
        reader = self._reader_of(run)
        if reader is not None:
            reader.clip = run.clip
            self.entries_changed.emit()

    def _on_ended(self, run: Run) -> None:
        reader = self._reader_of(run)
        if reader is None:
            return
        reader.clip, reader.run = run.clip, None
        if reader.before is not None:
            label = Message("Putting the new clip in the place of the old")
            self._context.jobs.start(f"{run.job}.replace", self._replace, reader, label=label, cancellable=False)
        elif not self.busy:
            self._keep_soon()
        self.entries_changed.emit()
        self.history_changed.emit()

    async def _replace(self, reader: _Reader) -> None:
        """The old one goes only when the new one is there."""
        old, new, reader.before = reader.before, reader.clip, None
        if new is None or new.status != "done":
            reader.clip, reader.track = old, None
            old = new
        if old is not None:
            await self._clips.delete(old)
        self._keep_soon()
        self.entries_changed.emit()

    def _keep_soon(self) -> None:
        """The order in which they stand is part of what can be looked at again."""
        label = Message("Keeping the order")
        self._context.jobs.start("speak.rank", self._keep_ranking, label=label, cancellable=False)

    def _reader_of(self, run: Run) -> _Reader | None:
        return next((reader for reader in self._readers if reader.run is run), None)


def _as(settings: SpeakSettings, candidate: Candidate) -> SpeakSettings:
    return replace(settings, model=candidate.model, voice=candidate.voice, speed=candidate.speed)


def _candidate_of(clip: ClipRecord) -> Candidate:
    wishes = settings_format.from_json(clip.settings)
    return Candidate(clip.model, clip.voice, wishes.speed)


def _is_heard(reader: _Reader) -> bool:
    """Something of it came, or may yet come."""
    return reader.run is not None or (reader.clip is not None and bool(reader.clip.parts))


def _letter(number: int) -> str:
    return chr(ord("A") + number)


def _to_json(candidate: Candidate) -> Json:
    return {"model": candidate.model, "voice": candidate.voice, "speed": candidate.speed}


def _candidates(kept: Json) -> tuple[Candidate, ...]:
    """Takes what fits: it may be from another version."""
    found = []
    for each in kept if isinstance(kept, list) else []:
        wishes = settings_format.from_json(each)
        if wishes.voice or wishes.model:
            found.append(Candidate(wishes.model, wishes.voice, wishes.speed))
    return tuple(dict.fromkeys(found))[:MOST]
