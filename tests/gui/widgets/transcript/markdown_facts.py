"""What the fidelity tests compare: the facts of a laid out Markdown text, one tuple per text block."""

import random
from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextDocument, QTextFormat, QTextList, QTextTable

FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
Property = QTextFormat.Property
Fact = tuple[object, ...]

WORDS = [
    "apple",
    "**bold**",
    "*slanted*",
    "***both***",
    "`code`",
    "~~gone~~",
    "[link](https://example.org/a)",
    "plain",
    "42",
    "snake_case_word",
    "中文",
    "文字",
    "e.g.",
    "https://example.com",
    "<b>tag</b>",
    "a*b",
    "fish&amp;chips",
    "5<6",
    "**two",
    "words**",
    "`a",
    "|",
    "b`",
    "mail@example.org",
    "|",
    "\\*",
    "\\[x]",
    "![pic](http://h/i.png)",
    "émoji",
    "👩\u200d👩\u200d👧",
    "שלום",
    "$x^2$",
    "#",
    "1.",
    "-",
    ">",
    "~",
    "`",
    "**",
    "[ref]",
    "<img",
    "src=x>",
    "end.",
    "Sentence:",
    "«quoted»",
]


def facts_of(document: QTextDocument) -> list[Fact]:
    """One tuple per visible block; empty blocks around tables are Qt's own and are left out."""
    return [fact for block in blocks_of(document) if (fact := _fact(document, block)) is not None]


