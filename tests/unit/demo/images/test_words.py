"""What a prompt is understood to say, in English and Chinese."""

import pytest

from playground.demo.images.drawing.catalogue import CATALOGUE
from playground.demo.images.drawing.finish import STYLES
from playground.demo.images.drawing.light import LIGHTS, NAMED
from playground.demo.images.words import Wish, told, understand, vocabulary


@pytest.mark.parametrize(
    ("prompt", "wishes"),
    [
        ("three red circles and two blue squares", {("circle", 3, "red"), ("square", 2, "blue")}),
        ("A white Siamese cat", {("cat", None, "white")}),
        ("7 children", {("person", 7, None)}),
        ("a hot air balloon", {("balloon", None, None)}),
        ("五只小猫和三辆红色的汽车", {("cat", 5, None), ("car", 3, "red")}),
        ("两只白色的鸟", {("bird", 2, "white")}),
        ("a hundred thousand lemons", set()),
    ],
)
def test_things_with_their_counts_and_colours(prompt, wishes):
    assert {(wish.name, wish.count, wish.colour) for wish in understand(prompt).wishes} == wishes


def test_a_count_is_kept_within_reason():
    read = understand("20 cats, 20 cats and 20 cats")
    assert read.wishes == (Wish("cat", 20, None, True),)


@pytest.mark.parametrize(
    ("prompt", "scenes", "time", "style"),
    [
        ("a sunset over the sea", {"sea"}, "sunset", None),
        ("watercolor of snowy mountains at night", {"mountain", "winter"}, "night", "watercolour"),
        ("夜晚的城市，水墨画", {"city"}, "night", "ink"),
        ("下雪的森林", {"winter", "forest"}, None, None),
    ],
)
def test_scenes_times_and_styles(prompt, scenes, time, style):
    read = understand(prompt)
    assert (read.scenes, read.time, read.style) == (scenes, time, style)


@pytest.mark.parametrize(
    ("prompt", "act"),
    [
        ("remove the cat", "remove"),
        ("去掉小船", "remove"),
        ("add a boat", "add"),
        ("a boat", None),
        ("erase it", "remove"),
    ],
)
def test_what_is_to_be_done(prompt, act):
    assert understand(prompt).act == act


def test_words_that_were_not_understood_are_told():
    text = told(understand("a melancholy cat beside a samovar"))
    assert "Understood: cat." in text
    assert "Not understood: melancholy, samovar." in text


def test_a_chinese_prompt_is_told_about_in_chinese():
    text = told(understand("忧郁的猫"))
    assert "看懂的词：猫" in text
    assert "没看懂的词：忧郁" in text


def test_every_meaning_can_be_drawn():
    meanings = {found for words in vocabulary() for found in words.values()}
    assert {meaning for kind, meaning in meanings if kind == "thing"} <= set(CATALOGUE)
    assert {meaning for kind, meaning in meanings if kind == "time"} == set(LIGHTS)
    assert {meaning for kind, meaning in meanings if kind == "style"} == set(STYLES)
    assert {meaning for kind, meaning in meanings if kind == "colour"} == set(NAMED)


def test_there_are_many_words():
    english, chinese = vocabulary()
    assert sum(kind in ("thing", "scene") for kind, _ in english.values()) >= 100
    assert sum(kind in ("thing", "scene") for kind, _ in chinese.values()) >= 100
