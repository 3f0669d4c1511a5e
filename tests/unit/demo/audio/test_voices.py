"""How a text is cut into sentences, and what instructions change."""

import pytest

from playground.demo.audio.voices import VOICES, instructed, language, paced, sentences, understood


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Dr. Smith met Mr. J. Doe. He left.", ["Dr. Smith met Mr. J. Doe.", "He left."]),
        ("It costs 3.50 today", ["It costs 3.50 today"]),
        ("你好。今天好吗？好！", ["你好。", "今天好吗？", "好！"]),
        ("a\n\nb\n", ["a", "b"]),
        ("a\x00b", ["a b"]),
        (" ", []),
    ],
)
def test_sentences(text, parts):
    assert list(sentences(text)) == parts


def test_a_sentence_with_a_chinese_sign_is_spoken_by_a_chinese_voice():
    assert language("我喜欢 Python", VOICES["fable"]) == "cmn"
    assert language("I like Python", VOICES["fable"]) == "gmw/en"


@pytest.mark.parametrize(
    ("text", "wishes"),
    [
        ("Whisper, slowly", ["slow", "whisper"]),
        ("in a cheerful, high-pitched voice", ["high", "lively"]),
        ("请用低沉的声音慢慢说", ["slow", "deep"]),
        ("follow the map", []),
    ],
)
def test_instructions_are_understood_in_both_languages(text, wishes):
    assert understood(text) == wishes


def test_no_wish_leads_out_of_what_espeak_knows():
    every = understood("slow fast high loud lively sad deep quiet flat whisper")
    manner, pace = instructed(VOICES["shimmer"], every)
    assert 0 <= manner.pitch <= 99
    assert 0 <= manner.range <= 100
    assert 0.5 < pace < 2


def test_below_what_espeak_can_the_rest_is_stretched():
    manner, _ = instructed(VOICES["alloy"], [])
    assert (paced(manner, 0.25)[0].rate, paced(manner, 0.25)[1]) == (88, 2.0)
    assert (paced(manner, 4.0)[0].rate, paced(manner, 4.0)[1]) == (700, 1.0)
