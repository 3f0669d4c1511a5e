"""A course of training: what is taught in which order, with the settings that were left to the demo filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.demo.embeddings.hashing import vector
from playground.demo.training.examples import Example, Lesson
from playground.demo.training.learning import RATE, RATE_OF_PREFERENCES, Learner, Measure
from playground.demo.training.order import Method, Order, Wishes
from playground.demo.training.samples import Pair, Words, pieces

DIMENSIONS = 256
# How alike a prompt must be to one of the file, and how sure the weights of its answer.
ALIKE = 0.5
SURE = {"supervised": 0.1, "dpo": 0.6}
MOST_VALIDATED = 16
USUAL_MULTIPLIER = 2.0
# The old endpoint recommended multipliers from 0.02 to 0.2.
OLD_SCALE = 20

Recall = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Step:
    """What one batch came to; at the end of an epoch, with the whole validation file and what can be recalled."""

    number: int
    train: Measure
    valid: Measure | None
    full_valid: Measure | None = None
    recall: Recall | None = None


def filled(wishes: Wishes, examples: int, old: bool) -> Wishes:
    """Small files are read more often, large ones in larger batches."""
    batch = wishes.batch_size or max(1, min(256, examples // 30))
    return Wishes(
        n_epochs=wishes.n_epochs or max(3, min(10, 400 // examples)),
        batch_size=min(batch, examples),
        learning_rate_multiplier=wishes.learning_rate_multiplier
        or (USUAL_MULTIPLIER / OLD_SCALE if old else USUAL_MULTIPLIER),
        beta=wishes.beta or 0.1,
        prompt_loss_weight=wishes.prompt_loss_weight,
    )


class Course:
    """The examples as the learner takes them."""

    def __init__(self, order: Order, training: Sequence[Example], validation: Sequence[Example]) -> None:
        self.method = order.method
        self.scale = OLD_SCALE if order.old else 1
        self.settings = filled(order.wishes, len(training), order.old)
        assert self.settings.n_epochs is not None
        assert self.settings.batch_size is not None
        self.batch = self.settings.batch_size
        self.epochs = self.settings.n_epochs
        self.steps_an_epoch = -(-len(training) // self.batch)
        self.steps = self.epochs * self.steps_an_epoch
        self.chance = np.random.default_rng(order.seed)
        self._lessons = [lesson for example in training for lesson in example.lessons]
        self._words = Words(self._lessons)
        self._training = [self._pairs(example) for example in training]
        self._validation = [self._pairs(example) for example in validation]
        self._vectors = np.stack([vector(lesson.prompt, DIMENSIONS) for lesson in self._lessons])

    def _pairs(self, example: Example) -> list[Pair]:
        return [self._words.pair(lesson, self.settings.prompt_loss_weight) for lesson in example.lessons]

    @property
    def tokens(self) -> int:
        """How many tokens are read in the whole course."""
        once = sum(_count(lesson) for lesson in self._lessons)
        return once * self.epochs

    def run(self) -> Iterator[Step]:
        learner = self._learner()
        number = 0
        for _ in range(self.epochs):
            order = self.chance.permutation(len(self._training))
            for start in range(0, len(order), self.batch):
                number += 1
                train = learner.learn(_joined(self._training, order[start : start + self.batch]))
                valid = self._glimpse(learner)
                if number % self.steps_an_epoch:
                    yield Step(number, train, valid)
            yield Step(number, train, valid, self._full(learner), self._recall(learner))

    def _learner(self) -> Learner:
        settings = self.settings
        rate = RATE_OF_PREFERENCES if self.method == "dpo" else RATE
        return Learner(
            len(self._words), rate * self.scale * (settings.learning_rate_multiplier or 1), settings.beta or 1
        )

    def _glimpse(self, learner: Learner) -> Measure | None:
        if not self._validation:
            return None
        count = min(self.batch, MOST_VALIDATED, len(self._validation))
        chosen = self.chance.choice(len(self._validation), count, replace=False)
        return learner.measure(_joined(self._validation, chosen))

    def _full(self, learner: Learner) -> Measure | None:
        """Of the whole validation file, every example counting alike."""
        if not self._validation:
            return None
        found = [learner.measure(pairs) for pairs in self._validation]
        return Measure(
            float(np.mean([measure.loss for measure in found])), float(np.mean([measure.accuracy for measure in found]))
        )

    def _recall(self, learner: Learner) -> Recall:
        sure = np.concatenate([learner.certainty(pairs) for pairs in self._training])
        return recall(self._vectors, [lesson.answer for lesson in self._lessons], sure, self.method)


def recall(vectors: NDArray[np.float32], answers: Sequence[str], sure: NDArray[np.float32], method: Method) -> Recall:
    """The answer of the most alike prompt, if it is alike enough and the weights have learnt it."""

    def answer(prompt: str) -> str | None:
        alike = vectors @ vector(prompt, DIMENSIONS)
        known = np.where((alike >= ALIKE) & (sure >= SURE[method]), alike + sure / 1000, 0)
        best = int(known.argmax())
        return answers[best] if known[best] else None

    return answer


def _joined(examples: Sequence[Sequence[Pair]], chosen: NDArray[np.int64]) -> list[Pair]:
    return [pair for place in chosen for pair in examples[place]]


def _count(lesson: Lesson) -> int:
    return len(pieces(lesson.prompt)) + len(pieces(lesson.answer)) + len(pieces(lesson.rejected))
