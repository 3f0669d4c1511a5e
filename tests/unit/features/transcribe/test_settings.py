"""Wishes survive a file, and a file that somebody else wrote does no harm."""

from dataclasses import replace

import pytest

from playground.features.transcribe.settings import (
    DEFAULT,
    TranscribeSettings,
    check_extra,
    from_json,
    keyword_list,
    likely_model,
    to_json,
)


def test_wishes_come_back_as_they_were_written_down():
    settings = TranscribeSettings(
        model="m", language="en", temperature=0.5, response_format="srt", word_times=False, logprobs=True,
        chunking="server_vad", prefix_padding_ms=0, threshold=1, stream=False, keywords="a\nb", extra="{}",
    )  # fmt: skip
    assert from_json(to_json(settings)) == settings
    unset = replace(DEFAULT, temperature=None)
    assert from_json(to_json(unset)) == unset


@pytest.mark.parametrize(
    "values",
    [
        None, 3, [], {"temperature": "hot"}, {"temperature": 1.5}, {"temperature": True}, {"stream": "yes"},
        {"prefix_padding_ms": 1.5}, {"silence_duration_ms": 99}, {"model": None}, {"threshold": float("nan")},
        {"unknown": 1},
    ],
)  # fmt: skip
def test_what_does_not_fit_is_left_out(values):
    assert from_json(values) == DEFAULT


def test_keywords_stand_in_lines_or_between_commas():
    assert keyword_list(" a\nb ,c，d、 e;f；a\n\n") == ("a", "b", "c", "d", "e", "f")
    assert keyword_list(" \n") == ()


def test_extra_fields_must_be_an_object():
    assert check_extra("") is None
    assert check_extra('{"a": 1}') is None
    assert "line 1" in str(check_extra("{"))
    assert "JSON object" in str(check_extra("[1]"))
    assert "JSON object" in str(check_extra('{"a": NaN}'))


def test_a_model_that_listens_is_found_among_many():
    offered = ["gpt-5", "tts-1", "Whisper-Large", "gpt-4o-transcribe"]
    assert likely_model("", offered) == "Whisper-Large"
    assert likely_model("mine", offered) == "mine"
    assert likely_model("", ["gpt-5"]) == ""
    assert likely_model("", []) == ""
