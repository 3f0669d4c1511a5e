"""A 4-gram model with interpolated absolute discounting: a true probability for every token at every step."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from playground.demo.tokens import END, corpus, vocabulary

ORDER = 4
DISCOUNT = 0.6
# Every token of the vocabulary may come, however rarely: a logit bias can then call for any of them.
FLOOR = 1e-6


class NGram:
    """P(token | last three tokens), learned from token sequences that each begin and end with END.

    Below the bigrams stand the words of a script: Chinese after a Chinese character, Latin after a Latin word.
    """

    def __init__(self, texts: Iterable[Sequence[int]], pieces: Sequence[bytes]) -> None:
        self.pieces = pieces
        self.counts: dict[tuple[int, ...], Counter[int]] = defaultdict(Counter)
        scripts: dict[str, Counter[int]] = defaultdict(Counter)
        for text in texts:
            sequence = [END] * (ORDER - 1) + list(text) + [END]
            for place in range(ORDER - 1, len(sequence)):
                scripts[self._script(sequence[place - 1])][sequence[place]] += 1
                for length in range(1, ORDER):
                    self.counts[tuple(sequence[place - length : place])][sequence[place]] += 1
        self.known = sorted({token for counts in scripts.values() for token in counts})
        self._words = {script: self._shares(counts) for script, counts in scripts.items()}

    def _script(self, token: int) -> str:
        if token == END:
            return "start"
        # The lead bytes from 0xE2 on belong to CJK characters and their punctuation.
        return "cjk" if self.pieces[token][0] >= 0xE2 else "latin"

    def _shares(self, counts: Counter[int]) -> list[float]:
        total = sum(counts.values())
        shares = [FLOOR / len(self.pieces)] * len(self.pieces)
        for token, count in counts.items():
            shares[token] += (1 - FLOOR) * count / total
        return shares

    def distribution(self, context: Sequence[int]) -> list[float]:
        """The probabilities of all tokens after this context; they sum to one."""
        recent = tuple(([END] * (ORDER - 1) + list(context[-ORDER:]))[-(ORDER - 1) :])
        chances = list(self._words[self._script(recent[-1])])
        for length in range(1, ORDER):
            followers = self.counts.get(recent[-length:])
            if followers is None:
                break
            total = sum(followers.values())
            rest = DISCOUNT * len(followers) / total
            chances = [rest * chance for chance in chances]
            for token, count in followers.items():
                chances[token] += (count - DISCOUNT) / total
        return chances


@cache
def model() -> NGram:
    words = vocabulary()
    return NGram([list(words.encode(text)) for text in corpus()], words.pieces)
