"""Fine-tuning jobs, their events and checkpoints as values, whichever words a server has for them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from playground.api.paging import Page
from playground.api.request import Json, JsonObject
from playground.api.unset import UNSET, Unset

__all__ = ["Checkpoint", "JobEvent", "JobFault", "JobOrder", "Page", "TrainingJob"]

_OVER: Final = frozenset({"succeeded", "failed", "cancelled"})


@dataclass(frozen=True, slots=True)
class JobFault:
    code: str = ""
    message: str = ""
    param: str = ""


@dataclass(frozen=True, slots=True)
class TrainingJob:
    """`fields` are all that came, also those that are not known here. `legacy` when in the words of before 2024."""

    id: str
    model: str = ""
    status: str = ""
    created_at: float | None = None
    finished_at: float | None = None
    estimated_finish: float | None = None
    fine_tuned_model: str = ""
    training_file: str = ""
    validation_file: str = ""
    result_files: tuple[str, ...] = ()
    trained_tokens: int | None = None
    suffix: str = ""
    seed: int | None = None
    method: str = ""
    hyperparameters: JsonObject = field(default_factory=dict, hash=False)
    integrations: tuple[JsonObject, ...] = field(default=(), hash=False)
    metadata: Mapping[str, str] = field(default_factory=dict, hash=False)
    fault: JobFault | None = None
    organization: str = ""
    legacy: bool = False
    fields: JsonObject = field(default_factory=dict, repr=False, hash=False)

    @property
    def over(self) -> bool:
        """Of a state that is not known here it is not certain."""
        return self.status in _OVER


@dataclass(frozen=True, slots=True)
class JobEvent:
    """`kind` is "message" or "metrics", which are in `data`."""

    id: str
    created_at: float | None = None
    level: str = ""
    message: str = ""
    kind: str = "message"
    data: JsonObject = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    id: str
    model: str = ""
    step: int | None = None
    metrics: Mapping[str, float] = field(default_factory=dict, hash=False)
    created_at: float | None = None
    fields: JsonObject = field(default_factory=dict, repr=False, hash=False)


@dataclass(frozen=True, slots=True)
class JobOrder:
    """What is UNSET is not sent. `hyperparameters` hold those of either kind; `extra` comes last and wins."""

    model: str
    training_file: str
    validation_file: str | Unset = UNSET
    suffix: str | Unset = UNSET
    seed: int | Unset = UNSET
    method: str | Unset = UNSET
    hyperparameters: JsonObject = field(default_factory=dict)
    grader: JsonObject | Unset = UNSET  # of reinforcement
    integrations: tuple[JsonObject, ...] | Unset = UNSET
    metadata: Mapping[str, str] | Unset = UNSET
    extra: JsonObject = field(default_factory=dict)


def sent(values: Mapping[str, "Json | Unset"]) -> dict[str, Json]:
    return {name: value for name, value in values.items() if value is not UNSET}
