"""The figures of a job: as events carry them, and as the table that stays."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from playground.demo.json_value import Json

if TYPE_CHECKING:
    from playground.demo.training.course import Step

COLUMNS = {
    "step": "step",
    "train_loss": "train_loss",
    "train_mean_token_accuracy": "train_accuracy",
    "valid_loss": "valid_loss",
    "valid_mean_token_accuracy": "valid_mean_token_accuracy",
}
OLD_COLUMNS = {
    "step": "step",
    "elapsed_examples": "elapsed_examples",
    "train_loss": "training_loss",
    "train_mean_token_accuracy": "training_token_accuracy",
    "valid_loss": "validation_loss",
    "valid_mean_token_accuracy": "validation_token_accuracy",
}


def figures(step: Step) -> dict[str, Json]:
    found: dict[str, Json] = {
        "step": step.number,
        "train_loss": round(step.train.loss, 5),
        "train_mean_token_accuracy": round(step.train.accuracy, 5),
    }
    for name, measure in (("valid", step.valid), ("full_valid", step.full_valid)):
        if measure is not None:
            found[f"{name}_loss"] = round(measure.loss, 5)
            found[f"{name}_mean_token_accuracy"] = round(measure.accuracy, 5)
    return found


def write_table(path: Path, table: Sequence[Mapping[str, Json]], batch: int, old: bool) -> None:
    columns = OLD_COLUMNS if old else COLUMNS
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(columns.values())
        for row in table:
            counted = {**row, "elapsed_examples": row["step"] * batch}
            writer.writerow([counted.get(column, "") for column in columns])
