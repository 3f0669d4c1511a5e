"""The outline of a sound as it is handed over: its lowest and highest samples, column by column."""

from array import array
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Protocol

FULL: Final = 32_768
Heights = array  # of 16 bits: thousands of them are no work for the garbage collector


class ColumnArray(Protocol):
    """An array of columns × (lowest, highest) in 16 bits, such as NumPy's; that library itself is not needed here."""

    def tobytes(self) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Columns:
    lows: "Heights[int]"
    highs: "Heights[int]"

    @staticmethod
    def of(columns: ColumnArray) -> "Columns":
        both = array("h", columns.tobytes())
        return Columns(both[::2], both[1::2])

    def __len__(self) -> int:
        return len(self.lows)


@dataclass(frozen=True, slots=True)
class Outline:
    """Of a part of a sound, with so many columns a second from `first` on."""

    first: float
    rate: float
    columns: Columns

    @staticmethod
    def of(first: float, last: float, columns: ColumnArray) -> "Outline":
        read = Columns.of(columns)
        return Outline(first, len(read) / (last - first) if last > first else 0.0, read)

    @property
    def last(self) -> float:
        return self.first + len(self.columns) / self.rate if self.rate else self.first

    @property
    def peak(self) -> int:
        return max(max(self.columns.highs, default=0), -min(self.columns.lows, default=0))

    def covers(self, first: float, last: float) -> bool:
        slack = 1 / self.rate if self.rate else 0
        return self.first - slack <= first and last <= self.last + slack

    def sampled(self, first: float, last: float, count: int) -> Columns:
        """The span in so many columns; flat where nothing is known."""
        lows, highs, known = self.columns.lows, self.columns.highs, len(self.columns)
        step = (last - first) * self.rate / count
        start = (first - self.first) * self.rate
        edges = [int(start + place * step) for place in range(count + 1)]
        result = Columns(array("h", bytes(2 * count)), array("h", bytes(2 * count)))
        for place, (begin, end) in enumerate(pairwise(edges)):
            if not 0 <= begin < known:
                continue
            if end - begin <= 1:
                result.lows[place], result.highs[place] = lows[begin], highs[begin]
            else:
                result.lows[place], result.highs[place] = min(lows[begin:end]), max(highs[begin:end])
        return result
