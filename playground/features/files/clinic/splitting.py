"""Which examples are kept apart, to see how well a model does on what it has not learned."""

from random import Random


def kept_apart(count: int, share: float, seed: int) -> frozenset[int]:
    """The places of so large a share, the same ones for the same seed; both sides have one at least."""
    wanted = max(1, min(count - 1, round(count * share))) if count > 1 else 0
    return frozenset(Random(seed).sample(range(count), wanted))
