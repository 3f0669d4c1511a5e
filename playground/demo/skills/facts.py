"""A handful of facts that people like to ask first; each was written down beforehand."""

from __future__ import annotations

import csv
import io
from functools import cache

from playground.demo.skills.conversation import Conversation
from playground.demo.skills.shelf import read, sections


def fact(talk: Conversation) -> str | None:
    """The first prepared text whose title, a pattern, is found in a short question."""
    if len(talk.prompt) > 160:
        return None
    known = sections("facts", "zh" if talk.chinese else "en")
    return next((text for pattern, text in known.items() if talk.wants(pattern)), None)


def capital(talk: Conversation) -> str | None:
    if len(talk.prompt) > 160 or not talk.wants(r"\bcapital (?:city )?of\b|首都"):
        return None
    for country, city, chinese_country, chinese_city in _capitals():
        if country.lower() in talk.prompt.lower() or chinese_country in talk.prompt:
            return talk.say(
                f"The capital of {country} is **{city}**.", f"{chinese_country}的首都是**{chinese_city}**。"
            )
    return None


@cache
def _capitals() -> list[list[str]]:
    return list(csv.reader(io.StringIO(read("capitals.csv"))))[1:]
