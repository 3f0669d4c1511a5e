"""The demo's models, the OpenAI names that are accepted for them, and the faults that some of them show on purpose."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from playground.demo.errors import ApiError

OWNER = "demo-engine (no neural model)"
MINILM = "demo-minilm-l6-v2"
MINILM_OWNER = "sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0)"
FINGERPRINT = "demo-engine"
CREATED = 1_767_225_600

Engine = Literal["rules", "ngram", "words", "sketch", "espeak", "sphinx", "hash", "minilm"]
Fault = Literal["rate-limited", "broken-stream", "error"]


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast text is written: seconds before the first token, then tokens a second (None: as fast as possible)."""

    first: float = 0.15
    rate: float | None = 90.0


@dataclass(frozen=True, slots=True)
class DemoModel:
    id: str
    engine: Engine = "rules"
    pace: Pace = Pace()
    fault: Fault | None = None
    reasons: bool = False
    retires: bool = False
    draws: bool = False  # answers image requests too
    speaks: bool = False
    hears: bool = False
    embeds: bool = False
    # What a fine-tuned model has learnt to answer; None where it has learnt nothing for this prompt.
    recall: Callable[[str], str | None] | None = None
    created: int = CREATED

    def described(self) -> dict[str, Any]:
        retired = (datetime.now(UTC) + timedelta(days=30)).date().isoformat() if self.retires else None
        owner = MINILM_OWNER if self.engine == "minilm" else OWNER
        return {"id": self.id, "object": "model", "created": self.created, "owned_by": owner, "shutdown_date": retired}


MODELS: Mapping[str, DemoModel] = {
    model.id: model
    for model in (
        DemoModel("demo-assistant"),
        DemoModel("demo-ngram", engine="ngram", pace=Pace(0.1, 60.0)),
        DemoModel("demo-reasoning", reasons=True),
        DemoModel("demo-fast", pace=Pace(0.0, None), draws=True, speaks=True, hears=True, embeds=True),
        DemoModel("demo-slow", pace=Pace(2.0, 5.0), draws=True, speaks=True, hears=True, embeds=True),
        DemoModel("demo-rate-limited", fault="rate-limited", draws=True, speaks=True, hears=True, embeds=True),
        DemoModel("demo-broken-stream", fault="broken-stream", draws=True, speaks=True, hears=True, embeds=True),
        DemoModel("demo-error", fault="error", draws=True, speaks=True, hears=True, embeds=True),
        DemoModel("demo-retired-soon", retires=True),
        DemoModel("demo-moderation", engine="words"),
        DemoModel("demo-sketch", engine="sketch", draws=True),
        DemoModel("demo-espeak", engine="espeak", speaks=True),
        DemoModel("demo-sphinx-en", engine="sphinx", hears=True),
        DemoModel("demo-hash-embed", engine="hash", embeds=True),
        DemoModel(MINILM, engine="minilm", embeds=True),
    )
}

ALIASES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), name)
    for pattern, name in (
        (r"(omni|text)-moderation-[\w.-]+", "demo-moderation"),
        (r"(text-(davinci|curie|babbage|ada)-\d+|(davinci|babbage)-002|gpt-3\.5-turbo-instruct[\w.-]*)", "demo-ngram"),
        (r"dall-e-[23]|gpt-image-[\w.-]+|chatgpt-image-[\w.-]+", "demo-sketch"),
        (r"tts-1[\w.-]*|gpt-4o-mini-tts[\w.-]*", "demo-espeak"),
        (r"whisper-1|gpt-(4o-(mini-)?)?transcribe[\w.-]*", "demo-sphinx-en"),
        (r"text-embedding-[\w.-]+|text-(search|similarity)-[\w.-]+", "demo-hash-embed"),
        (r"o\d[\w.-]*", "demo-reasoning"),
        (r"(ft:)?(gpt-\d|chatgpt-)[\w.:-]*", "demo-assistant"),
    )
)

# Where the models are that write no text.
ELSEWHERE: Mapping[Engine, str] = {
    "words": "/v1/moderations",
    "sketch": "/v1/images",
    "espeak": "/v1/audio/speech",
    "sphinx": "/v1/audio/transcriptions",
    "hash": "/v1/embeddings",
    "minilm": "/v1/embeddings",
}


def find(name: str) -> DemoModel:
    """The model of this name or alias."""
    if name in MODELS:
        return MODELS[name]
    for pattern, target in ALIASES:
        if pattern.fullmatch(name):
            return MODELS[target]
    raise no_such_model(name)


def no_such_model(name: str) -> ApiError:
    shown = name if len(name) <= 80 else name[:80] + "…"
    message = f"The model '{shown}' does not exist here. GET /v1/models lists those of the demo server."
    return ApiError(404, message, code="model_not_found", param="model")
