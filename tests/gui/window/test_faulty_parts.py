"""Every part that Qt or a signal calls may fail: one banner for all that follows, and a window that can be used."""

import asyncio
import gc
import inspect
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from types import CodeType, FrameType

import pytest
from PySide6.QtCore import QTimer

from playground.window.reporter import Reporter
from tests.faults.points import Point, points
from tests.gui.window.acts import ACTS, Act
from tests.gui.window.room import Room

POINTS = points()
# What shows the banner cannot show its own.
TELLERS = (
    "window.notice_bar.NoticeBar.",
    "window.notice_bar.NoticeRow.",
    "window.reporter.Reporter.",
    "widgets.buttons.IconButton.set_icon",  # the banner's own button is one
)
REPORTER_ITSELF = "window.reporter.Reporter._on_fault"
# PySide 6.11 keeps an error pending while Qt, called by Python, goes on to call other overrides, and may crash over it.
# These are called straight from Qt's loop, as in the program, and not by an act.
CALLED_BY_THE_LOOP = ("changeEvent", "eventFilter", "sizeHint", "minimumSizeHint")
SECONDS_FOR_AN_ACT = 1.0
# A window that one of them has broken stays so: nobody but the user mends it.
POINTS_BETWEEN_USES = 8


@dataclass(slots=True)
class Stage:
    """A room, and for each point the quickest act that reaches it."""

    room: Room
    acts: dict[str, Act]
    failed: int = 0

    def go_on(self) -> None:
        """Brings the room back to where it was, and uses it now and then."""
        self.room.happen(self.room.tidy())
        self.failed += 1
        if self.failed % POINTS_BETWEEN_USES == 0:
            self.room.happen(self.room.use())


@pytest.fixture(scope="module")
def stage(qapp, tmp_path_factory) -> Iterator[Stage]:
    with pytest.MonkeyPatch.context() as environment:
        environment.delenv("OPENAI_API_KEY", raising=False)
        environment.delenv("OPENAI_BASE_URL", raising=False)
        environment.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
        room = Room(qapp, tmp_path_factory.mktemp("room"))
        stage = Stage(room, _rehearse(room))
        with _kept_out_of_the_collection():
            yield stage
        room.happen(room.use())
        room.close()


@contextmanager
def _kept_out_of_the_collection() -> Iterator[None]:
    """What a room consists of would make up most of what is looked at after each test."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _rehearse(room: Room) -> dict[str, Act]:
    """Lets every act happen once, and sees whom it reaches."""
    quickest: dict[str, tuple[float, Act]] = {}
    for act in ACTS:
        began = time.perf_counter()
        reached = _watch(partial(room.happen, act(room)))
        seconds = time.perf_counter() - began
        for name in reached:
            if name not in quickest or seconds < quickest[name][0]:
                quickest[name] = seconds, act
        room.happen(room.tidy())
        room.happen(room.use())
    return {name: act for name, (_, act) in quickest.items()}


def _watch(happen: Callable[[], None]) -> set[str]:
    names = {point.function.__code__: point.name for point in POINTS}
    reached: set[CodeType] = set()

    def on_call(frame: FrameType, event: str, argument: object) -> None:
        if event == "call":
            reached.add(frame.f_code)

    sys.setprofile(on_call)
    try:
        happen()
    finally:
        sys.setprofile(None)
    return {names[code] for code in reached if code in names}


async def _call(room: Room, point: Point) -> None:
    """What no act reaches is called straight from Qt's loop."""
    required = [
        parameter
        for parameter in inspect.signature(point.function).parameters.values()
        if parameter.default is parameter.empty
    ]
    named = {each.name: None for each in required if each.kind is each.KEYWORD_ONLY}
    QTimer.singleShot(0, partial(point.function, *[None] * (len(required) - len(named)), **named))
    await room.breathe()


async def _attempt(room: Room, act: Act) -> None:
    try:
        async with asyncio.timeout(SECONDS_FOR_AN_ACT):
            await act(room)
            await room.breathe()
    except (TimeoutError, AssertionError, IndexError, KeyError):
        pass  # what the act waits for does not come about, because a part fails
    except (LookupError, RuntimeError, SystemError):
        # Qt gives an error in an event to whoever sent the event. The system, for which the act stands, would leave it
        # to the hook.
        sys.excepthook(*sys.exc_info())


@pytest.mark.parametrize("point", POINTS, ids=lambda point: point.name)
def test_a_part_that_fails_gives_one_banner_and_the_window_goes_on(stage, qtbot, expect_log, point):
    room = stage.room
    rows = room.frame.notice_bar.rows
    told: list[str] = []
    room.context.notices.posted.connect(count := lambda notice: told.append(notice.details))
    reporter = Reporter(room.context.notices)
    expect_log("Fault, seen")
    with qtbot.captureExceptions():
        # pytest-qt holds the hook while it captures; ours is put over it.
        reporter.install()
        room.loop.set_exception_handler(reporter.on_loop_exception)
        try:
            with point.failing():
                if point.name in stage.acts and not point.name.endswith(CALLED_BY_THE_LOOP):
                    room.happen(_attempt(room, stage.acts[point.name]))
                if not told:
                    room.happen(_call(room, point))
                banners = [row for row in rows if point.fault in row.notice.details]
                shown = len(banners)
            stage.go_on()
        finally:
            reporter.remove()
            room.loop.set_exception_handler(None)
            room.context.notices.posted.disconnect(count)
    banners_told = sum(point.fault in details for details in told)
    assert banners_told == (0 if point.name == REPORTER_ITSELF else 1)
    assert shown == 1 or point.name.startswith(TELLERS)
