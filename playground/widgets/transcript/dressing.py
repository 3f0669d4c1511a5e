"""Gives a document that Qt made from Markdown the look of the transcript."""

import re
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
    QTextList,
    QTextListFormat,
    QTextOption,
    QTextTable,
)

from playground.widgets.plain_text import one_line
from playground.widgets.transcript.look import LINE_HEIGHT, Look
from playground.widgets.transcript.splitter import Block
from playground.widgets.translation import tr

IMAGE_SCHEME: Final = "picture:"
QUOTE_INDENT: Final = 18
CELL_PADDING: Final = 4
_CELL_TOP: Final = 3
CELL_ABOVE: Final = CELL_PADDING + _CELL_TOP
CELL_MARGIN: Final = 8
ITEM_GAP: Final = 4
PARAGRAPH_GAP: Final = 12
_TABLE_LINE_HEIGHT: Final = 118
_NESTED_CODE_LINE_HEIGHT: Final = 130
_DEEPEST_QUOTE: Final = 8
_COLUMN: Final = 130
_ROWS_MEASURED: Final = 20
_BULLETS: Final = (QTextListFormat.Style.ListDisc, QTextListFormat.Style.ListCircle, QTextListFormat.Style.ListSquare)

_PROPORTIONAL: Final = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
_FIXED: Final = QTextBlockFormat.LineHeightTypes.FixedHeight.value
_Property = QTextFormat.Property
_INLINE: Final = re.compile(r"[`\[<@]|http|www\.")
_NUMBER: Final = re.compile(
    r"[~≈<>±≤≥]?\s?[-+−–]?\s?[$€£¥]?\d[\d\s.,'’/:×·^⁰¹²³⁴⁵⁶⁷⁸⁹()±-]*\s?(?:[%‰°]?[A-Za-zµμΩ²³/]{0,6})?$"
)
_NOTHING: Final = frozenset(("", "-", "–", "—", "n/a", "N/A"))


def dress(document: QTextDocument, block: Block, look: Look) -> None:
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeBlockFormat(_block_format(LINE_HEIGHT))
    if block.kind == "heading":
        _dress_heading(cursor, block, look)
    elif block.kind == "table":
        _dress_tables(document, block, look)
    elif block.kind in ("list", "quote"):
        _dress_containers(document, look)
    if _INLINE.search(block.markdown):
        _dress_inline(document, look)
    cursor.endEditBlock()


