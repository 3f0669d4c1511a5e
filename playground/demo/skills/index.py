"""The list of skills, asked in this order; the first that answers wins."""

from __future__ import annotations

from collections.abc import Callable

from playground.demo.skills import (
    endless,
    facts,
    library,
    lines,
    memory,
    numbers,
    phrases,
    programs,
    report,
    tables,
    verses,
)
from playground.demo.skills.conversation import Conversation
from playground.demo.skills.otherwise import otherwise
from playground.demo.skills.style import styled

Skill = Callable[[Conversation], str | None]

SKILLS: tuple[Skill, ...] = (
    report.tool_result,
    report.attached,
    memory.repeat,
    report.parameters,
    library.show_piece,
    library.abilities,
    endless.long_text,
    memory.name,
    memory.fact,
    memory.turns,
    lines.count,
    lines.summarise,
    lines.outline,
    lines.pretty_json,
    tables.convert,
    lines.extract,
    lines.change,
    numbers.convert,
    numbers.date,
    phrases.translate,
    verses.mail,
    verses.story,
    verses.verse,
    library.explain,
    programs.code,
    facts.capital,
    facts.fact,
    numbers.arithmetic,
    memory.echo,
    verses.greeting,
)


def reply(talk: Conversation) -> str:
    """The Markdown reply to a conversation, labelled."""
    text = next((found for skill in SKILLS if (found := skill(talk))), None) or otherwise(talk)
    label = talk.say("demo, no AI model", "演示，不是 AI 模型")
    return f"{styled(text, talk)}\n\n*{label}*"
