"""Which model was chosen at which connection, kept between starts: another server has other models."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playground.api.request import JsonObject
    from playground.services.context import Context


class ModelChoice:
    """For one purpose, whose key in the settings this is. `demo` is what the demo server offers, which is known before
    it runs."""

    def __init__(self, context: Context, key: str, *, demo: str) -> None:
        self._kept = context.settings
        self._connections = context.connections
        self._key = key
        self._demo = demo

    @property
    def chosen(self) -> str:
        """At the current connection; empty where none was."""
        return str(self._all().get(self._connections.current.id) or "")

    @property
    def offered(self) -> list[str]:
        offered = [model.id for model in self._connections.models]
        if not offered and self._connections.current.preset == "demo":
            return [self._demo]
        return offered

    def choose(self, model: str) -> None:
        self._kept.set(self._key, {**self._all(), self._connections.current.id: model})

    def _all(self) -> JsonObject:
        models: JsonObject = self._kept.get(self._key, {})
        return models
