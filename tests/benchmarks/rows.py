"""The rows that a benchmark yields, their table and their JSON."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Row:
    """One figure. Without a `limit` it only informs, as the floors do."""

    name: str
    value: float
    unit: str
    limit: float | None
    ok: bool


def row(name: str, value: float, unit: str, limit: float | None = None) -> Row:
    """A figure that must not exceed its limit."""
    return Row(name, round(value, 4), unit, limit, limit is None or value <= limit)


def percentile(values: Iterable[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def table(rows: Sequence[Row]) -> str:
    width = max((len(entry.name) for entry in rows), default=4)
    lines = [f"{'name':<{width}}  {'value':>10}  {'limit':>8}  unit"]
    for entry in rows:
        limit = "" if entry.limit is None else f"{entry.limit:g}"
        verdict = "" if entry.limit is None else ("  ok" if entry.ok else "  OVER")
        lines.append(f"{entry.name:<{width}}  {entry.value:>10.4g}  {limit:>8}  {entry.unit}{verdict}")
    return "\n".join(lines)


def write_json(rows: Sequence[Row], file: Path) -> None:
    file.write_text(json.dumps([asdict(entry) for entry in rows], indent=1) + "\n", encoding="utf-8")
