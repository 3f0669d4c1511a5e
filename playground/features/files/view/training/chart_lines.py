"""Which curves stand in which chart, and how each of them is drawn."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final, Literal

from playground.features.files.training.curves import smoothed
from playground.features.files.view.training.job_words import measure_words
from playground.widgets.curve_chart import Line, Stroke

if TYPE_CHECKING:
    from playground.features.files.training.curves import Curve

Kind = Literal["loss", "accuracy", "other"]
KINDS: Final[tuple[Kind, ...]] = ("loss", "accuracy", "other")
_STROKE_COLOURS: Final[Mapping[Stroke, int]] = {"solid": 0, "dashes": 1, "dots": 2}


def kind_of(name: str) -> Kind:
    if name.endswith("loss"):
        return "loss"
    return "accuracy" if name.endswith("accuracy") else "other"


def lines_of(curves: "Sequence[Curve]", kind: Kind, weight: float, jobs: Mapping[str, str]) -> list[Line]:
    """`jobs` are the names of the jobs, by id, in the order of their colours; alone, a job is not named."""
    return [_line(curve, weight, jobs) for curve in curves if kind_of(curve.name) == kind]


def ends(curves: "Sequence[Curve]") -> tuple[int, ...]:
    """The first and the last step of all of them."""
    steps = [step for curve in curves if curve.steps for step in (curve.steps[0], curve.steps[-1])]
    return (min(steps), max(steps)) if steps else ()


def colour_of(job_id: str, name: str, jobs: Mapping[str, str]) -> int:
    """Alone, a job has one colour for each way of measuring; beside others it has one colour."""
    places = list(jobs)
    place = places.index(job_id) if job_id in jobs else len(places)
    return place if len(jobs) > 1 else _STROKE_COLOURS[_stroke(name)]


def _stroke(name: str) -> Stroke:
    if name.startswith("full_"):
        return "dots"
    return "dashes" if "valid" in name else "solid"


def _line(curve: "Curve", weight: float, jobs: Mapping[str, str]) -> Line:
    words = measure_words(curve.name)
    if len(jobs) > 1:
        words = f"{jobs.get(curve.job_id, curve.job_id)} · {words}"
    smooth = smoothed(curve.values, weight) if weight else curve.values
    raw = curve.values if weight else ()
    colour = colour_of(curve.job_id, curve.name, jobs)
    return Line(words, curve.steps, smooth, colour, _stroke(curve.name), raw)
