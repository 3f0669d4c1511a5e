"""Whether replies fit the schema that was asked for."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from playground.features.chat.schema_check import check_reply
from playground.features.chat.settings import ChatSettings
from playground.features.chat.turns import Turn
from playground.message import Message


async def judged(turns: Sequence[Turn], settings: ChatSettings) -> list[Turn]:
    """The replies with what is to be said about it. One that calls tools has no answer yet, and one that was stopped
    or broke off cannot fit."""
    if settings.response_format != "json_schema" or not settings.schema.strip():
        return list(turns)
    return [
        await _judged(turn, settings.schema) if turn.status == "done" and not turn.calls else turn for turn in turns
    ]


async def _judged(turn: Turn, schema: str) -> Turn:
    misfits = await asyncio.to_thread(check_reply, turn.text, schema)
    note = Message("does not fit the schema") if misfits else Message("fits the schema")
    misfit = misfits[0].sentence if misfits else None
    facts = replace(turn.facts, schema=schema, misfit=misfit, notes=(*turn.facts.notes, note))
    return replace(turn, facts=facts)
