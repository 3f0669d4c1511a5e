"""What is written and what was added stay apart, whatever is edited."""

import random

import pytest

from playground.api.request import Json
from playground.features.chat.completion.sheet import (
    Choice,
    ContinuedText,
    Edit,
    Sheet,
    Span,
    edit_between,
    from_json,
    to_json,
)

TEXT = ContinuedText("one two three", (Span(3, 7),))


@pytest.mark.parametrize(
    ("edit", "additions"),
    [
        (Edit(0, 0, "ab"), [" two"]),  # before it
        (Edit(13, 0, "!"), [" two"]),  # behind it
        (Edit(3, 0, "x"), [" two"]),  # at its edges
        (Edit(7, 0, "x"), [" two"]),
        (Edit(5, 1, "xyz"), [" txyzo"]),  # inside
        (Edit(1, 4, "x"), ["wo"]),  # across its beginning
        (Edit(5, 5, "x"), [" t"]),  # across its end
        (Edit(3, 4, ""), []),
        (Edit(0, 13, "new"), []),
    ],
)
def test_additions_move_with_the_text_around_them(edit, additions):
    after = TEXT.edited(edit)
    assert [after.text[span.start : span.end] for span in after.additions] == additions


def test_an_addition_grows_until_another_begins():
    text = ContinuedText("a").continued("b", anew=True).continued("c", anew=False)
    assert text == ContinuedText("abc", (Span(1, 3),))
    assert text.continued("d", anew=True).additions == (Span(1, 3), Span(3, 4))
    written = text.edited(Edit(3, 0, "x"))
    assert (written.last, written.last_at_end) == (Span(1, 3), None)
    assert text.cut(1) == ContinuedText("a")
    assert text.cut(2).last_at_end == Span(1, 2)


def test_the_change_between_two_texts_is_found():
    chance = random.Random(7)
    for _ in range(300):
        before = "".join(chance.choice("ab😀") for _ in range(chance.randrange(12)))
        place = chance.randint(0, len(before))
        gone = chance.randint(0, len(before) - place)
        after = before[:place] + chance.choice(["", "a", "b😀a"]) + before[place + gone :]
        edit = edit_between(before, after)
        assert (edit is None) == (before == after)
        assert edit is None or before[: edit.place] + edit.added + before[edit.place + edit.removed :] == after
    assert edit_between("aa", "aaa") == Edit(2, 0, "a")


def test_a_choice_fits_until_its_place_is_written_over():
    choices = (Choice(0, 3, " two"), Choice(0, 3, " tree"), Choice(4, 0, "x"))
    sheet = Sheet((ContinuedText("one"),), choices=choices)
    assert [sheet.fits(each) for each in choices] == [True, True, False]
    put = sheet.with_text(0, ContinuedText("one tree"))
    assert [put.has(each) for each in choices] == [False, True, False]
    assert put.fits(choices[0])
    assert not put.with_text(0, ContinuedText("one tree and more")).fits(choices[0])


def test_a_sheet_survives_the_disk_and_takes_what_it_can_use():
    sheet = Sheet((TEXT, ContinuedText("😀")), "after", (Choice(0, 3, "x", "stop"),), "stopped", "m")
    assert from_json(to_json(sheet)) == sheet
    assert from_json({"status": "running"}).status == "interrupted"
    odd: Json = {
        "texts": [{"text": "abc", "additions": [[0, 9], [1, 2], [1, 3], "x", [2, 3]]}, 5],
        "choices": [1, [0, 0, 1, 2]],
    }
    assert from_json(odd).texts == (ContinuedText("abc", (Span(1, 2), Span(2, 3))), ContinuedText())
    assert from_json(odd).choices == ()
    assert from_json(None) == Sheet()


def test_a_title_is_the_first_line_that_says_something():
    assert Sheet((ContinuedText("\n  \n Hello there\nmore"),)).title == "Hello there"
    assert Sheet((ContinuedText("x" * 100),)).title == "x" * 60 + "…"
    assert Sheet().title == ""
    assert Sheet().empty
