"""What the user wishes for vectors, kept between starts, and what of it can be had with this model at this server."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from playground.features.embeddings import settings as settings_format
from playground.features.embeddings.controls import Control, controls
from playground.features.embeddings.settings import EmbeddingSettings, check_extra, likely_model
from playground.message import Message
from playground.services.model_choice import ModelChoice
from playground.signal import Signal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playground.api.dialect import Dialect
    from playground.services.context import Context

_WISHES: Final = "embeddings.wishes"
_MODELS: Final = "embeddings.models"


class Wishes:
    """`changed` tells also that another connection is current, or that it offers other models."""

    def __init__(self, context: Context) -> None:
        self.changed: Signal[()] = Signal()
        self._kept = context.settings
        self._connections = context.connections
        self._model = ModelChoice(context, _MODELS, demo="demo-hash-embed")
        self.settings = self._with_model(settings_format.from_json(self._kept.get(_WISHES, {})))
        self._connections.changed.connect(self._on_connection_changed)
        self._connections.models_changed.connect(self._on_connection_changed)

    def wish(self, settings: EmbeddingSettings) -> None:
        if settings == self.settings:
            return
        self._kept.set(_WISHES, settings_format.to_json(settings))
        if settings.model != self.settings.model:
            self._model.choose(settings.model)
        self.settings = settings
        self.changed.emit()

    @property
    def dialect(self) -> Dialect:
        return self._connections.dialect(self.settings.model)

    @property
    def controls(self) -> Mapping[str, Control]:
        return controls(self.settings, self.dialect)

    @property
    def fault(self) -> Message | None:
        """What has to be mended before anything can be sent."""
        if not self.dialect.has("embeddings"):
            return Message("This server makes no vectors. Choose another connection.")
        return check_extra(self.settings.extra)

    def _on_connection_changed(self) -> None:
        self.settings = self._with_model(self.settings)
        self.changed.emit()

    def _with_model(self, settings: EmbeddingSettings) -> EmbeddingSettings:
        """A model that was never chosen is guessed from what the server offers."""
        return replace(settings, model=likely_model(self._model.chosen, self._model.offered))
