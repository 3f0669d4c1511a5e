"""The thread of a player or a recorder: what fails on it is told, and does not end it."""

import threading
from collections.abc import Iterator
from typing import NoReturn

import pytest

from playground.sound.lane import Lane

Faults = list[threading.ExceptHookArgs]


@pytest.fixture
def faults(monkeypatch: pytest.MonkeyPatch) -> Faults:
    """What came to the hook for threads."""
    found: Faults = []
    monkeypatch.setattr(threading, "excepthook", found.append)
    return found


class Owner:
    def __init__(self) -> None:
        self.fails = True
        self.turns = 0
        self.broken = threading.Event()
        self.lane = Lane("test", self.turn, self.broken.set, patience=10)

    def turn(self) -> bool:
        self.turns += 1
        if self.fails:
            self.fails = False
            raise ValueError("the tick failed")
        return False


@pytest.fixture
def owner(faults: Faults) -> Iterator[Owner]:
    owner = Owner()
    yield owner
    owner.lane.close()


def test_a_turn_that_fails_is_told_and_the_lane_goes_on(owner: Owner, faults: Faults) -> None:
    owner.lane.send(int)
    assert owner.broken.wait(10)
    assert owner.lane.call(lambda: 3) == 3
    assert owner.turns == 2
    (fault,) = faults
    assert str(fault.exc_value) == "the tick failed"
    assert fault.thread is not None
    assert fault.thread.name == "test"


def test_an_order_that_nobody_waits_for_and_that_fails_is_told(owner: Owner, faults: Faults) -> None:
    owner.fails = False
    owner.lane.send(int, "no number")
    assert owner.broken.wait(10)
    assert owner.lane.call(int) == 0
    assert [fault.exc_type for fault in faults] == [ValueError]


def test_an_order_that_somebody_waits_for_fails_there(owner: Owner, faults: Faults) -> None:
    owner.fails = False
    with pytest.raises(ValueError, match="no number"):
        owner.lane.call(int, "no number")
    assert not owner.broken.is_set()
    assert not faults


def test_who_lets_go_of_what_failed_may_fail_too(faults: Faults) -> None:
    def fail(what: str) -> NoReturn:
        raise ValueError(what)

    lane = Lane("test", lambda: fail("turn"), lambda: fail("letting go"), patience=10)
    assert lane.call(lambda: 3) == 3
    assert lane.call(lambda: 4) == 4
    lane.close()
    assert [str(fault.exc_value) for fault in faults] == ["turn", "letting go"] * 2
