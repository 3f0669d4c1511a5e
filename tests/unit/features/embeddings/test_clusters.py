"""Groups that go along, categories, and what groups are called."""

import numpy as np

from playground.features.embeddings.clusters import carried, categories, named
from playground.features.embeddings.group_names import group_names, words_of
from tests.unit.features.embeddings.spaces import clustered, space_of

TEXTS = (
    "The cat sleeps on the sofa",
    "A cat and a kitten play",
    "Our cat chases the kitten",
    "The bank raised its interest rate",
    "Interest at the bank is low",
    "My bank lost money",
)


def test_a_group_is_called_by_the_words_that_only_it_has():
    assert group_names(TEXTS, [0, 0, 0, 1, 1, 1]) == ("cat, kitten", "bank, interest")


def test_a_word_that_every_group_has_names_none():
    names = group_names(("red apple pie", "red apple tart", "red car door", "red car seat"), [0, 0, 1, 1])
    assert names == ("apple, pie", "car, door")
    assert group_names(("one cat", "big cat", "old cat", "new cat", "dog"), [0, 0, 0, 0, 1]) == ("cat", "dog")
    texts = [f"a sentence about {topic}" for topic in ("cats", "rivers") for _ in range(9)]
    assert group_names(texts, [0] * 9 + [1] * 9) == ("cats", "rivers")


def test_chinese_groups_are_called_by_neighbouring_characters():
    texts = ("小猫在睡觉", "小猫喜欢鱼", "银行提高利率", "银行的利率很低")
    assert group_names(texts, [0, 0, 1, 1])[0] == "小猫, 喜欢"
    assert "银行" in group_names(texts, [0, 0, 1, 1])[1]


def test_a_group_without_words_has_its_number_and_no_two_names_are_alike():
    assert group_names(("12 34", "the of", "same thing", "same thing"), [0, 0, 1, 2])[0] == "#1"
    names = group_names(("same", "same", "else"), [0, 1, 2])
    assert len(set(names)) == 3


def test_texts_without_a_group_name_nothing():
    assert group_names(("cat", "dog"), [-1, -1]) == ()


def test_words_are_small_and_the_commonest_are_left_out():
    assert list(words_of("The GPT4 doesn't like 42 e-mails of 用户")) == ["gpt4", "doesn't", "e-mails", "用户"]


def test_a_new_text_joins_the_group_of_the_one_that_is_most_like_it():
    vectors = clustered(9, groups=2)
    before = named(space_of(vectors[:8]), np.array([0, 1] * 4, np.int32))
    space = space_of(np.vstack((vectors[:8], vectors[5] * 2)))
    after = carried(before, space)
    assert after.groups.tolist() == [0, 1, 0, 1, 0, 1, 0, 1, 1]
    assert after.names == before.names


def test_equal_words_are_one_category_and_no_word_is_none():
    found = categories(("b", "", "a", "b"))
    assert found.numbers.tolist() == [0, -1, 1, 0]
    assert found.names == ("b", "a")
