"""What a training run measured, step by step, as lines to be drawn."""

from __future__ import annotations

import csv
import io
import math
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Curve:
    """By growing steps. NaN is a gap: the run measured there, and it came to no number."""

    job_id: str
    name: str
    steps: tuple[int, ...]
    values: tuple[float, ...]


def smoothed(values: Sequence[float], weight: float) -> tuple[float, ...]:
    """An exponential average, free of the bias that such a one has towards zero at its beginning."""
    weight = min(max(weight, 0.0), 0.999)
    average, counted = 0.0, 0.0
    found = []
    for value in values:
        if math.isfinite(value):
            average = weight * average + (1 - weight) * value
            counted = weight * counted + (1 - weight)
            found.append(average / counted)
        else:
            found.append(math.nan)
    return tuple(found)


def value_at(curve: Curve, step: float) -> tuple[int, float] | None:
    """The measured point that is nearest to this step."""
    if not curve.steps:
        return None
    right = bisect_left(curve.steps, step)
    near = range(max(0, right - 1), min(len(curve.steps), right + 1))
    place = min(near, key=lambda each: abs(curve.steps[each] - step))
    return curve.steps[place], curve.values[place]


def to_csv(curves: Sequence[Curve]) -> str:
    """One line for a step, one column for a curve; the job is named where there are several."""
    several = len({curve.job_id for curve in curves}) > 1
    points = [dict(zip(curve.steps, curve.values, strict=True)) for curve in curves]
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(["step", *(_heading(curve, several=several) for curve in curves)])
    for step in sorted(set().union(*points)):
        table.writerow([step, *(_cell(each.get(step)) for each in points)])
    return text.getvalue()


def _heading(curve: Curve, *, several: bool) -> str:
    """Names come from a server, and a spreadsheet takes some words for formulas."""
    name = f"{curve.job_id} {curve.name}" if several else curve.name
    return f"'{name}" if name.startswith(("=", "+", "-", "@")) else name


def _cell(value: float | None) -> str:
    return "" if value is None or math.isnan(value) else repr(value)
