"""A conversation as a skill sees it."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass

from playground.demo.json_value import Json
from playground.demo.messages import Turn

HAN = re.compile("[\u4e00-\u9fff]")
LATIN = re.compile(r"[A-Za-z]{2,}")
FENCE = re.compile(r"```[\w+-]*\n(.*?)```", re.DOTALL)
# Intentions are looked for at both ends of a prompt only, so that a pasted book costs nothing.
HEAD, TAIL = 600, 200


def is_chinese(text: str) -> bool:
    start = text[:2000]
    return len(HAN.findall(start)) > len(LATIN.findall(start)) * 0.5


@dataclass(frozen=True, slots=True)
class Conversation:
    """The turns, what is known of the pictures of the last one, the fields of the request, a source of chance, and
    sentences about the sounds and files of the last turn."""

    turns: tuple[Turn, ...]
    pictures: tuple[str, ...]
    received: Mapping[str, Json]
    chance: random.Random
    attached: tuple[str, ...] = ()

    @property
    def prompt(self) -> str:
        return next((turn.text for turn in reversed(self.turns) if turn.role == "user"), "")

    @property
    def system(self) -> str:
        return "\n".join(turn.text for turn in self.turns if turn.role in ("system", "developer"))

    @property
    def said(self) -> tuple[str, ...]:
        """What the user has said before the last message, the oldest first."""
        return tuple(turn.text for turn in self.turns if turn.role == "user")[:-1]

    @property
    def chinese(self) -> bool:
        wish = self.system[:4000].lower()
        if re.search(r"\bin chinese\b|(?:用|使用|请用|说)(?:中文|汉语)", wish):
            return True
        if re.search(r"\bin english\b|(?:用|使用|请用|说)(?:英文|英语)", wish):
            return False
        return is_chinese(self.prompt)

    @property
    def request(self) -> str:
        """The part of the prompt that says what is wanted, without a long text that was pasted below it."""
        return self.prompt if len(self.prompt) <= HEAD + TAIL else f"{self.prompt[:HEAD]}\n{self.prompt[-TAIL:]}"

    def wants(self, pattern: str) -> bool:
        return re.search(pattern, self.request, re.IGNORECASE) is not None

    def say(self, english: str, chinese: str) -> str:
        return chinese if self.chinese else english

    def material(self) -> str:
        """The text that a request is about: a code block, what follows the first line or a colon, or a quotation."""
        fence = FENCE.search(self.prompt)
        if fence:
            return fence.group(1).strip("\n")
        first, _, rest = self.prompt.strip().partition("\n")
        if first.startswith("|"):
            return self.prompt.strip()
        if rest.strip():
            return rest.strip("\n")
        _, colon, after = re.sub(r"[:：]", ":", first, count=1).partition(":")
        if colon and after.strip():
            return after.strip()
        quoted = re.search(r"\"(.+)\"|“(.+)”|「(.+)」", first)
        return next((group for group in quoted.groups() if group), "") if quoted else ""

    def last_reply(self) -> str:
        return next((turn.text for turn in reversed(self.turns) if turn.role == "assistant"), "")
