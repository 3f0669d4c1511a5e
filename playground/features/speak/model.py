"""The speak tab: the text that is written, what is wished for, and the clip that is looked at."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from playground.features.speak import settings as settings_format
from playground.features.speak.appearance import Appearance, Card, Reality, appearance, card_for
from playground.features.speak.controls import controls, unavailable
from playground.features.speak.cost import cost_of
from playground.features.speak.draft import Draft
from playground.features.speak.facts import ClipFacts
from playground.features.speak.families import Family, family_of
from playground.features.speak.order import Order
from playground.features.speak.script import Script, script_for
from playground.features.speak.settings import check_extra, likely_model
from playground.message import Message
from playground.services.model_choice import ModelChoice
from playground.signal import Signal
from playground.sound import ffmpeg

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playground.api.dialect import Dialect
    from playground.api.request import ApiRequest
    from playground.features.speak.controls import Control
    from playground.features.speak.listening import Listening
    from playground.features.speak.settings import SpeakSettings
    from playground.features.speak.shelf import Shelf
    from playground.features.speak.speaking import Run, Runs
    from playground.features.speak.track import Track
    from playground.services.context import Context
    from playground.storage.clips import ClipRecord, Clips

_WISHES: Final = "speak.wishes"
_MODELS: Final = "speak.models"
_LAST: Final = "speak.clip"


class SpeakModel:
    """One clip of the history is looked at, or none, or a run before it is one. Other runs go on unheard."""

    def __init__(self, context: Context, clips: Clips, shelf: Shelf, runs: Runs, listening: Listening) -> None:
        self.settings_changed: Signal[()] = Signal()
        self.appearance_changed: Signal[()] = Signal()
        self.clip_changed: Signal[()] = Signal()
        self.busy_changed: Signal[bool] = Signal()
        self.text_offered: Signal[str] = Signal()
        self.history_changed: Signal[()] = Signal()
        self.started = False
        self.clip: ClipRecord | None = None
        self.run: Run | None = None
        self.track: Track | None = None
        self._context = context
        self._clips = clips
        self._shelf = shelf
        self._runs = runs
        self._listening = listening
        self._reused = False
        self._models = ModelChoice(context, _MODELS, demo="demo-espeak")
        self.settings = self._with_model(settings_format.from_json(context.settings.get(_WISHES, {})))
        self.script: Script | None = None
        """Of the clip that is looked at."""
        self._draft = Draft(context)
        self._draft.read_with(self.settings)
        self._connect()

    def start(self) -> None:
        """The loop runs and the history is open."""
        self.started = True
        self._listening.loudspeaker.start()
        self._purge()
        # The first sound must not wait until this is loaded.
        label = Message("Getting ready to play")
        self._context.jobs.start("speak.ready", asyncio.to_thread, ffmpeg.available, label=label)
        last = self._context.settings.get(_LAST, 0)
        if last:
            self.open_clip(last)
        self.appearance_changed.emit()

    def end(self) -> None:
        """The window closes: what was deleted need not come back any more, and the loudspeaker is let go of."""
        self._purge()
        label = Message("Letting go of the loudspeaker")
        self._context.jobs.start("speak.end", self._listening.close, label=label, cancellable=False)

    # What is to be seen

    @property
    def text(self) -> str:
        """As it was written last."""
        return self._draft.text

    @property
    def busy(self) -> bool:
        return self.run is not None

    @property
    def facts(self) -> ClipFacts:
        return ClipFacts() if self.clip is None else ClipFacts.from_json(self.clip.details)

    @property
    def card(self) -> Card | None:
        clip = self.clip
        if clip is None or self.busy:
            return None
        heard = self.track is not None and self.track.sound.frames > 0
        return card_for(clip.status, self.facts, parts=len(clip.parts), heard=heard, reused=self._reused)

    @property
    def appearance(self) -> Appearance:
        script = self._draft.known
        return appearance(
            Reality(
                started=self.started,
                model=self.settings.model,
                characters=script.characters,
                requests=len(script.texts),
                limit=self.family.longest_input,
                empty=script.empty,
                cost=cost_of(self.settings.model, script.characters, self._context.connections.current),
                pitch=self.settings.pitch if self.track is None else self.track.pitch,
                fault=check_extra(self.settings.extra),
                hindrance=unavailable(self._dialect()),
            )
        )

    @property
    def controls(self) -> Mapping[str, Control]:
        return controls(self.settings, self.family, self._dialect())

    @property
    def family(self) -> Family:
        return family_of(self.settings.model, self._context.connections.current)

    def span_of(self, sentence: int) -> tuple[int, int]:
        """From where to where a sentence of the track stands in the script's source."""
        if self.script is None or self.track is None or sentence >= len(self.track.sentences):
            return 0, 0
        spoken = self.track.sentences[sentence]
        said = spoken.text.rstrip()
        return self.script.spoken.source(spoken.place, spoken.place + len(said))

    def sentence_at(self, place: int) -> int | None:
        """The number of the sentence that stands at this place of the script's source."""
        count = 0 if self.track is None else len(self.track.sentences)
        return next((number for number in range(count) if place < self.span_of(number)[1]), None)

    # The text and the wishes

    def write(self, text: str) -> None:
        """The text is this now."""
        self._draft.write(text)

    def offer(self, text: str) -> None:
        """A text from elsewhere takes the place of what was written."""
        self.write(text)
        self.text_offered.emit(text)

    def wish(self, settings: SpeakSettings) -> None:
        before = self.settings
        if settings == before:
            return
        self._context.settings.set(_WISHES, settings_format.to_json(settings))
        if settings.model != before.model:
            self._models.choose(settings.model)
        self.settings = settings
        if (settings.plain, settings.model) != (before.plain, before.model):
            self._draft.read_with(settings)
        if settings.pitch != before.pitch:
            self._repitch()
        self.settings_changed.emit()
        self.appearance_changed.emit()

    # Runs

    def speak(self, *, anew: bool = False) -> None:
        """Says what is written. What was made before is played from here, but for `anew`."""
        order = self.order_now(anew=anew)
        if not self.busy and self.appearance.why_not is None:
            self._begin(order)

    def make_anew(self) -> None:
        """Asks once more for all of the clip that is looked at."""
        self._again(anew=True)

    def retry(self, without: str = "") -> None:
        """Asks for what is missing of the clip that is looked at."""
        if self.clip is not None and not self.busy:
            label = Message("Trying again")
            self._context.jobs.start("speak.retry", self._retry, self.clip.model, without, label=label)

    def stop(self) -> None:
        """Silence at once; what came is kept."""
        self._listening.stop()
        if self.run is not None:
            self._runs.stop(self.run)

    def order_now(self, *, anew: bool = False) -> Order:
        connections = self._context.connections
        return Order(connections.current, self._dialect(), self._draft.script, self.settings, anew)

    def request_now(self) -> ApiRequest:
        """What would be sent for the first part."""
        order = self.order_now()
        if check_extra(self.settings.extra) is not None:
            order = replace(order, settings=replace(self.settings, extra=""))
        return order.parameters(next(iter(order.texts), "")).to_request(order.dialect)

    # The history

    def new(self) -> None:
        """Nothing is looked at; what runs goes on and is found in the history."""
        self._listening.show(None)
        self._look_at(None, None, None, None)

    def open_clip(self, number: int) -> None:
        running = self._runs.of_clip(number)
        if running is not None:
            self._listening.play(running.track)
            self._look_at(running.clip, running, running.track, running.order.script)
        else:
            self._context.jobs.start("speak.open", self._open, number, label=Message("Opening the clip"))

    def use_text_again(self, clip: ClipRecord) -> None:
        """Puts the text and the wishes of a clip back into the form."""
        wishes = settings_format.from_json(clip.settings)
        self.wish(replace(wishes, model=clip.model or self.settings.model))
        self.offer(clip.text)

    def forget(self, number: int) -> None:
        """This clip was deleted."""
        if self.clip is not None and self.clip.id == number and not self.busy:
            self.new()

    # Inside

    def _purge(self) -> None:
        label = Message("Freeing space")
        self._context.jobs.start("speak.purge", self._clips.purge, label=label, cancellable=False)

    def _dialect(self) -> Dialect:
        return self._context.connections.dialect(self.settings.model)

    def _begin(self, order: Order) -> None:
        self._listening.stop()
        self._context.jobs.cancel("speak.open")
        run = self._runs.start(order)
        self._look_at(None, run, run.track, order.script)

    def _again(self, *, anew: bool) -> None:
        """From the clip itself: its text may not be the one that is written now."""
        clip = self.clip
        if clip is None or self.busy:
            return
        wishes = replace(settings_format.from_json(clip.settings), pitch=self.settings.pitch)
        connections = self._context.connections
        script = script_for(clip.text, wishes, connections.current)
        dialect = connections.dialect(wishes.model)
        self._begin(Order(connections.current, dialect, script, wishes, anew))

    async def _retry(self, model: str, without: str) -> None:
        if without:
            client = await self._context.connections.client()
            client.learn(model, without)
            self._context.connections.learned(model, without)
        self._again(anew=False)

    async def _open(self, number: int) -> None:
        clip = await self._clips.clip(number)
        if clip is None:
            return
        clip = self._shelf.whole(clip)
        wishes = settings_format.from_json(clip.settings)
        track = await self._shelf.track(clip, pitch=wishes.pitch)
        script = await asyncio.to_thread(script_for, clip.text, wishes, self._context.connections.current)
        self._listening.show(track)
        self._look_at(clip, None, track, script)

    def _repitch(self) -> None:
        track = self.track
        if track is not None and not self.busy and track.pitch != self.settings.pitch:
            label = Message("Changing the pitch")
            self._context.jobs.start("speak.pitch", self._pitch, track, self.settings.pitch, label=label)

    async def _pitch(self, track: Track, pitch: float) -> None:
        pitched = await track.pitched(pitch)
        if self.track is track:
            self.track = pitched
            self._listening.go_on(pitched)
            self.clip_changed.emit()
            self.appearance_changed.emit()

    def _look_at(
        self,
        clip: ClipRecord | None,
        run: Run | None,
        track: Track | None,
        script: Script | None,
        *,
        reused: bool = False,
    ) -> None:
        was_busy = self.busy
        self.clip, self.run, self.track, self.script, self._reused = clip, run, track, script, reused
        if clip is not None:
            self._context.settings.set(_LAST, clip.id)
        self.clip_changed.emit()
        self.appearance_changed.emit()
        if self.busy != was_busy:
            self.busy_changed.emit(self.busy)

    def _connect(self) -> None:
        self._draft.changed.connect(self.appearance_changed.emit)
        self._runs.began.connect(self._on_began)
        self._runs.part_arrived.connect(self._on_part)
        self._runs.ended.connect(self._on_ended)
        self._context.connections.changed.connect(self._on_connection_changed)
        self._context.connections.models_changed.connect(self._on_connection_changed)

    def _on_began(self, run: Run) -> None:
        if run is self.run:
            self.clip, self.track = run.clip, run.track
            self._listening.play(run.track)
            self.clip_changed.emit()
        if run.audition is None:
            self.history_changed.emit()

    def _on_part(self, run: Run) -> None:
        if run is self.run:
            self.clip_changed.emit()

    def _on_ended(self, run: Run) -> None:
        looked_at = self.clip is not None and run.clip is not None and self.clip.id == run.clip.id
        if run is self.run or looked_at:
            self._look_at(run.clip, None, run.track, run.order.script, reused=run.reused)
            self._repitch()
        if run.audition is None:
            self.history_changed.emit()

    def _on_connection_changed(self) -> None:
        self.settings = self._with_model(self.settings)
        self._draft.read_with(self.settings)
        self.settings_changed.emit()
        self.appearance_changed.emit()

    def _with_model(self, settings: SpeakSettings) -> SpeakSettings:
        """One that was never chosen is guessed from what the server offers."""
        return replace(settings, model=likely_model(self._models.chosen, self._models.offered))
