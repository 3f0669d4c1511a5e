"""The form for a new job: what is wished for, whether it can be ordered, and the request that it would be."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from playground.api.training import training_api
from playground.features.files.training import settings as settings_format
from playground.features.files.training.controls import controls, missing, problems
from playground.features.files.training.order import order_of
from playground.features.files.training.settings import DEFAULT
from playground.message import Message
from playground.services.model_choice import ModelChoice
from playground.signal import Signal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playground.api.request import ApiRequest
    from playground.api.training_jobs import JobOrder
    from playground.features.files.training.controls import Control
    from playground.features.files.training.speaking import Speaking
    from playground.services.context import Context

_KEY: Final = "training.form"
_MODELS: Final = "training.models"
# What is known to learn, the newest first; servers do not say.
_LEARNERS: Final = ("demo-assistant", "demo-ngram", "gpt-4.1", "gpt-4o", "o4-mini", "gpt-3.5-turbo")
_OLD_LEARNERS: Final = ("demo-ngram", "davinci", "curie", "babbage", "ada")
# Models of these families that do something else than write.
_OTHERS: Final = ("audio", "realtime", "transcribe", "tts", "search", "image")


class JobForm:
    """Kept from one start to the next, the model for each connection."""

    def __init__(self, context: Context, speaking: Speaking) -> None:
        self.changed: Signal[()] = Signal()
        self.settings = settings_format.from_json(context.settings.get(_KEY, {}))
        self._context = context
        self._speaking = speaking
        self._models = ModelChoice(context, _MODELS, demo=_LEARNERS[0])
        self._connection = ""
        self._take_model()
        speaking.changed.connect(self._on_server)
        context.connections.models_changed.connect(self._on_server)

    @property
    def legacy(self) -> bool:
        return self._speaking.spoken == "legacy"

    @property
    def models(self) -> tuple[str, ...]:
        """Those that are likely to learn first, then all others of the server."""
        offered = self._models.offered
        likely = [name for name in offered if self._learns(name)]
        return tuple(dict.fromkeys([*likely, *offered]))

    @property
    def controls(self) -> Mapping[str, Control]:
        return controls(self.settings, self._speaking.spoken, self.models)

    @property
    def problems(self) -> Mapping[str, Message]:
        return problems(self.settings, self._speaking.spoken)

    @property
    def why_not(self) -> Message | None:
        """Why nothing can be ordered with this."""
        absent = missing(self.settings, self._speaking.spoken)
        if absent is not None:
            return absent
        if not self.legacy and not self._context.connections.dialect("").has("fine_tuning/jobs"):
            return Message("This server trains no models. Choose another connection.")
        return next(iter(self.problems.values()), None)

    def change(self, **values: Any) -> None:  # noqa: ANN401 - the fields of JobSettings
        settings = replace(self.settings, **values)
        if settings != self.settings:
            if settings.model != self.settings.model:
                self._models.choose(settings.model)
            self.settings = settings
            self._context.settings.set(_KEY, settings_format.to_json(settings))
            self.changed.emit()

    def reset(self) -> None:
        """All but the model."""
        self.change(**{**settings_format.to_json(DEFAULT), "model": self.settings.model})

    def order(self) -> JobOrder:
        """Raises ValueError where there is a problem with a text."""
        return order_of(self.settings, self._speaking.spoken)

    def request_now(self) -> ApiRequest | None:
        """None where there is none to be shown."""
        if self.problems.keys() & {"grader", "metadata", "extra", "classification_betas"}:
            return None
        dialect = self._context.connections.dialect("")
        if not self.legacy and not dialect.has("fine_tuning/jobs"):
            return None
        return training_api(self._speaking.spoken).create_request(dialect, self.order())

    def _learns(self, name: str) -> bool:
        if name.startswith("ft:") or ":ft-" in name:
            return True
        learners = _OLD_LEARNERS if self.legacy else _LEARNERS
        return name.startswith(learners) and not any(word in name for word in _OTHERS)

    def _take_model(self) -> None:
        """That of the connection; one that was found for it stays while it is the same."""
        here = self._context.connections.current.id
        kept = self.settings.model if here == self._connection else ""
        likely = kept or next(filter(self._learns, self._models.offered), "")
        self._connection = here
        self.settings = replace(self.settings, model=self._models.chosen or likely)

    def _on_server(self) -> None:
        self._take_model()
        self.changed.emit()
