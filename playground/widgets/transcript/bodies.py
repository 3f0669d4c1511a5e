"""Which face a row gets, and how high it will be before it has one."""

import math
from typing import Final

from PySide6.QtGui import QColor

from playground.widgets.transcript import code
from playground.widgets.transcript.body import Body
from playground.widgets.transcript.card import CardBody
from playground.widgets.transcript.code import CodeBody
from playground.widgets.transcript.content import Card, Footer, Thought
from playground.widgets.transcript.document import markdown_document, plain_document
from playground.widgets.transcript.enclosures import HEIGHT, EnclosuresBody
from playground.widgets.transcript.footer import FooterBody, RuleBody, WaitingBody
from playground.widgets.transcript.look import Look
from playground.widgets.transcript.pictures import MOST_HEIGHT, PicturesBody
from playground.widgets.transcript.rich import RichBody
from playground.widgets.transcript.row import Row
from playground.widgets.transcript.splitter import Block
from playground.widgets.transcript.thought import ThoughtBody

_NO_BLOCK: Final = Block("paragraph", "")


def make_body(row: Row, look: Look) -> Body:
    if row.kind == "card":
        return CardBody(row.card or Card("info", ""), look, unfolded=row.unfolded)
    if row.kind == "footer":
        return FooterBody(row.footer or Footer(), look)
    if row.kind == "thought":
        return ThoughtBody(row.thought or Thought("", ""), look, unfolded=row.unfolded, open_=row.open)
    if row.kind == "waiting":
        return WaitingBody(look)
    if row.kind == "pictures":
        return PicturesBody(row.pictures, look, right=row.role == "user")
    if row.kind == "enclosures":
        return EnclosuresBody(row.enclosures, look, right=row.role == "user")
    return _text_body(row, row.block or _NO_BLOCK, look)


def _text_body(row: Row, block: Block, look: Look) -> Body:
    if row.kind == "plain":
        code = row.role == "assistant"
        return RichBody(lambda: plain_document(block.source, look, code=code), look, _plain_colour(row, look))
    if block.kind == "rule":
        return RuleBody(look)
    if block.kind != "code":
        return RichBody(lambda: markdown_document(block, look, row.definitions), look)
    body = CodeBody(look, block.language)
    if not row.open:
        body.complete(block.text)
    return body


def _plain_colour(row: Row, look: Look) -> QColor:
    return {"error": QColor(look.tokens.danger), "system": look.secondary}.get(row.role, look.text)


def estimated_height(row: Row, look: Look, width: int) -> int:
    block = row.block
    padding = row.padding_above + row.padding_below
    if block is None:
        return {
            "footer": 30,
            "thought": 30,
            "waiting": round(look.line_height),
            "pictures": MOST_HEIGHT,
            "enclosures": HEIGHT,
        }.get(row.kind, 96)
    if block.kind == "rule":
        return 1
    breaks = block.text.count("\n") if block.kind == "code" else block.source.count("\n")
    if block.kind == "code":
        return code.HEADER + (breaks + 1) * look.code_line_height + code.BOTTOM
    per_line = max(8.0, width / look.character_width)
    # Characters of Chinese and its neighbours are twice as wide.
    columns = len(block.source) if block.source.isascii() else len(block.source.encode("utf-8", "replace")) * 0.75
    lines = breaks + math.ceil(columns / per_line) if block.kind in ("list", "paragraph") else breaks + 1
    return round(max(1, lines) * look.line_height) + padding
