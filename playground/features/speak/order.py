"""What one run is asked for, as it was when the button was pressed. Nothing that is changed afterwards reaches it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final

from playground.api.unset import UNSET
from playground.features.speak.controls import controls
from playground.features.speak.families import family_of
from playground.features.speak.parameters import parameters_for

if TYPE_CHECKING:
    from playground.api.audio import SpeechParameters
    from playground.api.connection import Connection
    from playground.api.dialect import Dialect
    from playground.features.speak.script import Script
    from playground.features.speak.settings import SpeakSettings

# Another way for the same sound to travel.
_NO_MATTER: Final = ("stream_format",)


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """`anew`: also what was made before is made once more."""

    connection: Connection
    dialect: Dialect
    script: Script
    settings: SpeakSettings
    anew: bool = False

    @property
    def text(self) -> str:
        """As it was written."""
        return self.script.source

    @property
    def texts(self) -> tuple[str, ...]:
        """The words to be spoken, one request for each."""
        return self.script.texts

    @property
    def demo(self) -> bool:
        return self.connection.preset == "demo"

    @property
    def key(self) -> str:
        """Of all that the clip is made from."""
        return _digest([self.part_key(text) for text in self.texts])

    def part_key(self, text: str) -> str:
        parameters = self.parameters(text)
        asked = {
            each.name: getattr(parameters, each.name) for each in fields(parameters) if each.name not in _NO_MATTER
        }
        # The demo server has another address at each start.
        place = "demo" if self.demo else self.connection.base_url
        return _digest([place, {name: value for name, value in asked.items() if value is not UNSET}])

    def parameters(self, text: str) -> SpeechParameters:
        family = family_of(self.settings.model, self.connection)
        return parameters_for(self.settings, text, controls(self.settings, family, self.dialect), family)


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=True).encode()).hexdigest()
