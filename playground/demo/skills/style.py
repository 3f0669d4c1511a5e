"""What a system message and the verbosity do to a reply: capitals, brevity, lists, endings, names."""

from __future__ import annotations

import re
from collections.abc import Callable

from playground.demo.skills.conversation import Conversation

CODE = re.compile(r"(```.*?```|`[^`\n]+`)", re.DOTALL)
# "End every reply with: Regards." – the text may stand in quotation marks.
WITH = (
    r" (?:every|each|all|your) (?:answers?|repl(?:y|ies)|messages?) with\s*:?\s*"
    r"[\"“']?([^\"”'\n]{1,80}?)[\"”']?\s*(?:\.|$|\n)"
)
CHINESE_WITH = r"(?:都)?(?:加上|说|写)[“\"]?([^”\"\n。]{1,40})"
ENDING = re.compile(rf"(?:end|finish){WITH}|结尾{CHINESE_WITH}", re.IGNORECASE)
OPENING = re.compile(rf"(?:start|begin){WITH}|开头{CHINESE_WITH}", re.IGNORECASE)
BRIEF = (
    r"\b(?:be|keep .{0,20}) (?:very )?(?:brief|short|concise|terse)\b|\bbriefly\b|\bone sentence\b"
    r"|简短|简洁|一句话"
)


def styled(text: str, talk: Conversation) -> str:
    """The reply as the system message wants it."""
    wish = talk.system[:8000]
    if _asked(wish, BRIEF) or talk.received.get("verbosity") == "low":
        text = brief(text)
    if _asked(wish, r"\bbullet points?\b|\bas (?:a )?list\b|用列表"):
        text = _bulleted(text)
    if _asked(wish, r"\b(?:in|use) (?:all )?(?:capitals|caps|upper ?case|capital letters)\b|全部大写|大写字母"):
        text = _outside_code(text, str.upper)
    if _asked(wish, r"\b(?:in|use) (?:all )?lower ?case\b|小写字母"):
        text = _outside_code(text, str.lower)
    if _asked(wish, r"\b(?:no|without|don'?t use) markdown\b|\bplain text\b|不要(?:用)? ?markdown|纯文本"):
        text = _plain(text)
    opening, ending = _given(OPENING, wish), _given(ENDING, wish)
    return "\n\n".join(part for part in (opening, text, ending) if part)


def brief(text: str) -> str:
    """The first block that says something: a short reply, a table or a paragraph, without its heading."""
    blocks = [block for block in re.split(r"\n\s*\n", text) if not block.startswith("#")]
    if not blocks or len(text) < 200:
        return text
    first = blocks[0]
    if not first.endswith((":", "：")) or len(blocks) == 1:
        return first
    # A sentence that leads to a long list is of no use without it.
    return f"{first}\n\n{blocks[1]}" if len(blocks[1]) < 300 else re.sub(r"[^.。]*[:：]$", "", first).strip() or first


def _asked(wish: str, pattern: str) -> bool:
    return re.search(pattern, wish, re.IGNORECASE) is not None


def _given(pattern: re.Pattern[str], wish: str) -> str:
    found = pattern.search(wish)
    return next((group.strip() for group in found.groups() if group), "") if found else ""


def _outside_code(text: str, change: Callable[[str], str]) -> str:
    parts = CODE.split(text)
    return "".join(part if place % 2 else change(part) for place, part in enumerate(parts))


def _bulleted(text: str) -> str:
    if "\n- " in text or "\n|" in text or "```" in text or "\n1. " in text:
        return text
    sentences = [part.strip() for part in re.split(r"(?<=[.!?。！？])\s*", text) if part.strip()]
    return "\n".join(f"- {sentence}" for sentence in sentences)


def _plain(text: str) -> str:
    text = re.sub(r"^```.*$|^\|[\s:|-]+\|$\n?", "", text, flags=re.MULTILINE)
    text = re.sub(r"^#+ |^> ", "", text, flags=re.MULTILINE)
    text = re.sub(
        r"\*\*(.+?)\*\*|\*(.+?)\*|`(.+?)`", lambda found: next(group for group in found.groups() if group), text
    )
    return re.sub(r"^\| ?(.*?) ?\|$", lambda found: found.group(1).replace(" | ", "   "), text, flags=re.MULTILINE)
