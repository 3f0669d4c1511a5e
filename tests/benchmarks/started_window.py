"""The program, started on an empty data folder given as argument: prints the times of its start and the gaps after."""

import json
import sys
import time
from pathlib import Path
from typing import Any

from playground import app

WATCHED_SECONDS = 2.0


class Watch:
    """Notes the stages of the start; then watches the event loop for a while and ends the program."""

    def __init__(self) -> None:
        self.facts: dict[str, Any] = {}

    def on_first_paint(self) -> None:
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication

        self.facts["painted"] = time.monotonic_ns()
        focused = QApplication.focusWidget()
        self.facts["focused"] = "" if focused is None else focused.objectName()
        from tests.benchmarks.heartbeat import Heartbeat

        self.heart = Heartbeat()
        self.heart.start()
        QTimer.singleShot(int(WATCHED_SECONDS * 1000), self.finish)

    def on_furnished(self) -> None:
        self.facts["furnished"] = time.monotonic_ns()

    def on_ready(self) -> None:
        self.facts["ready"] = time.monotonic_ns()

    def finish(self) -> None:
        from PySide6.QtWidgets import QApplication

        self.facts["gap"] = max(self.heart.gaps)
        self.heart.stop()
        window = QApplication.activeWindow()
        assert window is not None
        window.close()


def main() -> int:
    watch = Watch()
    code = app.run(
        app.Options(data_dir=Path(sys.argv[1])),
        on_first_paint=watch.on_first_paint,
        on_furnished=watch.on_furnished,
        on_ready=watch.on_ready,
    )
    print(json.dumps(watch.facts))
    return code


if __name__ == "__main__":
    sys.exit(main())
