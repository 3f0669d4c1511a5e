"""Parts of a sound that have a name: the segments and the words that were heard."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Tone = Literal["accent", "success", "warning", "danger", "quiet"]


@dataclass(frozen=True, slots=True)
class Mark:
    """From `start` to `end` in seconds. The tone may say how sure somebody is of it, beside words that say the same."""

    id: int
    start: float
    end: float
    text: str = ""
    tone: Tone = "accent"


class Marks:
    """In the order of time, as there may be thousands and few of them are seen."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self.all = sorted(marks, key=lambda mark: (mark.start, mark.end))
        self._starts = [mark.start for mark in self.all]
        # Voices may overlap: the end of a mark says nothing about the ends before it.
        self._longest = max((mark.end - mark.start for mark in self.all), default=0.0)

    def between(self, first: float, last: float) -> list[tuple[int, Mark]]:
        """Those that are seen there, with their places."""
        begin = bisect_left(self._starts, first - self._longest)
        end = bisect_right(self._starts, last)
        return [(place, self.all[place]) for place in range(begin, end) if self.all[place].end >= first]

    def at(self, seconds: float) -> Mark | None:
        """The last that has begun, where several sound at once."""
        found = [mark for _, mark in self.between(seconds, seconds) if mark.start <= seconds < mark.end]
        return found[-1] if found else None
