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
from playground.features.chat.facts import Facts, estimate_tokens
from playground.features.chat.parameters import parameters_for
from playground.features.chat.pictures import data_urls
from playground.features.chat.settings import ChatSettings
from playground.features.chat.turns import Picture, SentMessage, Status
from playground.features.chat.writing import Writing
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
    """How a reply ended."""

    text: str
    status: Status
    facts: Facts


class Asking:
    """One reply while it arrives. The ending can be read however it ended."""

    def __init__(
        self, question: Question, blobs: Blobs, show: Callable[[str], None], keep: Callable[[str], Awaitable[None]]
    ) -> None:
        self._question = question
        self._blobs = blobs
        self._lost: list[Picture] = []
        self._writing = Writing(show, keep, question.beginning)
        self._began = time.monotonic()
        self._first: float | None = None
        self._usage: Usage | None = None
        self._reply: ChatReply | None = None
        self._status: Status = "failed"
        self.error: ApiError | DemoServerFailed | None = None

    @property
    def text_so_far(self) -> str:
        return self._writing.text

    def show_now(self) -> None:
        self._writing.show_now()

    async def ask(self, client: Callable[[Connection], Awaitable[Client]], listener: Listener) -> None:
        keeper = asyncio.create_task(self._writing.keep_up())
        try:
            await asyncio.sleep(0)  # where a stop takes effect that came while the prompt was saved
            parameters = await self._parameters()
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
            keeper.cancel()
            await asyncio.wait([keeper])

    async def _parameters(self) -> ChatParameters:
        question = self._question
        shown = [picture for message in question.messages for picture in message.pictures]
        urls = await asyncio.to_thread(data_urls, shown, self._blobs) if shown else {}
        self._lost = [picture for picture in shown if picture.hash not in urls]
        return parameters_for(question.settings, question.messages, lambda picture: urls.get(picture.hash))

    def ending(self) -> Ending:
        text = self._writing.end()
        reply = self._reply
        facts = replace(
            self._question.facts,
            answered_by=reply.model if reply else "",
            finish_reason=(reply.choices[0].finish_reason or "") if reply and reply.choices else "",
            first_token=self._first if self._question.settings.stream else None,
            duration=time.monotonic() - self._began,
            notes=(*map(_is_lost, self._lost), *(reply.warnings if reply else ())),
            failure=None if self.error is None else failure_of(self.error),
        )
        usage = reply.usage if reply else self._usage
        return Ending(text, self._status, _counted(facts, usage, self._question.messages, text))

    def _on_chunk(self, chunk: ChatChunk) -> None:
        self._usage = chunk.usage or self._usage
        for choice in chunk.choices:
            text = choice.text or choice.refusal
            if self._first is None and (text or choice.reasoning):
                self._first = time.monotonic() - self._began
            if text and choice.index == 0:
                self._writing.take(text)


def _is_lost(picture: Picture) -> Message:
    return Message("{name} cannot be found any more and was not sent", name=picture.name)


def _counted(facts: Facts, usage: Usage | None, messages: Sequence[SentMessage], text: str) -> Facts:
    if usage is not None:
        return replace(facts, prompt_tokens=usage.prompt_tokens, completion_tokens=usage.completion_tokens)
    if not text:
        return facts
    asked = sum(estimate_tokens(message.text) for message in messages)
    return replace(facts, prompt_tokens=asked, completion_tokens=estimate_tokens(text), estimated=True)
