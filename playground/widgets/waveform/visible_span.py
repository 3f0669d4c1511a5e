"""Which part of a sound is seen."""

from dataclasses import dataclass, replace
from typing import Final

SHORTEST: Final = 0.5  # seconds


@dataclass(frozen=True, slots=True)
class VisibleSpan:
    """In seconds. Never reaches beyond the sound."""

    duration: float = 0.0
    first: float = 0.0
    last: float = 0.0

    @property
    def seconds(self) -> float:
        return self.last - self.first

    @property
    def is_all(self) -> bool:
        return self.seconds >= self.duration

    def of(self, duration: float) -> "VisibleSpan":
        """In a sound that has grown. Who saw all of it goes on seeing all of it."""
        if self.is_all:
            return VisibleSpan(duration, 0.0, duration)
        return replace(self, duration=duration).showing(self.first, self.last)

    def fitted(self) -> "VisibleSpan":
        return replace(self, first=0.0, last=self.duration)

    def showing(self, first: float, last: float) -> "VisibleSpan":
        seconds = min(self.duration, max(SHORTEST, last - first))
        begin = max(0.0, min(first, self.duration - seconds))
        return replace(self, first=begin, last=begin + seconds)

    def zoomed(self, factor: float, at: float) -> "VisibleSpan":
        """More than 1 comes closer. What is at that second stays where it is."""
        seconds = min(self.duration, max(SHORTEST, self.seconds / factor))
        share = (at - self.first) / self.seconds if self.seconds else 0.0
        first = at - share * seconds
        return self.showing(first, first + seconds)

    def panned(self, seconds: float) -> "VisibleSpan":
        return self.showing(self.first + seconds, self.last + seconds)