def blocks_of(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def fragments_of(block: QTextBlock) -> Iterator[QTextFragment]:
    iterator = block.begin()
    while not iterator.atEnd():
        yield iterator.fragment()
        iterator += 1


def is_nested_code(block: QTextBlock) -> bool:
    return block.blockFormat().hasProperty(_Property.BlockCodeLanguage)


def quote_level(block: QTextBlock) -> int:
    level = block.blockFormat().property(_Property.BlockQuoteLevel)
    return min(_DEEPEST_QUOTE, level) if isinstance(level, int) else 0


def _block_format(line_height: float, top: float = 0, bottom: float = 0) -> QTextBlockFormat:
    result = QTextBlockFormat()
    result.setLineHeight(line_height, _PROPORTIONAL)
    result.setTopMargin(top)
    result.setBottomMargin(bottom)
    return result


# -- headings


def _dress_heading(cursor: QTextCursor, block: Block, look: Look) -> None:
    source = block.source.lstrip()
    hashes = len(source) - len(source.lstrip("#"))
    level = hashes or (1 if source.endswith("=") else 2)
    for text_block in blocks_of(cursor.document()):
        for fragment in list(fragments_of(text_block)):
            text_format = fragment.charFormat()
            text_format.clearProperty(_Property.FontSizeAdjustment)
            text_format.setFontPointSize(look.heading_points(level))
            text_format.setFontWeight(QFont.Weight.DemiBold)
            run = QTextCursor(cursor.document())
            run.setPosition(fragment.position())
            run.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
            run.setCharFormat(text_format)
    block_format = _block_format(125)
    block_format.setHeadingLevel(min(6, level))
    cursor.mergeBlockFormat(block_format)


# -- lists and quotes


def _dress_containers(document: QTextDocument, look: Look) -> None:
    _dress_lists(document, look)
    cursor = QTextCursor(document)
    quoted = QTextCharFormat()
    quoted.setForeground(look.secondary)
    before: QTextBlock | None = None
    for block in blocks_of(document):
        cursor.setPosition(block.position())
        cursor.setPosition(block.position() + block.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        level = quote_level(block)
        block_format = _block_format(LINE_HEIGHT, top=_gap_above(before, block))
        block_format.setLeftMargin(level * QUOTE_INDENT)
        block_format.setRightMargin(0)
        if is_nested_code(block):
            _dress_nested_code(cursor, block, block_format, look)
        elif level:
            cursor.mergeCharFormat(quoted)
        cursor.mergeBlockFormat(block_format)
        before = block


def _dress_lists(document: QTextDocument, look: Look) -> None:
    """One kind of bullet per depth, whatever sign the author used, and room for the longest number."""
    longest = 0.0
    for block in blocks_of(document):
        text_list: QTextList | None = block.textList()
        if text_list is None:
            continue
        list_format = text_list.format()
        bullet = _BULLETS[min(list_format.indent(), len(_BULLETS)) - 1]
        if list_format.style() in _BULLETS:
            if list_format.style() != bullet:
                list_format.setStyle(bullet)
                text_list.setFormat(list_format)
        else:
            longest = max(longest, look.metrics.horizontalAdvance(text_list.itemText(block)))
    document.setIndentWidth(max(document.indentWidth(), longest + 8))


def _gap_above(before: QTextBlock | None, block: QTextBlock) -> float:
    if before is None:
        return 0
    code, code_before = is_nested_code(block), is_nested_code(before)
    if code or code_before:
        return 0 if code and code_before else PARAGRAPH_GAP + 8
    if block.textList() is not None or block.blockFormat().indent():
        return ITEM_GAP
    return PARAGRAPH_GAP if before.textList() is not None else ITEM_GAP * 2


def _dress_nested_code(cursor: QTextCursor, block: QTextBlock, block_format: QTextBlockFormat, look: Look) -> None:
    block_format.setLineHeight(_NESTED_CODE_LINE_HEIGHT, _PROPORTIONAL)
    block_format.setNonBreakableLines(False)
    block_format.setLeftMargin(block_format.leftMargin() + 12)
    block_format.setRightMargin(12)
    text_format = QTextCharFormat()
    text_format.setFontFamilies(look.code_font.families())
    text_format.setFontPointSize(look.code_font.pointSizeF())
    cursor.mergeCharFormat(text_format)
    cursor.mergeBlockCharFormat(text_format)


# -- tables


def _dress_tables(document: QTextDocument, block: Block, look: Look) -> None:
    option = document.defaultTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    document.setDefaultTextOption(option)
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            if block.header:
                frame.removeRows(0, 1)
            _dress_table(frame, block, look)
            _hide_blocks_around(document, frame)


def table_width(document: QTextDocument, look: Look) -> int:
    """Under this width a table would be cut to shreds; it can be moved sideways instead."""
    widths = [0]
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            rows = range(min(frame.rows(), _ROWS_MEASURED))
            columns = range(frame.columns())
            texts = [[_text_of(frame, row, column) for row in rows] for column in columns]
            widest = [max(look.metrics.horizontalAdvance(text[:40]) for text in column) for column in texts]
            widths.append(sum(min(_COLUMN, round(width)) + 2 * (CELL_MARGIN + CELL_PADDING) for width in widest))
    return max(widths)


def _dress_table(table: QTextTable, block: Block, look: Look) -> None:
    table_format = table.format()
    table_format.setBorder(0)
    table_format.setCellSpacing(0)
    table_format.setCellPadding(CELL_PADDING)
    table_format.setMargin(0)
    table.setFormat(table_format)
    cursor = table.firstCursorPosition()
    cursor.setPosition(table.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
    # Qt puts the room between lines below them; as much above keeps the text in the middle of its row.
    cell_format = _block_format(_TABLE_LINE_HEIGHT, top=_CELL_TOP)
    cell_format.setLeftMargin(CELL_MARGIN)
    cell_format.setRightMargin(CELL_MARGIN)
    cursor.mergeBlockFormat(cell_format)
    if not block.header:
        _dress_header(table, look)
    for column in _figure_columns(table, block):
        _align_right(table, column)


def _dress_header(table: QTextTable, look: Look) -> None:
    header = QTextCharFormat()
    header.setForeground(look.secondary)
    header.setFontWeight(QFont.Weight.DemiBold)
    for column in range(table.columns()):
        cell = table.cellAt(0, column)
        cursor = cell.firstCursorPosition()
        cursor.setPosition(cell.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(header)


def _figure_columns(table: QTextTable, block: Block) -> list[int]:
    """Columns of figures for which the author asked no other alignment."""
    rows = (block.header or block.source).split("\n")
    asked = [cell.strip() for cell in rows[1].strip().strip("|").split("|")] if len(rows) > 1 else []
    first = 0 if block.header else 1
    return [
        column
        for column in range(table.columns())
        if not (column < len(asked) and ":" in asked[column])
        and _are_figures([_text_of(table, row, column) for row in range(first, table.rows())])
    ]


def _are_figures(texts: list[str]) -> bool:
    said = [text for text in texts if text not in _NOTHING]
    return bool(said) and all(len(text) < 24 and _NUMBER.match(text) for text in said)


def _text_of(table: QTextTable, row: int, column: int) -> str:
    return table.cellAt(row, column).firstCursorPosition().block().text().strip()


def _align_right(table: QTextTable, column: int) -> None:
    right = QTextBlockFormat()
    right.setAlignment(Qt.AlignmentFlag.AlignRight)
    for row in range(table.rows()):
        table.cellAt(row, column).firstCursorPosition().mergeBlockFormat(right)


def _hide_blocks_around(document: QTextDocument, table: QTextTable) -> None:
    """Qt keeps an empty paragraph before and after every table."""
    flat = QTextBlockFormat()
    flat.setLineHeight(1, _FIXED)
    tiny = QTextCharFormat()
    tiny.setFontPointSize(1)
    before = document.findBlock(max(0, table.firstPosition() - 1))
    after = document.findBlock(table.lastPosition() + 1)
    outside = [before] if not before.text() and before.position() < table.firstPosition() else []
    while after.isValid() and not after.text():
        outside.append(after)
        after = after.next()
    for block in outside:
        cursor = QTextCursor(block)
        cursor.mergeBlockFormat(flat)
        cursor.mergeBlockCharFormat(tiny)


# -- inside a line


def _dress_inline(document: QTextDocument, look: Look) -> None:
    link, code = QTextCharFormat(), QTextCharFormat()
    link.setForeground(look.accent)
    link.setFontUnderline(True)
    code.setFontFamilies(look.code_font.families())
    code.setFontPointSize(look.inline_code_points)
    spans = [
        (fragment.position(), fragment.length(), fragment.charFormat())
        for block in blocks_of(document)
        if not is_nested_code(block)
        for fragment in fragments_of(block)
    ]
    # From the end, for the text of a picture is longer than the picture's own character.
    cursor = QTextCursor(document)
    for position, length, char_format in reversed(spans):
        cursor.setPosition(position)
        cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
        if char_format.isImageFormat():
            _name_image(cursor, char_format.toImageFormat().name(), look)
        elif char_format.isAnchor():
            cursor.mergeCharFormat(link)
        elif char_format.fontFixedPitch():
            cursor.mergeCharFormat(code)


def _name_image(cursor: QTextCursor, address: str, look: Look) -> None:
    """A picture is named, not fetched: asking for it would already tell its server that this text was read."""
    host = one_line(QUrl(address).host(QUrl.ComponentFormattingOption.EncodeUnicode))
    text = tr("Image from {host} – not loaded", host=host) if host else tr("Image – not loaded")
    chip = QTextCharFormat()
    chip.setForeground(look.secondary)
    chip.setAnchor(True)
    chip.setAnchorHref(IMAGE_SCHEME + address)
    cursor.insertText(text, chip)
