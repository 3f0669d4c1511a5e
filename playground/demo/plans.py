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
    """A checked chat request, with what is known of its pictures."""

    model: DemoModel
    turns: tuple[Turn, ...]
    pictures: tuple[str, ...]
    sampling: Sampling
    values: Mapping[str, Json]

    def conversation(self, chance: random.Random) -> Conversation:
        return Conversation(self.turns, self.pictures, self.values, chance)


def plans(question: Question, number: int) -> Plan:
    """The plan of the choice with this number."""
    # At temperature 0 all choices are the likeliest one, as with a model.
    greedy = question.sampling.temperature == 0
    chance = random.Random("greedy") if greedy else question.sampling.chance(number)
    conversation = question.conversation(chance)
    called = tools.calls(question.values, conversation)
    if called:
        calls = tuple(Call(call.name, call.text, call.kind) for call in called)
        return Plan(calls=calls, legacy="functions" in question.values)
    form = question.values.get("response_format", {"type": "text"})
    if form["type"] != "text":
        return _text(structured.written(form, conversation), question, conversation)
    learnt = None if question.model.recall is None else question.model.recall(conversation.prompt)
    if learnt is not None:
        return _text(learnt, question, conversation)
    if question.model.engine == "ngram":
        return Plan(tokens=_babble(conversation, question.sampling, chance))
    return _text(index.reply(conversation), question, conversation)


def _text(text: str, question: Question, conversation: Conversation) -> Plan:
    thought = ""
    if question.model.reasons:
        thought = reasoning(conversation, question.values.get("reasoning_effort", "medium"))
    return Plan(planned(text, question.sampling), text, thought)


def _babble(conversation: Conversation, sampling: Sampling, chance: random.Random) -> Iterator[Token]:
    """The n-gram model goes on from the last message; when it comes to an end by itself, a label follows."""
    context = list(vocabulary().encode(conversation.prompt[-2000:]))
    for written, token in enumerate(continuation(context, sampling, chance)):
        if sampling.limit is None and written >= LONGEST_BABBLE:
            break
        yield token
    if sampling.tops is None and not sampling.bias:
        label = "演示，不是 AI 模型" if is_chinese(conversation.prompt) else "demo, no AI model"
        yield from planned(f"\n\n*{label}*", sampling)
