"""Replies with a star: each is kept with what led to it, so that it can become an example to train with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from playground.features.chat.attachments import fenced
from playground.features.chat.settings import DEFAULT
from playground.features.chat.turns import SentMessage, messages_for
from playground.message import Message
from playground.signal import Signal
from playground.storage.starred import Starred

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playground.features.chat.attachments import Attachment
    from playground.features.chat.turns import Turn
    from playground.services.context import Context
    from playground.storage.json_values import JsonObject


class Stars:
    """What is kept is a copy: it outlives its conversation."""

    def __init__(self, context: Context) -> None:
        self.changed: Signal[frozenset[int]] = Signal()  # the turns that have got one or lost it
        self._context = context
        self._starred = Starred(context.database)
        self._turns: frozenset[int] = frozenset()

    def has(self, turn_id: int) -> bool:
        return turn_id in self._turns

    def read(self) -> None:
        self._context.jobs.start("chat.stars", self._read, label=Message("Looking for starred replies"))

    def toggle(self, conversation: int, turns: Sequence[Turn]) -> None:
        """Of the last of these turns, which is a reply; those before it led to it."""
        name, label = f"chat.star.{turns[-1].id}", Message("Saving")
        self._context.jobs.start(name, self._toggle, conversation, turns, label=label, cancellable=False)

    async def _read(self) -> None:
        self._show(await self._starred.turns())

    async def _toggle(self, conversation: int, turns: Sequence[Turn]) -> None:
        reply = turns[-1]
        if self.has(reply.id):
            await self._starred.unstar(reply.id)
            self._show(self._turns - {reply.id})
        else:
            record = await self._context.history.conversation(conversation)
            title = "" if record is None else record.title
            await self._starred.star(reply.id, title, example_of(turns), reply.facts.answered_by or reply.model)
            self._show(self._turns | {reply.id})

    def _show(self, turns: frozenset[int]) -> None:
        changed, self._turns = turns ^ self._turns, turns
        if changed:
            self.changed.emit(changed)


def example_of(turns: Sequence[Turn]) -> tuple[JsonObject, ...]:
    """With the system message that the last of them was asked with, and with the names of what a text cannot hold in
    their places."""
    # Not before the first paint.
    from playground.api.dialect import Dialect
    from playground.features.chat.parameters import parameters_for

    said = messages_for(turns[-1].facts.system, turns)
    sent = parameters_for(DEFAULT, [replace(message, text=_words(message), attachments=()) for message in said])
    return tuple(message.to_json(Dialect()) for message in sent.messages)


def _words(message: SentMessage) -> str:
    return "\n\n".join(part for part in (message.text, *map(_in_words, message.attachments)) if part)


def _in_words(attachment: Attachment) -> str:
    return fenced(attachment.name, attachment.text) if attachment.text else f"[{attachment.name}]"
