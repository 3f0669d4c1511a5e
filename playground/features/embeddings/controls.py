"""Which of the wishes can be fulfilled by this model at this server."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Final

from playground.api.dialect import Dialect
from playground.features.embeddings.settings import ENCODINGS, EmbeddingSettings
from playground.message import Message

_NEVER_REFUSED: Final = ("model", "extra", "encoding_format")
_SIZES: Final = ("256", "512", "1024", "1536", "3072")
_NO_DIMENSIONS: Final = "text-embedding-ada-"


@dataclass(frozen=True, slots=True)
class Control:
    """One field of the form. A disabled one has a reason and is not sent. `open` choices are suggestions only."""

    enabled: bool = True
    reason: Message | None = None
    choices: tuple[str, ...] = ()
    open: bool = False


def controls(settings: EmbeddingSettings, dialect: Dialect) -> Mapping[str, Control]:
    """For every field of the settings."""
    found = {}
    for each in fields(EmbeddingSettings):
        reason = _reason(each.name, settings, dialect)
        found[each.name] = Control(reason is None, reason, _choices(each.name), each.name == "dimensions")
    return found


def _choices(name: str) -> tuple[str, ...]:
    return {"dimensions": _SIZES, "encoding_format": ENCODINGS}.get(name, ())


def _reason(name: str, settings: EmbeddingSettings, dialect: Dialect) -> Message | None:
    """Why the field cannot be used."""
    if name in _NEVER_REFUSED:
        return None
    if name in dialect.rejects(settings.model):
        return Message("{model} has refused this before, so it is no longer sent.", model=settings.model)
    if name == "dimensions" and _NO_DIMENSIONS in settings.model:
        return Message("{model} always gives vectors of the same length.", model=settings.model)
    return None
