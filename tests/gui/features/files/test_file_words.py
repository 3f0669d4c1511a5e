"""What is said of files, whatever a server sends."""

from datetime import date

import pytest

from playground.features.files.view.stored.file_words import (
    DAY,
    expiry_words,
    moment,
    purpose_words,
    short_moment,
    status_words,
    totals_words,
)
from playground.features.files.view.stored.hex_dump import hex_dump

NOW = 1_790_000_000.0


@pytest.mark.parametrize(
    ("expires_at", "words"),
    [
        (None, "Never"),
        (NOW - 1, "Expired"),
        (NOW + 3_600, "Within a day"),
        (NOW + 1.5 * DAY, "In 1 day"),
        (NOW + 30 * DAY, "In 30 days"),
    ],
)
def test_how_long_a_file_stays_is_said_in_days(expires_at, words):
    assert expiry_words(expires_at, NOW) == words


@pytest.mark.parametrize("time", [None, 0, -1.0, 1e18])
def test_of_a_time_that_is_none_nothing_is_claimed(time):
    assert moment(time) == ""
    assert short_moment(time, date(2026, 9, 21)) == ""


def test_the_time_of_day_is_said_as_long_as_one_remembers_the_day():
    day = date.fromtimestamp(NOW)
    assert short_moment(NOW, day).startswith("Today ")
    assert short_moment(NOW, date.fromtimestamp(NOW + DAY)).startswith("Yesterday ")
    assert ":" not in short_moment(NOW, date.fromtimestamp(NOW + 9 * DAY))


def test_purposes_and_states_that_nobody_knows_are_shown_as_they_came_and_do_no_harm():
    assert purpose_words("fine-tune") == "Fine-tuning"
    assert purpose_words("shiny\u202enew") == "shiny\\u202enew"
    assert status_words("half\ndone") == "half done"
    assert len(purpose_words("x" * 10_000)) == 400


def test_the_totals_say_what_is_shown_and_whether_there_is_more():
    assert totals_words(1, 1, 20, complete=True) == "1 file · 20 bytes"
    assert totals_words(12, 3, 20_000, complete=False) == "3 of 12 files · 20.0 kB · more on the server"


def test_bytes_are_shown_with_their_places_and_the_letters_among_them():
    first, second = hex_dump(b"\x00\x01Hello, world\xff\xfe" + b"\n!").split("\n")
    assert first.startswith("00000000  00 01 48 65")
    assert first.endswith("··Hello, world··")
    assert second.startswith("00000010  0a 21 ")
    assert second.endswith("·!")
