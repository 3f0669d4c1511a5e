"""What is selected in a text: from a letter of one line to a letter of another."""

from collections.abc import Sequence
from dataclasses import dataclass

from playground.features.transcribe.view.text.lines import Line

Spot = tuple[int, int]  # the number of a line, and a letter in it


@dataclass(frozen=True, slots=True)
class Passage:
    first: Spot
    last: Spot

    @classmethod
    def between(cls, one: Spot, other: Spot) -> "Passage":
        first, last = sorted((one, other))
        return cls(first, last)

    def letters_of(self, number: int, line: Line) -> tuple[int, int] | None:
        """Those of a line that belong to it."""
        if not self.first[0] <= number <= self.last[0]:
            return None
        first = self.first[1] if number == self.first[0] else 0
        last = self.last[1] if number == self.last[0] else len(line.text)
        return (first, last) if first < last else None

    def text(self, lines: Sequence[Line]) -> str:
        found = []
        for number in range(self.first[0], self.last[0] + 1):
            letters = self.letters_of(number, lines[number])
            if letters is not None:
                found.append(lines[number].text[slice(*letters)])
        return "\n".join(found)

    def span(self, lines: Sequence[Line]) -> tuple[float, float] | None:
        """In seconds, by whole words; None where nothing is known of their times."""
        start = _start(lines[self.first[0]], self.first[1])
        end = _end(lines[self.last[0]], max(0, self.last[1] - 1))
        return None if start is None or end is None or end <= start else (start, end)


def _start(line: Line, letter: int) -> float | None:
    piece = line.piece_at(letter)
    return line.start if piece is None or piece.start is None else piece.start


def _end(line: Line, letter: int) -> float | None:
    piece = line.piece_at(letter)
    return line.end if piece is None or piece.end is None else piece.end
