"""From tokens to text: stop strings that never leak, the token limit, and the reason why a choice ended."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from playground.demo.sampling import Token

Finish = Literal["stop", "length"]


@dataclass(frozen=True, slots=True)
class Piece:
    """What can be shown now; `spent` counts the tokens produced for it. The last piece of a choice has a finish."""

    text: str
    tokens: tuple[Token, ...] = ()
    spent: int = 0
    finish: Finish | None = None


class _Window:
    """Text that may still turn out to be the beginning of a stop string, with the tokens that it came from."""

    def __init__(self, stops: tuple[str, ...]) -> None:
        self.stops = tuple(stop for stop in stops if stop)
        self.text = ""
        self.tokens: list[tuple[int, Token]] = []
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def add(self, token: Token) -> None:
        self.tokens.append((len(self.text), token))
        self.text += self._decoder.decode(token.data)

    def close(self) -> None:
        self.text += self._decoder.decode(b"", final=True)

    def stop(self) -> int | None:
        """Where the earliest complete stop string begins."""
        found = [place for place in (self.text.find(stop) for stop in self.stops) if place >= 0]
        return min(found, default=None)

    def safe(self) -> int:
        """How much of the text cannot be part of a stop string any more."""
        held = 0
        for stop in self.stops:
            for length in range(min(len(stop) - 1, len(self.text)), held, -1):
                if self.text.endswith(stop[:length]):
                    held = length
                    break
        return len(self.text) - held

    def take(self, length: int, *, last: bool = False) -> tuple[str, tuple[Token, ...]]:
        # A token whose character is still incomplete stands at the end and waits for the rest of it.
        ready = [token for start, token in self.tokens if start < length or (last and start <= length)]
        self.tokens = [(max(0, start - length), token) for start, token in self.tokens[len(ready) :]]
        text, self.text = self.text[:length], self.text[length:]
        return text, tuple(ready)


def pieces(tokens: Iterable[Token], stops: tuple[str, ...], limit: int | None) -> Iterator[Piece]:
    """One piece a token (it may be empty while text is held back), the last one with the reason of the end."""
    window = _Window(stops)
    for spent, token in enumerate(tokens):
        if limit is not None and spent >= limit:
            yield _ending(window, "length")
            return
        window.add(token)
        place = window.stop()
        if place is not None:
            text, ready = window.take(place)
            yield Piece(text, ready, 1, "stop")
            return
        text, ready = window.take(window.safe())
        yield Piece(text, ready, 1)
    yield _ending(window, "stop")


def _ending(window: _Window, finish: Finish) -> Piece:
    window.close()
    text, ready = window.take(len(window.text), last=True)
    return Piece(text, ready, 0, finish)
