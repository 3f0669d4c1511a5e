"""Asks for one reply and tells how it went. What needs asyncio and the network is in here, loaded when first used."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from playground.api.chat import ChatParameters, ChatReply, complete_chat
from playground.api.chat_reply import ChatChunk, Usage
from playground.api.client import Client
from playground.api.connection import Connection
from playground.api.errors import ApiError, BrokenOff
from playground.api.observer import Listener
from playground.features.chat.attachments import Attachment
from playground.features.chat.checks import faults
from playground.features.chat.choice import OpenChoice, Pen, Said
from playground.features.chat.contents import contents_of
from playground.features.chat.facts import Facts, estimate_tokens
from playground.features.chat.parameters import parameters_for
from playground.features.chat.settings import ChatSettings
from playground.features.chat.turns import SentMessage, Status, Turn
from playground.features.chat.wording import LABELS
from playground.message import Message
from playground.services.errors import DemoServerFailed
from playground.services.failures import failure_of
from playground.storage.blobs import Blobs


@dataclass(frozen=True, slots=True)
class Question:
    """Everything that one reply depends on. It goes where it was asked, whatever connection is chosen meanwhile."""

    connection: Connection
    settings: ChatSettings
    messages: tuple[SentMessage, ...]
    facts: Facts  # what is known before the reply
    beginning: str = ""  # of the reply, when it goes on with an earlier one


@dataclass(frozen=True, slots=True)
class Ending:
    """How one choice of a reply ended."""

    said: Said
    status: Status
    facts: Facts

    def put_into(self, turn: Turn) -> Turn:
        said = self.said
        return replace(
            turn,
            text=said.text,
            reasoning=said.thought,
            calls=said.calls,
            tokens=said.tokens,
            status=self.status,
            facts=self.facts,
        )


class Asking:
    """One request while its reply arrives, in as many choices as there are pens. The endings can be read however it
    ended."""

    def __init__(self, question: Question, blobs: Blobs, pens: Sequence[Pen]) -> None:
        self._question = question
        self._blobs = blobs
        self._lost: list[Attachment] = []
        self._choices = [OpenChoice(pen, question.beginning) for pen in pens]
        self._began = time.monotonic()
        self._first: float | None = None
        self._usage: Usage | None = None
        self._id = ""
        self._created: int | None = None
        self._reply: ChatReply | None = None
        self._status: Status = "failed"
        self.error: ApiError | DemoServerFailed | None = None

    def texts_so_far(self, place: int) -> tuple[str, str]:
        """What one choice has thought and said."""
        choice = self._choices[place]
        return choice.thought.text, choice.said.text

    def show_now(self) -> None:
        for choice in self._choices:
            choice.show_now()

    async def ask(self, client: Callable[[Connection], Awaitable[Client]], listener: Listener) -> None:
        writings = [each for choice in self._choices for each in (choice.thought, choice.said)]
        keepers = [asyncio.create_task(writing.keep_up()) for writing in writings]
        try:
            await asyncio.sleep(0)  # where a stop takes effect that came while the prompt was saved
            parameters = await asyncio.to_thread(self._parameters)
            connected = await client(self._question.connection)
            self._began = time.monotonic()
            self._reply = await complete_chat(connected, parameters, self._on_chunk, listener)
            self._status = "done"
        except asyncio.CancelledError:
            self._status = "stopped"
            raise
        except (ApiError, DemoServerFailed) as error:
            self._status = "interrupted" if self._first is not None or isinstance(error, BrokenOff) else "failed"
            self.error = error
            raise
        finally:
            for keeper in keepers:
                keeper.cancel()
            await asyncio.wait(keepers)

    def _parameters(self) -> ChatParameters:
        """Megabytes may be read and put together for this, in a thread."""
        question = self._question
        attached = [attachment for message in question.messages for attachment in message.attachments]
        contents = contents_of(attached, self._blobs)
        self._lost = [attachment for attachment in attached if attachment not in contents]
        return parameters_for(question.settings, question.messages, contents.get)

    def endings(self) -> tuple[Ending, ...]:
        reply = self._reply
        whole = {choice.index: choice for choice in reply.choices} if reply else {}
        said = [choice.end(whole.get(place)) for place, choice in enumerate(self._choices)]
        usage = reply.usage if reply else self._usage
        facts = _counted(self._facts(), usage, self._question.messages, "".join(each.text for each in said))
        facts = replace(facts, choices=max(1, sum(bool(each.text or each.thought or each.calls) for each in said)))
        return tuple(
            Ending(
                each,
                self._status,
                replace(facts, finish_reason=each.finish_reason, thought_for=each.thought_for),
            )
            for each in said
        )

    def _facts(self) -> Facts:
        reply = self._reply
        return replace(
            self._question.facts,
            answered_by=reply.model if reply else "",
            reply_id=reply.id if reply else self._id,
            created=self._created,
            first_token=self._first if self._question.settings.stream else None,
            duration=time.monotonic() - self._began,
            notes=(*map(_is_lost, self._lost), *_left_out(self._question.settings), *(reply.warnings if reply else ())),
            failure=None if self.error is None else failure_of(self.error),
        )

    def _on_chunk(self, chunk: ChatChunk) -> None:
        self._usage = chunk.usage or self._usage
        self._id = self._id or chunk.id
        if self._created is None and isinstance(created := chunk.raw.get("created"), int | float):
            self._created = int(created)
        for choice in chunk.choices:
            if self._first is None and (choice.text or choice.refusal or choice.reasoning or choice.tool_calls):
                self._first = time.monotonic() - self._began
            if choice.index < len(self._choices):
                self._choices[choice.index].take(choice)


def _is_lost(attachment: Attachment) -> Message:
    return Message("{name} cannot be found any more and was not sent", name=attachment.name)


def _left_out(settings: ChatSettings) -> list[Message]:
    """What was written in a way that could not be sent; only who asks again gets so far with it."""
    return [
        Message("{field}: not sent. {fault}", field=LABELS[name], fault=fault)
        for name, fault in faults(settings).items()
    ]


def _counted(facts: Facts, usage: Usage | None, messages: Sequence[SentMessage], text: str) -> Facts:
    if usage is not None:
        counted = {**usage.extras, "prompt_tokens": usage.prompt_tokens, "completion_tokens": usage.completion_tokens}
        return replace(
            facts, prompt_tokens=usage.prompt_tokens, completion_tokens=usage.completion_tokens, usage=counted
        )
    if not text:
        return facts
    asked = sum(map(_estimated, messages))
    return replace(facts, prompt_tokens=asked, completion_tokens=estimate_tokens(text), estimated=True)


def _estimated(message: SentMessage) -> int:
    """A long text that was attached is not read once more for this."""
    texts = (each for each in message.attachments if each.kind == "text")
    attached = sum(estimate_tokens(each.text) if each.text else each.size // 4 for each in texts)
    return estimate_tokens(message.text) + attached
