"""The matrix of 5 000 texts as a heat map, zoomed and dragged; its cells come as quickly as they are asked for."""

import json
import sys
from dataclasses import asdict

import numpy
from PySide6.QtWidgets import QApplication

from playground.widgets.heat_map import HeatMap
from tests.benchmarks.picture_hand import PictureHand, steady
from tests.benchmarks.rows import Row, percentile, row

TEXTS = 5000
VIEW = (1000, 800)
LIMIT = 4
NOTCHES = 26


class Answers:
    """What is asked for in a frame comes after it, as from the thread that computes it."""

    def __init__(self, view: HeatMap, values: numpy.ndarray) -> None:
        self._view, self._values = view, values
        self._wanted: list[tuple[int, int, int, int, int, int]] = []
        view.cells_wanted.connect(lambda *wanted: self._wanted.append(wanted))

    def give(self) -> None:
        for first_row, rows, first_column, columns, height, width in self._wanted[-1:]:
            down = numpy.linspace(first_row, first_row + rows - 1, height).astype(int)
            across = numpy.linspace(first_column, first_column + columns - 1, width).astype(int)
            pixels = self._values[numpy.ix_(down, across)].tobytes()
            self._view.set_cells(first_row, rows, first_column, columns, pixels, width, height)
        self._wanted.clear()


def shown(values: numpy.ndarray) -> HeatMap:
    view = HeatMap("Similarity")
    view.resize(*VIEW)
    labels = [f"A sentence that is the text number {number}" for number in range(TEXTS)]
    view.set_matrix(labels, labels, 0, 1, lambda row_, column: float(values[row_, column]) / 255)
    view.show()
    return view


def rows_of(name: str, times: list[float]) -> list[Row]:
    return [
        row(f"heat map of {TEXTS}², {name}: frame median", percentile(times, 0.5), "ms"),
        row(f"heat map of {TEXTS}², {name}: frame p99", percentile(times, 0.99), "ms", LIMIT),
    ]


def main() -> None:
    application = QApplication(sys.argv[:1])
    values = numpy.random.default_rng(1).integers(0, 256, (TEXTS, TEXTS), numpy.uint8)
    view = shown(values)
    hand = PictureHand(view, Answers(view, values).give)
    middle = (VIEW[0] * 0.5, VIEW[1] * 0.5)
    zooming = steady(lambda: hand.zoom(middle, [1.0] * NOTCHES + [-1.0] * NOTCHES))
    dragging = []
    for notches in (4, 12, 22):
        hand.zoom(middle, [1.0] * notches)
        dragging += steady(lambda: hand.drag([(300 + 4 * step, 300 + 3 * step) for step in range(80)]))
        hand.zoom(middle, [-1.0] * NOTCHES)
    view.close()
    application.quit()
    print(json.dumps([asdict(entry) for entry in rows_of("zoom", zooming) + rows_of("pan", dragging)]))


if __name__ == "__main__":
    main()
