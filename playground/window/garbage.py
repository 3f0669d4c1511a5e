"""Garbage collection on the window's thread only: on another one it would free widgets there, which aborts Qt."""

import gc

from PySide6.QtCore import QObject, QTimer

# Often enough that the young objects of a fast stream are looked through in a millisecond or two.
INTERVAL_MS = 100


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
        young, middle, old = (
            count > threshold for count, threshold in zip(gc.get_count(), self._thresholds, strict=True)
        )
        if young:
            gc.collect(1 if middle else 0)
        elif old:
            # Looking through everything takes long enough to be seen, so it waits for a moment of rest.
            gc.collect(2)
