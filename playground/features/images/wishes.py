"""What the user wishes for pictures, kept between starts, and what of it can be had with this model at this server."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from playground.features.images import settings as settings_format
from playground.features.images.controls import Control, Mode, controls, unavailable
from playground.features.images.families import Family, family_of
from playground.features.images.settings import ImageSettings, check_extra, likely_model
from playground.features.images.sizes import SizeVerdict, check_size
from playground.services.model_choice import ModelChoice
from playground.signal import Signal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playground.api.dialect import Dialect
    from playground.message import Message
    from playground.services.context import Context

_WISHES: Final = "images.wishes"
_MODELS: Final = "images.models"


class Wishes:
    """`changed` tells also that another connection is current, or that it offers other models."""

    def __init__(self, context: Context) -> None:
        self.changed: Signal[()] = Signal()
        self.mode = Mode.GENERATE
        self._kept = context.settings
        self._connections = context.connections
        self._model = ModelChoice(context, _MODELS, demo="demo-sketch")
        self.settings = self._with_model(settings_format.from_json(self._kept.get(_WISHES, {})))
        self._connections.changed.connect(self._on_connection_changed)
        self._connections.models_changed.connect(self._on_connection_changed)

    def wish(self, settings: ImageSettings) -> None:
        if settings == self.settings:
            return
        self._kept.set(_WISHES, settings_format.to_json(settings))
        if settings.model != self.settings.model:
            self._model.choose(settings.model)
        self.settings = settings
        self.changed.emit()

    def wish_again(self, settings: ImageSettings, model: str) -> None:
        """What a picture was made with; the model stays as it is where that is not known."""
        self.wish(replace(settings, model=model or self.settings.model))

    def set_mode(self, mode: Mode) -> None:
        if mode is not self.mode:
            self.mode = mode
            self.changed.emit()

    # What of it can be had

    @property
    def family(self) -> Family:
        return family_of(self.settings.model, self._connections.current)

    @property
    def dialect(self) -> Dialect:
        return self._connections.dialect(self.settings.model)

    @property
    def controls(self) -> Mapping[str, Control]:
        return controls(self.settings, self.family, self.dialect, self.mode)

    @property
    def size(self) -> SizeVerdict:
        return check_size(self.settings.size, self.family)

    @property
    def fault(self) -> Message | None:
        """What has to be mended before anything can be sent."""
        size = self.size
        return (None if size.ok else size.message) or check_extra(self.settings.extra)

    def hindrance(self, mode: Mode) -> Message | None:
        """Why the model or the server does not do this at all."""
        return unavailable(self.family, self.dialect, mode)

    def _on_connection_changed(self) -> None:
        self.settings = self._with_model(self.settings)
        self.changed.emit()

    def _with_model(self, settings: ImageSettings) -> ImageSettings:
        """A model that was never chosen is guessed from what the server offers."""
        return replace(settings, model=likely_model(self._model.chosen, self._model.offered))
