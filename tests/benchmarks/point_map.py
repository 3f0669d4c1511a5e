"""The map of 20 000 texts in ten groups: zoomed, dragged, and turned in space."""

import json
import sys
from dataclasses import asdict

import numpy
from PySide6.QtWidgets import QApplication

from playground.widgets.point_map import PointMap
from tests.benchmarks.picture_hand import PictureHand, steady
from tests.benchmarks.rows import Row, percentile, row

TEXTS = 20_000
GROUPS = 10
VIEW = (1000, 800)
LIMIT = 16
NOTCHES = 18


def shown(dimensions: int) -> PointMap:
    chance = numpy.random.default_rng(1)
    groups = numpy.arange(TEXTS) % GROUPS
    middles = chance.normal(0, 3, (GROUPS, dimensions))
    points = (middles[groups] + chance.normal(0, 0.6, (TEXTS, dimensions))).astype(numpy.float32)
    view = PointMap("Map")
    view.resize(*VIEW)
    view.set_points(points.tobytes(), dimensions, [f"Text {number}" for number in range(TEXTS)])
    view.set_groups(groups.tolist(), [f"word {number}, other word" for number in range(GROUPS)])
    view.set_selected(range(0, TEXTS, 50))
    view.show()
    QApplication.processEvents()
    return view


def rows_of(name: str, times: list[float], limit: float | None = LIMIT) -> list[Row]:
    return [
        row(f"map of {TEXTS} points, {name}: frame median", percentile(times, 0.5), "ms"),
        row(f"map of {TEXTS} points, {name}: frame p99", percentile(times, 0.99), "ms", limit),
    ]


def main() -> None:
    application = QApplication(sys.argv[:1])
    view = shown(2)
    hand = PictureHand(view)
    middle = (VIEW[0] * 0.6, VIEW[1] * 0.5)
    found = rows_of("zoom", steady(lambda: hand.zoom(middle, [1.0] * NOTCHES + [-1.0] * NOTCHES)))
    path = [(300 + 3 * step, 300 + 2 * step) for step in range(80)]
    found += rows_of("pan", steady(lambda: hand.drag(path)))
    view.close()
    space = shown(3)
    # To turn is to work out every point anew, which no limit was set for.
    found += rows_of("turn in space", steady(lambda: PictureHand(space).drag(path)), None)
    space.close()
    application.quit()
    print(json.dumps([asdict(entry) for entry in found]))


if __name__ == "__main__":
    main()
