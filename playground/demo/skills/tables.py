"""Tables in both directions: CSV to Markdown and Markdown to CSV."""

from __future__ import annotations

import csv
import io
import re

from playground.demo.skills.conversation import Conversation

MOST_ROWS = 2_000


def convert(talk: Conversation) -> str | None:
    if not talk.wants(r"\bcsv\b|\btable\b|\btsv\b|表格"):
        return None
    text = talk.material()
    if talk.wants(r"\b(?:to|as|into) csv\b|(?:转|换|变)(?:换)?(?:成|为) ?csv") and "|" in text:
        return f"```csv\n{_csv(text)}\n```"
    if text.count("\n") and re.search(r"[,;\t]", text.partition("\n")[0]):
        return _markdown(text)
    return None


def _markdown(text: str) -> str | None:
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        rows = [row for row in csv.reader(io.StringIO(text), delimiter=delimiter) if row][:MOST_ROWS]
    except csv.Error:
        return None
    width = max(map(len, rows))
    cells = [[cell.strip().replace("|", "\\|") for cell in row] + [""] * (width - len(row)) for row in rows]
    numeric = [all(_is_number(row[column]) for row in cells[1:]) and len(cells) > 1 for column in range(width)]
    rule = ["---:" if number else "---" for number in numeric]
    return "\n".join("| " + " | ".join(row) + " |" for row in [cells[0], rule, *cells[1:]])


def _csv(text: str) -> str:
    rows = [re.split(r"(?<!\\)\|", line.strip().strip("|")) for line in text.splitlines() if "|" in line]
    cleaned = [[cell.strip().replace("\\|", "|") for cell in row] for row in rows]
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(
        row for row in cleaned if not all(re.fullmatch(r":?-{2,}:?", cell) for cell in row)
    )
    return written.getvalue().strip()


def _is_number(cell: str) -> bool:
    return re.fullmatch(r"[-+]?[\d.,\s]*\d\s*%?", cell) is not None
