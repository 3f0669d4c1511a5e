"""POST /v1/chat/completions: the request as a value, and its answer in one piece or as a stream."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response
from starlette.types import Receive

from playground.demo import parameters
from playground.demo.attached import told_of_file, told_of_sound
from playground.demo.choices import Step, logprobs, steps
from playground.demo.errors import conflict, invalid_value, unsupported_parameter, unsupported_value
from playground.demo.json_value import Json
from playground.demo.messages import Turn, turns
from playground.demo.models import ELSEWHERE, FINGERPRINT, DemoModel, Pace, find
from playground.demo.pacing import paced
from playground.demo.picture import described
from playground.demo.plans import Plan, Question
from playground.demo.replies import BROKEN_AFTER, BrokenOffError, delivered
from playground.demo.sampling import Sampling
from playground.demo.several import plans
from playground.demo.tokens import vocabulary

# A reasoning model of OpenAI takes none of these; the demo's does as they do.
NOT_WHEN_REASONING = (
    "temperature",
    "top_p",
    "presence_penalty",
    "frequency_penalty",
    "logprobs",
    "top_logprobs",
    "logit_bias",
)
PICTURE_TOKENS = 85


@dataclass(frozen=True, slots=True)
class ChatRequest:
    """A chat request of which every field has been checked."""

    model: DemoModel
    turns: tuple[Turn, ...]
    sampling: Sampling
    values: Mapping[str, Json]
    prompt_tokens: int

    @property
    def count(self) -> int:
        return int(self.values.get("n", 1))


async def answer(
    body: Json, receive: Receive, before: Callable[[DemoModel], None], known: Callable[[str], DemoModel] = find
) -> Response:
    """The response; `known` finds the model, `before` may refuse for the model's sake when all else is good."""
    # In a thread, because counting the tokens of a long prompt would hold up running streams.
    request = await asyncio.to_thread(parsed, body, known)
    before(request.model)
    question = Question(
        model=request.model,
        turns=request.turns,
        pictures=await _told(request.turns, _of_pictures),
        attached=await _told(request.turns, _of_others),
        sampling=request.sampling,
        values=request.values,
    )
    planned = await asyncio.to_thread(plans, question, request.count)
    reply = _Reply(request, planned)
    streamed, broken = bool(request.values.get("stream")), request.model.fault == "broken-stream"
    return await delivered(reply, receive, streamed=streamed, broken=broken)


def parsed(body: Json, known: Callable[[str], DemoModel] = find) -> ChatRequest:
    """The request, or the first thing that is wrong with it."""
    values = parameters.CHAT(body, "")
    model = known(values["model"])
    if model.engine in ELSEWHERE:
        raise unsupported_value("model", f"{model.id} serves {ELSEWHERE[model.engine]} and cannot chat.")
    _agree(values)
    if model.reasons:
        _fit_reasoning(values)
    conversation = turns(values["messages"])
    limit = values.get("max_completion_tokens", values.get("max_tokens"))
    tops = values.get("top_logprobs", 0) if values.get("logprobs") else None
    tokens = sum(_tokens(turn) for turn in conversation) + 3
    parameters.fits(tokens, limit, "messages")
    return ChatRequest(model, conversation, parameters.sampling(values, limit, tops), values, tokens)


def _agree(values: Mapping[str, Json]) -> None:
    if "max_tokens" in values and "max_completion_tokens" in values:
        raise conflict("max_tokens", "Set only one of 'max_tokens' and 'max_completion_tokens'.")
    if values.get("top_logprobs") is not None and not values.get("logprobs"):
        raise invalid_value("top_logprobs", "it needs 'logprobs' to be true.")
    if "functions" in values and "tools" in values:
        raise conflict("functions", "Set only one of 'functions' and 'tools'.")
    if "function_call" in values and "functions" not in values:
        raise invalid_value("function_call", "it needs 'functions'.")
    for field in ("tool_choice", "parallel_tool_calls"):
        if field in values and not values.get("tools"):
            raise invalid_value(field, "it needs 'tools'.")


def _fit_reasoning(values: Mapping[str, Json]) -> None:
    if "max_tokens" in values:
        raise unsupported_parameter("max_tokens", "This model takes 'max_completion_tokens' instead.")
    for field in NOT_WHEN_REASONING:
        if field in ("temperature", "top_p") and values.get(field, 1.0) != 1.0:
            raise unsupported_value(field, "This model takes only the default (1).")
        if field in values and field not in ("temperature", "top_p"):
            raise unsupported_parameter(field, "This model does not take it.")


