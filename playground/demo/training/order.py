"""What a job is asked to do, in the words of today's endpoint and of the old one."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from playground.demo.checks import (
    Check,
    anything,
    array,
    boolean,
    either,
    integer,
    json_object,
    mapping,
    number,
    one_of,
    record,
    refused,
    string,
    tagged,
)
from playground.demo.errors import ApiError, conflict, invalid_value, unsupported_parameter
from playground.demo.json_value import Json
from playground.demo.models import DemoModel

Method = Literal["supervised", "dpo"]
Shape = Literal["chat", "completion", "preference"]

MOST_SEED = 2**31 - 1
SUFFIX = re.compile(r"[A-Za-z0-9_.-]+")
NO_NETWORK = "The demo has no network and tells nobody of its jobs; leave it out."


def _more_than_nothing(most: float | None = None) -> Check:
    def check(value: Json, path: str) -> float:
        found = float(number(0, most)(value, path))
        if not found:
            raise invalid_value(path, "it must be greater than 0.")
        return found

    return check


def _or_auto(kind: Check) -> Check:
    return either({str: one_of("auto"), int: kind, float: kind})


def _suffix(longest: int) -> Check:
    def check(value: Json, path: str) -> str:
        text = str(string(longest, 1)(value, path))
        if not SUFFIX.fullmatch(text):
            raise invalid_value(path, "it may have letters, digits, dots, dashes and underscores.")
        return text

    return check


def _no_integrations(value: Json, path: str) -> Json:
    if array(json_object, 0, 5)(value, path):
        raise unsupported_parameter(path, NO_NETWORK)
    return value


HYPERPARAMETERS: Mapping[str, Check] = {
    "n_epochs": _or_auto(integer(1, 50)),
    "batch_size": _or_auto(integer(1, 256)),
    "learning_rate_multiplier": _or_auto(_more_than_nothing()),
}
SUPERVISED = record({"hyperparameters": record(HYPERPARAMETERS)})
DPO = record({"hyperparameters": record({**HYPERPARAMETERS, "beta": _or_auto(_more_than_nothing(2))})})
METHOD = tagged(
    {
        "supervised": record({"type": anything, "supervised": SUPERVISED}, ("type",)),
        "dpo": record({"type": anything, "dpo": DPO}, ("type",)),
        "reinforcement": refused("The demo has no graders and teaches by 'supervised' and 'dpo' only."),
    }
)
JOB = record(
    {
        "model": string(),
        "training_file": string(),
        "validation_file": string(),
        "suffix": _suffix(64),
        "seed": integer(0, MOST_SEED),
        "method": METHOD,
        "hyperparameters": record(HYPERPARAMETERS),
        "integrations": _no_integrations,
        "metadata": mapping(string(512), 16, 64),
    },
    ("model", "training_file"),
)


def _no_metrics(value: Json, path: str) -> Json:
    if boolean(value, path):
        raise unsupported_parameter(path, "The demo tells loss and accuracy only.")
    return value


OLD_JOB = record(
    {
        "model": string(),
        "training_file": string(),
        "validation_file": string(),
        "n_epochs": integer(1, 50),
        "batch_size": integer(1, 256),
        "learning_rate_multiplier": _more_than_nothing(),
        "prompt_loss_weight": number(0, 1),
        "compute_classification_metrics": _no_metrics,
        "classification_n_classes": refused("The demo tells loss and accuracy only."),
        "classification_positive_class": refused("The demo tells loss and accuracy only."),
        "classification_betas": refused("The demo tells loss and accuracy only."),
        "suffix": _suffix(40),
    },
    ("training_file",),
)


@dataclass(frozen=True, slots=True)
class Wishes:
    """Hyperparameters; None leaves them to the demo."""

    n_epochs: int | None = None
    batch_size: int | None = None
    learning_rate_multiplier: float | None = None
    beta: float | None = None
    prompt_loss_weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Order:
    base: DemoModel
    model: str
    training_file: str
    validation_file: str | None
    suffix: str
    seed: int
    method: Method = "supervised"
    wishes: Wishes = Wishes()
    metadata: Mapping[str, str] | None = None
    old: bool = False
    created_at: int = 0

    @property
    def shape(self) -> Shape:
        if self.method == "dpo":
            return "preference"
        return "completion" if self.old or self.base.engine == "ngram" else "chat"


def ordered(body: Json, find: Callable[[str], DemoModel], created_at: int) -> Order:
    values = JOB(body, "")
    method = values.get("method")
    if method is not None and "hyperparameters" in values:
        raise conflict("hyperparameters", "Set only one of 'hyperparameters' and 'method'.")
    kind: Method = "supervised" if method is None else method["type"]
    hyper = values.get("hyperparameters", {}) if method is None else (method.get(kind) or {}).get("hyperparameters", {})
    return Order(
        base=_base(values["model"], find),
        model=values["model"],
        training_file=values["training_file"],
        validation_file=values.get("validation_file"),
        suffix=values.get("suffix", ""),
        seed=values.get("seed", secrets.randbelow(MOST_SEED)),
        method=kind,
        wishes=Wishes(**{key: value for key, value in hyper.items() if value != "auto"}),
        metadata=values.get("metadata"),
        created_at=created_at,
    )


def ordered_in_old_words(body: Json, find: Callable[[str], DemoModel], created_at: int) -> Order:
    values = OLD_JOB(body, "")
    model = values.get("model", "curie")
    return Order(
        # Their models were never listed; the n-gram model stands for them.
        base=_base("demo-ngram" if model in ("ada", "babbage", "curie", "davinci") else model, find),
        model=model,
        training_file=values["training_file"],
        validation_file=values.get("validation_file"),
        suffix=values.get("suffix", ""),
        seed=secrets.randbelow(MOST_SEED),
        wishes=Wishes(
            values.get("n_epochs", 4),
            values.get("batch_size"),
            values.get("learning_rate_multiplier"),
            prompt_loss_weight=values.get("prompt_loss_weight", 0.01),
        ),
        old=True,
        created_at=created_at,
    )


def _base(name: str, find: Callable[[str], DemoModel]) -> DemoModel:
    model = find(name)
    if model.recall is not None:
        message = f"The demo cannot teach {name[:80]} more than it knows. Name the model that it was made from."
        raise ApiError(400, message, code="model_not_available", param="model")
    if model.engine not in ("rules", "ngram"):
        message = f"Model {model.id} is not available for fine-tuning; demo-assistant and demo-ngram are."
        raise ApiError(400, message, code="model_not_available", param="model")
    return model
