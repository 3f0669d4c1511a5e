"""Work on given text: count, summarise, outline, change case, sort, remove duplicates, extract, pretty-print."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable

from playground.demo import slots
from playground.demo.skills.conversation import HAN, Conversation
from playground.demo.tokens import common_words, vocabulary

SENTENCE = re.compile(r"[^.!?。！？\n]+[.!?。！？]?[\"”』」]?")
COUNTS = (
    r"\b(?:count|how (?:many|long))\b.*\b(?:words?|characters?|letters?|lines?|sentences?|tokens?|text)\b"
    r"|字数|多少(?:个)?(?:字|词|词元)|统计"
)
WORD = re.compile(r"[\w'-]+")


def count(talk: Conversation) -> str | None:
    if not talk.wants(COUNTS):
        return None
    text = talk.material()
    if not text:
        return _what(talk)
    han = len(HAN.findall(text))
    words = len(WORD.findall(HAN.sub(" ", text)))
    rows = (
        (talk.say("Words", "单词"), words),
        (talk.say("Chinese characters", "汉字"), han),
        (talk.say("Characters", "字符"), len(text)),
        (talk.say("Characters without spaces", "字符（不含空白）"), len("".join(text.split()))),
        (talk.say("Lines", "行"), len(text.splitlines())),
        (talk.say("Sentences", "句子"), len(_sentences(text))),
        (talk.say("Demo tokens", "演示词元"), vocabulary().count(text)),
    )
    head = talk.say("| What | Count |\n| --- | ---: |\n", "| 项目 | 数量 |\n| --- | ---: |\n")
    return head + "\n".join(f"| {name} | {number:,} |" for name, number in rows if number or name != rows[1][0])


def summarise(talk: Conversation) -> str | None:
    if not talk.wants(r"\bsummar|\btl;?dr\b|\bshorten\b|总结|概括|摘要|缩写"):
        return None
    text = talk.material()
    sentences = _sentences(text[:60_000])
    if not sentences:
        return _what(talk)
    chosen = _central(sentences, 3 if len(sentences) > 4 else max(1, len(sentences) // 2))
    head = talk.say("### Summary\n\n", "### 总结\n\n")
    note = talk.say(
        f"\n\n*{len(chosen)} of {len(sentences)} sentences, chosen because they share most words with the rest.*",
        f"\n\n*从 {len(sentences)} 句中选出 {len(chosen)} 句：它们和其他句子共同的词最多。*",
    )
    return head + "\n".join(f"- {sentence}" for sentence in chosen) + note


def outline(talk: Conversation) -> str | None:
    if not talk.wants(r"\boutline\b|\bbullet points?\b.*\b(?:of|from)\b|提纲|大纲|要点"):
        return None
    text = talk.material()
    parts = [part for part in re.split(r"\n\s*\n", text[:60_000]) if part.strip()]
    if not parts:
        return _what(talk)
    found: list[str] = []
    for number, part in enumerate(parts[:30], 1):
        sentences = _sentences(part)
        found.append(f"{number}. **{_title(sentences[0] if sentences else part)}**")
        found += [f"   - {sentence}" for sentence in sentences[1:4]]
    return "\n".join(found)


def change(talk: Conversation) -> str | None:
    """Upper case, lower case, title case, sorted, reversed and deduplicated lines."""
    for pattern, work in CHANGES:
        if talk.wants(pattern):
            text = talk.material()
            return f"```text\n{work(text)}\n```" if text else _what(talk)
    return None


def extract(talk: Conversation) -> str | None:
    if not talk.wants(r"\b(?:extract|find|list|get|pull out)\b|提取|找出|列出"):
        return None
    for pattern, found in EXTRACTS:
        if talk.wants(pattern):
            values = list(dict.fromkeys(found.findall(talk.prompt[:200_000])))
            if values:
                return "\n".join(f"- `{value}`" for value in values[:500])
            return talk.say("There is none in this text.", "文字里没有找到。")
    return None


def pretty_json(talk: Conversation) -> str | None:
    """Indented JSON, or the place where it is broken."""
    if not talk.wants(r"\bjson\b") or not talk.wants(r"pretty|format|indent|valid|beautif|整理|格式化|美化|检查"):
        return None
    found = re.search(r"[\[{].*[\]}]", talk.prompt[:500_000], re.DOTALL)
    if found is None:
        return _what(talk)
    try:
        text = json.dumps(json.loads(found.group()), ensure_ascii=False, indent=2)
    except (ValueError, RecursionError) as error:
        return talk.say(f"This is not valid JSON: `{error}`.", f"这不是有效的 JSON：`{error}`。")
    return f"```json\n{text}\n```"


def _sentences(text: str) -> list[str]:
    return [found.strip() for found in SENTENCE.findall(text) if len(found.strip()) > 1]


def _words(sentence: str) -> set[str]:
    return ({word.lower() for word in WORD.findall(HAN.sub(" ", sentence))} - common_words()) | set(
        HAN.findall(sentence)
    )


def _central(sentences: list[str], number: int) -> list[str]:
    """The sentences that share most with the others, in the order of the text; the first has an advantage."""
    bags = [_words(sentence) for sentence in sentences]
    known = Counter(word for bag in bags for word in bag)
    worth = [sum(known[word] - 1 for word in bag) / (len(bag) + 3) for bag in bags]
    worth[0] *= 1.3
    best = sorted(range(len(sentences)), key=worth.__getitem__, reverse=True)[:number]
    return [sentences[place] for place in sorted(best)]


def _title(sentence: str) -> str:
    words = sentence.rstrip(".。").split()
    return " ".join(words[:9]) + ("…" if len(words) > 9 else "")


def _what(talk: Conversation) -> str:
    return talk.say(
        "Paste the text below your request, or after a colon, and send it again.",
        "请把文字放在要求的下面，或者冒号之后，再发送一次。",
    )


def _deduplicated(text: str) -> str:
    return "\n".join(dict.fromkeys(text.splitlines()))


def _by_line(order: Callable[[list[str]], list[str]]) -> Callable[[str], str]:
    return lambda text: "\n".join(order(text.splitlines() if "\n" in text else re.split(r"[,，、]\s*", text)))


CHANGES: tuple[tuple[str, Callable[[str], str]], ...] = (
    (r"\b(?:remove|delete|drop)\b.*\bduplicat|\bdedup|\bunique lines\b|去重|去掉重复", _deduplicated),
    (r"\bsort\b.*\b(?:descending|reverse)|倒序排", _by_line(lambda rows: sorted(rows, key=str.lower, reverse=True))),
    (r"\bsort\b|排序", _by_line(lambda rows: sorted(rows, key=str.lower))),
    (r"\breverse\b.*\blines?\b|反转.*行", _by_line(lambda rows: rows[::-1])),
    (r"\breverse\b|反转|倒过来", lambda text: text[::-1]),
    (r"\b(?:upper ?case|capital letters|all caps)\b|大写", str.upper),
    (r"\blower ?case\b|小写", str.lower),
    (r"\btitle ?case\b|首字母大写", str.title),
)
EXTRACTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (r"e-?mails?|mail addresses|邮箱|邮件地址", slots.EMAIL),
    (r"\b(?:urls?|links?|web addresses)\b|网址|链接", slots.URL),
    (r"\bdates?\b|日期", slots.DATE),
    (r"\bnumbers?\b|数字", slots.NUMBER),
)
