"""The wishes for a job as the order that goes to the server."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from playground.api.training_jobs import JobOrder
from playground.api.unset import UNSET
from playground.features.files.training.controls import is_sent
from playground.features.files.training.settings import json_object, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playground.api.request import Json, JsonObject
    from playground.api.training import Spoken
    from playground.api.unset import Unset
    from playground.features.files.training.settings import JobSettings

_HYPERPARAMETERS: Final = (
    *("n_epochs", "batch_size", "learning_rate_multiplier", "beta", "reasoning_effort", "compute_multiplier"),
    *("eval_interval", "eval_samples", "prompt_loss_weight", "compute_classification_metrics"),
    *("classification_n_classes", "classification_positive_class"),
)


def order_of(settings: JobSettings, spoken: Spoken) -> JobOrder:
    """Raises ValueError where a text is no JSON."""
    current = spoken == "current"
    return JobOrder(
        settings.model.strip(),
        settings.training_file.strip(),
        settings.validation_file.strip() or UNSET,
        settings.suffix.strip() or UNSET,
        settings.seed if current and settings.seed is not None else UNSET,
        settings.method if current else UNSET,
        _hyperparameters(settings, spoken),
        json_object(settings.grader) or UNSET if is_sent("grader", settings, spoken) else UNSET,
        _integrations(settings) if current else UNSET,
        metadata_of(settings) or UNSET if current else UNSET,
        json_object(settings.extra),
    )


def metadata_of(settings: JobSettings) -> Mapping[str, str]:
    """Servers take words only."""
    given = json_object(settings.metadata)
    return {name: value if isinstance(value, str) else json.dumps(value) for name, value in given.items()}


def _hyperparameters(settings: JobSettings, spoken: Spoken) -> JsonObject:
    found: dict[str, Json] = {
        name: value
        for name in _HYPERPARAMETERS
        if (value := getattr(settings, name)) not in (None, "") and is_sent(name, settings, spoken)
    }
    betas = [float(word) for word in words(settings.classification_betas)]
    if betas and spoken == "legacy":
        found["classification_betas"] = betas
    return found


def _integrations(settings: JobSettings) -> tuple[JsonObject, ...] | Unset:
    project = settings.wandb_project.strip()
    if not project:
        return UNSET
    known = {"name": settings.wandb_name.strip(), "entity": settings.wandb_entity.strip()}
    told: dict[str, Json] = {"project": project, **{name: value for name, value in known.items() if value}}
    tags = words(settings.wandb_tags)
    return ({"type": "wandb", "wandb": {**told, **({"tags": list(tags)} if tags else {})}},)
