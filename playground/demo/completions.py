"""POST /v1/completions: the n-gram model goes on from a prompt, with every setting of the old endpoint."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from starlette.responses import Response
from starlette.types import Receive

from playground.demo import parameters
from playground.demo.errors import conflict, invalid_value, unsupported_value
from playground.demo.generation import Piece, pieces
from playground.demo.json_value import Json
from playground.demo.models import ELSEWHERE, FINGERPRINT, MODELS, DemoModel, Pace, find
from playground.demo.pacing import paced
from playground.demo.replies import BROKEN_AFTER, BrokenOffError, delivered
from playground.demo.sampling import Sampling, Token, continuation, likelihood, planned, scored
from playground.demo.tokens import vocabulary

USUAL_LIMIT = 16
SUFFIX_TRIES = 4
SUFFIX_TOKENS = 4


@dataclass(frozen=True, slots=True)
class CompletionRequest:
    """A completion request of which every field has been checked."""

    model: DemoModel
    prompts: tuple[tuple[int, ...], ...]
    sampling: Sampling
    count: int
    best_of: int
    echo: bool
    suffix: tuple[int, ...]
    values: Mapping[str, Json]


async def answer(
    body: Json, receive: Receive, before: Callable[[DemoModel], None], known: Callable[[str], DemoModel] = find
) -> Response:
    request = await asyncio.to_thread(parsed, body, known)
    before(request.model)
    reply = _Reply(request)
    streamed, broken = bool(request.values.get("stream")), request.model.fault == "broken-stream"
    return await delivered(reply, receive, streamed=streamed, broken=broken)


def parsed(body: Json, known: Callable[[str], DemoModel] = find) -> CompletionRequest:
    """The request, or the first thing that is wrong with it."""
    values = parameters.COMPLETION(body, "")
    model = known(values["model"])
    if model.engine in ELSEWHERE:
        raise unsupported_value("model", f"{model.id} serves {ELSEWHERE[model.engine]} and cannot write.")
    count = values.get("n", 1)
    best_of = max(values.get("best_of", count), 1)
    if best_of < count:
        raise invalid_value("best_of", "it must not be smaller than 'n'.")
    if best_of > count and values.get("stream"):
        raise conflict("best_of", "A stream cannot choose the best of several; leave 'best_of' out.")
    prompts = _prompts(values["prompt"])
    limit = values.get("max_tokens", USUAL_LIMIT)
    for prompt in prompts:
        parameters.fits(len(prompt), limit, "prompt")
    return CompletionRequest(
        # Whatever the name, the text comes from the n-gram model; the paced and faulty models keep their manners.
        model=MODELS["demo-ngram"] if model.id in ("demo-assistant", "demo-reasoning") else model,
        prompts=prompts,
        sampling=parameters.sampling(values, limit, values.get("logprobs")),
        count=count,
        best_of=best_of,
        echo=values.get("echo", False),
        suffix=tuple(vocabulary().encode(values.get("suffix", ""))),
        values=values,
    )


def _prompts(prompt: Json) -> tuple[tuple[int, ...], ...]:
    if prompt is None or prompt == "<|endoftext|>":
        return ((),)
    if isinstance(prompt, str):
        return (tuple(vocabulary().encode(prompt)),)
    if all(isinstance(entry, int) for entry in prompt):
        return (_known(prompt),)
    if all(isinstance(entry, str) for entry in prompt):
        return tuple(tuple(vocabulary().encode(entry)) for entry in prompt)
    if all(isinstance(entry, list) for entry in prompt):
        return tuple(_known(entry) for entry in prompt)
    raise invalid_value("prompt", "an array must have texts only, token ids only, or arrays of token ids only.")


def _known(ids: Sequence[int]) -> tuple[int, ...]:
    size = len(vocabulary())
    if any(number >= size for number in ids):
        raise invalid_value("prompt", f"the token ids of the demo go from 0 to {size - 1}.")
    return tuple(ids)


class _Reply:
    def __init__(self, request: CompletionRequest) -> None:
        self.request = request
        self.id = f"cmpl-{secrets.token_hex(12)}"
        self.created = int(time.time())
        self.spent = 0

    def _head(self) -> dict[str, Json]:
        return {
            "id": self.id,
            "object": "text_completion",
            "created": self.created,
            "model": self.request.model.id,
            "system_fingerprint": FINGERPRINT,
        }

    async def complete(self) -> dict[str, Json]:
        pace = self.request.model.pace
        waited = pace if pace.rate is not None and pace.rate < 20 else Pace(0.0, None)
        choices: list[_Text] = []
        for prompt in self.request.prompts:
            candidates = [_Text(self.request, prompt) for _ in range(self.request.best_of)]
            runs = [self._run(prompt, number) for number in range(self.request.best_of)]
            async for number, piece in paced(runs, waited):
                self.spent += piece.spent
                candidates[number].add(piece)
            if self.request.best_of > self.request.count:
                candidates.sort(key=_Text.mean, reverse=True)
            choices += candidates[: self.request.count]
        bodies = [choice.body(index) for index, choice in enumerate(choices)]
        return {**self._head(), "choices": bodies, "usage": self._usage()}

    async def stream(self) -> AsyncIterator[Json]:
        options = self.request.values.get("stream_options", {})
        head = self._head()
        extra: dict[str, Json] = {"usage": None} if options.get("include_usage") else {}
        count = self.request.count
        keys = [(prompt, number) for prompt in self.request.prompts for number in range(count)]
        offsets = [0] * len(keys)
        sent = 0
        async for index, piece in paced([self._run(*key) for key in keys], self.request.model.pace):
            self.spent += piece.spent
            if self.request.model.fault == "broken-stream" and (sent > BROKEN_AFTER or piece.finish):
                raise BrokenOffError
            if not (piece.text or piece.tokens or piece.finish):
                continue
            sent += 1
            choice = {
                "text": piece.text,
                "index": index,
                "logprobs": self._logprobs(piece.tokens, offsets[index]),
                "finish_reason": piece.finish,
            }
            offsets[index] += len(piece.text)
            yield {**head, "choices": [choice], **extra}
        if options.get("include_usage"):
            yield {**head, "choices": [], "usage": self._usage()}

    def _logprobs(self, tokens: Sequence[Token], offset: int) -> Json:
        return None if self.request.sampling.tops is None else logprobs(tokens, offset)

    def _run(self, prompt: Sequence[int], number: int) -> Iterator[Piece]:
        request = self.request
        if request.echo:
            given = [Token(token, vocabulary().pieces[token]) for token in prompt]
            shown = given if request.sampling.tops is None else scored(prompt, request.sampling.tops)
            yield Piece(vocabulary().decode(prompt), tuple(shown))
        chance = request.sampling.chance(number)
        if request.suffix:
            tokens: Iterator[Token] = iter(self._leading_to_suffix(prompt, number))
        elif learnt := self._recalled(prompt):
            tokens = planned(learnt, request.sampling)
        else:
            tokens = continuation(prompt, request.sampling, chance)
        yield from pieces(tokens, request.sampling.stop, request.sampling.limit)

    def _recalled(self, prompt: Sequence[int]) -> str | None:
        """What a fine-tuned model has learnt to answer."""
        recall = self.request.model.recall
        return None if recall is None else recall(vocabulary().decode(prompt))

    def _leading_to_suffix(self, prompt: Sequence[int], number: int) -> list[Token]:
        """Of several continuations the one after which the suffix is likeliest, with one token more than is shown."""
        request = self.request
        limit = request.sampling.limit or 0
        best: tuple[float, list[Token]] = (float("-inf"), [])
        for attempt in range(SUFFIX_TRIES):
            chance = request.sampling.chance(number * SUFFIX_TRIES + attempt)
            written = [
                token
                for token, _ in zip(continuation(prompt, request.sampling, chance), range(limit + 1), strict=False)
            ]
            context = [*prompt, *(token.id for token in written[:limit])]
            best = max(best, (likelihood(context, request.suffix[:SUFFIX_TOKENS]), written), key=lambda entry: entry[0])
        return best[1]

    def _usage(self) -> dict[str, Json]:
        prompt = sum(len(prompt) for prompt in self.request.prompts)
        return {"prompt_tokens": prompt, "completion_tokens": self.spent, "total_tokens": prompt + self.spent}


class _Text:
    """One choice as it grows."""

    def __init__(self, request: CompletionRequest, prompt: Sequence[int]) -> None:
        self.request = request
        self.prompt = prompt
        self.text = ""
        self.tokens: list[Token] = []
        self.finish: str | None = None

    def add(self, piece: Piece) -> None:
        self.text += piece.text
        self.tokens += piece.tokens
        self.finish = piece.finish or self.finish

    def mean(self) -> float:
        """The mean log probability of the tokens, by which the best of several is chosen."""
        own = [token.id for token in self.tokens][len(self.prompt) if self.request.echo else 0 :]
        return likelihood(self.prompt, own) / max(1, len(own))

    def body(self, index: int) -> dict[str, Json]:
        found = None if self.request.sampling.tops is None else logprobs(self.tokens, 0)
        return {"text": self.text, "index": index, "logprobs": found, "finish_reason": self.finish}


def logprobs(tokens: Sequence[Token], offset: int) -> dict[str, Json]:
    """The old form: four lists side by side."""
    texts = [token.data.decode("utf-8", "replace") for token in tokens]
    offsets = [offset + sum(map(len, texts[:place])) for place in range(len(texts))]
    tops = [{data.decode("utf-8", "replace"): logprob for data, logprob in token.top} for token in tokens]
    return {
        "tokens": texts,
        "token_logprobs": [token.logprob for token in tokens],
        "top_logprobs": tops,
        "text_offset": offsets,
    }