def blocks_of(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def code_facts(text: str, language: str) -> list[Fact]:
    return [("code", 0, language, _with_spaces(line)) for line in text.split("\n") if line]


def _with_spaces(line: str) -> str:
    """Qt turns the tabs that indent a line of code into spaces; ours keeps them, for a makefile needs them."""
    inside = line.lstrip(" \t")
    return line[: len(line) - len(inside)].expandtabs(4) + inside


def _fact(document: QTextDocument, block: QTextBlock) -> Fact | None:
    block_format = block.blockFormat()
    quote = block_format.property(Property.BlockQuoteLevel) or 0
    if block_format.hasProperty(Property.BlockCodeLanguage):
        language = block_format.property(Property.BlockCodeLanguage) or ""
        return ("code", quote, language.split(" ")[0], block.text()) if block.text() else None
    rule = block_format.hasProperty(Property.BlockTrailingHorizontalRulerWidth)
    cell = _cell_of(document, block)
    if not block.text() and not rule and cell is None:
        return None
    text_list: QTextList | None = block.textList()
    item: Fact | None = None
    if text_list is not None:
        item = (text_list.format().style(), text_list.format().indent(), text_list.itemText(block))
    marker = block_format.marker() if item else None
    return (block.text(), block_format.headingLevel(), item, quote, rule, cell, marker, inline_facts(block))


def _cell_of(document: QTextDocument, block: QTextBlock) -> tuple[int, int] | None:
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            cell = frame.cellAt(block.position())
            if cell.isValid():
                return (cell.row(), cell.column())
    return None


def inline_facts(block: QTextBlock) -> tuple[Fact, ...]:
    runs: list[tuple[str, Fact]] = []
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        char_format = fragment.charFormat()
        style: Fact = (
            char_format.fontWeight() > 500,
            char_format.fontItalic(),
            char_format.fontUnderline() and not char_format.isAnchor(),
            char_format.fontStrikeOut(),
            char_format.fontFixedPitch(),
            char_format.anchorHref(),
            char_format.isImageFormat(),
        )
        if runs and runs[-1][1] == style:
            runs[-1] = (runs[-1][0] + fragment.text(), style)
        else:
            runs.append((fragment.text(), style))
        iterator += 1
    return tuple((text, *style) for text, style in runs)


class Author:
    """Writes random Markdown, mostly well formed, as models do.

    Where blocks rendered alone differ from Qt's rendering of the whole on purpose, Qt is wrong about the whole, for it
    carries state from one block into the next. So nothing is written here, but by rare chance, that shows this:

    - The first cell of a table that follows code or a quote is swallowed.
    - An item without text takes the paragraph before or after it into its list, and a list is kept going after an
      item that begins with another block, so that those after it are a level too deep.
    - Whether an item begins with two blank lines is guessed from bytes of what stands before, so that what follows
      two blank lines in a list may become code; ours renders lists with single blank lines.
    - A tab after other white space at the beginning of a line of code is counted from different columns; ours keeps it.
    - A text that begins with a rule loses everything up to the next one, as front matter.
    """

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def words(self, most: int = 14) -> str:
        return " ".join(self.random.choice(WORDS) for _ in range(self.random.randint(1, most)))

    def document(self, pieces: int = 12) -> str:
        writers = (
            self.paragraph, self.paragraph, self.heading, self.list_of_items, self.list_of_items, self.table,
            self.fence, self.quote, self.rule, self.indented, self.setext, self.html, self.chinese,
        )  # fmt: skip
        parts = [self.paragraph()]
        for _ in range(pieces):
            parts.append(self.random.choice(writers)())
            if self.random.random() < 0.8:
                parts.append("\n" * self.random.choice((1, 1, 1, 2)))
        if self.random.random() < 0.15:
            parts.append("\n" + self.fence().rpartition("\n")[0].rpartition("\n")[0])
        return "".join(parts)

    def chinese(self) -> str:
        """Without spaces, between full-width marks: emphasis then begins and ends beside letters."""
        parts = (
            "今天天气很好，",
            "**重点**是",
            "我们用`代码`说明。",
            "见[链接](https://example.org/甲)，",
            "🎉👍🏽！",
            "*斜体*字",
            "（括号）",
        )
        lines = (
            "".join(self.random.choices(parts, k=self.random.randint(1, 9))) for _ in range(self.random.randint(1, 3))
        )
        return "".join(line + self.random.choice(("\n", "  \n")) for line in lines)

    def paragraph(self) -> str:
        ends = ("\n", "\n", "  \n", "\\\n")
        return "".join("So " + self.words() + self.random.choice(ends) for _ in range(self.random.randint(1, 4)))

    def heading(self) -> str:
        return "#" * self.random.randint(1, 6) + " About " + self.words(5) + "\n"

    def setext(self) -> str:
        return "\nAbout " + self.words(5) + "\n" + self.random.choice(("===\n", "---\n"))

    def rule(self) -> str:
        return self.random.choice(("---\n", "***\n", "* * *\n", "___\n"))

    def html(self) -> str:
        return "<div class='x'>\n<p>" + self.words(4) + "</p>\n</div>\n"

    def indented(self) -> str:
        return "\n    " + self.words(4) + "\n\n    second\n\n"

    def fence(self, indent: str = "") -> str:
        mark = self.random.choice(("```", "~~~", "````"))
        body = self.random.choice(
            ("x = 1\n\n- not a list\n# no heading", "```\n" if mark == "````" else "a  b", "\tif x:\n\t\ty")
        )
        language = self.random.choice(("python", "", "c++", "text"))
        return "".join(indent + line + "\n" for line in (mark + language, *body.split("\n"), mark))

    def table(self) -> str:
        columns = self.random.randint(1, 4)
        cells = [
            [f"w{self.random.randint(0, 99)} **b**" for _ in range(columns)] for _ in range(self.random.randint(1, 5))
        ]
        rows = ["| " + " | ".join(row) + " |" for row in cells]
        rows.insert(1, "|" + self.random.choice(("---|", ":--|", "--:|")) * columns)
        return "\nFigures:\n\n" + "\n".join(rows) + "\n"

    def quote(self) -> str:
        inside = self.random.choice((self.paragraph, self.fence, self.quote_line, self.chinese))()
        lazy = self.words(3) + "\n" if self.random.random() < 0.2 else ""
        return "".join("> " + line + "\n" for line in inside.rstrip("\n").split("\n")) + lazy

    def quote_line(self) -> str:
        return "> deep " + self.words(4)

    def list_of_items(self, indent: str = "", depth: int = 0) -> str:
        ordered, number = self.random.random() < 0.5, self.random.choice((1, 1, 1, 3))
        gap = "\n" if self.random.random() < 0.3 else ""
        out = []
        for index in range(self.random.randint(1, 5)):
            mark = f"{number + index}. " if ordered else "- "
            task = self.random.choice(("[ ] ", "[x] ", "", "", "", ""))
            out.append(indent + mark + task + "Item " + self.words(8) + "\n" + gap)
            inner, apart = indent + " " * len(mark), "" if gap else "\n"
            chance = self.random.random()
            if depth < 2 and chance < 0.25:
                out.append(self.list_of_items(inner, depth + 1))
            elif chance < 0.35:
                out.append(apart + self.fence(inner) + "\n")
            elif chance < 0.45:
                out.append(apart + inner + "More " + self.words(5) + "\n\n")
            elif chance < 0.5 and not gap and not indent:
                out.append("lazy " + self.words(3) + "\n")
        return "".join(out)
