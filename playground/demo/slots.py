"""What a prompt already says about a value: numbers, names, places, members of an enum."""

from __future__ import annotations

import re
from collections.abc import Sequence

from playground.demo.json_value import Json

EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
URL = re.compile(r"https?://[^\s<>\"'，。）)]{1,300}")
DATE = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
TIME = re.compile(r"\b\d{1,2}:\d{2}(?::\d{2})?\b")
NUMBER = re.compile(r"(?<![\w.])-?\d{1,15}(?:\.\d{1,9})?(?![\w.]*\w)")
QUOTED = re.compile(r"\"([^\"\n]{1,200})\"|“([^”\n]{1,200})”|「([^」\n]{1,200})」|'([^'\n]{2,200})'(?!\w)")
_NAME = r"[A-Z][\w'-]+(?:\s[A-Z][\w'-]+){0,2}"
# "in Paris, Oslo and Rome" names three, "in Paris, Texas" one.
PLACE = re.compile(rf"\b(?:in|at|for|to|from|near|of|and)\s+({_NAME}(?:(?:,\s*{_NAME})+(?=,?\s+and\b))?)")
PEOPLE_WITH = re.compile(rf"\b(?:with|for|among|between)\s+({_NAME}(?:,\s*{_NAME})*(?:,?\s+and\s+{_NAME})?)")
CHINESE_PLACE = re.compile(
    r"(?:在|去|到|从|查询|查一下|查|和|、|请问)?(?:今天|明天)?([\u4e00-\u9fff]{2,3}?)(?:今天|明天|现在)?(?:的)?(?=天气|气温|时间|、|和)"
)
PERSON = re.compile(
    r"(?:named|called|name is|I am|I'm|名字叫|叫做|我叫|名叫)\s*([A-Z][\w'-]+(?:\s[A-Z][\w'-]+)?|[\u4e00-\u9fff]{2,4})"
)
EXPRESSION = re.compile(r"[\d(][\d\s.+\-*/()^%×÷]{2,200}[\d)]")

# Words with a capital letter that also follow "in" and "for".
NO_PLACE = re.compile(
    r"(?:Fahrenheit|Celsius|Kelvin|English|Chinese|German|French|Spanish|Japanese|Python|JavaScript|JSON|CSV|Markdown|"
    r"(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Sept|Nov|Dec)ember|October|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)

PLACES = ("location", "city", "place", "town", "destination", "origin", "timezone", "time_zone", "地点", "城市")
PEOPLE = ("people", "names", "persons", "attendees", "participants", "guests", "invitees", "members")
RECIPIENTS = ("to", "recipient", "recipients", "cc", "bcc")
WHOLE = ("query", "text", "prompt", "question", "message", "content", "input", "sentence", "body")


def _groups(pattern: re.Pattern[str], text: str) -> list[str]:
    found = (next((group for group in match.groups() if group), match.group()) for match in pattern.finditer(text))
    return list(dict.fromkeys(found))


def places(prompt: str) -> list[str]:
    """Place names in the order in which the prompt has them."""
    named = [place.strip() for group in _groups(PLACE, prompt[:4000]) for place in group.split(",")]
    found = [place for place in dict.fromkeys(named) if not NO_PLACE.match(place)]
    return found or _groups(CHINESE_PLACE, prompt[:4000])


def people(prompt: str) -> list[str]:
    """Who is named one after the other: "with Ann, Ben and Mei"."""
    found = PEOPLE_WITH.search(prompt[:4000])
    return re.split(r",?\s+and\s+|,\s*", found.group(1)) if found else []


def member(values: Sequence[Json], prompt: str) -> Json | None:
    """The member of an enum that the prompt names."""
    lowered = prompt[:20_000].lower()
    for value in values:
        if isinstance(value, str) and value and re.search(rf"(?<![a-z]){re.escape(value.lower())}(?![a-z])", lowered):
            return value
    return next((value for value in values if type(value) is int and str(value) in NUMBER.findall(lowered)), None)


def numbers(name: str, prompt: str) -> list[float]:
    """Numbers of the prompt, first the one that stands beside the name."""
    beside = number_beside(name, prompt)
    return [*([] if beside is None else [beside]), *map(float, NUMBER.findall(prompt[:4000]))]


def number_beside(name: str, prompt: str) -> float | None:
    """The number that is given for the name: "for 3 days" with the name "days"."""
    word = re.escape(re.split(r"[_\W]", name.lower())[-1].rstrip("s") or name)
    beside = re.search(
        rf"(-?\d+(?:\.\d+)?)\s*{word}|{word}\w*\s*(?:of|is|=|:|为|是)?\s*(-?\d+(?:\.\d+)?)", prompt[:4000].lower()
    )
    return float(beside.group(1) or beside.group(2)) if beside else None


def strings(name: str, form: str, prompt: str) -> list[str]:
    """Texts in the prompt that suit a string of this name and format, the best first."""
    text, lowered = prompt[:20_000], name.lower()
    if any(word in lowered for word in PLACES):
        return places(text) + _groups(QUOTED, text)
    for pattern, words in (
        (EMAIL, ("email", "e-mail")),
        (URL, ("url", "uri", "link")),
        (DATE, ("date",)),
        (TIME, ("time",)),
    ):
        if form in words or any(word in lowered for word in words):
            return _groups(pattern, text)
    if lowered in RECIPIENTS:
        return _groups(EMAIL, text) + people(text)
    if "expression" in lowered or "formula" in lowered:
        return [found.strip() for found in EXPRESSION.findall(text[:4000])]
    if lowered in ("name", "person", "user", "username", "姓名", "名字"):
        return _groups(PERSON, text) + _groups(QUOTED, text)
    quoted = _quoted(lowered, text)
    if lowered in WHOLE:
        # Where several things are quoted, the message itself comes last.
        return [*reversed(quoted), text.strip()[:500]]
    return quoted


def _quoted(name: str, text: str) -> list[str]:
    """What stands in quotation marks, first what is quoted right after the name: "with the subject 'Lunch'"."""
    word = re.escape(re.split(r"[_\W]", name)[-1])
    after = re.search(rf"\b{word}\b\W{{0,2}}(?:\w{{1,8}}\s)?\W?(?=[\"“「'])", text, re.IGNORECASE) if word else None
    beside = _groups(QUOTED, text[after.end() :])[:1] if after else []
    return list(dict.fromkeys((*beside, *_groups(QUOTED, text))))
