"""What the user wishes for completions, kept between starts; each connection has a model of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from playground.features.chat.completion import settings as settings_format
from playground.features.chat.completion.parameters import faults, reasons, unavailable
from playground.features.chat.completion.settings import LABELS, CompletionSettings, likely_model
from playground.message import Message
from playground.services.model_choice import ModelChoice
from playground.signal import Signal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playground.services.context import Context

_WISHES = "completion.wishes"
_MODELS = "completion.models"


class CompletionWishes:
    def __init__(self, context: Context) -> None:
        self.changed: Signal[()] = Signal()
        self._kept = context.settings
        self._connections = context.connections
        self._model = ModelChoice(context, _MODELS, demo="demo-ngram")
        self.settings = self._with_model(settings_format.from_json(self._kept.get(_WISHES, {})))
        context.connections.changed.connect(self._on_connection_changed)
        context.connections.models_changed.connect(self._on_connection_changed)

    @property
    def reasons(self) -> Mapping[str, Message]:
        return reasons(self.settings, self._connections.dialect(self.settings.model))

    @property
    def faults(self) -> Mapping[str, Message]:
        return faults(self.settings)

    @property
    def unavailable(self) -> Message | None:
        """Why this server cannot fulfil any of them."""
        return unavailable(self._connections.dialect(self.settings.model))

    @property
    def hindrance(self) -> Message | None:
        """What has to be mended before anything can be asked for."""
        if not self.settings.model.strip():
            return Message("Choose a model first, on the right.")
        name, message = next(iter(self.faults.items()), ("", None))
        return None if message is None else Message("{field}: {fault}", field=LABELS[name], fault=message)

    def wish(self, settings: CompletionSettings) -> None:
        if settings == self.settings:
            return
        self._kept.set(_WISHES, settings_format.to_json(settings))
        if settings.model != self.settings.model:
            self._model.choose(settings.model)
        self._take(settings)

    def _on_connection_changed(self) -> None:
        self._take(self._with_model(self.settings))

    def _take(self, settings: CompletionSettings) -> None:
        self.settings = settings
        self.changed.emit()

    def _with_model(self, settings: CompletionSettings) -> CompletionSettings:
        """A model that was never chosen is guessed from what the server offers."""
        return replace(settings, model=likely_model(self._model.chosen, self._model.offered))
