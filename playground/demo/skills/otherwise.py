"""The answer when no rule fits: what the demo is, what it understood, what to try, and a guess of the n-gram model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from playground.demo.sampling import Sampling, continuation
from playground.demo.skills.conversation import HAN, Conversation
from playground.demo.skills.lines import WORD
from playground.demo.tokens import common_words, vocabulary

SUGGESTIONS = (
    "Compare three planets in a table and show me how to compute their density in Python.",
    "Write a short poem about spring",
    "What does temperature do?",
    "Plan a packing list for Norway",
    "What can you do?",
    "Convert 10 miles to km",
    "Show a Python example that reads a CSV file",
)
CHINESE_SUGGESTIONS = (
    "用表格比较三颗行星，并用 Python 计算密度。",
    "写一首关于春天的短诗",
    "温度参数有什么作用？",
    "列一份去挪威旅行的行李清单",
    "你能做什么？",
    "10 英里是多少公里？",
)
LONGEST_GUESS = 40
GUESSES = 3


def otherwise(talk: Conversation) -> str:
    topics = _topics(talk)
    ideas = talk.chance.sample(CHINESE_SUGGESTIONS if talk.chinese else SUGGESTIONS, 3)
    listed = "\n".join(f"- *{idea}*" for idea in ideas)
    guess = _guess(talk, topics)
    if talk.chinese:
        heard = (
            f"我看出来的关键词是：{'、'.join(f'**{topic}**' for topic in topics)}。" if topics else "我没有认出关键词。"
        )
        return (
            f"我是内置的演示，背后没有 AI 模型，这个问题超出了我的规则。{heard}\n\n可以试试：\n\n{listed}\n\n"
            f"词频模型会这样接着写（只是统计，没有意义）：\n\n> {guess}"
        )
    heard = f"I made out {_joined(topics)} as the topic." if topics else "I made out no topic."
    return (
        f"I am the built-in demo without an AI model, and this goes beyond my rules. {heard}\n\n"
        f"These work:\n\n{listed}\n\nMy word-count model would go on like this (statistics, not meaning):\n\n> {guess}"
    )


def _topics(talk: Conversation) -> list[str]:
    text = talk.request[:800]
    if talk.chinese:
        runs = re.findall(
            r"[\u4e00-\u9fff]{2,}", re.sub(r"为什么|什么|怎么|多少|[的了是吗呢我你他她在和有请给把]", " ", text)
        )
        return list(dict.fromkeys(runs))[:3]
    words = [word for word in WORD.findall(HAN.sub(" ", text)) if len(word) > 3 and word.lower() not in common_words()]
    return list(dict.fromkeys(words))[:3]


def _joined(topics: Sequence[str]) -> str:
    marked = [f"**{topic}**" for topic in topics]
    return marked[0] if len(marked) == 1 else ", ".join(marked[:-1]) + f" and {marked[-1]}"


def _guess(talk: Conversation, topics: Sequence[str]) -> str:
    """A sentence of the n-gram model that begins with a topic if it knows one."""
    words = vocabulary()
    known = next((topic for topic in topics if f" {topic}".encode() in words.ids and topic.isascii()), "")
    start = f"The {known.lower()}" if known else talk.say("", talk.chance.choice("春夏秋冬"))
    context = list(words.encode(start))
    found = ""
    for _ in range(GUESSES):
        tokens = islice(continuation(context, Sampling(temperature=0.7), talk.chance), LONGEST_GUESS)
        written = start + words.decode([token.id for token in tokens])
        whole = re.match(r".*[.!?。！？]", written, re.DOTALL)
        found = max(found, whole.group() if whole else written, key=len)
    return found
