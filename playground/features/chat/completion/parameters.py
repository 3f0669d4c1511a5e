"""The parameters of the request that follow from the user's wishes and the texts."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Final, TypeVar

from playground.api.completions import CompletionParameters
from playground.api.dialect import Dialect
from playground.api.unset import UNSET, Unset
from playground.features.chat import checks
from playground.features.chat.completion.settings import CompletionSettings
from playground.message import Message

T = TypeVar("T")

_READERS: Final = {"stop": checks.stop_sequences, "logit_bias": checks.logit_bias, "extra": checks.extra_fields}
_NEVER_REFUSED: Final = ("model", "stream", "extra")


def parameters_for(settings: CompletionSettings, prompts: Sequence[str], after: str) -> CompletionParameters:
    """Only what the user has set is sent, and in a stream the wish for the counts that stand below the text. A text
    among the wishes that is not what it should be is left out."""
    streams = settings.stream and _why_not_streamed(settings) is None
    return CompletionParameters(
        model=settings.model,
        prompt=prompts[0] if len(prompts) == 1 else tuple(prompts),
        stream=streams,
        stream_options={"include_usage": True} if streams else UNSET,
        suffix=after or UNSET,
        max_tokens=_set(settings.max_tokens),
        temperature=_set(settings.temperature),
        top_p=_set(settings.top_p),
        n=_set(settings.n),
        best_of=_set(settings.best_of),
        echo=settings.echo or UNSET,
        logprobs=_set(settings.logprobs),
        stop=_set(checks.readable(checks.stop_sequences, settings.stop)),
        presence_penalty=_set(settings.presence_penalty),
        frequency_penalty=_set(settings.frequency_penalty),
        seed=_set(settings.seed),
        logit_bias=_set(checks.readable(checks.logit_bias, settings.logit_bias)),
        user=settings.user or UNSET,
        extra=checks.readable(checks.extra_fields, settings.extra) or {},
    )


def faults(settings: CompletionSettings) -> Mapping[str, Message]:
    """What of the wishes cannot be sent as it was written, by the field."""
    found = {name: checks.fault_of(read, getattr(settings, name)) for name, read in _READERS.items()}
    if settings.best_of is not None and settings.best_of < settings.choices:
        found["best_of"] = Message("There must be at least as many as versions: {count}.", count=settings.choices)
    return {name: fault for name, fault in found.items() if fault is not None}


def reasons(settings: CompletionSettings, dialect: Dialect) -> Mapping[str, Message]:
    """Why fields cannot be used now, by the field. They are not sent."""
    refused = dialect.rejects(settings.model)
    found = {
        each.name: Message("{model} has refused this before, so it is no longer sent.", model=settings.model)
        for each in fields(CompletionSettings)
        if each.name in refused and each.name not in _NEVER_REFUSED
    }
    streamed = _why_not_streamed(settings)
    return found if streamed is None else {**found, "stream": streamed}


def unavailable(dialect: Dialect) -> Message | None:
    """Why no text can be gone on with at all."""
    if dialect.has("completions"):
        return None
    return Message("This server has no endpoint that goes on with a text. Choose another connection, or use the chat.")


def _why_not_streamed(settings: CompletionSettings) -> Message | None:
    if settings.best_of is not None and settings.best_of > settings.choices:
        return Message("The best can be chosen only when all are complete, so the text comes in one piece.")
    return None


def _set(value: T | None) -> T | Unset:
    return UNSET if value is None else value
