"""Markdown as it is read aloud."""

import time

import pytest

from playground.features.speak.plain_text import as_written, plain_text


@pytest.mark.parametrize(
    ("markdown", "said"),
    [
        ("# A title #\n## Another", "A title\n\nAnother"),
        ("Title\n=====\nText\n---\n", "Title\n\nText"),
        (
            "Some **bold**, *slanted*, ***both***, _under_, __more__ and ~~gone~~.",
            "Some bold, slanted, both, under, more and gone.",
        ),
        ("这是**粗体**和*斜体*。", "这是粗体和斜体。"),
        ("snake_case_name, 2*3*4 and 2 * 3", "snake_case_name, 2*3*4 and 2 * 3"),
        ("A **mark that lost its partner", "A mark that lost its partner"),
        ("`code_*x*` and ``a ` tick``", "code_*x* and a ` tick"),
        ("[a link](https://x.example/a_(b) 'title') and [ref][1]\n\n[1]: https://x.example", "a link and ref"),
        (
            "![a cat](cat.png) <https://x.example/a_b> https://x.example/c_d",
            "a cat https://x.example/a_b https://x.example/c_d",
        ),
        ("- one\n* two\n+ [x] three\n1. four\n2) five", "one\n\ntwo\n\nthree\n\n1. four\n\n2) five"),
        ("> quoted\n> text\n>> deeper", "quoted text deeper"),
        ("| a | b |\n|---|:-:|\n| 1 | **2** |", "a, b\n\n1, 2"),
        ("```python\n# comment\nx *= 2\n```\nAfter", "# comment\n\nx *= 2\n\nAfter"),
        ("#hashtag and C# and #1", "hashtag and C# and 1"),
        ("\\*not slanted\\* \\# and \\_", "*not slanted* # and _"),
        ("Fish &amp; chips &lt;3 &nosuch;", "Fish & chips <3 &nosuch;"),
        ("a<br>b <b>bold</b> <!-- hidden\n--> end, 1 < 2 > 0", "a\nb bold  end, 1 < 2 > 0"),
        ("A note[^1].\n\n[^1]: The text.", "A note.\n\nThe text."),
        ("wrapped\nlines\n\nnew one", "wrapped lines\n\nnew one"),
        ("一行\n又一行", "一行又一行"),
        ("hard  \nbreak\\\nhere", "hard\nbreak\nhere"),
        ("one\n\n***\n\ntwo\n- - -\nthree", "one\n\ntwo\n\nthree"),
        ("   \n\n", ""),
        ("", ""),
        ("Plain words, nothing else.", "Plain words, nothing else."),
    ],
)
def test_the_marks_are_not_heard(markdown, said):
    assert plain_text(markdown).text == said


def test_what_is_spoken_is_found_in_the_source():
    source = "# Title\n\nSome **bold words** and [a link](https://x.example).\r\n\n- item &amp; more"
    plain = plain_text(source)
    assert len(plain.places) == len(plain.text)
    for words in ("Title", "bold words", "a link", "item"):
        start = plain.text.index(words)
        assert source[slice(*plain.source(start, start + len(words)))] == words
    everything = plain.source(0, len(plain.text))
    assert source[slice(*everything)] == source[2:]
    assert list(plain.places) == sorted(plain.places)
    assert plain.source(3, 3) == (0, 0)


def test_a_text_that_is_no_markdown_is_itself():
    plain = as_written("# stays")
    assert (plain.text, plain.source(2, 7)) == ("# stays", (2, 7))


@pytest.mark.parametrize(
    "piece",
    [
        "**a ",
        "*",
        "_a",
        "[",
        "![a](",
        "<",
        "<!--",
        "`a ",
        "> ",
        "- ",
        "|",
        "a\n",
        "&",
        "\\",
        "#",
        "~~a",
        "[a][",
        "\n",
        "```\n",
    ],
)
def test_odd_texts_take_no_time(piece):
    began = time.perf_counter()
    plain_text(piece * (100_000 // len(piece)))
    assert time.perf_counter() - began < 10
