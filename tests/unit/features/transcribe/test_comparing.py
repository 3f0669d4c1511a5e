"""What differs between two transcripts, and how much."""

import random
import time

import pytest

from playground.features.transcribe.comparing import Piece, compare, distance
from playground.features.transcribe.tokens import tokens_of


def test_case_and_punctuation_are_no_differences():
    found = compare("Hello, World! It's fine.", "hello world its fine")
    assert found.errors == 0
    assert found.pieces == (Piece("same", "Hello, World! It's fine.", "hello world its fine"),)


def test_changed_missing_and_added_words_are_told_apart():
    found = compare("the quick brown fox jumps", "the slow brown fox jumps up")
    assert found.pieces == (
        Piece("same", "the", "the"),
        Piece("changed", "quick", "slow"),
        Piece("same", "brown fox jumps", "brown fox jumps"),
        Piece("added", "", "up"),
    )
    assert (found.words, found.errors, found.rate) == (5, 2, 0.4)
    assert compare("a b c", "a c").pieces[1] == Piece("missing", "b", "")


def test_chinese_is_compared_by_character():
    found = compare("今天天气很好。我们去公园吧", "今天天气真好，我们去公园")
    assert (found.words, found.errors) == (12, 2)
    assert Piece("changed", "很", "真") in found.pieces


def test_a_text_of_both_scripts_has_words_of_both():
    assert [each.text for each in tokens_of("用 Python 写代码, ok?")] == ["用", "Python", "写", "代", "码,", "ok?"]


def test_marks_stand_with_the_word_that_they_touch():
    assert [each.text for each in tokens_of('"So," he said, "it\'s 3.5 (or so)."')] == [
        '"So,"',
        "he",
        "said,",
        "\"it's",
        "3.5",
        "(or",
        'so)."',
    ]


@pytest.mark.parametrize(
    ("left", "right", "errors", "rate"), [("", "", 0, 0), ("", "a", 1, 1), ("a b", "", 2, 1), ("a", "x y z", 3, 3)]
)
def test_nothing_can_be_compared_too(left: str, right: str, errors: int, rate: float):
    found = compare(left, right)
    assert (found.errors, found.rate) == (errors, rate)


def test_the_distance_is_the_least_that_leads_from_one_to_the_other():
    chance = random.Random(7)
    for _ in range(300):
        left = chance.choices("abcd", k=chance.randrange(12))
        right = chance.choices("abcd", k=chance.randrange(12))
        assert distance(left, right) == slow_distance(left, right)


def slow_distance(left: list[str], right: list[str]) -> int:
    row = list(range(len(right) + 1))
    for place, word in enumerate(left, 1):
        before, row = row, [place]
        for other, theirs in enumerate(right, 1):
            row.append(min(before[other] + 1, row[-1] + 1, before[other - 1] + (word != theirs)))
    return row[-1]


def test_an_hour_of_speech_is_compared_in_reasonable_time():
    chance = random.Random(7)
    words = [f"word{chance.randrange(900)}" if chance.random() < 0.6 else "the" for _ in range(9000)]
    others = [word if chance.random() < 0.9 else "other" for word in words]
    began = time.monotonic()
    assert 0.05 < compare(" ".join(words), " ".join(others)).rate < 0.15
    assert time.monotonic() - began < 10
