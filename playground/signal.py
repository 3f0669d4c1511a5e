"""A Qt-free signal: how a brain tells a face that something changed."""

import sys
from collections.abc import Callable
from typing import Generic, TypeVarTuple, Unpack

Arguments = TypeVarTuple("Arguments")


class Signal(Generic[*Arguments]):
    """Calls every connected slot in the order of connection.

    An exception in a slot goes to `sys.excepthook`, as it does for Qt's own signals: a face that fails must not break
    the work of the brain that told it something.
    """

    def __init__(self) -> None:
        self._slots: list[Callable[[Unpack[Arguments]], object]] = []

    def connect(self, slot: Callable[[Unpack[Arguments]], object]) -> None:
        self._slots.append(slot)

    def disconnect(self, slot: Callable[[Unpack[Arguments]], object]) -> None:
        self._slots.remove(slot)

    def emit(self, *arguments: *Arguments) -> None:
        for slot in tuple(self._slots):
            try:
                slot(*arguments)
            except Exception:  # noqa: BLE001 - reported to the one hook, see the class's docstring
                sys.excepthook(*sys.exc_info())
