"""The way of an edit that needs no server: the mask as a PNG, and the result laid into the source, beside a window."""

import json
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict

import numpy
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from playground.features.images.compositing import composite
from playground.features.images.mask.mask_png import encode_mask
from playground.features.images.pixels import Pixels
from tests.benchmarks.heartbeat import Heartbeat
from tests.benchmarks.rows import percentile, row

SIDE = 2048
FEATHER = 8
ROUNDS = 7


def source() -> Pixels:
    noise = numpy.random.default_rng(1).integers(0, 12, (SIDE, SIDE, 4), numpy.uint8)
    down, across = numpy.mgrid[0:SIDE, 0:SIDE]
    noise[..., 0] += (across // 9).astype(numpy.uint8)
    noise[..., 1] += (down // 9).astype(numpy.uint8)
    noise[..., 3] = 255
    return noise


def mask() -> Pixels:
    """A large disc and a thin line, as if painted."""
    down, across = numpy.mgrid[0:SIDE, 0:SIDE]
    distance = numpy.hypot(across - SIDE / 2, down - SIDE / 2)
    painted: Pixels = ((SIDE * 0.4 - distance) * 255).clip(0, 255).astype(numpy.uint8)
    painted[100:106, 100 : SIDE - 100] = 255
    return painted


def beside_the_window(work: Callable[[], object], heart: Heartbeat) -> float:
    """Milliseconds that the work took in a thread, while the event loop ran."""
    # A loop of its own, as in the program: `processEvents` would keep the thread waiting while it waits itself.
    loop = QEventLoop()

    def timed() -> float:
        began = time.perf_counter()
        try:
            work()
            return (time.perf_counter() - began) * 1000
        finally:
            QTimer.singleShot(0, loop, loop.quit)

    with ThreadPoolExecutor(1) as pool:
        heart.start()
        future = pool.submit(timed)
        loop.exec()
        heart.stop()
    return future.result()


def main() -> None:
    application = QCoreApplication([])
    before, painted = source(), mask()
    after = before[::-1].copy()
    smaller = after[::2, ::2].copy()

    def edit(result: Pixels) -> None:
        encode_mask(painted, "alpha")
        composite(before, result, painted, feather=FEATHER, colour_match=True)

    def copies() -> None:
        for _ in range(10):
            before.copy()

    heart = Heartbeat()
    times: dict[str, list[float]] = {"same": [], "smaller": [], "floor": []}
    gaps: list[float] = []
    for _ in range(ROUNDS):
        times["floor"].append(beside_the_window(copies, heart) / 10)
        times["same"].append(beside_the_window(lambda: edit(after), heart))
        gaps.append(max(heart.gaps, default=0.0))
        times["smaller"].append(beside_the_window(lambda: edit(smaller), heart))
    typical = {name: percentile(values, 0.5) for name, values in times.items()}
    rows = [
        row("composite: copying 2048² once", typical["floor"], "ms"),
        row("export mask + composite of 2048²", typical["same"], "ms", 250),
        row("export mask + composite of 2048²: event-loop gap max", percentile(gaps, 0.5), "ms", 16),
        row("export mask + composite of 2048², result of 1024²", typical["smaller"], "ms"),
    ]
    application.quit()
    print(json.dumps([asdict(entry) for entry in rows]))


if __name__ == "__main__":
    main()
