"""The images tab: what is made from the prompt, the wishes and what lies on the canvas."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from playground.features.images import settings as settings_format
from playground.features.images.appearance import EDIT_INSTEAD, Appearance, Reality, appearance
from playground.features.images.controls import Mode
from playground.features.images.looking import Looking
from playground.features.images.mask.operations import operate
from playground.features.images.order import Order
from playground.features.images.preparing import outline
from playground.features.images.runs import Runs
from playground.features.images.sources import Sources
from playground.features.images.unsent import Unsent
from playground.features.images.wishes import Wishes
from playground.message import Message
from playground.services.notices import Notice
from playground.signal import Signal

if TYPE_CHECKING:
    from playground.api.request import ApiRequest
    from playground.features.images.mask.operations import Operation
    from playground.features.images.metadata import Facts
    from playground.features.images.pictures import Pictures
    from playground.services.context import Context
    from playground.storage.gallery import Gallery, PictureRecord, StepRecord

_WITH_PROMPT: Final = (Mode.GENERATE.value, Mode.EDIT.value)  # other steps have the name of a file, or borrowed words
_WITH_WISHES: Final = tuple(mode.value for mode in Mode)
_VARY: Final = "Make a variation of this picture: the same subject in the same style."


class ImagesModel:
    def __init__(self, context: Context, gallery: Gallery, pictures: Pictures) -> None:
        self.appearance_changed: Signal[()] = Signal()
        self.prompt_offered: Signal[str] = Signal()
        self.history_changed: Signal[()] = Signal()
        self.wishes = Wishes(context)
        self.sources = Sources()
        self.runs = Runs(context, gallery, pictures)
        self.looking = Looking(context, gallery, pictures, self.sources, self.runs)
        self.unsent = Unsent(context, gallery, self.sources)
        self.started = False
        self._context = context
        self._gallery = gallery
        self._connect()

    def start(self) -> None:
        """The loop runs and the history is open."""
        self.started = True
        self._purge()
        self.looking.begin(self._restore)
        self.appearance_changed.emit()

    def end(self) -> None:
        """The window closes: what was deleted need not come back any more."""
        self.unsent.save()
        self._purge()

    @property
    def appearance(self) -> Appearance:
        wishes = self.wishes
        return appearance(
            Reality(
                mode=wishes.mode,
                started=self.started,
                model=wishes.settings.model,
                has_picture=self.sources.shown is not None,
                painted=self.sources.painted,
                fault=wishes.fault,
                hindrance=wishes.hindrance(wishes.mode),
            )
        )

    # Runs

    def make(self, prompt: str) -> None:
        self._begin(self._order(prompt, self.wishes.mode))

    def vary(self) -> None:
        """Where there are no variations, what comes nearest is offered, with the reason."""
        hindrance = self.wishes.hindrance(Mode.VARIATION)
        if hindrance is None:
            self._begin(self._order("", Mode.VARIATION))
        else:
            action = (EDIT_INSTEAD, Message("Edit with this picture as reference"))
            self._context.notices.post(Notice("info", hindrance, action=action, about="images.variation"))

    def edit_instead(self) -> None:
        """A variation by way of an edit of the whole picture."""
        if self.sources.shown is not None:
            self._begin(replace(self._order(_VARY, Mode.EDIT), mask=None))

    def stop(self) -> None:
        if self.looking.run is not None:
            self.runs.stop(self.looking.run)

    def fetch(self) -> None:
        """Opens the addresses that came instead of pictures."""
        if self.looking.step is not None and not self.looking.busy:
            self.runs.fetch(self.looking.step)

    def retry(self, without: str = "") -> None:
        """Asks for the step that is looked at once more, as a step of its own."""
        step = self.looking.step
        if step is not None and not self.looking.busy:
            self.looking.bring(self._retry, step, without, label=Message("Trying again"))

    def operate(self, operation: Operation, amount: int) -> None:
        """On the whole mask."""
        mask = self.sources.mask
        if mask is not None:
            label = Message("Changing the mask")
            self._context.jobs.start("images.mask", operate, mask, operation, amount, label=label)

    def request_now(self, prompt: str) -> ApiRequest:
        """What would be sent, with the names of its files and not what is in them."""
        order = self._order(prompt, self.wishes.mode)
        return outline(order).to_request(order.dialect)

    # Going on from something

    def new(self) -> None:
        self.looking.empty()

    def leave(self, step: int) -> None:
        """It was deleted. What is on its way to it is not wanted any more."""
        running = self.runs.of_step(step)
        if running is not None:
            self.runs.stop(running)
        if self.looking.step is not None and self.looking.step.id == step:
            self.new()

    def use_as_source(self, picture: PictureRecord) -> None:
        self.wishes.set_mode(Mode.EDIT)
        self.looking.pick(picture)

    def use_prompt_of(self, picture: PictureRecord) -> None:
        label = Message("Looking for the prompt")
        self._context.jobs.start("images.prompt", self._use_prompt_of, picture, label=label)

    def use_prompt_again(self, step: StepRecord) -> None:
        """Puts the prompt and the wishes of a step back into the form, and what it was made from onto the easel."""
        if step.kind in _WITH_WISHES:
            self.wishes.wish_again(settings_format.from_json(step.parameters), step.model)
        if step.kind in _WITH_PROMPT:
            self.prompt_offered.emit(step.prompt)
        if step.kind == Mode.EDIT.value:
            self.wishes.set_mode(Mode.EDIT)
            self.looking.lay_out(step)
        elif step.kind == Mode.GENERATE.value:
            self.wishes.set_mode(Mode.GENERATE)

    def take_facts(self, facts: Facts) -> None:
        """A picture that was opened says how it was made: that goes back into the form."""
        self.wishes.wish_again(settings_format.from_json(facts.parameters), facts.model)
        if facts.prompt:
            self.prompt_offered.emit(facts.prompt)
        message = Message("This picture tells how it was made. Its prompt and settings are in the form again.")
        self._context.notices.post(Notice("info", message, about="images.facts"))

    # Inside

    async def _restore(self) -> None:
        """A mask that lies there again is no wish to edit."""
        mode = self.wishes.mode
        await self.unsent.restore()
        self.wishes.set_mode(mode)

    def _purge(self) -> None:
        label = Message("Freeing space")
        self._context.jobs.start("images.purge", self._gallery.purge, label=label, cancellable=False)

    def _begin(self, order: Order) -> None:
        if not self.looking.busy:
            self.looking.stay()
            self.looking.watch(self.runs.start(order))

    def _order(self, prompt: str, mode: Mode) -> Order:
        return Order(
            self._context.connections.current,
            self.wishes.dialect,
            mode,
            prompt,
            self.wishes.settings,
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
        if not await self.looking.show_source(step) and mode is not Mode.GENERATE:
            message = Message("The picture that this was made from is no longer in the history. Open one and edit it.")
            self._context.notices.post(Notice("warning", message, about="images.source"))
            return
        if step.mask:
            # Its own: what lies there now may have been painted for another picture, or be nothing at all.
            await self.looking.show_mask(step)
        await self.looking.show_references(step)
        order = self._order("" if mode is Mode.VARIATION else step.prompt, mode)
        if not self.looking.busy:
            self.looking.watch(self.runs.start(order if step.mask else replace(order, mask=None)))

    async def _use_prompt_of(self, picture: PictureRecord) -> None:
        step = await self._gallery.step(picture.step)
        if step is not None:
            self.use_prompt_again(step)

    def _connect(self) -> None:
        for run_changed in (self.runs.began, self.runs.picture_arrived, self.runs.ended):
            run_changed.connect(lambda _: self.history_changed.emit())
        self.wishes.changed.connect(self.appearance_changed.emit)
        self.looking.emptied.connect(lambda: self.wishes.set_mode(Mode.GENERATE))
        self.sources.shown_changed.connect(self.appearance_changed.emit)
        self.sources.painted_over.connect(self._on_painted)

    def _on_painted(self) -> None:
        """Who paints over a picture wants to change it."""
        if self.sources.painted:
            self.wishes.set_mode(Mode.EDIT)
        self.appearance_changed.emit()
