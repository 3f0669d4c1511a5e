"""How probable each piece of a reply was, laid over its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playground.features.chat.turns import Token, Turn

# Characters of which each took several tokens, which name bytes and not what stands in the text.
_LONGEST_GAP: Final = 8


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a reply's text, from `start` on; `logprob` is None where nobody knows it. `others` stand likeliest
    first, and what was said is among them."""

    text: str
    start: int
    logprob: float | None = None
    others: tuple[tuple[str, float], ...] = ()


def pieces_of(turn: Turn) -> tuple[Piece, ...]:
    """They make up the whole text. Where most of it is not what its tokens say, nothing of it is known."""
    start = turn.facts.seam or 0
    pieces = tuple(laid(turn.text, start, _of_the_answer(turn.tokens, turn.text[start:])))
    known = sum(len(piece.text) for piece in pieces if piece.logprob is not None)
    return pieces if known * 2 > len(turn.text) - start else (Piece(turn.text, 0),)


def beginning(turn: Turn, piece: Piece, other: str) -> str:
    """The text up to a piece, with something else in its place."""
    return turn.text[: piece.start] + other


def laid(text: str, at: int, tokens: Sequence[Token]) -> Iterator[Piece]:
    """The tokens of a text from a character on. The pieces make up the whole text."""
    if at:
        yield Piece(text[:at], 0)
    missed = 0  # tokens that were not found where they should stand
    for token in tokens:
        found = text.find(token.text, at, at + len(token.text) + _LONGEST_GAP * missed)
        if not token.text or found < 0:
            missed += 1
            continue
        if found > at:
            yield Piece(text[at:found], at)
        yield Piece(token.text, found, token.logprob, _with_itself(token))
        at, missed = found + len(token.text), 0
    if at < len(text):
        yield Piece(text[at:], at)


def _of_the_answer(tokens: Sequence[Token], text: str) -> Sequence[Token]:
    """Without those that were thought before it: servers that leave thoughts in the text tell their tokens too."""
    whole = "".join(token.text for token in tokens)
    surplus = len(whole) - len(text)
    if surplus <= 0 or not whole.endswith(text):
        return tokens
    for place, token in enumerate(tokens):
        if surplus <= 0:
            return tokens[place:]
        surplus -= len(token.text)
    return ()


def _with_itself(token: Token) -> tuple[tuple[str, float], ...]:
    """What was said need not be among the likeliest."""
    if any(text == token.text for text, _ in token.others):
        return token.others
    return tuple(sorted((*token.others, (token.text, token.logprob)), key=lambda other: -other[1]))
