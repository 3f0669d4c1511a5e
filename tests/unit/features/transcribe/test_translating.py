"""A chat model translates line by line, and what it answers is fitted to the times as far as that goes."""

import pytest

from playground.api.audio_transcript import Segment, Transcript
from playground.features.transcribe.translating import Unnumbered, likely_translator, parameters_for, translated

CONTENT = Transcript(
    "Uno. Dos.", segments=(Segment("0", 0.0, 1.0, "Uno.", -0.1), Segment("1", 1.0, 2.0, "Dos.\nTres."))
)


def test_every_segment_is_one_numbered_line():
    sent = parameters_for(CONTENT, "m").messages[-1].content
    assert sent == "1. Uno.\n2. Dos. Tres."
    assert parameters_for(Transcript("Hola"), "m").messages[-1].content == "1. Hola"


def test_lines_go_to_their_segments():
    found = translated(CONTENT, "1. One.\n2) Two.\nThree.\n")
    assert [(each.start, each.text, each.avg_logprob) for each in found.segments] == [
        (0.0, "One.", None),
        (1.0, "Two. Three.", None),
    ]
    assert (found.text, found.language) == ("One. Two. Three.", "en")


@pytest.mark.parametrize(
    ("reply", "text"),
    [("1. One and two.", "One and two."), ("1. A\n2. B\n3. C", "A\nB\nC"), ("One.\nTwo.", "One.\nTwo."), ("", "")],
)
def test_where_lines_are_missing_the_reply_stands_as_a_whole(reply: str, text: str):
    found = translated(CONTENT, reply)
    assert (found.text, found.segments) == (text, ())


def test_a_model_that_converses_is_found():
    offered = ["whisper-1", "text-embedding-3-small", "gpt-5-mini", "gpt-image-2"]
    assert likely_translator("", offered) == "gpt-5-mini"
    assert likely_translator("mine", offered) == "mine"
    assert likely_translator("", ["tts-1"]) == ""


@pytest.mark.parametrize("size", [1, 3, 100])
def test_numbers_of_lines_are_not_shown_however_the_text_is_cut(size: int):
    text = "1. In 2024.\n12) 3 men\n\nand 4. more\n5 apples"
    shown: list[str] = []
    reply = Unnumbered(shown.append)
    for start in range(0, len(text), size):
        reply.take(text[start : start + size])
    assert "".join(shown) == "In 2024.\n3 men\n\nand 4. more\n5 apples"
