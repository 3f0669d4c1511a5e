"""The turns of a conversation as values, and the messages that are sent for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from playground.features.chat.facts import Facts
from playground.storage.clean_text import clean_text

Role = Literal["user", "assistant"]
Status = Literal["done", "streaming", "interrupted", "stopped", "failed"]

TITLE_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Attachment:
    """A text that goes along with a prompt without standing in the prompt box."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """What the user sends: the typed text and what was attached to it."""

    text: str
    attachments: tuple[Attachment, ...] = ()

    @property
    def empty(self) -> bool:
        return not self.text.strip() and not self.attachments

    def followed_by(self, later: Prompt) -> Prompt:
        text = "\n".join(part for part in (self.text, later.text) if part)
        return Prompt(text, self.attachments + later.attachments)


@dataclass(frozen=True, slots=True)
class Turn:
    """One message in a conversation; `parent_id` is the turn that it answers or follows."""

    id: int
    role: Role
    text: str
    status: Status = "done"
    model: str = ""
    created_at: float = 0.0
    parent_id: int | None = None
    facts: Facts = field(default_factory=Facts)
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class SentMessage:
    """One message of the request, as the user's words and ours make it."""

    role: Literal["system", "user", "assistant"]
    text: str


def clean_prompt(prompt: Prompt) -> Prompt:
    attachments = tuple(replace(each, text=clean_text(each.text)) for each in prompt.attachments)
    return Prompt(clean_text(prompt.text), attachments)


def title_of(prompt: Prompt) -> str:
    """The first line that says something, cut at a word where that costs little."""
    lines = [line.strip(" #*`>\t") for line in prompt.text.splitlines()]
    title = next((line for line in lines if line), "") or next((each.name for each in prompt.attachments), "")
    if len(title) <= TITLE_LENGTH:
        return title
    cut = title[:TITLE_LENGTH]
    at_word = cut.rsplit(" ", 1)[0]
    return (at_word if len(at_word) > TITLE_LENGTH // 2 else cut).rstrip(" ,;:.，；：。") + "…"


def content_of(turn: Turn | Prompt) -> str:
    """The text of a user turn with its attachments, each in a fence that its own text cannot close."""
    return "\n\n".join([*([turn.text] if turn.text else []), *map(_fenced, turn.attachments)])


def _fenced(attachment: Attachment) -> str:
    fence = "`" * max(3, _longest_run(attachment.text) + 1)
    return f"{attachment.name}\n{fence}\n{attachment.text}\n{fence}"


def _longest_run(text: str) -> int:
    longest = 0
    while "`" * (longest + 1) in text:
        longest += 1
    return longest


def messages_for(system: str, turns: Sequence[Turn], prompt: Prompt | None = None) -> tuple[SentMessage, ...]:
    """What is sent: a reply without text is left out, and what then meets is one message.

    A server refuses an empty assistant message, and many chat templates refuse two user messages in a row.
    """
    messages = list(_messages(system, turns, prompt))
    merged = messages[:1]
    for message in messages[1:]:
        if message.role == merged[-1].role:
            merged[-1] = SentMessage(message.role, f"{merged[-1].text}\n\n{message.text}")
        else:
            merged.append(message)
    return tuple(merged)


def _messages(system: str, turns: Sequence[Turn], prompt: Prompt | None) -> Iterator[SentMessage]:
    if system.strip():
        yield SentMessage("system", system)
    for turn in turns:
        content = content_of(turn)
        if content.strip():
            yield SentMessage(turn.role, content)
    if prompt is not None and not prompt.empty:
        yield SentMessage("user", content_of(prompt))
