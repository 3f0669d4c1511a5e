"""The n-gram model and its tokens: true distributions, stable ids, nothing lost."""

import random
from itertools import islice

import pytest

from playground.demo.ngram import model
from playground.demo.sampling import Sampling, continuation, likelihood, scored
from playground.demo.tokens import END, corpus, vocabulary


@pytest.mark.parametrize("context", ["", "The", "The planet", "春天", "zzqx", "The light needs"])
def test_probabilities_are_positive_and_sum_to_one(context):
    chances = model().distribution(list(vocabulary().encode(context)))
    assert len(chances) == len(vocabulary())
    assert sum(chances) == pytest.approx(1)
    assert min(chances) > 0


def test_the_model_knows_its_corpus_better_than_noise():
    known = list(vocabulary().encode("A token is a piece of text"))
    assert likelihood([], known) > likelihood([], known[::-1])


def test_script_is_kept():
    chances = model().distribution(list(vocabulary().encode("zzq")))
    assert vocabulary().pieces[max(range(len(chances)), key=chances.__getitem__)].isascii()


def test_scores_add_up_to_the_likelihood():
    tokens = list(vocabulary().encode("The planet moves"))
    assert sum(token.logprob for token in scored(tokens, 0)) == pytest.approx(likelihood([], tokens))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello world",
        "Photosynthesis, 2024!",
        "你好，世界",
        "a\n\n b\t c",
        "😀🎉",
        "naïve café",
        "\x00\x7f",
        "x" * 5000,
    ],
)
def test_text_survives_its_tokens(text):
    assert vocabulary().decode(list(vocabulary().encode(text))) == text


def test_lone_surrogates_become_question_marks():
    assert vocabulary().decode(list(vocabulary().encode("a\ud800b"))) == "a?b"


def test_ids_are_stable_and_single():
    assert vocabulary().decode([65]) == "A"
    assert len(set(vocabulary().pieces)) == len(vocabulary())
    assert vocabulary().pieces[END] == b"<|endoftext|>"
    assert END not in list(vocabulary().encode("<|endoftext|>"))


def test_words_cost_about_as_much_as_with_a_real_tokenizer():
    text = corpus()[3]
    assert vocabulary().count(text) < len(text) / 3
    assert vocabulary().count("internationalisation of unfamiliar vocabulary") < 25


def test_chance_follows_the_probabilities():
    sampling = Sampling()
    chance = random.Random(1)
    first = [next(islice(continuation([], sampling, chance), 1)).data for _ in range(400)]
    chances = model().distribution([])
    likeliest = max(range(len(chances)), key=chances.__getitem__)
    share = first.count(vocabulary().pieces[likeliest]) / len(first)
    assert share == pytest.approx(chances[likeliest], abs=0.08)
