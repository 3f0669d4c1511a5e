"""The images tab: what is wished for, the step that is looked at, and the runs that make new ones."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from playground.features.images import settings as settings_format
from playground.features.images.appearance import EDIT_INSTEAD, Appearance, Card, Reality, appearance, card_for
from playground.features.images.controls import Control, Mode, controls, unavailable
from playground.features.images.decoding import decode
from playground.features.images.facts import StepFacts
from playground.features.images.families import Family, family_of
from playground.features.images.mask.operations import operate
from playground.features.images.order import Order, Shown
from playground.features.images.preparing import outline
from playground.features.images.runs import Run, Runs
from playground.features.images.settings import check_extra, likely_model
from playground.features.images.sizes import check_size
from playground.features.images.sources import Sources
from playground.message import Message
from playground.services.notices import Notice
from playground.signal import Signal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playground.api.dialect import Dialect
    from playground.api.request import ApiRequest, JsonObject
    from playground.features.images.mask.operations import Operation
    from playground.features.images.metadata import Facts
    from playground.features.images.pictures import Pictures
    from playground.features.images.pixels import Pixels
    from playground.features.images.settings import ImageSettings
    from playground.services.context import Context
    from playground.storage.gallery import Gallery, PictureRecord, StepRecord

_WISHES = "images.wishes"
_MODELS = "images.models"
_LAST = "images.step"
_VARY = "Make a variation of this picture: the same subject in the same style."


class ImagesModel:
    """One step of the history is looked at, or none, or a run before it is one. Other runs go on unseen."""

    def __init__(self, context: Context, gallery: Gallery, pictures: Pictures) -> None:
        self.settings_changed: Signal[()] = Signal()
        self.appearance_changed: Signal[()] = Signal()
        self.results_changed: Signal[()] = Signal()
        self.partial_arrived: Signal[Pixels] = Signal()
        self.busy_changed: Signal[bool] = Signal()
        self.prompt_offered: Signal[str] = Signal()
        self.history_changed: Signal[()] = Signal()
        self.sources = Sources()
        self.runs = Runs(context, gallery, pictures)
        self.mode = Mode.GENERATE
        self.started = False
        self.step: StepRecord | None = None
        self.run: Run | None = None
        self._context = context
        self._gallery = gallery
        self._pictures = pictures
        self.settings = self._with_model(settings_format.from_json(context.settings.get(_WISHES, {})))
        self._connect()

    def start(self) -> None:
        """The loop runs and the history is open."""
        self.started = True
        self._purge()
        last = self._context.settings.get(_LAST, 0)
        if last:
            self.open_step(last)
        self.appearance_changed.emit()

    def end(self) -> None:
        """The window closes: what was deleted need not come back any more."""
        self._purge()

    # What is to be seen

    @property
    def busy(self) -> bool:
        return self.run is not None

    @property
    def results(self) -> tuple[PictureRecord, ...]:
        if self.run is not None:
            return tuple(self.run.pictures)
        return () if self.step is None else self.step.pictures

    @property
    def facts(self) -> StepFacts:
        return StepFacts() if self.step is None else StepFacts.from_json(self.step.details)

    @property
    def card(self) -> Card | None:
        if self.step is None or self.busy:
            return None
        return card_for(self.step, self.facts)

    @property
    def appearance(self) -> Appearance:
        verdict = check_size(self.settings.size, self.family)
        return appearance(
            Reality(
                mode=self.mode,
                started=self.started,
                model=self.settings.model,
                has_picture=self.sources.shown is not None,
                painted=self.sources.painted,
                fault=(None if verdict.ok else verdict.message) or check_extra(self.settings.extra),
                hindrance=self._hindrance(self.mode),
            )
        )

    @property
    def family(self) -> Family:
        return family_of(self.settings.model, self._context.connections.current)

    @property
    def controls(self) -> Mapping[str, Control]:
        return controls(self.settings, self.family, self._dialect(), self.mode)

    # Runs

    def make(self, prompt: str, mode: Mode | None = None) -> None:
        if self.busy:
            return
        self._watch(self.runs.start(self._order(prompt, mode or self.mode)))

    def vary(self) -> None:
        """Where there are no variations, what comes nearest is offered, with the reason."""
        hindrance = self._hindrance(Mode.VARIATION)
        if hindrance is None:
            self.make("", Mode.VARIATION)
        else:
            action = (EDIT_INSTEAD, Message("Edit with this picture as reference"))
            self._context.notices.post(Notice("info", hindrance, action=action, about="images.variation"))

    def edit_instead(self) -> None:
        """A variation by way of an edit of the whole picture."""
        if self.sources.shown is not None and not self.busy:
            self._watch(self.runs.start(replace(self._order(_VARY, Mode.EDIT), mask=None)))

    def stop(self) -> None:
        if self.run is not None:
            self.runs.stop(self.run)

    def fetch(self) -> None:
        """Opens the addresses that came instead of pictures."""
        if self.step is not None and not self.busy:
            self.runs.fetch(self.step)

    def retry(self, without: str = "") -> None:
        """Asks for the step that is looked at once more, as a step of its own."""
        if self.step is not None and not self.busy:
            self._context.jobs.start("images.retry", self._retry, self.step, without, label=Message("Trying again"))

    def operate(self, operation: Operation, amount: int) -> None:
        """On the whole mask."""
        mask = self.sources.mask
        if mask is not None:
            label = Message("Changing the mask")
            self._context.jobs.start("images.mask", operate, mask, operation, amount, label=label)

    # Wishes

    def wish(self, settings: ImageSettings) -> None:
        if settings == self.settings:
            return
        kept = self._context.settings
        kept.set(_WISHES, settings_format.to_json(settings))
        if settings.model != self.settings.model:
            models: JsonObject = kept.get(_MODELS, {})
            kept.set(_MODELS, {**models, self._context.connections.current.id: settings.model})
        self.settings = settings
        self.settings_changed.emit()
        self.appearance_changed.emit()

    def set_mode(self, mode: Mode) -> None:
        if mode is not self.mode:
            self.mode = mode
            self.settings_changed.emit()
            self.appearance_changed.emit()

    # The history

    def new(self) -> None:
        """An empty canvas; what runs goes on and is found in the history."""
        self._context.jobs.cancel("images.open")  # or what was on its way would come onto it after all
        self._look_at(None, None)
        self.sources.show(None)
        self.sources.clear_references()
        self.set_mode(Mode.GENERATE)

    def open_step(self, step: int) -> None:
        running = self.runs.of_step(step)
        if running is not None:
            self._look_at(running.step, running)
        else:
            self._context.jobs.start("images.open", self._open, step, None, label=Message("Opening the picture"))

    def pick(self, picture: PictureRecord) -> None:
        """Lays a picture on the canvas, to go on with."""
        self._context.jobs.start("images.open", self._open, picture.step, picture, label=Message("Opening the picture"))

    def use_as_source(self, picture: PictureRecord) -> None:
        self.set_mode(Mode.EDIT)
        self.pick(picture)

    def reload(self) -> None:
        """Pictures were deleted, or are back."""
        if self.step is not None and not self.busy:
            self._context.jobs.start("images.open", self._reload, self.step.id, label=Message("Opening the picture"))

    def use_prompt_of(self, picture: PictureRecord) -> None:
        label = Message("Looking for the prompt")
        self._context.jobs.start("images.prompt", self._use_prompt_of, picture, label=label)

    def use_prompt_again(self, step: StepRecord) -> None:
        """Puts the prompt and the wishes of a step back into the form, and its mask back over its source."""
        self.wish(replace(settings_format.from_json(step.parameters), model=step.model or self.settings.model))
        self.prompt_offered.emit(step.prompt)
        if step.mask:
            label = Message("Opening the mask")
            self._context.jobs.start("images.open", self._lay_again, step, label=label)

    def take_facts(self, facts: Facts) -> None:
        """A picture that was opened says how it was made: that goes back into the form."""
        wishes = settings_format.from_json(facts.parameters)
        self.wish(replace(wishes, model=facts.model or self.settings.model))
        if facts.prompt:
            self.prompt_offered.emit(facts.prompt)
        message = Message("This picture tells how it was made. Its prompt and settings are in the form again.")
        self._context.notices.post(Notice("info", message, about="images.facts"))

    def request_now(self, prompt: str) -> ApiRequest:
        """What would be sent, with the names of its files and not what is in them."""
        order = self._order(prompt, self.mode)
        if check_extra(self.settings.extra) is not None:
            order = replace(order, settings=replace(self.settings, extra=""))
        return outline(order).to_request(order.dialect)

    # Inside

    def _purge(self) -> None:
        label = Message("Freeing space")
        self._context.jobs.start("images.purge", self._gallery.purge, label=label, cancellable=False)

    def _dialect(self) -> Dialect:
        return self._context.connections.dialect(self.settings.model)

    def _hindrance(self, mode: Mode) -> Message | None:
        return unavailable(self.family, self._dialect(), mode)

    def _order(self, prompt: str, mode: Mode) -> Order:
        connections = self._context.connections
        return Order(
            connections.current,
            self._dialect(),
            mode,
            prompt,
            self.settings,
            source=None if mode is Mode.GENERATE else self.sources.shown,
            mask=self.sources.mask_pixels() if mode is Mode.EDIT else None,
            references=self.sources.references if mode is Mode.EDIT else (),
        )

    async def _retry(self, step: StepRecord, without: str) -> None:
        if without:
            client = await self._context.connections.client()
            client.learn(step.model, without)
            self._context.connections.learned(step.model, without)
        mode = Mode(step.kind)
        if not await self._show_source(step) and mode is not Mode.GENERATE:
            message = Message("The picture that this was made from is no longer in the history. Open one and edit it.")
            self._context.notices.post(Notice("warning", message, about="images.source"))
            return
        if step.mask and not self.sources.painted:
            await self._lay_again(step)  # or all of the picture would be changed
        order = self._order(step.prompt, mode)
        if not self.busy:
            self._watch(self.runs.start(order if step.mask else replace(order, mask=None)))

    async def _open(self, number: int, picked: PictureRecord | None) -> None:
        looked_at = self.step is not None and self.step.id == number
        step = self.step if looked_at else await self._pictures.step(number)
        if step is None:
            return
        picture = picked or next(iter(step.pictures), None)
        if picture is not None:
            self.sources.show(Shown(picture, await self._pictures.pixels(picture)))
        if not looked_at:
            self._look_at(step, None)

    async def _reload(self, number: int) -> None:
        step = await self._pictures.step(number, self.step)
        shown = self.sources.shown
        if step is None:
            self.new()
            return
        self._look_at(step, None)
        if shown is None or shown.picture.step != number or shown.picture in step.pictures:
            return
        if step.pictures:
            self.pick(step.pictures[0])
        else:
            self.new()

    async def _show_source(self, step: StepRecord) -> bool:
        """Whether there still is what it was made from."""
        source = None if step.parent_picture is None else await self._gallery.picture(step.parent_picture)
        if source is not None:
            self.sources.show(Shown(source, await self._pictures.pixels(source)))
        return source is not None

    async def _use_prompt_of(self, picture: PictureRecord) -> None:
        step = await self._gallery.step(picture.step)
        if step is not None:
            self.use_prompt_again(step)

    async def _lay_again(self, step: StepRecord) -> None:
        """Its mask over its source. All of a picture may have been painted over, so it is not read as a foreign one."""
        data = await self._gallery.read_mask(step)
        if data is None or not await self._show_source(step) or self.sources.mask is None:
            return
        alpha = (await asyncio.to_thread(decode, data)).pixels[..., 3]
        if alpha.shape == self.sources.mask.pixels.shape:
            self.sources.mask.replace(255 - alpha, Message("Open a mask"))

    def _look_at(self, step: StepRecord | None, run: Run | None) -> None:
        was_busy = self.busy
        self.step, self.run = step, run
        if step is not None:
            self._context.settings.set(_LAST, step.id)
        self.results_changed.emit()
        self.appearance_changed.emit()
        if self.busy != was_busy:
            self.busy_changed.emit(self.busy)

    def _watch(self, run: Run) -> None:
        self._look_at(None, run)
        self.busy_changed.emit(True)

    def _connect(self) -> None:
        self.runs.began.connect(self._on_began)
        self.runs.partial_arrived.connect(self._on_partial)
        self.runs.picture_arrived.connect(self._on_picture)
        self.runs.ended.connect(self._on_ended)
        self.sources.shown_changed.connect(self.appearance_changed.emit)
        self.sources.painted_over.connect(self._on_painted)
        self._context.connections.changed.connect(self._on_connection_changed)
        self._context.connections.models_changed.connect(self._on_connection_changed)

    def _on_began(self, run: Run) -> None:
        if run is self.run:
            self.step = run.step
        self.history_changed.emit()

    def _on_partial(self, run: Run) -> None:
        if run is self.run and run.partial is not None and not run.pictures:
            self.partial_arrived.emit(run.partial)

    def _on_picture(self, run: Run) -> None:
        if run is self.run:
            self.results_changed.emit()
            if len(run.pictures) == 1:
                self.pick(run.pictures[0])
        self.history_changed.emit()

    def _on_ended(self, run: Run) -> None:
        looked_at = self.step is not None and run.step is not None and self.step.id == run.step.id
        if run is self.run or looked_at:
            self._look_at(run.step, None)
        self.history_changed.emit()

    def _on_painted(self) -> None:
        """Who paints over a picture wants to change it."""
        if self.sources.painted:
            self.set_mode(Mode.EDIT)
        self.appearance_changed.emit()

    def _on_connection_changed(self) -> None:
        settings = self._with_model(self.settings)
        if settings != self.settings:
            self.settings = settings
        self.settings_changed.emit()
        self.appearance_changed.emit()

    def _with_model(self, settings: ImageSettings) -> ImageSettings:
        """Each connection has its own model; one that was never chosen is guessed from what the server offers."""
        connections = self._context.connections
        chosen: JsonObject = self._context.settings.get(_MODELS, {})
        wished = chosen.get(connections.current.id)
        offered = [model.id for model in connections.models]
        if not offered and connections.current.preset == "demo":
            offered = ["demo-sketch"]
        return replace(settings, model=likely_model(str(wished or ""), offered))
