"""Markdown is cut into blocks by its lines, whatever the pieces in which it arrives."""

import random

import pytest

from playground.widgets.transcript.splitter import SOFT_LIMIT, Block, Splitter

MIXED = """A paragraph
of two lines
# A heading
- item one
- item two

  still item two
1. other list

| a | b |
|---|---|
| 1 | 2 |

> quoted
lazily
***
```python
x = 1

- not a list
```
    not indented code, for a fence came before

    indented

    code
~~~
```
~~~
Title
=====
<div>
text
</div>

1. Install:

   ```bash
   pip install x
   ```
2. Run
"""


def split(text: str) -> list[Block]:
    splitter = Splitter()
    return [*splitter.feed(text), *splitter.finish()]


def split_in_pieces(text: str, seed: int) -> list[Block]:
    chance = random.Random(seed)
    splitter, blocks, at = Splitter(), [], 0
    while at < len(text):
        end = at + chance.randint(1, 40)
        blocks += splitter.feed(text[at:end])
        # Looking at what is open must not change what comes out.
        assert splitter.open is None or splitter.open.kind
        at = end
    return [*blocks, *splitter.finish()]


def kinds(text: str) -> list[str]:
    return [block.kind for block in split(text)]


def test_each_construct_becomes_a_block_of_its_kind() -> None:
    assert kinds(MIXED) == [
        "paragraph", "heading", "list", "table", "quote", "rule",
        "code", "code", "code", "heading", "paragraph", "list",
    ]  # fmt: skip


