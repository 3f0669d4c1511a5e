"""One choice of a chat reply, step by step: role, reasoning, tool calls, text, end."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from playground.demo.generation import pieces
from playground.demo.json_value import Json
from playground.demo.plans import Call, Plan
from playground.demo.sampling import Sampling, Token, planned


@dataclass(frozen=True, slots=True)
class Step:
    """What one event adds to a message; `spent` counts its tokens, `tokens` are those with log probabilities."""

    delta: dict[str, Json]
    tokens: tuple[Token, ...] = ()
    spent: int = 0
    finish: str | None = None


def steps(plan: Plan, sampling: Sampling) -> Iterator[Step]:
    """All steps of the plan, within the limit of tokens."""
    left = sampling.limit
    yield Step({"role": "assistant", "content": None if plan.calls or plan.reasoning else "", "refusal": None})
    for piece in pieces(planned(plan.reasoning, Sampling()), (), left) if plan.reasoning else ():
        if piece.finish == "length":
            yield Step({}, finish="length")
            return
        if piece.spent:
            left = None if left is None else left - piece.spent
            yield Step({"reasoning_content": piece.text}, spent=piece.spent)
    if plan.calls:
        yield from _calls(plan, left)
        return
    for piece in pieces(plan.tokens, sampling.stop, left):
        yield Step({"content": piece.text} if piece.text else {}, piece.tokens, piece.spent)
        if piece.finish:
            yield Step({}, finish=piece.finish)


def _calls(plan: Plan, left: int | None) -> Iterator[Step]:
    for index, call in enumerate(plan.calls):
        yield Step(_opening(index, call, plan.legacy))
        for piece in pieces(planned(call.arguments, Sampling()), (), left):
            if piece.finish == "length":
                yield Step({}, finish="length")
                return
            if piece.spent:
                left = None if left is None else left - piece.spent
                yield Step(_fragment(index, call, plan.legacy, piece.text), spent=piece.spent)
    yield Step({}, finish="function_call" if plan.legacy else "tool_calls")


def _opening(index: int, call: Call, legacy: bool) -> dict[str, Any]:
    if legacy:
        return {"function_call": {"name": call.name, "arguments": ""}}
    field = "input" if call.kind == "custom" else "arguments"
    identity = {"index": index, "id": f"call_{secrets.token_hex(12)}", "type": call.kind}
    return {"tool_calls": [{**identity, call.kind: {"name": call.name, field: ""}}]}


def _fragment(index: int, call: Call, legacy: bool, text: str) -> dict[str, Any]:
    if legacy:
        return {"function_call": {"arguments": text}}
    field = "input" if call.kind == "custom" else "arguments"
    return {"tool_calls": [{"index": index, call.kind: {field: text}}]}


def logprobs(tokens: Sequence[Token]) -> list[dict[str, Json]]:
    return [
        {
            **_described(token.data, token.logprob),
            "top_logprobs": [_described(data, logprob) for data, logprob in token.top],
        }
        for token in tokens
    ]


def _described(data: bytes, logprob: float) -> dict[str, Json]:
    return {"token": data.decode("utf-8", "replace"), "logprob": logprob, "bytes": list(data)}
