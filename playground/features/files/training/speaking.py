"""In which words a server takes jobs: today's, or those of before 2024."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playground.signal import Signal

if TYPE_CHECKING:
    from playground.api.request import JsonObject
    from playground.api.training import Spoken
    from playground.services.context import Context

_KEY: Final = "training.legacy"


class Speaking:
    """What the connection says of itself counts first, then what the user chose for it when it was offered."""

    def __init__(self, context: Context) -> None:
        self.changed: Signal[()] = Signal()
        self._kept = context.settings
        self._connections = context.connections
        context.connections.changed.connect(self.changed.emit)

    @property
    def settled(self) -> bool:
        """Whether the connection leaves nothing to be found out."""
        return self._connections.dialect("").fine_tuning != "auto"

    @property
    def spoken(self) -> Spoken:
        said = self._connections.dialect("").fine_tuning
        if said != "auto":
            return said
        return "legacy" if self._chosen().get(self._connections.current.id) is True else "current"

    def speak(self, *, legacy: bool) -> None:
        """From now on at this connection, unless it says otherwise itself."""
        before = self.spoken
        self._kept.set(_KEY, {**self._chosen(), self._connections.current.id: legacy})
        if self.spoken != before:
            self.changed.emit()

    def _chosen(self) -> JsonObject:
        chosen: JsonObject = self._kept.get(_KEY, {})
        return chosen
