"""The wave of a sound of one hour, zoomed and scrolled, and what a live one costs beside a level meter."""

import json
import math
import random
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from typing import Final

import numpy
from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from playground.sound.waveform import Span, Waveform
from playground.widgets.level_meter import LevelMeter
from playground.widgets.waveform_view import Mark, WaveformView
from tests.benchmarks.rows import Row, percentile, row

RATE: Final = 16_000
SECONDS: Final = 3600
OVERVIEW: Final = 8192
VIEW: Final = (1000, 200)
LIVE_VIEW: Final = (800, 160)
FRAME_MS: Final = 16
LIVE_SECONDS: Final = 10.0
NOTCHES: Final = 36
ROUNDS: Final = 4
INTERVAL: Final = 0.002
_NONE: Final = Qt.MouseButton.NoButton


def hour() -> Waveform:
    waveform = Waveform(RATE)
    random_ = numpy.random.default_rng(1)
    for minute in range(SECONDS // 60):
        loudness = 3000 + 2000 * math.sin(minute)
        noise = random_.normal(0, loudness, (60 * RATE, 1))
        waveform.append(noise.clip(-32_768, 32_767).astype(numpy.int16))
    return waveform


class Hand(QObject):
    """Turns the wheel over a view, and waits for the frame that shows it; times are in milliseconds."""

    def __init__(self, view: WaveformView) -> None:
        super().__init__()
        self._view = view
        self._paints = 0
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self._paints += event.type() == QEvent.Type.Paint
        return False

    def turn(self, notches: float, modifier: Qt.KeyboardModifier, x: float) -> float:
        point, angle = QPointF(x, VIEW[1] / 2), QPoint(0, round(120 * notches))
        event = QWheelEvent(point, point, QPoint(), angle, _NONE, modifier, Qt.ScrollPhase.NoScrollPhase, False)
        return self.frame(lambda: QApplication.sendEvent(self._view, event))

    def frame(self, act: Callable[[], object]) -> float:
        """With the columns that were asked for, which come before it."""
        painted = self._paints
        began = time.perf_counter()
        act()
        while self._paints == painted and time.perf_counter() - began < 1:
            QApplication.processEvents()
        QApplication.processEvents()
        took = time.perf_counter() - began
        time.sleep(INTERVAL)
        return took * 1000


def shown(waveform: Waveform) -> WaveformView:
    view = WaveformView()
    view.resize(*VIEW)

    def answer(first: float, last: float, count: int) -> None:
        view.set_columns(first, last, waveform.columns(Span(int(first * RATE), int(last * RATE)), count))

    view.columns_wanted.connect(answer)
    view.set_overview(waveform.columns(Span(0, waveform.frames), OVERVIEW), SECONDS)
    view.set_segments([Mark(number, number * 4.0, number * 4.0 + 3.8, "What was said") for number in range(900)])
    view.show()
    QApplication.processEvents()
    return view


def file_rows() -> list[Row]:
    view = shown(hour())
    hand = Hand(view)
    control, plain = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
    turns = ([1.0] * NOTCHES + [-1.0] * NOTCHES) * ROUNDS
    zooming = [hand.turn(notches, control, VIEW[0] * 0.4) for notches in turns]
    scrolling = []
    for seconds in (600.0, 60.0, 6.0):
        view.show_span(1000, 1000 + seconds)
        QApplication.processEvents()
        scrolling += [hand.turn(-0.5 if step < 60 else 0.5, plain, 500) for step in range(120)]
    view.show_span(1000, 1010)
    QApplication.processEvents()
    playing = [hand.frame(partial(view.set_position, 1000 + step / 60)) for step in range(1, 900)]
    view.close()
    found = []
    for name, times in (("zoom", zooming), ("scroll", scrolling), ("playhead", playing)):
        found.append(row(f"waveform of 1 h, {name}: frame median", percentile(times, 0.5), "ms"))
        found.append(row(f"waveform of 1 h, {name}: frame p99", percentile(times, 0.99), "ms", 16))
    return found


def share_of_core(tick: Callable[[], None]) -> float:
    """In percent, with `tick` on every frame."""
    loop = QEventLoop()
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(tick)
    timer.start(FRAME_MS)
    QTimer.singleShot(500, loop.quit)
    loop.exec()
    began, used = time.perf_counter(), time.process_time()
    QTimer.singleShot(round(1000 * LIVE_SECONDS), loop.quit)
    loop.exec()
    timer.stop()
    return 100 * (time.process_time() - used) / (time.perf_counter() - began)


def live_rows() -> list[Row]:
    window = QWidget()
    column = QVBoxLayout(window)
    view, meter = WaveformView(), LevelMeter()
    view.setFixedSize(*LIVE_VIEW)
    column.addWidget(view)
    column.addWidget(meter)
    window.show()
    chance = random.Random(1)
    view.start_live(60)

    def wave() -> None:
        height = chance.randrange(200, 20_000)
        view.append_columns(numpy.array([[-height, height]], numpy.int16))

    def both() -> None:
        wave()
        peak = chance.uniform(-30, -3)
        meter.set_level(peak - 12, peak, False)

    for _ in range(LIVE_VIEW[0]):
        wave()
    # Waking sixty times a second costs something by itself, whatever is done then.
    alone = share_of_core(lambda: None)
    found = [
        row("timer alone at 60 frames: share of a core", alone, "%"),
        row("live waveform at 60 frames: share of a core beyond the timer", share_of_core(wave) - alone, "%", 3),
        row("live waveform and meter at 60 frames: share of a core", share_of_core(both), "%", 6),
    ]
    window.close()
    return found


def main() -> None:
    application = QApplication(sys.argv[:1])
    rows = file_rows() + live_rows()
    application.quit()
    print(json.dumps([asdict(entry) for entry in rows]))


if __name__ == "__main__":
    main()
