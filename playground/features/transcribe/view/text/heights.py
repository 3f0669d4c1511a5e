"""How high the lines of a text are and where they stand; those that nobody has looked at yet are guessed."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from playground.features.transcribe.view.text.lines import Line


class Heights:
    """A line is measured when it is to be seen, or when there is time."""

    def __init__(self, measure: Callable[[Line], int], guess: Callable[[Line], int]) -> None:
        self._measure = measure
        self._guess = guess
        self._known: dict[tuple[str, bool], int] = {}
        self._lines: Sequence[Line] = ()
        self._heights: list[int] = []
        self._tops: list[int] = [0]
        self._lacking: list[int] = []

    @property
    def total(self) -> int:
        return self._tops[-1]

    @property
    def complete(self) -> bool:
        return not self._lacking

    def set_lines(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        found = [self._known.get(_key(line)) for line in lines]
        self._heights = [
            self._guess(line) if height is None else height for line, height in zip(lines, found, strict=True)
        ]
        self._lacking = [number for number, height in enumerate(found) if height is None]
        self._lacking.reverse()
        self._sum()

    def forget(self) -> None:
        """The width or the type is another one."""
        self._known.clear()
        self.set_lines(self._lines)

    def top(self, number: int) -> int:
        return self._tops[number]

    def height(self, number: int) -> int:
        return self._heights[number]

    def at(self, y: int) -> int:
        """The number of the line there, or of the nearest one."""
        return max(0, min(len(self._lines) - 1, bisect_right(self._tops, y) - 1))

    def settle(self, y: int, height: int) -> bool:
        """Measures what is to be seen there. Whether anything stands elsewhere now."""
        number = self.at(y)
        changed = False
        bottom = self._tops[number] if self._lines else 0
        while number < len(self._lines) and bottom < y + height:
            changed |= self._settle(number)
            bottom += self._heights[number]
            number += 1
        if changed:
            self._sum()
        return changed

    def settle_some(self, most: int) -> bool:
        """The same for some of those that nobody has seen."""
        changed = False
        for _ in range(min(most, len(self._lacking))):
            changed |= self._settle(self._lacking.pop())
        if changed:
            self._sum()
        return changed

    def _settle(self, number: int) -> bool:
        line = self._lines[number]
        key = _key(line)
        if key not in self._known:
            self._known[key] = self._measure(line)
        before, self._heights[number] = self._heights[number], self._known[key]
        return before != self._heights[number]

    def _sum(self) -> None:
        self._tops = [0, *accumulate(self._heights)]


def _key(line: Line) -> tuple[str, bool]:
    return line.text, bool(line.speaker)
