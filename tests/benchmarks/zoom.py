"""Zooming and panning over a large picture with a mask on it."""

import json
import sys
from dataclasses import asdict

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.benchmarks.painting_canvas import VIEW, Bench, Place, steady
from tests.benchmarks.rows import Row, percentile, row

SIDE = 4096
MIDDLE = VIEW[0] / 2, VIEW[1] / 2
NOTCHES = 28
ROUNDS = 3
ZOOMS = (0.3, 0.55, 1.0, 1.5, 4.0, 12.0)


def zooming(bench: Bench) -> list[float]:
    """From all of the picture to single pixels, and back again."""
    bench.canvas.fit()
    turns = [1.0] * NOTCHES + [-1.0] * NOTCHES
    return [bench.wheel(MIDDLE, turn) for turn in turns]


def panning(bench: Bench) -> list[float]:
    times = []
    for zoom in ZOOMS:
        bench.canvas.fit()
        bench.canvas.set_zoom(zoom)
        path: list[Place] = [(200 + 6 * step, 150 + 5 * step) for step in range(100)]
        times += bench.stroke(path, Qt.MouseButton.MiddleButton)[1:]
    return times


def rows(name: str, times: list[float]) -> list[Row]:
    return [
        row(f"{name} on {SIDE}²: frame median", percentile(times, 0.5), "ms"),
        row(f"{name} on {SIDE}²: frame p99", percentile(times, 0.99), "ms", 8),
    ]


def main() -> None:
    application = QApplication(sys.argv[:1])
    bench = Bench(SIDE)
    bench.canvas.set_brush(400, 0)
    bench.stroke([(200 + 12 * step, 400 + 60 * (step % 5)) for step in range(50)])
    found = rows("zoom", steady([zooming(bench) for _ in range(ROUNDS)]))
    found += rows("pan", steady([panning(bench) for _ in range(ROUNDS)]))
    bench.canvas.close()
    application.quit()
    print(json.dumps([asdict(entry) for entry in found]))


if __name__ == "__main__":
    main()
