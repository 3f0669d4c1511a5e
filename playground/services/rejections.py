"""What servers were found not to take, by connection and model, so that it is not sent again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from playground.storage.json_values import Json

if TYPE_CHECKING:
    from playground.api.dialect import Rejections
    from playground.storage.settings import Settings

_KEY = "rejected"


class RejectionMemory:
    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def of(self, connection_id: str) -> Rejections:
        models = self._all().get(connection_id)
        if not isinstance(models, Mapping):
            return {}
        return {model: _names(params) for model, params in models.items()}

    def add(self, connection_id: str, model: str, param: str) -> None:
        known = dict(self.of(connection_id))
        known[model] = known.get(model, frozenset()) | {param}
        self._settings.set(
            _KEY, {**self._all(), connection_id: {name: sorted(params) for name, params in known.items()}}
        )

    def forget(self, connection_id: str) -> None:
        self._settings.set(_KEY, {each: models for each, models in self._all().items() if each != connection_id})

    def _all(self) -> Mapping[str, Json]:
        return self._settings.get(_KEY, dict[str, Json]())


def _names(params: Json) -> frozenset[str]:
    return frozenset(name for name in params if isinstance(name, str)) if isinstance(params, list) else frozenset()
