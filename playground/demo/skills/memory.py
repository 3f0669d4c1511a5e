"""What the demo remembers within a conversation: names, earlier turns, its own last reply."""

from __future__ import annotations

import re

from playground.demo.skills.conversation import Conversation

NAME = re.compile(
    r"\b(?:my name is|call me)\s+([A-Z]?[\w'-]{1,30})|(?:我叫|我的名字是|叫我)\s*([\u4e00-\u9fff\w]{1,12})",
    re.IGNORECASE,
)
FACT = re.compile(
    r"\bmy favou?rite (\w{2,20}) is (?:the )?([\w -]{2,40})|\bi (?:live|am living) in ([\w -]{2,40})", re.IGNORECASE
)
AGAIN = (
    r"^\s*(?:(?:please )?repeat (?:that|it|yourself|please)|say (?:that|it) again|again, please|once more"
    r"|再说一遍|重复一遍|再来一次)"
)
SAY = re.compile(
    r"\s*(?:please\s+)?(?:say|repeat(?: after me)?|echo|print|(?:reply|respond|answer) with)\s*[:：]?\s*"
    r"(?:(?:just|only|exactly|the words?)[:：]?\s+)*[\"“']?(.{1,2000}?)[\"”']?\s*\.?\s*$",
    re.IGNORECASE | re.DOTALL,
)
CHINESE_SAY = re.compile(r"\s*(?:请)?(?:说|跟我说|重复|只回答|回复)\s*[:：]\s*[“\"]?(.{1,2000}?)[”\"]?\s*$", re.DOTALL)
EARLIER = (
    r"\bwhat (?:did i|was my) (?:say|ask|write|first|last|previous)|\bmy (?:first|last|previous) (?:message|question)\b"
    r"|我(?:刚才|之前|上一个|第一个)(?:说|问)了?什么"
)
LABEL = re.compile(r"\n*\*(?:demo, no AI model|演示，不是 AI 模型)\*\s*$")


def _find(pattern: re.Pattern[str], texts: tuple[str, ...]) -> re.Match[str] | None:
    return next((found for text in reversed(texts) if (found := pattern.search(text[:2000]))), None)


def name(talk: Conversation) -> str | None:
    """Remember a name, and tell it again."""
    if talk.wants(r"\bwhat(?:'s| is) my name\b|\bwho am i\b|我(?:的名字)?叫什么|我是谁"):
        known = _find(NAME, (*talk.said, talk.system))
        if known is None:
            return talk.say("You have not told me your name in this conversation.", "您在这次对话里还没有告诉我名字。")
        given = next(group for group in known.groups() if group)
        return talk.say(f"Your name is **{given}**, as you said earlier.", f"您叫**{given}**，您前面说过。")
    found = NAME.search(talk.prompt)
    if found is None or len(talk.prompt) > 120:
        return None
    given = next(group for group in found.groups() if group)
    return talk.say(
        f"Nice to meet you, **{given}**. I remember it within this conversation – ask me *What is my name?*",
        f"很高兴认识您，**{given}**。只要对话还在，我就记得；可以问我“我叫什么？”。",
    )


def fact(talk: Conversation) -> str | None:
    if not talk.wants(r"\bwhat(?:'s| is) my favou?rite \w+|\bwhere do i live\b"):
        return None
    found = _find(FACT, talk.said)
    if found is None:
        return "You have not told me that in this conversation."
    thing, value, place = found.groups()
    return (
        f"You said you live in **{place.strip()}**."
        if place
        else f"Your favourite {thing} is **{value.strip()}**, as you said."
    )


def repeat(talk: Conversation) -> str | None:
    if not talk.wants(AGAIN) or len(talk.prompt) > 60:
        return None
    before = LABEL.sub("", talk.last_reply())
    return before or talk.say("There is nothing to repeat yet.", "还没有可以重复的内容。")


def echo(talk: Conversation) -> str | None:
    """What the user wants to hear, word for word."""
    found = SAY.match(talk.prompt) or CHINESE_SAY.match(talk.prompt) if len(talk.prompt) < 2_100 else None
    return found.group(1) if found else None


def turns(talk: Conversation) -> str | None:
    if talk.wants(r"\bhow many (?:messages|questions|turns)\b|几条消息|多少条消息|问了几个"):
        count = len(talk.said) + 1
        return talk.say(
            f"This is your message number **{count}**; the whole conversation has {len(talk.turns)} turns.",
            f"这是您的第 **{count}** 条消息；整个对话共有 {len(talk.turns)} 条。",
        )
    if talk.wants(EARLIER):
        if not talk.said:
            return talk.say("This is your first message.", "这是您的第一条消息。")
        chosen = talk.said[0] if talk.wants(r"first|第一") else talk.said[-1]
        return "> " + chosen[:2000].replace("\n", "\n> ")
    return None
