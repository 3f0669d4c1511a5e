"""The texts that have a vector, and their vectors: what every picture and every search is made from."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playground.features.embeddings.settings import EmbeddingSettings
    from playground.signal import Signal

Floats: TypeAlias = NDArray[np.float32]
Places: TypeAlias = NDArray[np.intp]
Groups: TypeAlias = NDArray[np.int32]  # of each place; -1 for none

_UNIT: Final = 1e-5  # how far a norm may be from one to count as one
_numbers = count(1)


# Without slots: what is derived is kept with it.
@dataclass(frozen=True, eq=False)
class Space:
    """The vectors are float32, a row for each text. A later space has a greater number."""

    ids: tuple[int, ...]
    texts: tuple[str, ...]
    labels: tuple[str, ...]
    colours: tuple[str, ...]
    vectors: Floats
    number: int = field(default_factory=_numbers.__next__)

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def dimensions(self) -> int:
        return int(self.vectors.shape[1])

    def place(self, text: int) -> int | None:
        return self._places.get(text)

    def places(self, texts: Sequence[int]) -> Places:
        """Of those that are still there."""
        found = (self._places.get(text) for text in texts)
        return np.array([place for place in found if place is not None], np.intp)

    def part(self, places: Sequence[int], vectors: Floats) -> Space:
        """Some of the texts, with these vectors."""
        ids, texts, labels, colours = self.ids, self.texts, self.labels, self.colours
        return Space(
            tuple(ids[place] for place in places),
            tuple(texts[place] for place in places),
            tuple(labels[place] for place in places),
            tuple(colours[place] for place in places),
            vectors,
        )

    def with_words(self, labels: tuple[str, ...], colours: tuple[str, ...]) -> Space:
        """The same texts and vectors; what was derived from these is not derived again."""
        later = Space(self.ids, self.texts, labels, colours, self.vectors)
        for name in ("norms", "unit", "_places"):
            if name in self.__dict__:
                later.__dict__[name] = self.__dict__[name]
        return later

    @cached_property
    def norms(self) -> Floats:
        return np.sqrt(squares(self.vectors))

    @cached_property
    def unit(self) -> Floats:
        """The vectors at length one. Those that have it already, as most servers send them, are not copied."""
        if bool(np.all(np.abs(self.norms - 1) < _UNIT)):
            return self.vectors
        unit = np.empty_like(self.vectors)
        lengths = np.where(self.norms > 0, self.norms, 1)[:, None]
        np.divide(self.vectors, lengths, out=unit)
        return unit

    @cached_property
    def _places(self) -> dict[int, int]:
        return {text: place for place, text in enumerate(self.ids)}


class Spaces(Protocol):
    """Where the current space comes from."""

    space_changed: Signal[()]

    @property
    def space(self) -> Space | None: ...

    @property
    def shown_model(self) -> str:
        """Which made the vectors of the space; the chosen one may be another by now."""

    async def embed_texts(
        self, texts: Sequence[str], settings: EmbeddingSettings | None = None
    ) -> Sequence[bytes | None]:
        """Little-endian float32, in the order of the texts; what is known already is not sent."""


def squares(vectors: Floats) -> Floats:
    """The squared length of each."""
    found: Floats = np.einsum("ij,ij->i", vectors, vectors)
    return found


def vector_of(data: bytes) -> Floats:
    return np.frombuffer(data, "<f4").astype(np.float32, copy=False)


def unit_vector(vector: Floats) -> Floats:
    norm = np.float32(np.linalg.norm(vector))
    return vector / norm if norm > 0 else vector
