"""What one run is asked for, as it was when the button was pressed. Nothing that is changed afterwards reaches it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from playground.features.transcribe.packing import Packing

if TYPE_CHECKING:
    from pathlib import Path

    from playground.api.connection import Connection
    from playground.api.dialect import Dialect
    from playground.features.transcribe.controls import Mode
    from playground.features.transcribe.settings import TranscribeSettings
    from playground.features.transcribe.stitching import Span
    from playground.storage.takes import TakeRecord, TranscriptRecord


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """`path` is what was recorded or opened, `played` the same in a kind that can be cut.

    With a `translator`, which is a chat model, what stands in `base` is translated and nothing is listened to. With
    `then_translator` that is to follow. Otherwise what is heard in the span is put into `base`, if there is one.
    """

    connection: Connection
    dialect: Dialect
    mode: Mode
    settings: TranscribeSettings
    take: TakeRecord
    path: Path
    played: Path
    packing: Packing = Packing.AS_IT_IS
    span: Span | None = None
    base: TranscriptRecord | None = None
    translator: str = ""
    then_translator: str = ""

    @property
    def model(self) -> str:
        return self.translator or self.settings.model
