"""What the user wishes for transcripts, kept between starts; each connection has models of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from playground.features.transcribe import settings as settings_format
from playground.features.transcribe.settings import TranscribeSettings, likely_model
from playground.features.transcribe.translating import likely_translator
from playground.services.model_choice import ModelChoice
from playground.signal import Signal

if TYPE_CHECKING:
    from playground.services.context import Context

_WISHES: Final = "transcribe.wishes"
_MODELS: Final = "transcribe.models"
_TRANSLATORS: Final = "transcribe.translators"


class Wishes:
    """`changed` tells also that another connection is current, or that it offers other models."""

    def __init__(self, context: Context) -> None:
        self.changed: Signal[()] = Signal()
        self._kept = context.settings
        self._models = ModelChoice(context, _MODELS, demo="demo-sphinx-en")
        self._translators = ModelChoice(context, _TRANSLATORS, demo="demo-assistant")
        self.settings = self._with_model(settings_format.from_json(self._kept.get(_WISHES, {})))
        context.connections.changed.connect(self._on_connection_changed)
        context.connections.models_changed.connect(self._on_connection_changed)

    @property
    def translator(self) -> str:
        """The chat model that translates a text, where none that listens does; empty where there is none."""
        return likely_translator(self._translators.chosen, self._translators.offered)

    def wish(self, settings: TranscribeSettings) -> None:
        if settings == self.settings:
            return
        self._kept.set(_WISHES, settings_format.to_json(settings))
        if settings.model != self.settings.model:
            self._models.choose(settings.model)
        self.settings = settings
        self.changed.emit()

    def choose_translator(self, model: str) -> None:
        self._translators.choose(model)
        self.changed.emit()

    def _on_connection_changed(self) -> None:
        self.settings = self._with_model(self.settings)
        self.changed.emit()

    def _with_model(self, settings: TranscribeSettings) -> TranscribeSettings:
        """A model that was never chosen is guessed from what the server offers."""
        return replace(settings, model=likely_model(self._models.chosen, self._models.offered))
