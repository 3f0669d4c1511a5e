"""Memory between a callback and a thread, which neither of them ever waits for."""

from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

Sample = TypeVar("Sample", bound=np.generic)


class Ring(Generic[Sample]):
    """For one writer and one reader. Each moves only its own counter, and only after it has copied: with the
    interpreter's lock that is enough, so no lock of our own can hold up a callback."""

    def __init__(self, capacity: int, channels: int, sample: type[Sample]) -> None:
        self.written = 0
        self.taken = 0
        self._memory: NDArray[Sample] = np.zeros((capacity, channels), np.dtype(sample))

    @property
    def capacity(self) -> int:
        return len(self._memory)

    @property
    def available(self) -> int:
        return self.written - self.taken

    @property
    def room(self) -> int:
        return self.capacity - self.available

    def write(self, frames: NDArray[Sample]) -> int:
        """Says how many of them found room."""
        count = min(len(frames), self.room)
        start = self.written % self.capacity
        first = min(count, self.capacity - start)
        self._memory[start : start + first] = frames[:first]
        self._memory[: count - first] = frames[first:count]
        self.written += count
        return count

    def read_into(self, target: NDArray[Sample]) -> int:
        """Fills the beginning of the target and says how much of it."""
        count = min(len(target), self.available)
        start = self.taken % self.capacity
        first = min(count, self.capacity - start)
        target[:first] = self._memory[start : start + first]
        target[first:count] = self._memory[: count - first]
        self.taken += count
        return count

    def read(self) -> NDArray[Sample]:
        """Everything that is there."""
        frames = np.empty((self.available, self._memory.shape[1]), self._memory.dtype)
        self.read_into(frames)
        return frames

    def drop(self) -> None:
        """The reader does not want what is there."""
        self.taken = self.written
