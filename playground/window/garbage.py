"""Garbage collection on the window's thread only: on another one it would free widgets there, which aborts Qt."""

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 1000


class GarbageCollector(QObject):
    """Does by a timer what Python does by itself when its thresholds are passed."""

    def __init__(self) -> None:
        super().__init__()
        gc.disable()
        self._thresholds = gc.get_threshold()
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self.collect_due)

    def start(self) -> None:
        """What is alive now lives as long as the program: it need not be looked at again."""
        gc.freeze()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def collect_due(self) -> None:
        counts = gc.get_count()
        for generation in (2, 1, 0):
            if counts[generation] > self._thresholds[generation]:
                gc.collect(generation)
                return
