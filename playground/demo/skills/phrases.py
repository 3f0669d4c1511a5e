"""A phrase book of a few dozen lines; whatever it does not hold is not translated."""

from __future__ import annotations

import csv
import io
import re
from functools import cache

from playground.demo.skills.conversation import Conversation, is_chinese
from playground.demo.skills.shelf import read

LANGUAGES: dict[str, tuple[str, ...]] = {
    "english": ("english", "英语", "英文"),
    "chinese": ("chinese", "mandarin", "中文", "汉语", "普通话"),
    "german": ("german", "德语", "德文"),
    "french": ("french", "法语", "法文"),
    "spanish": ("spanish", "西班牙语"),
    "japanese": ("japanese", "日语", "日文"),
}
ORDER = ("english", "chinese", "german", "french", "spanish", "japanese")
ASKS = (
    r"\btranslat|\bhow (?:do|would) (?:you|i|we) say\b|\bin (?:english|chinese|mandarin|german|french|spanish)\b"
    r"|\bin japanese\b|翻译|怎么说|用.{1,5}(?:说|表达)"
)
FRAME = re.compile(
    r"(?:please\s+)?translate(?:\s+this)?|how (?:do|would) (?:you|i|we) say|(?:in)?to \w+$|in \w+\s*\??$", re.IGNORECASE
)


@cache
def _phrases() -> list[tuple[str, ...]]:
    return [tuple(row) for row in csv.reader(io.StringIO(read("phrases.csv")))][1:]


def translate(talk: Conversation) -> str | None:
    if not talk.wants(ASKS) or talk.wants(r"^answer in|^reply in|回答"):
        return None
    target = _target(talk)
    text = talk.material() or FRAME.sub("", talk.prompt)
    phrase = _known(text)
    if phrase is None:
        return talk.say(
            "My phrase book does not have this, and without an AI model I cannot translate freely. It holds greetings "
            "and travel phrases such as *thank you*, *good morning* or *where is the train station*.",
            "短语表里没有这一句。没有 AI 模型，我不能自由翻译；短语表里有问候语和旅行用语，"
            "例如“谢谢”“早上好”“火车站在哪里”。",
        )
    if target:
        return f"**{phrase[ORDER.index(target)]}**"
    rows = "\n".join(f"| {name.title()} | {text} |" for name, text in zip(ORDER, phrase, strict=True))
    return f"| Language | Phrase |\n| --- | --- |\n{rows}"


def _target(talk: Conversation) -> str | None:
    lowered = talk.request.lower()
    named = [
        (lowered.rfind(word), language) for language, words in LANGUAGES.items() for word in words if word in lowered
    ]
    if named:
        return max(named)[1]
    return None if not is_chinese(talk.prompt) else "english"


def _known(text: str) -> tuple[str, ...] | None:
    wanted = _plain(text)
    exact = next((phrase for phrase in _phrases() if wanted in map(_plain, phrase)), None)
    if exact:
        return exact
    contained = [
        phrase for phrase in _phrases() if any(len(_plain(form)) > 3 and _plain(form) in wanted for form in phrase)
    ]
    contained += [phrase for phrase in _phrases() if len(phrase[1]) > 1 and phrase[1] in text]
    return max(contained, key=lambda phrase: len(phrase[0]), default=None) if len(wanted) < 60 else None


def _plain(text: str) -> str:
    return re.sub(r"[\s.,!?'’\"“”：:。！？]+", " ", text.lower()).strip()