def _tokens(turn: Turn) -> int:
    # Four tokens stand for the frame of a message.
    if len(turn.text) > 4 * parameters.CONTEXT * 4:
        parameters.fits(len(turn.text) // 8, None, "messages")
    return 4 + vocabulary().count(turn.text) + PICTURE_TOKENS * len(turn.pictures)


async def _told(conversation: Sequence[Turn], of: Callable[[Turn, bool], tuple[str, ...]]) -> tuple[str, ...]:
    """What can be said about that which came with the last message of the user's."""
    last = next((turn for turn in reversed(conversation) if turn.role == "user"), None)
    if last is None or not (last.pictures or last.sounds or last.files):
        return ()
    chinese = any("\u4e00" <= sign <= "\u9fff" for sign in last.text[:200])
    return await asyncio.to_thread(of, last, chinese)


def _of_pictures(turn: Turn, chinese: bool) -> tuple[str, ...]:
    return tuple(described(url, chinese) for url in turn.pictures)


def _of_others(turn: Turn, chinese: bool) -> tuple[str, ...]:
    sounds = tuple(told_of_sound(sound, chinese) for sound in turn.sounds)
    return (*sounds, *(told_of_file(file, chinese) for file in turn.files))


class _Reply:
    """The choices of one request, folded into one body or interleaved as events."""

    def __init__(self, request: ChatRequest, planned: Sequence[Plan]) -> None:
        self.request = request
        self.planned = planned
        self.id = f"chatcmpl-{secrets.token_hex(12)}"
        self.created = int(time.time())
        self.spent = 0
        self.reasoned = 0

    def _head(self, kind: str) -> dict[str, Json]:
        head: dict[str, Json] = {
            "id": self.id,
            "object": kind,
            "created": self.created,
            "model": self.request.model.id,
            "system_fingerprint": FINGERPRINT,
        }
        if "service_tier" in self.request.values:
            head["service_tier"] = "default"
        return head

    def _runs(self) -> list[Iterator[Step]]:
        return [steps(plan, self.request.sampling) for plan in self.planned]

    def _count(self, step: Step) -> None:
        self.spent += step.spent
        self.reasoned += step.spent if "reasoning_content" in step.delta else 0

    async def complete(self) -> dict[str, Json]:
        choices: list[_Folded] = [_Folded(index) for index in range(len(self.planned))]
        # Nothing is seen of it on the way, so only the slow model keeps its pace.
        pace = self.request.model.pace
        waited = pace if pace.rate is not None and pace.rate < 20 else Pace(0.0, None)
        async for index, step in paced(self._runs(), waited):
            self._count(step)
            choices[index].add(step)
        body = self._head("chat.completion")
        body["choices"] = [choice.body(self.request.sampling.tops is not None) for choice in choices]
        body["usage"] = self._usage()
        if "metadata" in self.request.values:
            body["metadata"] = self.request.values["metadata"]
        return body

    async def stream(self) -> AsyncIterator[Json]:
        options = self.request.values.get("stream_options", {})
        head = self._head("chat.completion.chunk")
        extra: dict[str, Json] = {"usage": None} if options.get("include_usage") else {}
        sent = 0
        async for index, step in paced(self._runs(), self.request.model.pace):
            self._count(step)
            if self.request.model.fault == "broken-stream" and (sent > BROKEN_AFTER or step.finish is not None):
                raise BrokenOffError
            if not (step.delta or step.tokens or step.finish):
                continue
            sent += 1
            if options.get("include_obfuscation"):
                extra["obfuscation"] = secrets.token_urlsafe(8)[: 4 + sent % 5]
            yield {**head, "choices": [self._choice(index, step)], **extra}
        if options.get("include_usage"):
            yield {**head, "choices": [], "usage": self._usage()}

    def _choice(self, index: int, step: Step) -> dict[str, Json]:
        wanted = self.request.sampling.tops is not None and step.tokens
        found = {"content": logprobs(step.tokens), "refusal": None} if wanted else None
        return {"index": index, "delta": step.delta, "logprobs": found, "finish_reason": step.finish}

    def _usage(self) -> dict[str, Json]:
        prompt = self.request.prompt_tokens
        pictures = PICTURE_TOKENS * sum(len(turn.pictures) for turn in self.request.turns)
        accepted, rejected = self._predicted()
        return {
            "prompt_tokens": prompt,
            "completion_tokens": self.spent,
            "total_tokens": prompt + self.spent,
            "prompt_tokens_details": {
                "cached_tokens": 0,
                "audio_tokens": 0,
                "image_tokens": pictures,
                "text_tokens": prompt - pictures,
            },
            "completion_tokens_details": {
                "reasoning_tokens": self.reasoned,
                "audio_tokens": 0,
                "accepted_prediction_tokens": accepted,
                "rejected_prediction_tokens": rejected,
            },
        }

    def _predicted(self) -> tuple[int, int]:
        """How many tokens of a given prediction the first choice begins with, and how many it does not use."""
        content = self.request.values.get("prediction", {}).get("content", "")
        text = content if isinstance(content, str) else "".join(part["text"] for part in content)
        guessed = list(vocabulary().encode(text))
        written = list(vocabulary().encode(self.planned[0].text[: 4 * len(text)])) if text else []
        same = 0
        while same < min(len(guessed), len(written)) and guessed[same] == written[same]:
            same += 1
        return same, len(guessed) - same


class _Folded:
    """The deltas of one choice put together into its message."""

    def __init__(self, index: int) -> None:
        self.index = index
        self.message: dict[str, Json] = {}
        self.tokens: list[Json] = []
        self.finish: str | None = None

    def add(self, step: Step) -> None:
        for key, value in step.delta.items():
            self._add_field(key, value)
        self.tokens += logprobs(step.tokens)
        self.finish = step.finish or self.finish

    def _add_field(self, key: str, value: Json) -> None:
        if key == "tool_calls":
            for fragment in value:
                self._add_call(fragment)
        elif key == "function_call":
            call = self.message.setdefault(key, {"name": "", "arguments": ""})
            call["name"] += value.get("name", "")
            call["arguments"] += value.get("arguments", "")
        elif isinstance(value, str) and key != "role":
            self.message[key] = (self.message.get(key) or "") + value
        else:
            self.message[key] = value

    def _add_call(self, fragment: Mapping[str, Any]) -> None:
        calls = self.message.setdefault("tool_calls", [])
        if fragment["index"] == len(calls):
            calls.append({key: value for key, value in fragment.items() if key != "index"})
            return
        for kind in ("function", "custom"):
            for key, value in fragment.get(kind, {}).items():
                calls[fragment["index"]][kind][key] += value

    def body(self, with_logprobs: bool) -> dict[str, Json]:
        message = {"content": None, **self.message, "annotations": []}
        found = {"content": self.tokens, "refusal": None} if with_logprobs else None
        return {"index": self.index, "message": message, "logprobs": found, "finish_reason": self.finish}
