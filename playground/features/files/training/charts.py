"""The curves that are drawn: of the selected job, and of others that are laid over it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from playground.message import Message
from playground.services.notices import Notice
from playground.signal import Signal
from playground.storage.whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from playground.features.files.training.curves import Curve
    from playground.features.files.training.jobs_model import JobsModel
    from playground.services.context import Context

_SAVED: Final = "training.saved"


@dataclass(frozen=True, slots=True)
class Mark:
    """A checkpoint: the model as it was at this step."""

    job_id: str
    step: int
    model: str


class Charts:
    def __init__(self, context: Context, jobs: JobsModel) -> None:
        self.changed: Signal[()] = Signal()
        self._context = context
        self._jobs = jobs
        jobs.curves_changed.connect(self.changed.emit)
        jobs.selection_changed.connect(self.changed.emit)

    @property
    def chosen(self) -> tuple[str, ...]:
        """Beside the selected job."""
        return tuple(id_ for id_ in self._jobs.overlaid if id_ != self._jobs.selected)

    @property
    def curves(self) -> tuple[Curve, ...]:
        """Those of the selected job first."""
        return tuple(curve for id_ in self._drawn for curve in self._jobs.details_of(id_).curves)

    @property
    def marks(self) -> tuple[Mark, ...]:
        return tuple(
            Mark(id_, each.step, each.model)
            for id_ in self._drawn
            for each in self._jobs.details_of(id_).checkpoints
            if each.step is not None
        )

    def choose(self, ids: Iterable[str]) -> None:
        """Which jobs are laid over the selected one."""
        self._jobs.overlay(ids)

    def save(self, path: Path, content: bytes) -> None:
        """A picture or a table as the page has made it."""
        label = Message("Saving {name}", name=path.name)
        self._context.jobs.start(_SAVED, self._save, path, content, label=label, on_error=self._is_told)

    async def _save(self, path: Path, content: bytes) -> None:
        unfinished = path.with_name(f".{path.name}.part")
        await asyncio.to_thread(partial(write_whole, path, content, unfinished=unfinished, private=False))
        message = Message("Saved as {name}.", name=path.name)
        self._context.notices.post(Notice("info", message, details=str(path), about=_SAVED))

    def _is_told(self, error: BaseException) -> bool:
        if not isinstance(error, OSError):
            return False
        message = Message(
            "The file could not be saved: {reason}. Choose another folder.", reason=error.strerror or str(error)
        )
        self._context.notices.post(Notice("danger", message, details=str(error), about=_SAVED))
        return True

    @property
    def _drawn(self) -> tuple[str, ...]:
        selected = self._jobs.selected
        return (*([] if selected is None else [selected]), *self.chosen)
