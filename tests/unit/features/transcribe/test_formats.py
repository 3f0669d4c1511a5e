"""Transcripts as files and back."""

import pytest

from playground.api.audio import Segment, Token, Transcript, Word
from playground.features.transcribe.captions import captions, punctuated
from playground.features.transcribe.formats import FORMATS, encoded, lacking, read, write

SEGMENTS = (
    Segment("0", 0.0, 1.2345, "Fish & chips,", -0.25, 0.01, "Ann"),
    Segment("1", 1.2345, 3661.0, "a --> b <c>\n\nand “d”.", speaker="Ann"),
    Segment("2", 3661.0, 3662.0, "好。", speaker="Bob: x"),
)
TALK = Transcript("Fish & chips, a --> b <c> and “d”. 好。", "en", 3662.0, segments=SEGMENTS)
PLAIN = Transcript("Hello, world. 你好。")
WORDS = (Word("hello", 0.0, 0.5, -0.1), Word("world", 0.6, 1.0), Word("again", 1.2, 1.5))


def test_captions_are_written_as_players_want_them():
    assert write(TALK, "srt") == (
        "1\n00:00:00,000 --> 00:00:01,234\nAnn: Fish & chips,\n\n"
        "2\n00:00:01,234 --> 01:01:01,000\nAnn: a -> b <c>\nand “d”.\n\n"
        "3\n01:01:01,000 --> 01:01:02,000\nBob: x: 好。\n"
    )
    assert write(TALK, "vtt") == (
        "WEBVTT\n\n00:00:00.000 --> 00:00:01.234\n<v Ann>Fish &amp; chips,\n\n"
        "00:00:01.234 --> 01:01:01.000\n<v Ann>a --&gt; b &lt;c&gt;\nand “d”.\n\n"
        "01:01:01.000 --> 01:01:02.000\n<v Bob: x>好。\n"
    )


def test_a_dialogue_is_written_by_turns_and_other_texts_as_they_are():
    assert write(TALK, "txt") == "Ann: Fish & chips, a --> b <c> and “d”.\nBob: x: 好。\n"
    assert write(PLAIN, "txt") == "Hello, world. 你好。\n"


def test_a_table_has_a_row_for_each_segment():
    lines = write(TALK, "csv").split("\r\n")
    assert lines[:2] == ["start,end,speaker,text", '0.000,1.234,Ann,"Fish & chips,"']
    assert write(PLAIN, "csv").split("\r\n")[1] == ',,,"Hello, world. 你好。"'


@pytest.mark.parametrize("form", ["vtt", "csv", "json"])
def test_what_is_written_can_be_read_again(form):
    again = read(write(TALK, form), form)
    flat = [(each.start, each.end, " ".join(each.text.split()), each.speaker) for each in again.segments]
    exact = [(each.start, each.end, " ".join(each.text.split()), each.speaker) for each in SEGMENTS]
    assert [each[2:] for each in flat] == [each[2:] for each in exact]
    for ours, theirs in zip(flat, exact, strict=True):
        assert ours[:2] == pytest.approx(theirs[:2], abs=0.001)
    assert again.text == TALK.text
    assert again.duration == 3662.0


def test_json_keeps_everything():
    whole = Transcript("hello world", "en", 1.0, WORDS, SEGMENTS[:1], (Token("hello", -0.1),))
    again = read(write(whole, "json"), "json")
    assert (again.words[0], again.segments, again.logprobs) == (WORDS[0], SEGMENTS[:1], whole.logprobs)
    assert again.language == "en"
    assert read(write(PLAIN, "json"), "json").text == PLAIN.text


def test_text_is_read_as_it_is_and_tables_without_times_too():
    assert read("\ufeff Hello.\n", "txt").text == "Hello."
    assert read(write(PLAIN, "csv"), "csv").text == PLAIN.text
    assert read("text,start,end\nHi,,\nthere,x,2\n", "csv").text in ("Hi there", "there")


@pytest.mark.parametrize(
    ("text", "form"),
    [("Hello", "srt"), ("", "vtt"), ("a,b\n1,2\n", "csv"), ("{", "json"), ("[1]", "json"), ("", "csv")],
)
def test_what_is_none_of_the_kind_is_refused(text, form):
    with pytest.raises(ValueError, match=r"."):
        read(text, form)


def test_captions_need_times_and_the_rest_does_not():
    assert {form for form in FORMATS if lacking(PLAIN, form)} == {"srt", "vtt"}
    assert not any(lacking(TALK, form) for form in FORMATS)
    assert not lacking(Transcript("hello", words=WORDS), "srt")
    assert write(Transcript(""), "srt") == ""


def test_spreadsheets_are_told_that_a_table_is_in_utf_8():
    assert encoded("é", "csv") == b"\xef\xbb\xbf\xc3\xa9"
    assert encoded("é\ud800", "srt") == b"\xc3\xa9\xef\xbf\xbd"


def test_words_without_segments_become_captions_that_can_be_read():
    words = [Word(f"word{n}", n * 0.4, n * 0.4 + 0.3) for n in range(40)]
    made = captions(Transcript("", words=tuple(words)))
    assert all(each.end - each.start <= 6 and len(each.text) <= 80 for each in made)
    assert [word for each in made for word in each.text.split()] == [word.text for word in words]
    two = captions(Transcript("Hello, world! Again.", words=WORDS))
    assert [(each.text, each.start, each.end) for each in two] == [("Hello, world!", 0.0, 1.0), ("Again.", 1.2, 1.5)]
    apart = captions(Transcript("", words=(Word("a", 0, 1), Word("b", 5, 6))))
    assert [each.text for each in apart] == ["a", "b"]


def test_words_get_the_marks_of_the_text_as_far_as_both_agree():
    assert [word.text for word in punctuated(WORDS, "Hello, (world) again?")] == ["Hello,", "world)", "again?"]
    assert [word.text for word in punctuated(WORDS, "Hello… nobody again?")] == ["Hello…", "world", "again?"]
    assert [word.text for word in punctuated(WORDS, "")] == ["hello", "world", "again"]


def test_captions_stand_in_the_order_of_time_and_without_empty_ones():
    mixed = (Segment("0", 5, 6, "later"), Segment("1", 0, 1, "first"), Segment("2", 2, 3, " "))
    assert [each.text for each in captions(Transcript("", segments=mixed))] == ["first", "later"]
