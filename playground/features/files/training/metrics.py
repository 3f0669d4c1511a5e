"""The figures of a job from all that carries them: its events, its checkpoints and the table that stays."""

from __future__ import annotations

import base64
import binascii
import csv
import io
import math
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from playground.features.files.training.curves import Curve

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from playground.api.request import Json
    from playground.api.training_jobs import Checkpoint, JobEvent

    # The figures by name and step.
    Figures = Mapping[str, Mapping[int, float]]

_STEP: Final = "step"
# Other names of the same figure: of results files, and of those of before 2024.
_NAMES: Final = {
    "train_mean_token_accuracy": "train_accuracy",
    "valid_mean_token_accuracy": "valid_accuracy",
    "full_valid_mean_token_accuracy": "full_valid_accuracy",
    "training_loss": "train_loss",
    "training_token_accuracy": "train_accuracy",
    "validation_loss": "valid_loss",
    "validation_token_accuracy": "valid_accuracy",
}
# Counted, not measured.
_COUNTS: Final = frozenset({"elapsed_examples", "elapsed_tokens", "total_steps", "epoch"})
_ORDER: Final = (
    "train_loss",
    "valid_loss",
    "full_valid_loss",
    "train_accuracy",
    "valid_accuracy",
    "full_valid_accuracy",
)


def figures_of(events: Iterable[JobEvent], checkpoints: Iterable[Checkpoint]) -> Figures:
    found: defaultdict[str, dict[int, float]] = defaultdict(dict)
    # Events come last: a checkpoint repeats what they told, and may round it.
    for each in checkpoints:
        step = each.step if each.step is not None else _step(each.metrics.get(_STEP))
        _add(found, step, each.metrics)
    for event in events:
        _add(found, _step(event.data.get(_STEP)), event.data)
    return found


def read_table(data: bytes) -> Figures:
    """A results file: CSV, which OpenAI hands out in base64 at times. What cannot be read is left out."""
    text = _decoded(data).decode("utf-8-sig", errors="replace").replace("\0", "")
    found: defaultdict[str, dict[int, float]] = defaultdict(dict)
    try:
        for row in csv.DictReader(io.StringIO(text, newline=""), restkey=""):
            _add(found, _step(row.get(_STEP)), row)
    except csv.Error:
        return found
    return found


def curves_of(job_id: str, told: Figures, table: Figures | None = None) -> tuple[Curve, ...]:
    """The table knows best; what it does not hold was told otherwise."""
    figures = {**told, **(table or {})}
    names = sorted(figures, key=lambda name: (_ORDER.index(name) if name in _ORDER else len(_ORDER), name))
    return tuple(_curve(job_id, name, figures[name]) for name in names if figures[name])


def _curve(job_id: str, name: str, points: Mapping[int, float]) -> Curve:
    steps = tuple(sorted(points))
    return Curve(job_id, name, steps, tuple(points[step] for step in steps))


def _add(found: Mapping[str, dict[int, float]], step: int | None, values: Mapping[str, Json]) -> None:
    if step is not None:
        for name, value in _measured(values):
            found[name][step] = value


def _measured(values: Mapping[str, Json]) -> Iterator[tuple[str, float]]:
    for name, value in values.items():
        number = _number(value)
        if name and name != _STEP and name not in _COUNTS and number is not None:
            yield _NAMES.get(name, name), number


def _number(value: Json) -> float | None:
    """None where nothing was measured, NaN where it came to no number."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else math.nan


def _step(value: Json) -> int | None:
    number = _number(value)
    return None if number is None or math.isnan(number) or number < 0 else int(number)


def _decoded(data: bytes) -> bytes:
    first: Sequence[bytes] = data.split(b"\n", 1)
    if b"," in first[0]:
        return data
    try:
        return base64.b64decode(b"".join(data.split()), validate=True)
    except binascii.Error:
        return data
