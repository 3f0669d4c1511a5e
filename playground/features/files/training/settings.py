"""The user's wishes for a fine-tuning job."""

from __future__ import annotations

import json
import ntpath
import posixpath
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from playground.api import json_text

if TYPE_CHECKING:
    from playground.api.request import Json, JsonObject

METHODS: Final = ("supervised", "dpo", "reinforcement")
EFFORTS: Final = ("default", "low", "medium", "high")
COUNTS: Final = ("seed", "n_epochs", "batch_size", "eval_interval", "eval_samples", "classification_n_classes")
NUMBERS: Final = ("learning_rate_multiplier", "beta", "compute_multiplier", "prompt_loss_weight")
SWITCHES: Final = ("compute_classification_metrics",)


@dataclass(frozen=True, slots=True)
class JobSettings:
    """None and "" stand for "not set": the field is then left out and the server decides.

    A training or validation file is an id, or the absolute path of a file that is sent first. `grader`, `metadata` and
    `extra` are texts of JSON objects; the tags and the betas are lists with commas.
    """

    model: str = ""
    training_file: str = ""
    validation_file: str = ""
    suffix: str = ""
    seed: int | None = None
    method: str = "supervised"
    n_epochs: int | None = None
    batch_size: int | None = None
    learning_rate_multiplier: float | None = None
    beta: float | None = None
    reasoning_effort: str = ""
    compute_multiplier: float | None = None
    eval_interval: int | None = None
    eval_samples: int | None = None
    grader: str = ""
    wandb_project: str = ""
    wandb_name: str = ""
    wandb_entity: str = ""
    wandb_tags: str = ""
    metadata: str = ""
    prompt_loss_weight: float | None = None
    compute_classification_metrics: bool | None = None
    classification_n_classes: int | None = None
    classification_positive_class: str = ""
    classification_betas: str = ""
    extra: str = ""


DEFAULT: Final = JobSettings()


def to_json(settings: JobSettings) -> JsonObject:
    return asdict(settings)


def from_json(values: Json) -> JobSettings:
    """What a file holds may be of another version or edited by hand: only fitting values are taken."""
    given = values if isinstance(values, Mapping) else {}
    accepted: dict[str, Any] = {
        each.name: given[each.name]
        for each in fields(JobSettings)
        if each.name in given and _fits(each.name, given[each.name])
    }
    return replace(DEFAULT, **accepted)


def local_path(file: str) -> Path | None:
    """Where the file lies on this computer; ids of files on a server are no paths."""
    return Path(file) if posixpath.isabs(file) or ntpath.isabs(file) else None


def json_object(text: str) -> JsonObject:
    """Raises ValueError for what is no JSON object, or cannot be sent as one; nothing is an empty one."""
    if not text.strip():
        return {}
    try:
        value = json.loads(text)
        if isinstance(value, dict):
            json_text.compact(value)
            return value
    except RecursionError:
        pass
    raise ValueError("not an object")


def words(text: str) -> tuple[str, ...]:
    """Of a list with commas."""
    return tuple(word for each in text.replace("\N{FULLWIDTH COMMA}", ",").split(",") if (word := each.strip()))


def _fits(name: str, value: Json) -> bool:
    if name == "method":
        return value in METHODS
    if name in SWITCHES:
        return value is None or isinstance(value, bool)
    if name in COUNTS or name in NUMBERS:
        kinds = int if name in COUNTS else (int, float)
        return value is None or (isinstance(value, kinds) and not isinstance(value, bool))
    return isinstance(value, str)
