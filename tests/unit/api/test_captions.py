"""SubRip and WebVTT, however carelessly they were written."""

import time

import pytest

from playground.api.audio_captions import read_captions

SRT = "1\n00:00:01,000 --> 00:00:02,500\nHello\nthere.\n\n2\n00:00:03,000 --> 00:00:04,000\nYou.\n"


def told(text: str) -> list[tuple[float, float, str]]:
    return [(each.start, each.end, each.text) for each in read_captions(text) or ()]


def test_captions_have_times_and_lines():
    assert told(SRT) == [(1.0, 2.5, "Hello\nthere."), (3.0, 4.0, "You.")]
    assert [each.id for each in read_captions(SRT) or ()] == ["0", "1"]


@pytest.mark.parametrize(
    "text",
    [
        SRT.replace("\n", "\r\n"),
        SRT.replace("\n", "\r"),
        "\ufeff" + SRT,
        SRT.replace(",", "."),
        SRT.replace("1\n00", "00").replace("2\n00", "00"),
        SRT.replace(" --> ", "-->"),
        SRT.rstrip(),
        SRT.replace("\n\n", "\n\n\n\n"),
        SRT.replace("Hello", "<i>Hello</i>"),
        SRT.replace("00:00:0", "0:0"),
    ],
)
def test_careless_captions_are_read_all_the_same(text):
    assert told(text) == told(SRT)


def test_web_captions_name_speakers_and_have_notes_settings_and_names():
    text = (
        "WEBVTT - a title\n\nNOTE nothing\nof this is said\n\nSTYLE\n::cue { color: red }\n\n"
        "intro\n00:01.000 --> 00:02.000 align:start position:0%\n<v Ann>Fish &amp; <c.loud>chips</c></v>\n\n"
        "NOTE a remark --> not\n\n1:00:00.000 --> 01:00:01.500\nNow <00:00:01.200>then\n"
    )
    assert [(each.start, each.end, each.text, each.speaker) for each in read_captions(text) or ()] == [
        (1.0, 2.0, "Fish & chips", "Ann"),
        (3600.0, 3601.5, "Now then", ""),
    ]


def test_a_number_that_is_said_stays_though_the_next_one_is_none():
    text = "1\n00:00:01,000 --> 00:00:02,000\nHow many?\n42\n\n2\n00:00:03,000 --> 00:00:04,000\n7\n"
    assert [said for _, _, said in told(text)] == ["How many?\n42", "7"]


def test_an_empty_caption_and_one_that_ends_before_it_begins_are_kept():
    assert told("00:00:05,000 --> 00:00:01,000\n\n00:00:06,000 --> 00:00:07,000\nx\n") == [
        (5.0, 5.0, ""),
        (6.0, 7.0, "x"),
    ]


def test_other_texts_are_no_captions():
    for text in ("Say --> this.", "It took 00:01.", "From 00:01.000 --> 00:02.000 nothing was said.", ""):
        assert read_captions(text) is None
    assert read_captions("WEBVTT\n\nNOTE silence\n") == ()


def test_a_long_text_that_is_almost_captions_is_read_at_once():
    began = time.perf_counter()
    for text in ("00:00:01 --> 00:00:0" * 20_000, "<v " * 50_000, "1\n\n" * 50_000, ":" * 200_000, "0" * 200_000):
        assert not read_captions(text)
    assert time.perf_counter() - began < 10
