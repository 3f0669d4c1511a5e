"""A precise 5 ms timer on the GUI thread: how long did the event loop stay away?"""

import time

from PySide6.QtCore import QObject, Qt, QTimer

from tests.benchmarks.rows import Row, percentile, row

INTERVAL_MS = 5


class Heartbeat(QObject):
    """Collects the gaps between two beats, in milliseconds; the ideal gap is the interval itself."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        self.gaps.clear()
        self._last = time.perf_counter()
        self._timer.start(INTERVAL_MS)

    def stop(self) -> None:
        self._timer.stop()

    def rows(self, name: str, p99: float | None = None, maximum: float | None = None) -> list[Row]:
        return [
            row(f"{name}: event-loop gap p99", percentile(self.gaps, 0.99), "ms", p99),
            row(f"{name}: event-loop gap max", max(self.gaps), "ms", maximum),
        ]

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now
