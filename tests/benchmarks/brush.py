"""Strokes of the brush on small and large pictures, and what two hundred of them leave in memory."""

import json
import math
import sys
from dataclasses import asdict

from PySide6.QtWidgets import QApplication

from playground.window.garbage import GarbageCollector
from tests.benchmarks.painting_canvas import VIEW, Bench, Place, steady
from tests.benchmarks.rows import Row, percentile, row

BRUSHES = {"64 px hard": (64.0, 1.0), "400 px soft": (400.0, 0.0)}
SIDES = (1024, 4096)
STROKES = 5
ROUNDS = 3
EVENTS = 100
STEPS = 200


def curve(number: int, events: int) -> list[Place]:
    """About sixteen units of the view from one event to the next: a quick hand."""
    middle, reach = (VIEW[0] / 2, VIEW[1] / 2), VIEW[1] * 0.42
    turn = 16 / reach / 1.6
    angles = [number + turn * event for event in range(events)]
    return [(middle[0] + reach * math.cos(angle), middle[1] + reach * math.sin(angle * 1.7)) for angle in angles]


def painted(bench: Bench) -> list[float]:
    return [each for number in range(STROKES) for each in bench.stroke(curve(number, EVENTS))]


def strokes(side: int) -> list[Row]:
    bench = Bench(side)
    rows = []
    for name, brush in BRUSHES.items():
        bench.canvas.set_brush(*brush)
        for zoom, show in (("fit", bench.canvas.fit), ("100 %", lambda: bench.canvas.set_zoom(1))):
            show()
            QApplication.processEvents()
            times = steady([painted(bench) for _ in range(ROUNDS)])
            title = f"brush {name} on {side}², {zoom}"
            rows.append(row(f"{title}: event to repaint, median", percentile(times, 0.5), "ms"))
            rows.append(row(f"{title}: event to repaint, p99", percentile(times, 0.99), "ms", 2))
    bench.canvas.close()
    return rows


def history(side: int) -> list[Row]:
    rounds = []
    for _ in range(ROUNDS):
        bench = Bench(side)
        bench.canvas.fit()
        QApplication.processEvents()  # or the first stroke waits for the picture
        rounds.append([started(bench, number) for number in range(STEPS)])
        bench.mask.history.settle()
        bench.canvas.close()
    size = bench.mask.history.size / 1e6
    starts = steady(rounds)
    return [
        row(f"{STEPS} undo steps on {side}²: memory", size, "MB", 64),
        row(f"{STEPS} undo steps on {side}²: start of a stroke, max", max(starts), "ms", 5),
    ]


def started(bench: Bench, number: int) -> float:
    bench.canvas.set_brush(*list(BRUSHES.values())[number % 2])
    return bench.start(curve(number, 40))


def main() -> None:
    application = QApplication(sys.argv[:1])
    garbage = GarbageCollector()  # as in the program
    garbage.start()
    rows = [entry for side in SIDES for entry in strokes(side)] + history(SIDES[-1])
    application.quit()
    print(json.dumps([asdict(entry) for entry in rows]))


if __name__ == "__main__":
    main()
