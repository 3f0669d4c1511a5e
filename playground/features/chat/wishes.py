"""What the user wishes for the replies, kept between starts; each connection has a model of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from playground.features.chat import settings as settings_format
from playground.features.chat.checks import faults
from playground.features.chat.controls import Control, controls
from playground.features.chat.settings import ChatSettings, likely_model
from playground.features.chat.wording import LABELS
from playground.message import Message
from playground.services.model_choice import ModelChoice
from playground.signal import Signal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playground.services.context import Context

_WISHES = "chat.wishes"
_MODELS = "chat.models"


class Wishes:
    def __init__(self, context: Context) -> None:
        self.changed: Signal[()] = Signal()
        self._kept = context.settings
        self._connections = context.connections
        self._model = ModelChoice(context, _MODELS, demo="demo-assistant")
        self.settings = self._with_model(settings_format.from_json(self._kept.get(_WISHES, {})))
        context.connections.changed.connect(self._on_connection_changed)
        context.connections.models_changed.connect(self._on_connection_changed)

    @property
    def controls(self) -> Mapping[str, Control]:
        return controls(self.settings, self._connections.dialect(self.settings.model))

    @property
    def faults(self) -> Mapping[str, Message]:
        """What of the wishes cannot be sent as it was written, by the field."""
        return faults(self.settings)

    @property
    def fault(self) -> Message | None:
        """The first of them, with the name of its field."""
        name, message = next(iter(self.faults.items()), ("", None))
        return None if message is None else Message("{field}: {fault}", field=LABELS[name], fault=message)

    def wish(self, settings: ChatSettings) -> None:
        if settings == self.settings:
            return
        self._kept.set(_WISHES, settings_format.to_json(settings))
        if settings.model != self.settings.model:
            self._model.choose(settings.model)
        self._take(settings)

    def _on_connection_changed(self) -> None:
        settings = self._with_model(self.settings)
        if settings != self.settings:
            self._take(settings)

    def _take(self, settings: ChatSettings) -> None:
        self.settings = settings
        self.changed.emit()

    def _with_model(self, settings: ChatSettings) -> ChatSettings:
        """A model that was never chosen is guessed from what the server offers."""
        return replace(settings, model=likely_model(self._model.chosen, self._model.offered))
