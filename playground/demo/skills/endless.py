"""Long Markdown on request, for looking at how a window copes with it."""

from __future__ import annotations

import re

from playground.demo.skills.conversation import Conversation
from playground.demo.tokens import corpus, vocabulary

ASKED = re.compile(
    r"\b(\d[\d,_]{1,6}) (tokens?|words?|lines?|paragraphs?)\b|(\d{2,6}) ?(?:个)?(词元|字|行|段)", re.IGNORECASE
)
MOST = 120_000


def long_text(talk: Conversation) -> str | None:
    """A text of about as many tokens, words, lines or paragraphs as asked for."""
    found = ASKED.search(talk.request)
    if found is None or not talk.wants(r"\b(?:write|generate|produce|print|stream|give)\b|写|生成|输出"):
        return None
    if len(talk.prompt) > 200:
        return None
    number = min(MOST, int(re.sub(r"[,_]", "", found.group(1) or found.group(3))))
    unit = (found.group(2) or found.group(4)).lower().rstrip("s")
    return _written(talk, number, unit)


def _written(talk: Conversation, number: int, unit: str) -> str:
    texts = [text for text in corpus() if ("\u4e00" <= text[0] <= "\u9fff") == talk.chinese]
    parts: list[str] = []
    size = 0
    while size < number:
        block = _block(talk, texts, len(parts))
        parts.append(block)
        size += _size(block, unit)
    return "\n\n".join(parts)


def _size(block: str, unit: str) -> int:
    if unit in ("token", "词元"):
        return vocabulary().count(block)
    if unit in ("line", "行"):
        return block.count("\n") + 2
    if unit in ("paragraph", "段"):
        return 1
    return len(block.split()) if unit == "word" else len(block)


def _block(talk: Conversation, texts: list[str], place: int) -> str:
    """Mostly paragraphs, with the other forms of Markdown in between."""
    text = talk.chance.choice(texts)
    kind = place % 8
    if kind == 0:
        return talk.say(f"## Part {place // 8 + 1}", f"## 第 {place // 8 + 1} 部分")
    if kind == 3:
        return "\n".join(f"- {part.strip()}" for part in re.split(r"(?<=[.。])", text) if part.strip())
    if kind == 5:
        return f"```python\nfor number in range({place}):\n    print(number, number ** 2)\n```"
    if kind == 7:
        return "| n | n² | n³ |\n| ---: | ---: | ---: |\n" + "\n".join(
            f"| {n} | {n**2} | {n**3} |" for n in range(place, place + 5)
        )
    return text
