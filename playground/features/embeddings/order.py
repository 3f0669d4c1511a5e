"""What vectors are asked for, and what they depend on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from playground.api.embeddings import EmbeddingParameters
from playground.api.unset import UNSET
from playground.features.embeddings.controls import controls
from playground.features.embeddings.settings import extra_fields
from playground.storage.vectors import VectorKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playground.api.connection import Connection
    from playground.api.dialect import Dialect
    from playground.features.embeddings.settings import EmbeddingSettings
    from playground.storage.json_values import Json

DEMO: Final = "demo"


@dataclass(frozen=True, slots=True)
class Order:
    """`settings` are known to be in order."""

    connection: Connection
    dialect: Dialect
    settings: EmbeddingSettings

    @property
    def dimensions(self) -> int | None:
        """As they are sent."""
        return self.settings.dimensions if controls(self.settings, self.dialect)["dimensions"].enabled else None

    @property
    def kind(self) -> VectorKind:
        extra = extra_fields(self.settings.extra)
        text = json.dumps(extra, sort_keys=True, ensure_ascii=False) if extra else ""
        return VectorKind(place_of(self.connection), self.settings.model, self.dimensions, text)

    def parameters(self, texts: Sequence[str]) -> EmbeddingParameters:
        settings = self.settings
        sends_user = settings.user and controls(settings, self.dialect)["user"].enabled
        return EmbeddingParameters(
            model=settings.model,
            input=tuple(texts),
            encoding_format=settings.encoding_format or UNSET,
            dimensions=UNSET if self.dimensions is None else self.dimensions,
            user=settings.user if sends_user else UNSET,
            extra=extra_fields(settings.extra),
        )


def place_of(connection: Connection) -> str:
    """The demo server has another port at each start."""
    return DEMO if connection.preset == DEMO else connection.base_url.rstrip("/")


def kind_from_json(values: Json) -> VectorKind | None:
    given = values if isinstance(values, Mapping) else {}
    place, model, dimensions, extra = (given.get(name) for name in ("place", "model", "dimensions", "extra"))
    if not isinstance(place, str) or not isinstance(model, str) or not isinstance(dimensions, int | None):
        return None
    return VectorKind(place, model, dimensions, extra if isinstance(extra, str) else "")
