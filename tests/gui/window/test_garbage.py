"""The collector: what nobody holds any more goes, on this thread."""

import weakref

from playground.window.garbage import GarbageCollector


class Ring:
    def __init__(self) -> None:
        self.itself = self


def test_rings_that_nobody_holds_are_collected(qtbot):
    collector = GarbageCollector()
    ring = weakref.ref(Ring())
    others = [Ring() for _ in range(2_000)]
    collector.start()
    frozen = weakref.ref(Ring())
    del others
    litter = [Ring() for _ in range(2_000)]
    del litter
    qtbot.waitUntil(lambda: frozen() is None)
    collector.stop()
    assert ring() is not None, "what was alive at the start is not looked at again"
