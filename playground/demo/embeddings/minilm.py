"""all-MiniLM-L6-v2 in NumPy: six layers of a transformer, whose mean over a text is its vector."""

from __future__ import annotations

import json
import mmap
import threading
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from playground.demo.embeddings import package
from playground.demo.embeddings.wordpiece import WordPieces

Numbers = NDArray[np.float32]

HEADS = 12
HEAD = 32
WIDTH = HEADS * HEAD
_EPSILON = np.float32(1e-12)
_MASKED = np.float32(-1e9)
# Tokens: short texts are computed together, but more would not be faster, and could not be stopped for long.
_MOST_AT_ONCE = 512
_COMPUTING = threading.Lock()


def vectors(texts: Sequence[str], left: threading.Event) -> list[Numbers]:
    """One for each text, of length one; fewer when `left` is set meanwhile. Raises ApiError."""
    model = _model()
    pieces = _pieces()
    tokens = [pieces.encode(text) for text in texts]
    found: dict[int, Numbers] = {}
    for group in _groups(tokens):
        # One text at a time has the processor: several would only take longer, each and all.
        with _COMPUTING:
            if left.is_set():
                return []
            made = model.vectors([tokens[number] for number in group])
        found.update(zip(group, made, strict=True))
    return [found[number] for number in range(len(texts))]


def shortened(vector: Numbers, dimensions: int) -> Numbers:
    """Only the first so many values, again of length one. The model was not made for this: much of it is lost."""
    if dimensions >= len(vector):
        return vector
    first = vector[:dimensions]
    return first / np.float32(np.linalg.norm(first))


def _groups(tokens: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Texts of about the same length, as they are filled up to that of the longest."""
    group: list[int] = []
    for number in sorted(range(len(tokens)), key=lambda number: len(tokens[number])):
        if group and (len(group) + 1) * len(tokens[number]) > _MOST_AT_ONCE:
            yield group
            group = []
        group.append(number)
    if group:
        yield group


@cache
def _model() -> Model:
    return Model(_read())


@cache
def _pieces() -> WordPieces:
    return WordPieces(package.vocabulary().read_text(encoding="utf-8").splitlines())


def _read() -> dict[str, Numbers]:
    """The arrays of a file of safetensors, which stay on the disk until they are used."""
    with package.weights().open("rb") as file:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    start = 8 + int.from_bytes(data[:8], "little")
    found = {}
    for name, entry in json.loads(data[8:start]).items():
        if entry.get("dtype") == "F32":
            begin, end = entry["data_offsets"]
            flat = np.frombuffer(data, "<f4", (end - begin) // 4, start + begin)
            found[name] = flat.reshape(entry["shape"])
    return found


class Model:
    """`weights` go by their names in the file."""

    def __init__(self, weights: Mapping[str, Numbers]) -> None:
        self._weights = weights
        self._layers = sum(name.endswith("attention.self.query.weight") for name in weights)

    def vectors(self, tokens: Sequence[Sequence[int]]) -> Numbers:
        longest = max(map(len, tokens))
        ids = np.zeros((len(tokens), longest), np.intp)
        known = np.zeros((len(tokens), longest, 1), np.float32)
        for row, numbers in enumerate(tokens):
            ids[row, : len(numbers)] = numbers
            known[row, : len(numbers)] = 1
        state = self._begin(ids)
        mask = (1 - known).reshape(len(tokens), 1, 1, longest) * _MASKED
        for layer in range(self._layers):
            state = self._layer(f"encoder.layer.{layer}", state, mask)
        mean = (state * known).sum(1) / known.sum(1)
        result: Numbers = mean / np.linalg.norm(mean, axis=1, keepdims=True)
        return result

    def _begin(self, ids: NDArray[np.intp]) -> Numbers:
        part = self._weights
        state = part["embeddings.word_embeddings.weight"][ids]
        state = state + part["embeddings.position_embeddings.weight"][: ids.shape[1]]
        state += part["embeddings.token_type_embeddings.weight"][0]
        return self._normal("embeddings", state)

    def _layer(self, name: str, state: Numbers, mask: Numbers) -> Numbers:
        seen = self._linear(f"{name}.attention.output.dense", self._attention(f"{name}.attention.self", state, mask))
        state = self._normal(f"{name}.attention.output", seen + state)
        wide = _gelu(self._linear(f"{name}.intermediate.dense", state))
        return self._normal(f"{name}.output", self._linear(f"{name}.output.dense", wide) + state)

    def _attention(self, name: str, state: Numbers, mask: Numbers) -> Numbers:
        rows, length, _ = state.shape

        def part(which: str) -> Numbers:
            return self._linear(f"{name}.{which}", state).reshape(rows, length, HEADS, HEAD).transpose(0, 2, 1, 3)

        scores: Numbers = part("query") @ part("key").transpose(0, 1, 3, 2)
        scores *= np.float32(HEAD**-0.5)
        scores += mask
        scores -= scores.max(-1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(-1, keepdims=True)
        mixed: Numbers = scores @ part("value")
        return mixed.transpose(0, 2, 1, 3).reshape(rows, length, WIDTH)

    def _linear(self, name: str, state: Numbers) -> Numbers:
        weight = self._weights[f"{name}.weight"]
        flat = state.reshape(-1, state.shape[-1]) @ weight.T
        flat += self._weights[f"{name}.bias"]
        return flat.reshape(*state.shape[:-1], len(weight))

    def _normal(self, name: str, state: Numbers) -> Numbers:
        state = state - state.mean(-1, keepdims=True)
        state /= np.sqrt((state * state).mean(-1, keepdims=True) + _EPSILON)
        state *= self._weights[f"{name}.LayerNorm.weight"]
        state += self._weights[f"{name}.LayerNorm.bias"]
        return state


def _gelu(values: Numbers) -> Numbers:
    """By an approximation of the error function that is exact to seven digits (Abramowitz and Stegun, 7.1.26)."""
    root = np.float32(2**-0.5)
    size = np.abs(values) * root
    t = 1 / (1 + np.float32(0.3275911) * size)
    series = np.full_like(t, 1.061405429)
    for factor in (-1.453152027, 1.421413741, -0.284496736, 0.254829592):
        series *= t
        series += np.float32(factor)
    erf = np.copysign(1 - series * t * np.exp(-size * size), values)
    result: Numbers = np.float32(0.5) * values * (1 + erf)
    return result
