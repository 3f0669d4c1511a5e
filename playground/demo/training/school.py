"""The jobs of one server, and the models that came out of them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from playground.demo.errors import ApiError
from playground.demo.files.archive import Archive
from playground.demo.models import DemoModel, find, no_such_model
from playground.demo.training.order import Order
from playground.demo.training.run import Bench, Run

if TYPE_CHECKING:
    from playground.demo.training.course import Recall

# As jobs name their models here, so that one that was deleted is not taken for another's.
OWN = re.compile(r"ft:[^:]*:demo:.*|[^:]*:ft-demo.*")


class School:
    def __init__(self, archive: Archive, beat: float) -> None:
        self.archive = archive
        self.bench = Bench(beat)
        self._runs: dict[str, Run] = {}
        self._models: dict[str, DemoModel] = {}

    def enrol(self, order: Order) -> Run:
        run = Run(order, self.archive, self.bench, self._publish)
        self._runs[run.id] = run
        run.start()
        return run

    def runs(self, old: bool) -> list[Run]:
        """The newest first."""
        return [run for run in reversed(self._runs.values()) if run.order.old == old]

    def run(self, name: str, old: bool) -> Run:
        found = self._runs.get(name)
        if found is None or found.order.old != old:
            kind = "fine-tune" if old else "fine-tuning job"
            raise ApiError(404, f"Could not find {kind}: {name[:80]}", code="fine_tune_not_found", param="id")
        return found

    def models(self) -> list[DemoModel]:
        return list(self._models.values())

    def find(self, name: str) -> DemoModel:
        """The model of this name: one of these, or one of those that every demo server has."""
        if name in self._models:
            return self._models[name]
        if OWN.fullmatch(name):
            raise no_such_model(name)
        return find(name)

    def delete(self, name: str) -> None:
        if name not in self._models:
            self.find(name)
            message = "Only fine-tuned models can be deleted, and this one is the demo's own."
            raise ApiError(403, message, code="insufficient_permissions", param="model")
        del self._models[name]

    def _publish(self, name: str, order: Order, recall: Recall) -> None:
        self._models[name] = replace(order.base, id=name, recall=recall, created=int(self.archive.now()))
