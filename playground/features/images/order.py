"""What one run is asked for, as it was when the button was pressed. Nothing that is changed afterwards reaches it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playground.api.connection import Connection
    from playground.api.dialect import Dialect
    from playground.features.images.controls import Mode
    from playground.features.images.pixels import Pixels
    from playground.features.images.settings import ImageSettings
    from playground.storage.gallery import PictureRecord


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """A picture of the history and its pixels, height × width × RGBA."""

    picture: PictureRecord
    pixels: Pixels


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """A further picture that the model looks at. It goes to the server as it is where that takes it so."""

    name: str
    data: bytes
    media_type: str
    small: bytes  # a PNG to be shown


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """`mask` is None where nothing was painted; otherwise height × width, 255 where the picture may change."""

    connection: Connection
    dialect: Dialect
    mode: Mode
    prompt: str
    settings: ImageSettings
    source: Shown | None = None
    mask: Pixels | None = None
    references: tuple[Reference, ...] = ()

    @property
    def kind(self) -> str:
        return self.mode.value
