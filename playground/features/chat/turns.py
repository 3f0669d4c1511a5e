"""The turns of a conversation as values, and the messages that are sent for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal, get_args

from playground.features.chat.attachments import Attachment
from playground.features.chat.facts import Facts
from playground.storage.clean_text import clean_text

Role = Literal["system", "developer", "user", "assistant", "tool"]
ROLES: Final[tuple[Role, ...]] = get_args(Role)
Status = Literal["done", "streaming", "interrupted", "stopped", "failed"]

TITLE_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Call:
    """A function that the model wants to be called; `arguments` are JSON, as far as the model wrote it well."""

    id: str
    name: str
    arguments: str


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a reply with the logarithm of its probability, and what else could have stood there, likeliest
    first."""

    text: str
    logprob: float
    others: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Prompt:
    """What the user sends: the typed text and what was attached to it."""

    text: str
    attachments: tuple[Attachment, ...] = ()

    @property
    def empty(self) -> bool:
        return not self.text.strip() and not self.attachments

    @property
    def pictures(self) -> tuple[Attachment, ...]:
        return _pictures(self.attachments)

    def followed_by(self, later: Prompt) -> Prompt:
        text = "\n".join(part for part in (self.text, later.text) if part)
        return Prompt(text, self.attachments + later.attachments)


@dataclass(frozen=True, slots=True)
class Turn:
    """One message in a conversation; `parent_id` is the turn that it answers or follows.

    `reasoning` is what the model thought before it answered, `calls` what it wants to be done; a turn with the role
    "tool" gives the result of the call with the id `answers`. `tokens` are known where they were asked for.
    """

    id: int
    role: Role
    text: str
    status: Status = "done"
    model: str = ""
    created_at: float = 0.0
    parent_id: int | None = None
    facts: Facts = field(default_factory=Facts)
    attachments: tuple[Attachment, ...] = ()
    reasoning: str = ""
    calls: tuple[Call, ...] = ()
    answers: str = ""
    tokens: tuple[Token, ...] = ()

    @property
    def pictures(self) -> tuple[Attachment, ...]:
        return _pictures(self.attachments)

    @property
    def worthless(self) -> bool:
        """Nothing is lost with this reply."""
        return not (self.text or self.reasoning or self.calls)


@dataclass(frozen=True, slots=True)
class SentMessage:
    """One message of the request, as the user's words and ours make it; what is in the attachments comes later."""

    role: Role
    text: str
    attachments: tuple[Attachment, ...] = ()
    calls: tuple[Call, ...] = ()
    answers: str = ""

    def followed_by(self, later: SentMessage) -> SentMessage:
        text = "\n\n".join(part for part in (self.text, later.text) if part)
        return SentMessage(self.role, text, self.attachments + later.attachments, self.calls + later.calls)


def clean_prompt(prompt: Prompt) -> Prompt:
    return Prompt(clean_text(prompt.text), tuple(_clean(each) for each in prompt.attachments))


def _clean(attachment: Attachment) -> Attachment:
    return replace(attachment, text=clean_text(attachment.text), name=clean_text(attachment.name))


def _pictures(attachments: Sequence[Attachment]) -> tuple[Attachment, ...]:
    return tuple(each for each in attachments if each.kind == "picture")


def user_turn(prompt: Prompt) -> Turn:
    """Without a number: the store gives it one."""
    return Turn(0, "user", prompt.text, attachments=prompt.attachments)


def title_of(prompt: Prompt) -> str:
    """The first line that says something, cut at a word where that costs little."""
    lines = [line.strip(" #*`>\t") for line in prompt.text.splitlines()]
    title = next((line for line in lines if line), "") or next((each.name for each in prompt.attachments), "")
    if len(title) <= TITLE_LENGTH:
        return title
    cut = title[:TITLE_LENGTH]
    at_word = cut.rsplit(" ", 1)[0]
    return (at_word if len(at_word) > TITLE_LENGTH // 2 else cut).rstrip(" ,;:.，；：。") + "…"


def messages_for(system: str, turns: Sequence[Turn], prompt: Prompt | None = None) -> tuple[SentMessage, ...]:
    """What is sent: a reply without text is left out, and what then meets is one message.

    A server refuses an empty assistant message, and many chat templates refuse two user messages in a row.
    """
    messages = list(_messages(system, turns, prompt))
    merged = messages[:1]
    for message in messages[1:]:
        if message.role == merged[-1].role != "tool":
            merged[-1] = merged[-1].followed_by(message)
        else:
            merged.append(message)
    return tuple(merged)


def going_on(messages: Sequence[SentMessage], text: str) -> tuple[SentMessage, ...]:
    """Asks for the rest of a reply. Few servers go on with a last message of the assistant's by themselves."""
    wish = "Continue your last message exactly where it stops. Do not repeat any of it, and add no remark."
    return (*messages, SentMessage("assistant", text), SentMessage("user", wish))


def _messages(system: str, turns: Sequence[Turn], prompt: Prompt | None) -> Iterator[SentMessage]:
    if system.strip():
        yield SentMessage("system", system)
    followed = prompt is not None and not prompt.empty
    for turn in _paired(turns, followed=followed):
        if turn.text.strip() or turn.attachments or turn.calls or turn.role == "tool":
            yield SentMessage(turn.role, turn.text, turn.attachments, turn.calls, turn.answers)
    if prompt is not None and followed:
        yield SentMessage("user", prompt.text, prompt.attachments)


def _paired(turns: Sequence[Turn], *, followed: bool) -> Iterator[Turn]:
    """Servers refuse a call without its result, unless the result is still to come, and a result without its call."""
    asked = {call.id for turn in turns for call in turn.calls}
    told = {turn.answers for turn in turns if turn.role == "tool"}
    for turn in turns:
        if turn.calls and (followed or turn is not turns[-1]):
            yield replace(turn, calls=tuple(call for call in turn.calls if call.id in told))
        elif turn.role != "tool" or turn.answers in asked:
            yield turn