@pytest.mark.parametrize("seed", range(20))
def test_the_pieces_in_which_text_arrives_do_not_matter(seed: int) -> None:
    assert split_in_pieces(MIXED, seed) == split(MIXED)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize(
    "unit", ["word ", "中文", "**bold** and `code` text. ", "- item\n", "`", "x", "| 1 | 2 |\n", "> a\n"]
)
def test_long_text_is_cut_at_the_same_places_however_it_arrives(unit: str, seed: int) -> None:
    text = "start\n\n| a | b |\n|--|--|\n" + unit * (30_000 // len(unit))
    whole = split(text)
    assert split_in_pieces(text, seed) == whole
    assert all(len(block.source) < 3 * SOFT_LIMIT for block in whole)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_every_kind_of_line_end_is_understood(end: str) -> None:
    text = MIXED.replace("\n", end)
    assert split(text) == split(MIXED)
    assert split_in_pieces(text, 1) == split(MIXED)


def test_a_fence_gives_its_language_and_its_text() -> None:
    (block,) = split("````c++ title=x\nint a;\n```\n\n````\n")
    assert (block.kind, block.language, block.text) == ("code", "c++", "int a;\n```\n")


def test_a_fence_without_an_end_is_closed_by_the_end_of_the_text() -> None:
    (block,) = split("```\nfirst\nsecond")
    assert block.text == "first\nsecond"
    assert block.source == "```\nfirst\nsecond\n```"


def test_an_indented_fence_loses_its_indent() -> None:
    assert split("  ```\n  a\n    b\n c\n  ```")[0].text == "a\n  b\nc"


def test_a_list_stays_open_over_a_blank_line() -> None:
    assert kinds("- a\n\n- b\n\n  more\n\nafter") == ["list", "paragraph"]


def test_a_fence_inside_an_item_stays_in_the_list() -> None:
    assert kinds("1. Install\n\n   ```\n   pip\n\n   more\n   ```\n\n2. Run\n\nDone") == ["list", "paragraph"]


def test_a_number_other_than_one_does_not_begin_a_list_inside_a_paragraph() -> None:
    assert kinds("In the year\n1984. It rained.\n") == ["paragraph"]


def test_a_heading_ends_the_table_only_after_a_blank_line() -> None:
    assert kinds("| a | b |\n|--|--|\n| 1 | 2 |\n# no heading\n\n# heading\n") == ["table", "heading"]


def test_html_is_a_paragraph_like_any_other() -> None:
    assert kinds("<script>\nalert(1)\n</script>\n") == ["paragraph"]


def test_a_long_ordered_list_goes_on_with_its_numbers() -> None:
    blocks = split("".join(f"1. item {index}\n" for index in range(400)))
    assert [block.kind for block in blocks] == ["list"] * 3
    assert [block.number for block in blocks] == [None, 151, 301]
    assert blocks[1].markdown.startswith("151. item 150\n")


def test_what_is_in_the_first_item_after_a_cut_stays_in_it() -> None:
    blocks = split("1. item\n   - nested\n\n   1984\n" * 60)
    assert blocks[1].markdown.startswith("39. item\n    - nested\n\n    1984\n1. item\n   - nested\n")


def test_blank_lines_of_a_list_are_shown_once_but_those_of_its_code_all() -> None:
    text = "- a\n\n\n\n  b\n\n  ```\n  x\n\n\n\n  y\n  ```\n\n\n- ```\n\n\n  z\n  ```"
    (block,) = split(text)
    assert block.source == text
    assert block.markdown == text.replace("a\n\n\n\n", "a\n\n").replace("```\n\n\n-", "```\n\n-")


def test_bullets_after_numbers_are_not_counted() -> None:
    blocks = split("1. item\n" * 10 + "- in the year 1984\n" * 300)
    assert [block.number for block in blocks] == [None] * len(blocks)
    assert all(block.markdown == block.source for block in blocks)


def test_a_line_without_the_mark_belongs_to_a_quote_only_where_it_continues_a_paragraph() -> None:
    assert kinds("> a\nlazy\n> b\n") == ["quote"]
    assert kinds("> - a\nlazy\n") == ["quote"]
    for inside in ("# a", "```", "    a", "| a |\n> |--|", "", "***"):
        assert kinds(f"> {inside}\nlazy\n") == ["quote", "paragraph"]
    for mark in ("3. a", "1.", "-"):
        assert kinds(f"> a\n{mark}\n") == ["quote", "list"]


def test_a_long_table_brings_its_header_again() -> None:
    blocks = split("| a | b |\n|--|--|\n" + "| 1 | 2 |\n" * 100)
    assert [block.kind for block in blocks] == ["table", "table"]
    assert blocks[1].markdown.startswith("| a | b |\n|--|--|\n| 1 | 2 |\n")


def test_a_long_paragraph_is_cut_between_words_and_outside_of_emphasis() -> None:
    blocks = split("Some **words of strong text** here. " * 800)
    assert len(blocks) > 2
    for block in blocks:
        assert block.source.count("**") % 2 == 0
        assert block.source[0].isalpha()
    assert [block.continues for block in blocks] == [False] + [True] * (len(blocks) - 1)


def test_link_references_are_noted() -> None:
    splitter = Splitter()
    splitter.feed('See [a] and [b].\n\n[a]: https://example.org "A"\n[b]: <https://example.org/b>\n\n[not: one\n')
    splitter.finish()
    assert splitter.definitions == ['[a]: https://example.org "A"', "[b]: <https://example.org/b>"]


@pytest.mark.parametrize("rest", ["-", "1.", "===", "``", "```py", "|", "| a | b", "| a | b |\n|--", "# ", "> "])
def test_what_could_still_become_something_else_is_held_back(rest: str) -> None:
    splitter = Splitter()
    splitter.feed(rest)
    assert splitter.open is None


def test_a_line_under_a_paragraph_is_not_taken_for_an_underline_before_it_is_complete() -> None:
    splitter = Splitter()
    splitter.feed("Things to buy:\n-")
    assert splitter.open is not None
    assert splitter.open.source == "Things to buy:"
    splitter.feed(" milk")
    assert splitter.open.source == "Things to buy:\n- milk"


def test_the_closing_fence_is_not_shown_while_it_arrives() -> None:
    splitter = Splitter()
    splitter.feed("```py\nx = 1\n``")
    assert splitter.code_lines == ["x = 1"]
    assert splitter.code_rest == ""
    assert [block.text for block in splitter.feed("`\n")] == ["x = 1"]


def test_nul_and_lone_surrogates_become_replacement_characters() -> None:
    assert split("a\0b\ud800c")[0].source == "a\ufffdb\ufffdc"


def test_blank_lines_alone_make_no_block() -> None:
    assert split("\n \n\t\n") == []


def test_new_text_costs_the_same_however_long_the_text_is() -> None:
    splitter = Splitter()
    splitter.feed("```\n" + "line\n" * 50_000)
    kept = splitter.code_lines
    splitter.feed("more\n")
    assert splitter.code_lines is kept


@pytest.mark.parametrize(
    ("arrived", "shown"),
    [
        ("Some **bold wo", "Some **bold wo**"),
        ("Some **bold ", "Some **bold**"),
        ("Some **", "Some "),
        ("Call `run", "Call `run`"),
        ("Call `", "Call "),
        ("See [the site](https://exam", "See the site"),
        ("A ![cat](http", "A cat"),
        ("An array[3", "An array[3"),
        ("**done** and `done`", "**done** and `done`"),
        ("**first** line\nsecond **li", "**first** line\nsecond **li**"),
    ],
)
def test_marks_that_are_open_are_closed_while_the_text_arrives(arrived: str, shown: str) -> None:
    splitter = Splitter()
    splitter.feed(arrived)
    assert splitter.open is not None
    assert splitter.open.source == shown
