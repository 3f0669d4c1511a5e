"""A reply while it arrives."""

import asyncio
from itertools import pairwise

from playground.features.chat.writing import KEEP_AFTER, KEEP_CHARACTERS, SHOW_AFTER, Writing
from tests.faults.leaping_loop import LeapingLoop


def run(pieces, between=0.0):
    """Feeds pieces and gives back what was shown and what was kept."""
    shown, kept = [], []

    async def keep(text):
        kept.append(text)

    async def write():
        writing = Writing(shown.append, keep)
        keeper = asyncio.create_task(writing.keep_up())
        for piece in pieces:
            writing.take(piece)
            await asyncio.sleep(between)
        whole = writing.end()
        keeper.cancel()
        await asyncio.wait([keeper])
        return whole

    with asyncio.Runner(loop_factory=LeapingLoop) as runner:
        return runner.run(write()), shown, kept


def test_every_piece_is_shown_once_and_in_order():
    pieces = [f"{number} " for number in range(2000)]

    whole, shown, _ = run(pieces)

    assert whole == "".join(shown) == "".join(pieces)


def test_the_face_is_told_at_most_thirty_times_a_second():
    _, shown, _ = run(["x"] * 500, between=0.002)

    assert len(shown) <= 500 * 0.002 / SHOW_AFTER + 2


def test_every_second_what_came_is_kept():
    _, _, kept = run(["x"] * 35, between=KEEP_AFTER / 10)

    sizes = [0, *map(len, kept)]
    assert len(kept) == 3
    assert all(later - earlier <= 11 for earlier, later in pairwise(sizes))


def test_the_first_piece_is_shown_at_once():
    _, shown, _ = run(["first"])

    assert shown == ["first"]


def test_four_kilobytes_are_kept_without_waiting_for_the_second():
    _, _, kept = run(["x" * KEEP_CHARACTERS, "tail"])

    assert kept[0].startswith("x" * KEEP_CHARACTERS)


def test_a_little_text_waits_for_the_second():
    _, _, kept = run(["little"])

    assert kept == []
