"""A log-linear language model: it guesses each token of an answer from the prompt and the tokens before it.

It is small and knows nothing before it is taught, but its losses are its own: every figure is the cross-entropy, or the
loss of a direct preference, on the lines of the file.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.demo.training.samples import COLUMNS, OTHER, ROWS, Pair, Sample, Whole

Decimals = NDArray[np.float32]

# What a multiplier of 1 stands for. A preference needs little: whole answers move against each other.
RATE = 1.0
RATE_OF_PREFERENCES = 0.03
TINY = 1e-6


@dataclass(frozen=True, slots=True)
class Measure:
    """What a batch came to, before it was learnt from."""

    loss: float
    accuracy: float


@dataclass(frozen=True, slots=True)
class _Guess:
    """The chances of every token at every place of some answers, laid end to end."""

    chances: Decimals
    targets: Whole
    heft: Decimals
    rows: Whole
    owners: NDArray[np.intp]

    def logs(self) -> Decimals:
        """The log probability of each token that really stands there."""
        found = self.chances[np.arange(len(self.targets)), self.targets]
        return np.asarray(np.log(np.maximum(found, TINY)) * self.heft, np.float32)

    def accuracy(self) -> float:
        counted = self.heft == 1
        right = (self.chances.argmax(axis=1) == self.targets) & (self.targets != OTHER) & counted
        return float(right.sum() / max(1, counted.sum()))

    def slope(self, per_token: Decimals) -> Decimals:
        """How the loss changes with the scores, when each token's log probability counts so much."""
        slope = self.chances * (per_token * self.heft)[:, None]
        slope[np.arange(len(self.targets)), self.targets] -= per_token * self.heft
        return np.asarray(slope, np.float32)


class Learner:
    """The weights, and how they change."""

    def __init__(self, words: int, rate: float, beta: float) -> None:
        self.weights = np.zeros((ROWS, words), np.float32)
        self.steepness = np.full(ROWS, TINY, np.float32)
        self.rate = rate
        self.beta = beta
        # Nothing is known before the first step: every token is as likely as any other.
        self.before = -float(np.log(words))

    def learn(self, pairs: Sequence[Pair]) -> Measure:
        """One step down the slope of these examples."""
        liked = self._guess([pair.liked for pair in pairs])
        if pairs[0].rejected is None:
            share = np.full(len(liked.targets), 1 / liked.heft.sum(), np.float32)
            measure = _entropy(liked)
            self._descend(pairs, liked, liked.slope(share))
            return measure
        rejected = self._guess([pair.rejected for pair in pairs if pair.rejected is not None])
        margins = self._margins(liked, rejected, len(pairs))
        pull = (self.beta / len(pairs) / (1 + np.exp(np.minimum(margins, 50)))).astype(np.float32)
        self._descend(pairs, liked, liked.slope(pull[liked.owners]))
        self._descend(pairs, rejected, rejected.slope(-pull[rejected.owners]))
        return _preference(margins, liked)

    def measure(self, pairs: Sequence[Pair]) -> Measure:
        liked = self._guess([pair.liked for pair in pairs])
        if pairs[0].rejected is None:
            return _entropy(liked)
        rejected = self._guess([pair.rejected for pair in pairs if pair.rejected is not None])
        return _preference(self._margins(liked, rejected, len(pairs)), liked)

    def certainty(self, pairs: Sequence[Pair]) -> Decimals:
        """How sure it is of each answer: the mean chance of its tokens, or that of the liked before the other."""
        liked = self._guess([pair.liked for pair in pairs])
        if pairs[0].rejected is not None:
            rejected = self._guess([pair.rejected for pair in pairs if pair.rejected is not None])
            margins = self._margins(liked, rejected, len(pairs))
            return np.asarray(1 / (1 + np.exp(-margins)), np.float32)
        counted = np.where(liked.heft == 1, liked.logs(), 0)
        sums = np.bincount(liked.owners, counted, len(pairs))
        lengths = np.bincount(liked.owners, liked.heft == 1, len(pairs))
        return np.asarray(np.exp(sums / np.maximum(1, lengths)), np.float32)

    def _guess(self, samples: Sequence[Sample]) -> _Guess:
        rows = np.concatenate([sample.rows for sample in samples])
        owners = np.repeat(np.arange(len(samples)), [len(sample.targets) for sample in samples])
        prompts = np.stack([self.weights[sample.cues].sum(axis=0) * _share(sample) for sample in samples])
        scores = prompts[owners]
        for column in range(COLUMNS):
            scores += self.weights[rows[:, column]]
        scores -= scores.max(axis=1, keepdims=True)
        chances = np.exp(scores)
        chances /= chances.sum(axis=1, keepdims=True)
        targets = np.concatenate([sample.targets for sample in samples])
        heft = np.concatenate([sample.heft for sample in samples])
        return _Guess(chances, targets, heft, rows, owners)

    def _margins(self, liked: _Guess, rejected: _Guess, count: int) -> NDArray[np.float64]:
        """By how much more than before the liked answer is likelier than the other."""
        gains = [np.bincount(guess.owners, guess.logs() - self.before, count) for guess in (liked, rejected)]
        return np.asarray(self.beta * (gains[0] - gains[1]), np.float64)

    def _descend(self, pairs: Sequence[Pair], guess: _Guess, slope: Decimals) -> None:
        samples = [pair.liked for pair in pairs]
        for column in range(COLUMNS):
            self._change(guess.rows[:, column], slope)
        starts = np.searchsorted(guess.owners, np.arange(len(samples)))
        sums = np.add.reduceat(slope, starts, axis=0)
        owners = np.repeat(np.arange(len(samples)), [len(sample.cues) for sample in samples])
        shares = np.array([_share(sample) for sample in samples], np.float32)
        self._change(np.concatenate([sample.cues for sample in samples]), (sums * shares[:, None])[owners])

    def _change(self, rows: Whole, slopes: Decimals) -> None:
        """Each row goes down its own slope, the slower the steeper it has been."""
        order = np.argsort(rows, kind="stable")
        ordered = rows[order]
        starts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
        sums = np.add.reduceat(slopes[order], starts, axis=0)
        touched = ordered[starts]
        self.steepness[touched] += (sums * sums).sum(axis=1)
        self.weights[touched] -= self.rate * sums / np.sqrt(self.steepness[touched])[:, None]


def _share(sample: Sample) -> float:
    return 1 / math.sqrt(len(sample.cues))


def _entropy(guess: _Guess) -> Measure:
    return Measure(float(-guess.logs().sum() / guess.heft.sum()), guess.accuracy())


def _preference(margins: NDArray[np.float64], liked: _Guess) -> Measure:
    return Measure(float(np.logaddexp(0, -margins).mean()), liked.accuracy())
