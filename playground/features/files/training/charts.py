"""The curves that are drawn: of the selected job, and of others that are laid over it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from playground.signal import Signal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playground.features.files.training.curves import Curve
    from playground.features.files.training.jobs_model import JobsModel


@dataclass(frozen=True, slots=True)
class Mark:
    """A checkpoint: the model as it was at this step."""

    job_id: str
    step: int
    model: str


class Charts:
    def __init__(self, jobs: JobsModel) -> None:
        self.changed: Signal[()] = Signal()
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

    @property
    def _drawn(self) -> tuple[str, ...]:
        selected = self._jobs.selected
        return (*([] if selected is None else [selected]), *self.chosen)
