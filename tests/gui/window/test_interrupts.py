"""Requests from outside to end the program."""

import signal
import sys

import pytest

from playground.window.interrupts import Interrupts


@pytest.fixture
def interrupts(qapp):
    interrupts = Interrupts(qapp)
    yield interrupts
    interrupts.close()


def test_the_end_of_the_session_asks_for_the_end(interrupts, qapp, qtbot):
    with qtbot.waitSignal(interrupts.requested):
        qapp.commitDataRequest.emit(None)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_asks_for_the_end_though_qt_waits(interrupts, qtbot, number):
    with qtbot.waitSignal(interrupts.requested):
        signal.raise_signal(number)


def test_what_was_there_before_is_put_back(qapp):
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    Interrupts(qapp).close()
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)] == before
