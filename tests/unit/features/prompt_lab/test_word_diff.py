"""What differs between two texts, in words."""

from __future__ import annotations

import random

import pytest

from playground.features.prompt_lab.word_diff import Piece, counts, diff


def shown(old: str, new: str) -> str:
    marks = {"same": "{}", "added": "+[{}]", "removed": "-[{}]"}
    return "".join(marks[piece.kind].format(piece.text) for piece in diff(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", ""),
        ("one two", "one two", "one two"),
        ("", "one", "+[one]"),
        ("one", "", "-[one]"),
        ("one two three", "one 2 three", "one -[two ]+[2 ]three"),
        ("one two", "one two three", "one two +[three]"),
        ("It's late.", "It's too late!", "It's +[too ]late-[.]+[!]"),
        ("今天天气很好", "今天天气不好", "今天天气-[很]+[不]好"),
        ("one two", "one   two", "one   two"),  # more space says nothing else
        ("one two", "one\ntwo", "-[one ]+[one\n]two"),
        ("{{name}}, hello", "{{who}}, hello", "{{-[name]+[who]}}, hello"),
    ],
)
def test_words_are_compared_and_chinese_characters_are_words(old: str, new: str, expected: str) -> None:
    assert shown(old, new) == expected


def test_both_texts_can_be_read_out_of_what_differs() -> None:
    chance = random.Random(7)
    for length in (3, 8, 40, 300):
        for _ in range(8):
            words = [chance.choice("abcdef") for _ in range(length)]
            other = [word for word in words if chance.random() > 0.2]
            other.insert(chance.randrange(len(other) + 1), "new")
            old, new = " ".join(words), " ".join(other)
            pieces = diff(old, new)
            assert "".join(piece.text for piece in pieces if piece.kind != "removed") == new
            left = " ".join(piece.text.strip() for piece in pieces if piece.kind != "added")
            assert left.split() == old.split()


def test_words_are_counted() -> None:
    assert counts(diff("one two three.", "one 2 3 4 three.")) == (3, 1)
    assert counts((Piece("same", "one"),)) == (0, 0)


def test_texts_that_would_take_for_ever_are_told_apart_roughly() -> None:
    """Two words in any order, where each stands thousands of times: nothing is sure, and the exact way has no end."""
    chance = random.Random(1)
    old, new = (" ".join(chance.choice("ab") for _ in range(2000)) for _ in range(2))
    added, removed = counts(diff(old, new))
    assert added > 0
    assert removed > 0
