"""Small pieces of writing from templates: poems, stories, greetings, lists and e-mails on a topic of the prompt."""

from __future__ import annotations

import re

from playground.demo.skills.conversation import Conversation
from playground.demo.skills.shelf import variants

ABOUT = re.compile(
    r"\babout\s+((?:an?\s+|the\s+|my\s+)?[\w' -]{2,40}?)\s*(?=[.,;:?!\n]|\b(?:in|with|that)\b|$)", re.IGNORECASE
)
ON = re.compile(
    r"\b(?:on|of|for)\s+((?:an?\s+|the\s+|my\s+)?[\w' -]{2,40}?)\s*(?=[.,;:?!\n]|\b(?:in|with|that)\b|$)", re.IGNORECASE
)
CHINESE_ABOUT = re.compile(r"关于(.{1,12}?)的")
CHINESE_KIND = re.compile(r"写(?:一首|一个|一篇|一封)?(.{1,8}?)(?:的)?(?:短)?(?:诗|故事|邮件|信)")


def verse(talk: Conversation) -> str | None:
    """A poem on any topic."""
    if not talk.wants(r"\b(?:poem|verses?|rhyme)\b|诗"):
        return None
    return _filled("poem", talk)


def story(talk: Conversation) -> str | None:
    if not talk.wants(r"\b(?:write|tell)\b.{0,40}\bstory\b|故事"):
        return None
    return _filled("story", talk)


def mail(talk: Conversation) -> str | None:
    if not talk.wants(r"\b(?:write|draft|compose)\b.{0,40}\b(?:e-?mail|letter)\b|写.{0,12}(?:邮件|信)"):
        return None
    return _filled("mail", talk)


def greeting(talk: Conversation) -> str | None:
    """An answer to hello and thanks."""
    if len(talk.prompt) > 60:
        return None
    if talk.wants(r"^\s*(?:thanks|thank you|thx|谢谢|多谢)"):
        return _said("thanks", talk)
    hello = talk.wants(r"^\s*(?:hi|hello|hey|good (?:morning|afternoon|evening))\b|^\s*(?:你好|您好|嗨|早上好|晚上好)")
    return _said("greeting", talk) if hello else None


def _said(name: str, talk: Conversation) -> str:
    return talk.chance.choice(variants(name, "zh" if talk.chinese else "en"))


def _filled(name: str, talk: Conversation) -> str:
    topic = _topic(talk)
    return _said(name, talk).format(topic=topic, title=topic[:1].upper() + topic[1:])


def _topic(talk: Conversation) -> str:
    patterns = (CHINESE_ABOUT, CHINESE_KIND) if talk.chinese else (ABOUT, ON)
    found = next((match for pattern in patterns if (match := pattern.search(talk.request))), None)
    return found.group(1).strip() if found else talk.say("the sea", "大海")
