"""What the user wishes for transcripts, kept between starts; each connection has models of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from playground.features.transcribe import settings as settings_format
from playground.features.transcribe.settings import TranscribeSettings, likely_model
from playground.features.transcribe.translating import likely_translator
from playground.signal import Signal

if TYPE_CHECKING:
    from playground.api.request import JsonObject
    from playground.services.context import Context

_WISHES: Final = "transcribe.wishes"
_MODELS: Final = "transcribe.models"
_TRANSLATORS: Final = "transcribe.translators"
_DEMO_MODELS: Final = ("demo-sphinx-en", "demo-assistant")


class Wishes:
    """`changed` tells also that another connection is current, or that it offers other models."""

    def __init__(self, context: Context) -> None:
        self.changed: Signal[()] = Signal()
        self._kept = context.settings
        self._connections = context.connections
        self.settings = self._with_model(settings_format.from_json(self._kept.get(_WISHES, {})))
        self._connections.changed.connect(self._on_connection_changed)
        self._connections.models_changed.connect(self._on_connection_changed)

    @property
    def translator(self) -> str:
        """The chat model that translates a text, where none that listens does; empty where there is none."""
        return likely_translator(self._chosen(_TRANSLATORS), self._offered())

    def wish(self, settings: TranscribeSettings) -> None:
        if settings == self.settings:
            return
        self._kept.set(_WISHES, settings_format.to_json(settings))
        if settings.model != self.settings.model:
            self._choose(_MODELS, settings.model)
        self.settings = settings
        self.changed.emit()

    def choose_translator(self, model: str) -> None:
        self._choose(_TRANSLATORS, model)
        self.changed.emit()

    def _on_connection_changed(self) -> None:
        self.settings = self._with_model(self.settings)
        self.changed.emit()

    def _with_model(self, settings: TranscribeSettings) -> TranscribeSettings:
        """A model that was never chosen is guessed from what the server offers."""
        return replace(settings, model=likely_model(self._chosen(_MODELS), self._offered()))

    def _offered(self) -> list[str]:
        offered = [model.id for model in self._connections.models]
        if not offered and self._connections.current.preset == "demo":
            return list(_DEMO_MODELS)
        return offered

    def _chosen(self, key: str) -> str:
        models: JsonObject = self._kept.get(key, {})
        return str(models.get(self._connections.current.id) or "")

    def _choose(self, key: str, model: str) -> None:
        models: JsonObject = self._kept.get(key, {})
        self._kept.set(key, {**models, self._connections.current.id: model})
