"""What the next run would be asked for, by the wishes and the connection of now."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from playground.api.upload import Upload
from playground.features.transcribe.appearance import Reality, effective_packing
from playground.features.transcribe.controls import Control, Mode, controls, unavailable
from playground.features.transcribe.families import Family, family_of
from playground.features.transcribe.order import Order
from playground.features.transcribe.packing import Packing
from playground.features.transcribe.parameters import parameters_for
from playground.features.transcribe.settings import check_extra
from playground.features.transcribe.speakers import samples_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playground.api.dialect import Dialect
    from playground.api.request import ApiRequest
    from playground.features.transcribe.stitching import Span
    from playground.features.transcribe.wishes import Wishes
    from playground.message import Message
    from playground.services.context import Context
    from playground.storage.takes import TakeRecord, Takes, TranscriptRecord

_PACKING: Final = "transcribe.packing"


class Ordering:
    def __init__(self, context: Context, takes: Takes, wishes: Wishes) -> None:
        self._context = context
        self._takes = takes
        self._wishes = wishes

    @property
    def family(self) -> Family:
        return family_of(self._wishes.settings.model, self._context.connections.current)

    @property
    def packing(self) -> Packing:
        """The wished one."""
        kept = self._context.settings.get(_PACKING, "")
        return next((each for each in Packing if each.value == kept), Packing.AS_IT_IS)

    def set_packing(self, packing: Packing) -> None:
        self._context.settings.set(_PACKING, packing.value)

    def controls(self, mode: Mode) -> Mapping[str, Control]:
        return controls(self._wishes.settings, self.family, self._dialect(), mode)

    def hindrance(self, mode: Mode) -> Message | None:
        return unavailable(self.family, self._dialect(), mode)

    def has_sound(self, take: TakeRecord | None) -> bool:
        return take is not None and self._takes.path(take) is not None

    def reality(
        self, take: TakeRecord | None, mode: Mode, span: Span | None, *, started: bool, recording: bool, full: bool
    ) -> Reality:
        settings = self._wishes.settings
        return Reality(
            mode,
            started,
            settings.model,
            take=take is not None,
            sound=self.has_sound(take),
            recording=recording,
            full=full,
            span=span,
            packing=self.packing,
            seconds=0.0 if take is None else take.seconds,
            size=0 if take is None else take.size,
            translator=self._wishes.translator,
            fault=check_extra(settings.extra),
            hindrance=self.hindrance(mode),
            no_transcripts=self.hindrance(Mode.TRANSCRIBE),
        )

    def order(self, reality: Reality, take: TakeRecord, shown: TranscriptRecord | None) -> Order | None:
        """With a selection, what is heard in it goes into a copy of the transcript that is shown, if that has times.
        None where the sound is gone."""
        path, span = self._takes.path(take), reality.span
        if path is None:
            return None
        fits = shown is not None and shown.kind == reality.mode.value and shown.status != "running"
        return Order(
            self._context.connections.current,
            self._dialect(),
            reality.mode,
            self._wishes.settings,
            take,
            path,
            self._takes.played_path(take) or path,
            effective_packing(reality),
            span,
            shown if span is not None and fits and shown is not None and shown.segments else None,
        )

    def request(self, take: TakeRecord | None, mode: Mode) -> ApiRequest:
        """With the name of the file and not what is in it."""
        path = None if take is None else self._takes.path(take)
        title = "recording" if take is None else take.title or "recording"
        ending, media_type = (".wav", "audio/wav") if take is None or path is None else (path.suffix, take.media_type)
        settings = self._wishes.settings
        if check_extra(settings.extra) is not None:
            settings = replace(settings, extra="")
        upload = Upload(b"", f"{title}{ending}", media_type)
        known = self.controls(mode)
        samples = samples_in(settings.speakers) if known["speakers"].enabled else ()
        speakers = {each.name: "data:audio/flac;base64,…" for each in samples}
        return parameters_for(settings, upload, mode, known, self.family, speakers).to_request(self._dialect())

    def _dialect(self) -> Dialect:
        return self._context.connections.dialect(self._wishes.settings.model)
