"""Which wishes for a job can be fulfilled: by its method, by the words that the server speaks, and in themselves."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final

from playground.features.files.training.settings import EFFORTS, METHODS, JobSettings, json_object, local_path, words
from playground.message import Message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playground.api.training import Spoken

_ONLY_OLD: Final = (
    "prompt_loss_weight",
    "compute_classification_metrics",
    "classification_n_classes",
    "classification_positive_class",
    "classification_betas",
)
_ONLY_NEW: Final = (
    *("seed", "method", "beta", "reasoning_effort", "compute_multiplier", "eval_interval", "eval_samples"),
    *("grader", "wandb_project", "wandb_name", "wandb_entity", "wandb_tags", "metadata"),
)
_ONLY_BY: Final[Mapping[str, str]] = {
    "beta": "dpo",
    "reasoning_effort": "reinforcement",
    "compute_multiplier": "reinforcement",
    "eval_interval": "reinforcement",
    "eval_samples": "reinforcement",
    "grader": "reinforcement",
}
_LONGEST_SUFFIX: Final[Mapping[Spoken, int]] = {"current": 64, "legacy": 40}
_RANGES: Final[Mapping[str, tuple[float, float]]] = {
    "seed": (0, 2**31 - 1),
    "n_epochs": (1, 50),
    "batch_size": (1, 256),
    "beta": (0, 2),
    "eval_interval": (1, 2**31 - 1),
    "eval_samples": (1, 2**31 - 1),
    "prompt_loss_weight": (0, 1),
    "classification_n_classes": (2, 2**31 - 1),
}
_ABOVE_NOTHING: Final = ("learning_rate_multiplier", "compute_multiplier", "beta")
_JSON: Final[Mapping[str, str]] = {
    "grader": '{"type": "string_check", …}',
    "metadata": '{"project": "a"}',
    "extra": '{"priority": "low"}',
}
_MOST_METADATA: Final = 16


@dataclass(frozen=True, slots=True)
class Control:
    """One field of the form. A disabled one has a reason and is not sent."""

    enabled: bool = True
    reason: Message | None = None
    choices: tuple[str, ...] = ()
    open: bool = False


def controls(settings: JobSettings, spoken: Spoken, models: tuple[str, ...] = ()) -> Mapping[str, Control]:
    """For every field of the settings. `models` are suggestions only."""
    choices = {"method": METHODS, "reasoning_effort": EFFORTS, "model": models}
    found = {}
    for each in fields(JobSettings):
        reason = _reason(each.name, settings, spoken)
        found[each.name] = Control(reason is None, reason, choices.get(each.name, ()), each.name == "model")
    return found


def is_sent(name: str, settings: JobSettings, spoken: Spoken) -> bool:
    return _reason(name, settings, spoken) is None


def problems(settings: JobSettings, spoken: Spoken) -> Mapping[str, Message]:
    """What is wrong with each field that would be sent."""
    found: dict[str, Message] = {}
    for each in fields(JobSettings):
        problem = _problem(each.name, settings, spoken) if is_sent(each.name, settings, spoken) else None
        if problem is not None:
            found[each.name] = problem
    return found


def missing(settings: JobSettings, spoken: Spoken) -> Message | None:
    """What has to be there before anything can be ordered."""
    if not settings.model.strip():
        return Message("Choose a model to train.")
    if not settings.training_file.strip():
        return Message("Choose a file to train with.")
    if spoken == "current" and settings.method == "reinforcement" and not settings.grader.strip():
        return Message("Reinforcement needs a grader.")
    return None


def _reason(name: str, settings: JobSettings, spoken: Spoken) -> Message | None:
    if spoken == "legacy" and name in _ONLY_NEW:
        return Message("Servers with the old path do not know this.")
    if spoken == "current" and name in _ONLY_OLD:
        return Message("Only servers with the old path know this.")
    method = _ONLY_BY.get(name, settings.method)
    if method != settings.method:
        return Message("Only the method {method} has this.", method=method)
    return None


def _problem(name: str, settings: JobSettings, spoken: Spoken) -> Message | None:
    value = getattr(settings, name)
    if name in _RANGES or name in _ABOVE_NOTHING:
        return _wrong_number(name, value)
    if name in _JSON:
        return _wrong_json(name, value)
    if name in ("training_file", "validation_file"):
        return _wrong_file(value)
    if name == "suffix" and len(value) > _LONGEST_SUFFIX[spoken]:
        return Message("A suffix has at most {count} characters.", count=_LONGEST_SUFFIX[spoken])
    if name == "classification_betas" and not all(map(_is_number, words(value))):
        return Message("Write numbers with commas between them, such as 1, 1.5.")
    if name == "wandb_project" and not value.strip() and any(_wandb(settings)):
        return Message("Weights & Biases needs the name of a project.")
    return None


def _wrong_number(name: str, value: float | None) -> Message | None:
    if value is None:
        return None
    if name in _ABOVE_NOTHING and value <= 0:
        return Message("This must be more than 0.")
    least, most = _RANGES.get(name, (0, float("inf")))
    if least <= value <= most:
        return None
    if most >= 2**31 - 1 and value < least:
        return Message("This must be at least {least}.", least=least)
    return Message("This must be between {least} and {most}.", least=least, most=most)


def _wrong_json(name: str, text: str) -> Message | None:
    try:
        value = json_object(text)
    except json.JSONDecodeError as error:
        return Message("This is no JSON: look at line {line}, column {column}.", line=error.lineno, column=error.colno)
    except ValueError:
        return Message("Write a JSON object, such as {example}.", example=_JSON[name])
    if name == "metadata" and len(value) > _MOST_METADATA:
        return Message("Metadata has at most {count} entries.", count=_MOST_METADATA)
    return None


def _wrong_file(file: str) -> Message | None:
    path = local_path(file)
    if path is None or path.is_file():
        return None
    return Message("{name} is no longer there. Choose it again.", name=path.name)


def _wandb(settings: JobSettings) -> tuple[str, ...]:
    return settings.wandb_name, settings.wandb_entity, settings.wandb_tags


def _is_number(word: str) -> bool:
    try:
        float(word)
    except ValueError:
        return False
    return True
