"""The transcribe tab: the take that is looked at, what was heard in it, and the runs that hear it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from playground.features.transcribe.appearance import Appearance, Card, Reality, appearance, card_for
from playground.features.transcribe.controls import Mode
from playground.features.transcribe.edits import Edits
from playground.features.transcribe.facts import TranscriptFacts
from playground.features.transcribe.ordering import Ordering
from playground.features.transcribe.runs import Run, Runs
from playground.features.transcribe.stitching import Span
from playground.features.transcribe.wishes import Wishes
from playground.message import Message
from playground.services.notices import Notice
from playground.signal import Signal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playground.api.audio_transcript import Transcript
    from playground.api.request import ApiRequest
    from playground.features.transcribe.controls import Control
    from playground.features.transcribe.families import Family
    from playground.features.transcribe.order import Order
    from playground.features.transcribe.packing import Packing
    from playground.features.transcribe.playing import Playing
    from playground.features.transcribe.recording import Recording
    from playground.features.transcribe.settings import TranscribeSettings
    from playground.services.context import Context
    from playground.storage.takes import TakeRecord, Takes, TranscriptRecord

RESTORE_TRANSCRIPT: Final = "transcribe.restore_transcript"
_LAST: Final = "transcribe.take"


class TranscribeModel:
    """One take is looked at, or none, and one of its transcripts. Other runs go on unseen."""

    def __init__(self, context: Context, takes: Takes, recording: Recording, playing: Playing) -> None:
        self.settings_changed: Signal[()] = Signal()
        self.appearance_changed: Signal[()] = Signal()
        self.take_changed: Signal[()] = Signal()
        self.transcripts_changed: Signal[()] = Signal()  # the list of those of the take
        self.transcript_changed: Signal[()] = Signal()  # another one, or it has ended, or it was edited
        self.text_arrived: Signal[str] = Signal()  # of the transcript that is looked at
        self.busy_changed: Signal[bool] = Signal()
        self.history_changed: Signal[()] = Signal()
        self.wishes = Wishes(context)
        self.runs = Runs(context, takes)
        self._ordering = Ordering(context, takes, self.wishes)
        self.edits = Edits(context, takes)
        self.mode = Mode.TRANSCRIBE
        self.started = False
        self.take: TakeRecord | None = None
        self.transcripts: tuple[TranscriptRecord, ...] = ()  # the latest first
        self.span: Span | None = None
        self._context = context
        self._takes = takes
        self._recording = recording
        self._playing = playing
        self._connect()

    def start(self) -> None:
        """The loop runs and the history is open."""
        self.started = True
        self._purge()
        self._recording.start()
        self._playing.loudspeaker.start()
        last = self._context.settings.get(_LAST, 0)
        if last and self.take is None:
            self.open_take(last)
        self.appearance_changed.emit()

    def end(self) -> None:
        """The window closes: what is being recorded is kept, and what was deleted need not come back any more."""
        self._recording.end()
        self._playing.end()
        self._purge()

    # What is to be seen

    @property
    def settings(self) -> TranscribeSettings:
        return self.wishes.settings

    @property
    def transcript(self) -> TranscriptRecord | None:
        return self.edits.record

    @property
    def content(self) -> Transcript | None:
        """What was heard; of one that is being made see `text_so_far`."""
        return self.edits.content

    @property
    def run(self) -> Run | None:
        """That of the transcript which is looked at."""
        return None if self.transcript is None else self.runs.of_transcript(self.transcript.id)

    @property
    def text_so_far(self) -> str:
        return "" if self.run is None else self.run.text

    @property
    def busy(self) -> bool:
        return bool(self.runs.running)

    @property
    def facts(self) -> TranscriptFacts:
        return TranscriptFacts() if self.transcript is None else TranscriptFacts.from_json(self.transcript.details)

    @property
    def card(self) -> Card | None:
        record = self.transcript
        if record is None or self.run is not None:
            return None
        has_text, has_sound = bool(record.text), self._ordering.has_sound(self.take)
        of_sound = record.kind == Mode.TRANSLATE.value and not self.facts.task
        by_chat = of_sound and has_sound and bool(self.wishes.translator)
        return card_for(record.status, self.facts, has_text=has_text, has_sound=has_sound, by_chat=by_chat)

    @property
    def appearance(self) -> Appearance:
        return appearance(self._reality(self.mode, self.span))

    @property
    def family(self) -> Family:
        return self._ordering.family

    @property
    def controls(self) -> Mapping[str, Control]:
        return self._ordering.controls(self.mode)

    # Runs

    def transcribe(self) -> None:
        """In the mode that is chosen, the selection or the whole. Does nothing where `appearance` says why not."""
        self._start(self._order(self.mode, self.span, self.transcript))

    def translate_by_chat(self) -> None:
        """Transcribes, if that has not been done, and lets a chat model translate the text."""
        translator, order = self.wishes.translator, self._order(Mode.TRANSCRIBE)
        if order is None or not translator:
            return
        done = next((each for each in self.transcripts if _is_done(each)), None)
        self._start(
            replace(order, then_translator=translator) if done is None else _translation(order, done, translator)
        )

    def stop(self) -> None:
        """The run that is looked at, or else the latest."""
        run = self.run or next(reversed(self.runs.running), None)
        if run is not None:
            self.runs.stop(run)

    def retry(self, without: str = "") -> None:
        """Asks for the transcript that is looked at once more, as one of its own and with the wishes of now."""
        record = self.transcript
        if record is not None and self.run is None and not self.runs.full:
            label = Message("Trying again")
            self._context.jobs.start("transcribe.retry", self._retry, record, without, label=label)

    # Wishes

    def wish(self, settings: TranscribeSettings) -> None:
        self.wishes.wish(settings)

    def set_mode(self, mode: Mode) -> None:
        if mode is not self.mode:
            self.mode = mode
            self.settings_changed.emit()
            self.appearance_changed.emit()

    def select_span(self, span: Span | None) -> None:
        """Only this piece is heard then."""
        if span != self.span:
            self.span = span
            self.appearance_changed.emit()

    def set_packing(self, packing: Packing) -> None:
        """How takes are sent that are too large; remembered."""
        self._ordering.set_packing(packing)
        self.appearance_changed.emit()

    # Takes and transcripts

    def new(self) -> None:
        """Room for a new take; what runs goes on and is found in the history."""
        self._look_at(None, ())

    def open_take(self, take: int) -> None:
        self._context.jobs.start("transcribe.open", self._open, take, label=Message("Opening the take"))

    def take_in(self, take: TakeRecord) -> None:
        """A new one, to be looked at."""
        self._look_at(take, ())
        self.history_changed.emit()

    def refresh_take(self, take: int) -> None:
        """Its title is another one, or what was heard in it."""
        if self.take is not None and self.take.id == take:
            label = Message("Reading the take")
            self._context.jobs.start("transcribe.take", self._refresh_take, take, label=label)

    def show_transcript(self, transcript: int) -> None:
        found = next((each for each in self.transcripts if each.id == transcript), None)
        if found is not None and found is not self.transcript:
            self.edits.show(found)

    def delete_transcript(self, transcript: int) -> None:
        """Can be taken back, as the notice offers."""
        run = self.runs.of_transcript(transcript)
        if run is not None:
            self.runs.stop(run)
        label = Message("Deleting")
        self._context.jobs.start("transcribe.change", self._delete, transcript, label=label, cancellable=False)

    def restore_transcript(self, transcript: int) -> None:
        label = Message("Restoring")
        self._context.jobs.start("transcribe.change", self._restore, transcript, label=label, cancellable=False)

    def forget_take(self, take: int) -> None:
        """It was deleted."""
        for run in self.runs.of_take(take):
            self.runs.stop(run)
        if self.take is not None and self.take.id == take:
            self.new()

    def request_now(self) -> ApiRequest:
        """What would be sent, with the name of the file and not what is in it."""
        return self._ordering.request(self.take, self.mode)

    # Inside

    def _purge(self) -> None:
        label = Message("Freeing space")
        self._context.jobs.start("transcribe.purge", self._takes.purge, label=label, cancellable=False)

    def _reality(self, mode: Mode, span: Span | None = None) -> Reality:
        state = {"started": self.started, "recording": self._recording.busy, "full": self.runs.full}
        return self._ordering.reality(self.take, mode, span, **state)

    def _order(self, mode: Mode, span: Span | None = None, shown: TranscriptRecord | None = None) -> Order | None:
        """None where something stands in the way."""
        reality = self._reality(mode, span)
        if self.take is None or appearance(reality).why_not is not None:
            return None
        return self._ordering.order(reality, self.take, shown)

    def _start(self, order: Order | None) -> None:
        if order is None:
            return
        was_busy = self.busy
        self.runs.start(order)
        self.appearance_changed.emit()
        if not was_busy:
            self.busy_changed.emit(True)

    async def _retry(self, record: TranscriptRecord, without: str) -> None:
        if without:
            client = await self._context.connections.client()
            client.learn(record.model, without)
            self._context.connections.learned(record.model, without)
        if self.take is None or self.take.id != record.take:
            return
        facts = TranscriptFacts.from_json(record.details)
        if facts.task:
            self.translate_by_chat()
            return
        span = None if record.start is None or record.end is None else Span(record.start, record.end)
        base = next((each for each in self.transcripts if each.id == facts.base), None)
        self._start(self._order(Mode(record.kind), span, base))

    async def _open(self, number: int, transcript: int | None = None) -> None:
        take = await self._takes.take(number)
        if take is None:
            return
        known = {run.record.id: run.record for run in self.runs.of_take(number) if run.record is not None}
        transcripts = tuple(known.get(each.id, each) for each in await self._takes.transcripts(number))
        self._look_at(take, transcripts, transcript)

    async def _refresh_take(self, number: int) -> None:
        take = await self._takes.take(number)
        if take is not None and self.take is not None and self.take.id == number:
            self.take = take
            self.take_changed.emit()

    async def _delete(self, transcript: int) -> None:
        await self._takes.delete_transcript(transcript)
        action = (f"{RESTORE_TRANSCRIPT}:{transcript}", Message("Undo"))
        self._context.notices.post(Notice("info", Message("The transcript was deleted."), action=action))
        left = tuple(each for each in self.transcripts if each.id != transcript)
        if left != self.transcripts:
            self._list(left)
            if self.transcript is not None and self.transcript.id == transcript:
                self.edits.show(next(iter(left), None))

    async def _restore(self, transcript: int) -> None:
        await self._takes.restore_transcript(transcript)
        record = await self._takes.transcript(transcript)
        if record is not None:
            await self._open(record.take, transcript)

    def _look_at(
        self, take: TakeRecord | None, transcripts: tuple[TranscriptRecord, ...], transcript: int | None = None
    ) -> None:
        another = take is None or self.take is None or take.id != self.take.id
        self.take = take
        self._context.settings.set(_LAST, 0 if take is None else take.id)
        if another:
            self.span = None
            self._playing.show(None if take is None else self._takes.played_path(take))
        self.take_changed.emit()
        self._list(transcripts)
        wanted = next((each for each in transcripts if each.id == transcript), None)
        self.edits.show(wanted or next(iter(transcripts), None))
        self.appearance_changed.emit()

    def _list(self, transcripts: tuple[TranscriptRecord, ...]) -> None:
        self.transcripts = transcripts
        self.transcripts_changed.emit()

    def _connect(self) -> None:
        self.runs.began.connect(self._on_began)
        self.runs.text_arrived.connect(self._on_text)
        self.runs.ended.connect(self._on_ended)
        self.edits.shown_changed.connect(self.transcript_changed.emit)
        self.edits.edited.connect(self._on_edited)
        self.wishes.changed.connect(self._on_wishes_changed)
        self._recording.state_changed.connect(lambda _: self.appearance_changed.emit())
        self._recording.recorded.connect(self.take_in)
        self._recording.rescued.connect(self.history_changed.emit)

    def _on_began(self, run: Run) -> None:
        if run.record is not None and self.take is not None and run.order.take.id == self.take.id:
            self._list((run.record, *self.transcripts))
            self.edits.show(run.record)
        self.history_changed.emit()

    def _on_text(self, run: Run, text: str) -> None:
        if run is self.run:
            self.text_arrived.emit(text)

    def _on_ended(self, run: Run) -> None:
        self._put(run.record)
        if run.record is not None and self.transcript is not None and self.transcript.id == run.record.id:
            self.edits.show(run.record)
        self.appearance_changed.emit()
        self.history_changed.emit()
        self.refresh_take(run.order.take.id)
        if run.record is not None and run.order.then_translator and _is_done(run.record) and not self.runs.full:
            self._start(_translation(run.order, run.record, run.order.then_translator))
        elif not self.busy:
            self.busy_changed.emit(False)

    def _on_edited(self, record: TranscriptRecord) -> None:
        self._put(record)
        self.transcript_changed.emit()

    def _put(self, record: TranscriptRecord | None) -> None:
        if record is not None and any(each.id == record.id for each in self.transcripts):
            self._list(tuple(record if each.id == record.id else each for each in self.transcripts))

    def _on_wishes_changed(self) -> None:
        self.settings_changed.emit()
        self.appearance_changed.emit()


def _is_done(record: TranscriptRecord) -> bool:
    """Something that can be translated: all that was said."""
    whole = record.kind == Mode.TRANSCRIBE.value and record.start is None
    return whole and record.status == "done" and bool(record.text)


def _translation(order: Order, base: TranscriptRecord, translator: str) -> Order:
    return replace(order, mode=Mode.TRANSLATE, base=base, translator=translator, then_translator="")
