"""Named wishes that the user keeps: the system message, the parameters and the model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from playground.features.chat import settings as settings_format
from playground.message import Message
from playground.services.notices import Notice
from playground.signal import Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playground.features.chat.settings import ChatSettings
    from playground.services.context import Context
    from playground.storage.json_values import Json

UNDO: Final = "chat.preset"
_KEPT: Final = "chat.presets"
_CHOSEN: Final = "chat.preset"
_LONGEST: Final = 60


@dataclass(frozen=True, slots=True)
class Preset:
    name: str
    settings: ChatSettings


class Presets:
    """In the order of their names. One of them may be chosen; it stays so while the wishes move away from it."""

    def __init__(self, context: Context) -> None:
        self.changed: Signal[()] = Signal()
        self._kept = context.settings
        self._notices = context.notices
        self._deleted: Preset | None = None
        kept: list[Json] = self._kept.get(_KEPT, [])
        found = map(_preset_of, kept)
        self.all: tuple[Preset, ...] = _sorted([preset for preset in found if preset is not None])

    @property
    def chosen(self) -> Preset | None:
        return self.find(self._kept.get(_CHOSEN, ""))

    def find(self, name: str) -> Preset | None:
        return next((preset for preset in self.all if preset.name == name), None)

    def choose(self, name: str, current: ChatSettings) -> ChatSettings:
        """The wishes to have now; without a name they stay."""
        self._choose(name)
        self.changed.emit()
        preset = self.find(name)
        return current if preset is None else _wishes_of(preset, current)

    def moved(self, current: ChatSettings) -> bool:
        """Whether the wishes are not those of the chosen one any more."""
        chosen = self.chosen
        return chosen is not None and _wishes_of(chosen, current) != current

    def save(self, name: str, settings: ChatSettings) -> None:
        """Under this name, in the place of what had it."""
        name = " ".join(name.split())[:_LONGEST]
        if name:
            self._put([*(each for each in self.all if each.name != name), Preset(name, settings)], chosen=name)

    def rename(self, name: str, new_name: str) -> None:
        preset = self.find(name)
        new_name = " ".join(new_name.split())[:_LONGEST]
        if preset is not None and new_name and self.find(new_name) is None:
            others = [each for each in self.all if each.name != name]
            self._put([*others, replace(preset, name=new_name)], chosen=new_name)

    def delete(self, name: str) -> None:
        """Can be taken back, as the notice offers."""
        preset = self.find(name)
        if preset is None:
            return
        self._deleted = preset
        self._put([each for each in self.all if each.name != name], chosen="")
        message = Message("The preset “{name}” was deleted.", name=name)
        self._notices.post(Notice("info", message, action=(UNDO, Message("Undo"))))

    def undo(self) -> None:
        deleted, self._deleted = self._deleted, None
        if deleted is not None and self.find(deleted.name) is None:
            self._put([*self.all, deleted], chosen=deleted.name)

    def _put(self, presets: Sequence[Preset], *, chosen: str) -> None:
        self.all = _sorted(presets)
        kept: list[Json] = [
            {"name": each.name, "settings": settings_format.to_json(each.settings)} for each in self.all
        ]
        self._kept.set(_KEPT, kept)
        self._choose(chosen)
        self.changed.emit()

    def _choose(self, name: str) -> None:
        self._kept.set(_CHOSEN, name)


def _wishes_of(preset: Preset, current: ChatSettings) -> ChatSettings:
    """One that names no model leaves it as it is."""
    return replace(preset.settings, model=preset.settings.model or current.model)


def _preset_of(value: Json) -> Preset | None:
    if not isinstance(value, Mapping):
        return None
    name = value.get("name")
    return Preset(name, settings_format.from_json(value.get("settings"))) if isinstance(name, str) and name else None


def _sorted(presets: Sequence[Preset]) -> tuple[Preset, ...]:
    return tuple(sorted({each.name: each for each in presets}.values(), key=lambda each: each.name.casefold()))
