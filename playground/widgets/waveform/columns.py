"""The outline of a sound as it is handed over: its lowest and highest samples, column by column."""

from dataclasses import dataclass
from typing import Final, Protocol, cast

FULL: Final = 32_768


class ColumnArray(Protocol):
    """An array of columns × (lowest, highest) in 16 bits, such as NumPy's; that library itself is not needed here."""

    def tolist(self) -> object: ...


Column = tuple[int, int]


def pairs(columns: ColumnArray) -> list[Column]:
    return [(low, high) for low, high in cast("list[list[int]]", columns.tolist())]


@dataclass(frozen=True, slots=True)
class Outline:
    """Of a part of a sound, with so many columns a second from `first` on."""

    first: float
    rate: float
    lows: list[int]
    highs: list[int]

    @staticmethod
    def of(first: float, last: float, columns: ColumnArray) -> "Outline":
        read = pairs(columns)
        rate = len(read) / (last - first) if last > first else 0.0
        return Outline(first, rate, [low for low, _ in read], [high for _, high in read])

    @property
    def last(self) -> float:
        return self.first + len(self.lows) / self.rate if self.rate else self.first

    @property
    def peak(self) -> int:
        return max(max(self.highs, default=0), -min(self.lows, default=0))

    def covers(self, first: float, last: float) -> bool:
        slack = 1 / self.rate if self.rate else 0
        return self.first - slack <= first and last <= self.last + slack

    def sampled(self, first: float, last: float, count: int) -> list[Column]:
        """The span in so many columns; flat where nothing is known."""
        lows, highs, known = self.lows, self.highs, len(self.lows)
        step = (last - first) * self.rate / count
        start = (first - self.first) * self.rate
        result: list[Column] = []
        for place in range(count):
            begin = int(start + place * step)
            if not 0 <= begin < known:
                result.append((0, 0))
                continue
            end = max(begin + 1, int(start + (place + 1) * step))
            result.append((min(lows[begin:end]), max(highs[begin:end])))
        return result
