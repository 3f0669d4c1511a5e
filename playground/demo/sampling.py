"""How the next token is chosen: temperature, top_p, seed, logit bias and penalties, as the API defines them."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from playground.demo.ngram import model
from playground.demo.tokens import END, vocabulary

BANNED = -100.0
FORCED = 100.0


@dataclass(frozen=True, slots=True)
class Sampling:
    """What a request says about the choice of tokens; `tops` is None when no log probabilities are wanted."""

    temperature: float = 1.0
    top_p: float = 1.0
    seed: int | None = None
    bias: Mapping[int, float] = field(default_factory=dict)
    presence: float = 0.0
    frequency: float = 0.0
    stop: tuple[str, ...] = ()
    limit: int | None = None
    tops: int | None = None

    def chance(self, number: int = 0) -> random.Random:
        """The source of chance of one choice: the same for the same seed and number."""
        return random.Random() if self.seed is None else random.Random(f"{self.seed}/{number}")


@dataclass(frozen=True, slots=True)
class Token:
    id: int
    data: bytes
    logprob: float = 0.0
    top: tuple[tuple[bytes, float], ...] = ()


def continuation(context: Sequence[int], sampling: Sampling, chance: random.Random) -> Iterator[Token]:
    """Tokens of the n-gram model after the context, until the model ends the text itself."""
    history = list(context)
    used: Counter[int] = Counter()
    while True:
        chances = model().distribution(history)
        chosen = _choose(chances, used, sampling, chance)
        if chosen == END:
            return
        used[chosen] += 1
        history.append(chosen)
        yield described(chosen, chances, sampling.tops)


def described(chosen: int, chances: Sequence[float], tops: int | None) -> Token:
    """The token with its log probability, and the likeliest tokens when they are wanted."""
    pieces = vocabulary().pieces
    if tops is None:
        return Token(chosen, pieces[chosen])
    best = sorted(range(len(chances)), key=chances.__getitem__, reverse=True)[:tops]
    top = tuple((pieces[token], math.log(chances[token])) for token in best)
    return Token(chosen, pieces[chosen], math.log(chances[chosen]), top)


def _choose(chances: Sequence[float], used: Counter[int], sampling: Sampling, chance: random.Random) -> int:
    candidates = {token: math.log(chances[token]) for token in model().known}
    for token, bias in sampling.bias.items():
        candidates[token] = math.log(chances[token]) + bias
    for token, count in used.items():
        candidates[token] = (
            candidates.get(token, math.log(chances[token])) - sampling.presence - sampling.frequency * count
        )
    if any(bias >= FORCED for bias in sampling.bias.values()):
        candidates = {token: candidates[token] for token, bias in sampling.bias.items() if bias >= FORCED}
    allowed = {token: logit for token, logit in candidates.items() if sampling.bias.get(token, 0.0) > BANNED}
    if sampling.temperature == 0:
        return max(allowed, key=allowed.__getitem__)
    return _draw(allowed, sampling.temperature, sampling.top_p, chance)


def _draw(logits: Mapping[int, float], temperature: float, top_p: float, chance: random.Random) -> int:
    highest = max(logits.values())
    weights = {token: math.exp((logit - highest) / temperature) for token, logit in logits.items()}
    if top_p < 1:
        weights = _nucleus(weights, top_p)
    return chance.choices(list(weights), list(weights.values()))[0]


def _nucleus(weights: Mapping[int, float], top_p: float) -> dict[int, float]:
    wanted = top_p * sum(weights.values())
    kept: dict[int, float] = {}
    reached = 0.0
    for token in sorted(weights, key=weights.__getitem__, reverse=True):
        kept[token] = weights[token]
        reached += weights[token]
        if reached >= wanted:
            break
    return kept


def planned(text: str, sampling: Sampling) -> Iterator[Token]:
    """Tokens of a text that a rule has written. Its words are certain, less a millionth that is the n-gram model's."""
    forced = [token for token, bias in sampling.bias.items() if bias >= FORCED]
    if forced:
        # A bias of +100 calls for this token and no other, as it does with a real model; 16 of them make the point.
        for _ in range(sampling.limit or 16):
            yield Token(forced[0], vocabulary().pieces[forced[0]])
        return
    banned = {token for token, bias in sampling.bias.items() if bias <= BANNED}
    history: list[int] = []
    for token in vocabulary().encode(text):
        if token in banned:
            continue
        yield _certain(token, history, sampling.tops)
        history = [*history[-2:], token]


def _certain(token: int, history: Sequence[int], tops: int | None) -> Token:
    if tops is None:
        return Token(token, vocabulary().pieces[token])
    share = 1e-6
    chances = [share * chance for chance in model().distribution(history)]
    chances[token] += 1 - share
    return described(token, chances, tops)


def likelihood(context: Sequence[int], tokens: Sequence[int]) -> float:
    """The log probability of these tokens after the context."""
    history = list(context)
    total = 0.0
    for token in tokens:
        total += math.log(model().distribution(history)[token])
        history.append(token)
    return total


def scored(tokens: Sequence[int], tops: int | None) -> list[Token]:
    """Given tokens with the probabilities that the model would have had for them from the start of a text."""
    return [described(token, model().distribution(tokens[:place]), tops) for place, token in enumerate(tokens)]
