"""Rows stand one above the other, also after some have been put in, taken out or corrected."""

import random
from dataclasses import dataclass

import pytest

from playground.widgets.transcript.stack import Stack


@dataclass(eq=False)
class Row:
    gap: int
    height: int
    index: int = 0


def tops(stack: Stack[Row]) -> list[int]:
    return [stack.top(row) for row in stack.rows]


def test_a_row_begins_below_its_gap() -> None:
    stack: Stack[Row] = Stack()
    stack.splice(0, 0, [Row(10, 20), Row(5, 30)])
    assert tops(stack) == [10, 35]
    assert stack.total() == 65


def test_a_gap_belongs_to_the_row_below_it() -> None:
    stack: Stack[Row] = Stack()
    stack.splice(0, 0, [Row(10, 20), Row(5, 30)])
    assert [stack.at(y) for y in (-5, 0, 29, 30, 64, 65, 900)] == [0, 0, 0, 1, 1, 1, 1]


def test_a_corrected_height_moves_what_is_below() -> None:
    stack: Stack[Row] = Stack()
    rows = [Row(0, 10) for _ in range(4)]
    stack.splice(0, 0, rows)
    assert stack.total() == 40
    assert stack.set_height(rows[1], 25) == 15
    assert tops(stack) == [0, 10, 35, 45]


@pytest.mark.parametrize("seed", range(10))
def test_tops_are_right_after_any_changes(seed: int) -> None:
    chance = random.Random(seed)
    stack: Stack[Row] = Stack()
    for _ in range(60):
        start = chance.randint(0, len(stack))
        removed = chance.randint(0, min(3, len(stack) - start))
        stack.splice(
            start, removed, [Row(chance.randint(0, 9), chance.randint(0, 99)) for _ in range(chance.randint(0, 4))]
        )
        if len(stack):
            row = chance.choice(stack.rows)
            stack.set_height(row, chance.randint(0, 99))
            stack.set_gap(row, chance.randint(0, 9))
        expected, y = [], 0
        for index, row in enumerate(stack.rows):
            assert row.index == index
            expected.append(y + row.gap)
            y += row.gap + row.height
        assert tops(stack) == expected
        assert stack.total() == y
