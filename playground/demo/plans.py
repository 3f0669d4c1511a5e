"""What a choice is going to say: text by rule or from the n-gram model, JSON by schema, or tool calls."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from playground.demo import structured, tools
from playground.demo.json_value import Json
from playground.demo.messages import Turn
from playground.demo.models import DemoModel
from playground.demo.sampling import Sampling, Token, continuation, planned
from playground.demo.skills import index
from playground.demo.skills.conversation import Conversation, is_chinese
from playground.demo.skills.reasoning import reasoning
from playground.demo.tokens import vocabulary

# How long the n-gram model may go on in a chat that sets no limit.
LONGEST_BABBLE = 120
# So often a rule that knows several texts is asked whether one of them begins as it should.
_TRIES = 8


@dataclass(frozen=True, slots=True)
class Call:
    """A tool call; the arguments of a function are JSON, the input of a custom tool is plain text."""

    name: str
    arguments: str
    kind: Literal["function", "custom"] = "function"


@dataclass(frozen=True, slots=True)
class Plan:
    tokens: Iterable[Token] = ()
    text: str = ""
    reasoning: str = ""
    calls: tuple[Call, ...] = ()
    legacy: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A checked chat request, with what is known of its pictures, and sentences about its sounds and files."""

    model: DemoModel
    turns: tuple[Turn, ...]
    pictures: tuple[str, ...]
    sampling: Sampling
    values: Mapping[str, Json]
    attached: tuple[str, ...] = ()

    @property
    def beginning(self) -> str:
        """Of the reply, which it is to go on from: the last message is the assistant's own."""
        return self.turns[-1].text if self.turns[-1].role == "assistant" else ""

    def conversation(self, chance: random.Random) -> Conversation:
        turns = self.turns[:-1] if self.beginning else self.turns
        return Conversation(turns, self.pictures, self.values, chance, self.attached)


def plan(question: Question, number: int, opening: str = "") -> Plan:
    """The plan of the choice with this number; where a rule answers it can be told to begin in another way."""
    # At temperature 0 all choices are the likeliest one, as with a model.
    greedy = question.sampling.temperature == 0
    chance = random.Random("greedy") if greedy else question.sampling.chance(number)
    conversation = question.conversation(chance)
    called = [] if question.beginning else tools.calls(question.values, conversation)
    if called:
        calls = tuple(Call(call.name, call.text, call.kind) for call in called)
        return Plan(reasoning=_thought(question, conversation), calls=calls, legacy="functions" in question.values)
    form = question.values.get("response_format", {"type": "text"})
    if form["type"] != "text":
        written = structured.written(form, conversation)
        return _text(written.removeprefix(question.beginning), question, conversation)
    learnt = None if question.model.recall is None else question.model.recall(conversation.prompt)
    if learnt is not None:
        return _text(learnt, question, conversation)
    if question.model.engine != "ngram":
        text = f"{opening}\n\n{index.reply(conversation)}" if opening else index.reply(conversation)
        rest = _rest(text, question, number)
        if rest is not None:
            return _text(rest, question, conversation)
    return Plan(tokens=_babble(conversation, question.beginning, question.sampling, chance))


def _rest(text: str, question: Question, number: int) -> str | None:
    """What is still to be said of a reply that has begun, as long as it begins as one of the rule's texts."""
    if text.startswith(question.beginning):
        return text.removeprefix(question.beginning)
    for attempt in range(_TRIES):
        other = index.reply(question.conversation(question.sampling.chance(number + 1000 * attempt)))
        if other.startswith(question.beginning):
            return other.removeprefix(question.beginning)
    return None


def _text(text: str, question: Question, conversation: Conversation) -> Plan:
    return Plan(planned(text, question.sampling), text, _thought(question, conversation))


def _thought(question: Question, conversation: Conversation) -> str:
    if not question.model.reasons:
        return ""
    return reasoning(conversation, question.values.get("reasoning_effort", "medium"))


def _babble(conversation: Conversation, beginning: str, sampling: Sampling, chance: random.Random) -> Iterator[Token]:
    """The n-gram model goes on from what was written last; when it comes to an end by itself, a label follows."""
    context = list(vocabulary().encode((conversation.prompt + beginning)[-2000:]))
    for written, token in enumerate(continuation(context, sampling, chance)):
        if sampling.limit is None and written >= LONGEST_BABBLE:
            break
        yield token
    if sampling.tops is None and not sampling.bias:
        label = "演示，不是 AI 模型" if is_chinese(conversation.prompt) else "demo, no AI model"
        yield from planned(f"\n\n*{label}*", sampling)
