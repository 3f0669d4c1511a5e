"""An order in which some have a place and the others follow."""

from collections.abc import Sequence


def in_order(count: int, ranking: Sequence[int]) -> list[int]:
    """All numbers from 0: those that have a place first."""
    return [*ranking, *(number for number in range(count) if number not in ranking)]


def placed(ranking: Sequence[int], number: int, place: int) -> list[int]:
    """With this number at this place, 1 for the best; without a gap before it."""
    others = [each for each in ranking if each != number]
    return [*others[: place - 1], number, *others[place - 1 :]]


def moved(order: Sequence[int], number: int, to: int) -> list[int]:
    """With this number at this position; all have a place then."""
    return placed(order, number, max(0, to) + 1)
