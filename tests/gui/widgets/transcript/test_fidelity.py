"""Blocks rendered one by one are what Qt makes of the whole text."""

import random

import pytest
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from playground.widgets.transcript.code import CodeBody
from playground.widgets.transcript.content import TurnContent
from playground.widgets.transcript.rich import RichBody
from playground.widgets.transcript.splitter import Block, Splitter
from playground.widgets.transcript.transcript_view import TranscriptView
from tests.gui.widgets.transcript.markdown_facts import FEATURES, Author, Fact, code_facts, facts_of

RULE: Fact = ("", 0, None, 0, True, None, None, ())


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


@pytest.mark.parametrize("seed", range(60))
def test_blocks_are_what_qt_makes_of_the_whole(qtbot: QtBot, seed: int) -> None:
    text = Author(seed).document(8)
    assert rendered_in_blocks(text, seed) == rendered_whole(text)


def test_what_the_view_shows_is_what_qt_makes_of_the_whole(view: TranscriptView) -> None:
    """Streamed in random pieces and shown at random moments, with the look of the transcript."""
    for seed in range(1_000, 1_040):
        # In the place of a picture stands its name.
        text = Author(seed).document(10).replace("![", "!-[")
        stream(view, text, random.Random(seed))
        assert [spoken(fact) for fact in shown(view)] == [spoken(fact) for fact in rendered_whole(text)]


def stream(view: TranscriptView, text: str, chance: random.Random) -> None:
    view.set_turns([TurnContent("1", "assistant", "", open=True)])
    at = 0
    while at < len(text):
        end = at + chance.randint(1, 60)
        view.append_text("1", text[at:end])
        if chance.random() < 0.2:
            view.flush()
        at = end
    view.finish_turn("1")


def shown(view: TranscriptView) -> list[Fact]:
    facts: list[Fact] = []
    for row in view.stack.rows:
        body = view.prepare(row)
        if isinstance(body, CodeBody) and row.block is not None:
            facts += code_facts(body.text(0, body.length()), row.block.language)
        elif isinstance(body, RichBody):
            facts += facts_of(body.document)
        else:
            facts.append(RULE)
    return facts


def spoken(fact: Fact) -> Fact:
    """Headings, headers of tables and the signs of bullets get a look of their own; the rest is the text's."""
    if fact[0] == "code":
        return fact
    text, level, item, quote, rule, cell, marker, inline = fact
    sign = item[1:] if isinstance(item, tuple) else None
    return (text, level, sign, quote, rule, cell, marker, None if level or cell else inline)


def test_a_long_list_keeps_its_numbers_when_it_is_cut(qtbot: QtBot) -> None:
    text = "".join(f"1. item number {index}\n" for index in range(1, 500))
    numbers = [fact[2] for fact in rendered_in_blocks(text, 1)]
    assert numbers == [fact[2] for fact in rendered_whole(text)]


def test_a_text_that_begins_with_a_rule_loses_nothing(qtbot: QtBot) -> None:
    # Qt takes it for front matter and swallows everything up to the next rule.
    facts = rendered_in_blocks("---\ntitle: x\n---\nbody\n", 1)
    assert [fact[0] for fact in facts] == ["", "title: x", "body"]
