"""Sounds that a program which was killed left behind."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playground.sound.codecs import inspect
from playground.sound.errors import SoundError
from playground.sound.recording_file import UNFINISHED, recover

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Rescued:
    path: Path
    media_type: str
    seconds: float
    size: int
    changed_at: float


def rescued(path: Path) -> Rescued | None:
    """Made whole, if it was not. None where there is nothing to be heard; such a file stays where it is."""
    whole: Path | None = path
    try:
        if path.name.endswith(UNFINISHED):
            whole = recover(path)
        if whole is None:
            return None
        facts = inspect(whole)
        return Rescued(whole, facts.kind.media_type, facts.seconds or 0.0, facts.size, whole.stat().st_mtime)
    except (SoundError, OSError) as error:
        log.info("%s among the takes could not be read: %s", path.name, error)
        return None
