"""Asks how texts go on and tells how it went. What needs asyncio and the network is in here, loaded when first used."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from playground.api.chat_chunk import ChatChunk, Usage
from playground.api.client import Client
from playground.api.completions import CompletionParameters, CompletionReply, CompletionToken, complete_text
from playground.api.connection import Connection
from playground.api.errors import ApiError, BrokenOff
from playground.api.observer import Listener
from playground.features.chat.completion.sheet import Status
from playground.features.chat.facts import Facts, estimate_tokens
from playground.features.chat.writing import Writing
from playground.services.errors import DemoServerFailed
from playground.services.failures import failure_of


@dataclass(frozen=True, slots=True)
class Question:
    """It goes where it was asked, whatever connection is chosen meanwhile. `prompts` has the prompt of every choice."""

    connection: Connection
    parameters: CompletionParameters
    prompts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ended:
    """How one choice ended. The tokens are those of its prompt too, where the server sent that back."""

    finish_reason: str = ""
    tokens: tuple[CompletionToken, ...] = ()


class Asking:
    """One request while its reply arrives. The ending can be read however it ended."""

    def __init__(
        self, question: Question, show: Callable[[int, str], None], keep: Callable[[], Awaitable[None]]
    ) -> None:
        """`show` gets each piece of text once and in order, with the place of its choice."""
        self._question = question
        self._keep = keep
        echoes = [prompt if question.parameters.echo else "" for prompt in question.prompts]
        self._echoes = [Echo(each) for each in echoes]
        self._writings = [Writing(self._pen(show, place), self._kept) for place in range(len(echoes))]
        self._began = time.monotonic()
        self._first: float | None = None
        self._usage: Usage | None = None
        self._reply: CompletionReply | None = None
        self.status: Status = "failed"
        self.error: ApiError | DemoServerFailed | None = None

    async def ask(self, client: Callable[[Connection], Awaitable[Client]], listener: Listener) -> None:
        keepers = [asyncio.create_task(writing.keep_up()) for writing in self._writings]
        try:
            connected = await client(self._question.connection)
            self._began = time.monotonic()
            self._reply = await complete_text(connected, self._question.parameters, self._on_chunk, listener)
            self.status = "done"
        except asyncio.CancelledError:
            self.status = "stopped"
            raise
        except (ApiError, DemoServerFailed) as error:
            self.status = "interrupted" if self._first is not None or isinstance(error, BrokenOff) else "failed"
            self.error = error
            raise
        finally:
            for keeper in keepers:
                keeper.cancel()
            await asyncio.wait(keepers)

    def end(self) -> tuple[Ended, ...]:
        """No timer is left behind, and all of the text was shown."""
        for writing in self._writings:
            writing.end()
        whole = {choice.index: choice for choice in self._reply.choices} if self._reply else {}
        found = (whole.get(place) for place in range(len(self._writings)))
        return tuple(Ended() if each is None else Ended(each.finish_reason or "", each.tokens) for each in found)

    def facts(self) -> Facts:
        """Of all choices together."""
        reply, parameters, connection = self._reply, self._question.parameters, self._question.connection
        facts = Facts(
            connection=connection.name,
            demo=connection.preset == "demo",
            answered_by=reply.model if reply else "",
            reply_id=reply.id if reply else "",
            first_token=self._first if parameters.stream else None,
            duration=time.monotonic() - self._began,
            choices=len(self._writings),
            notes=reply.warnings if reply else (),
            failure=None if self.error is None else failure_of(self.error),
        )
        return self._counted(facts)

    def _counted(self, facts: Facts) -> Facts:
        usage = (self._reply.usage if self._reply else None) or self._usage
        if usage is not None:
            return replace(facts, prompt_tokens=usage.prompt_tokens, completion_tokens=usage.completion_tokens)
        written = "".join(writing.text for writing in self._writings)
        if not written:
            return facts
        asked = sum(map(estimate_tokens, self._question.prompts))
        return replace(facts, prompt_tokens=asked, completion_tokens=estimate_tokens(written), estimated=True)

    def _pen(self, show: Callable[[int, str], None], place: int) -> Callable[[str], None]:
        return lambda text: show(place, text)

    async def _kept(self, _: str) -> None:
        for writing in self._writings:
            writing.show_now()  # what is kept is what was shown
        await self._keep()

    def _on_chunk(self, chunk: ChatChunk) -> None:
        self._usage = chunk.usage or self._usage
        for choice in chunk.choices:
            if choice.index >= len(self._writings):
                continue
            if self._first is None and choice.text:
                self._first = time.monotonic() - self._began
            text = self._echoes[choice.index].take(choice.text)
            if text:
                self._writings[choice.index].take(text)


class Echo:
    """Leaves out the prompt that a server sends back before what it adds; it stands there already."""

    def __init__(self, prompt: str) -> None:
        self._expected = prompt
        self._held = ""

    def take(self, text: str) -> str:
        """What there is to show of it."""
        if not self._expected:
            return text
        self._held += text
        if len(self._held) < len(self._expected) and self._expected.startswith(self._held):
            return ""
        shown = self._held.removeprefix(self._expected)
        self._expected = self._held = ""
        return shown


def prompts_of_choices(prompts: Sequence[str], count: int) -> tuple[str, ...]:
    """In the order in which servers number them."""
    return tuple(prompt for prompt in prompts for _ in range(count))
