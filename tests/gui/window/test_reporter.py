"""Faults of the program: one banner, everything in the log, no key in either."""

import logging
import sys
import threading

import pytest
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtWidgets import QWidget

from playground.services.notices import Notices
from playground.window.reporter import Reporter


@pytest.fixture
def notices():
    return Notices()


@pytest.fixture
def posted(notices):
    posted = []
    notices.posted.connect(posted.append)
    return posted


@pytest.fixture
def reporter(notices, qapp):
    reporter = Reporter(notices)
    reporter.install()
    yield reporter
    reporter.remove()


def test_an_exception_in_a_slot_gives_one_banner_with_the_details(reporter, posted, qtbot, expect_log):
    expect_log("ZeroDivisionError")
    timer = QTimer(singleShot=True, interval=0)
    timer.timeout.connect(lambda: 1 / 0)
    with qtbot.captureExceptions():
        # pytest-qt holds the hook while it captures; ours is put back over it.
        reporter.install()
        timer.start()
        qtbot.waitUntil(lambda: bool(posted))
    assert posted[0].level == "danger"
    assert "ZeroDivisionError" in posted[0].details


def test_a_paint_method_that_always_fails_does_not_flood_banner_and_log(reporter, posted, qtbot, expect_log, caplog):
    class Broken(QWidget):
        def paintEvent(self, event):
            raise RuntimeError("cannot paint")

    expect_log("cannot paint")
    widget = Broken()
    qtbot.addWidget(widget)
    with qtbot.captureExceptions():
        reporter.install()
        widget.show()
        for _ in range(50):
            widget.update()
            qtbot.wait(1)
    assert len(posted) == 1
    assert len([record for record in caplog.records if "cannot paint" in record.getMessage()]) < 10


def test_a_fault_in_a_thread_is_reported(reporter, posted, qtbot, expect_log):
    expect_log("in thread the-worker")

    def fail():
        raise ValueError("in a thread")

    thread = threading.Thread(target=fail, name="the-worker")
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(posted))
    assert "in a thread" in posted[0].details


def test_a_fault_in_the_event_loop_is_reported(reporter, posted, qtbot, expect_log):
    expect_log("lost task")
    reporter.on_loop_exception(None, {"message": "lost task", "exception": ValueError("x")})
    qtbot.waitUntil(lambda: bool(posted))


def test_no_key_reaches_the_banner_or_the_log(reporter, posted, qtbot, expect_log, caplog):
    expect_log("ValueError")
    error = ValueError("Bearer sk-CANARY-12345678 was refused")
    sys.excepthook(ValueError, error, None)
    qtbot.waitUntil(lambda: bool(posted))
    assert "CANARY" not in posted[0].details
    assert "CANARY" not in caplog.text


@pytest.mark.qt_no_exception_capture
def test_what_qt_says_goes_into_the_log(reporter, expect_log, caplog):
    expect_log("from Qt itself")
    with caplog.at_level(logging.WARNING):
        qWarning("from Qt itself")
    assert "Qt: from Qt itself" in caplog.text


def test_the_hooks_are_given_back(notices, qapp):
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    reporter = Reporter(notices)
    reporter.install()
    reporter.remove()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before
