"""Which fields and paths a server speaks where servers differ: guessed, unless the user knows better."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Final, Literal, Protocol, TypeAlias, get_args

from playground.api.errors import EndpointMissing
from playground.api.request import Json, JsonObject

MaxTokensField: TypeAlias = Literal["max_tokens", "max_completion_tokens"]
# What marks the place to be edited: transparency, or white on black.
MaskConvention: TypeAlias = Literal["alpha", "white"]
# The name under which the format of speech is asked for: old documents have another.
SpeechFormatField: TypeAlias = Literal["response_format", "output_format"]
# Whose words a server has for fine-tuning: today's, or those of before 2024.
FineTuning: TypeAlias = Literal["auto", "current", "legacy"]
SpokenFineTuning: TypeAlias = Literal["current", "legacy"]
Rejections: TypeAlias = Mapping[str, frozenset[str]]

# Named by their paths at OpenAI.
Endpoint: TypeAlias = Literal[
    "models",
    "chat/completions",
    "completions",
    "responses",
    "embeddings",
    "moderations",
    "images/generations",
    "images/edits",
    "images/variations",
    "audio/speech",
    "audio/transcriptions",
    "audio/translations",
    "files",
    "uploads",
    "batches",
    "fine_tuning/jobs",
    "fine-tunes",
]
ENDPOINTS: Final[tuple[Endpoint, ...]] = get_args(Endpoint)
Paths: TypeAlias = Mapping[Endpoint, str]

OPENAI_HOST = "api.openai.com"
_REASONING_MODEL = re.compile(r"(?:ft:)?(?:o\d|gpt-(?:[5-9]|\d\d))(?!.*-chat)")
_SEGMENT = r"(?:[\w.~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})+"
_PATH = re.compile(f"{_SEGMENT}(?:/{_SEGMENT})*", re.ASCII)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_UPWARDS = re.compile(r"(?:^|/)(?:\.|%2[Ee]){1,2}(?:/|$)")

_IMAGES: Final[tuple[Endpoint, ...]] = ("images/generations", "images/edits", "images/variations")
_AUDIO: Final[tuple[Endpoint, ...]] = ("audio/speech", "audio/transcriptions", "audio/translations")
_STORED: Final[tuple[Endpoint, ...]] = ("files", "uploads", "batches", "fine_tuning/jobs", "fine-tunes")

# What servers are known to lack, by the preset. Only what is certain: whatever is named here is not even tried.
_LACKING: Mapping[str, tuple[Endpoint, ...]] = {
    "openai": ("images/variations", "fine-tunes"),
    "ollama": ("images/variations", "moderations", *_STORED),
    "lmstudio": ("moderations", *_IMAGES, *_AUDIO, *_STORED),
    "llamacpp": ("moderations", "audio/speech", "audio/translations", *_IMAGES, *_STORED),
    "vllm": ("images/variations", "moderations", *_STORED),
    "openrouter": ("images/variations", "moderations", "fine_tuning/jobs", "fine-tunes"),
    "groq": ("completions", "embeddings", "moderations", "uploads", "fine_tuning/jobs", "fine-tunes", *_IMAGES),
    "deepseek": ("completions", "embeddings", "moderations", *_IMAGES, *_AUDIO, *_STORED),
}

# Older ones of these refuse base64, or send decimals all the same; both are put up with.
_PACKS_VECTORS = ("demo", "llamacpp", "vllm")


@dataclass(frozen=True, slots=True)
class Dialect:
    """`paths` holds what differs from an endpoint's name, "" where the server has no such endpoint.

    `embedding_base64` says that vectors come as base64 when asked for so: a quarter of the bytes, and read at once.
    `rejected` remembers by model the parameters that the server refused; they are not sent again.
    """

    max_tokens_field: MaxTokensField = "max_tokens"
    stream_options: bool = True
    developer_role: bool = False
    mask_convention: MaskConvention = "alpha"
    speech_format_field: SpeechFormatField = "response_format"
    embedding_base64: bool = False
    fine_tuning: FineTuning = "auto"
    paths: Paths = field(default_factory=dict)
    rejected: Rejections = field(default_factory=dict)

    def path(self, endpoint: Endpoint) -> str:
        """Relative to the base URL. Raises `EndpointMissing`."""
        path = self.paths.get(endpoint, endpoint)
        if not path:
            raise EndpointMissing(endpoint=endpoint)
        return path

    def has(self, endpoint: Endpoint) -> bool:
        """Whether it is worth trying: most servers do not say what they have."""
        return self.paths.get(endpoint) != ""

    def rejects(self, model: str) -> frozenset[str]:
        return self.rejected.get(model, frozenset())

    def without(self, model: str, param: str) -> "Dialect":
        return replace(self, rejected={**self.rejected, model: self.rejects(model) | {param}})

    def remembering(self, rejected: Rejections) -> "Dialect":
        merged = dict(self.rejected)
        for model, params in rejected.items():
            merged[model] = merged.get(model, frozenset()) | params
        return replace(self, rejected=merged)


@dataclass(frozen=True, slots=True)
class DialectWishes:
    """What the user says of a server. None, and an endpoint that `paths` does not name, is left to guessing."""

    max_tokens_field: MaxTokensField | None = None
    stream_options: bool | None = None
    developer_role: bool | None = None
    mask_convention: MaskConvention | None = None
    speech_format_field: SpeechFormatField | None = None
    embedding_base64: bool | None = None
    fine_tuning: SpokenFineTuning | None = None
    paths: Paths = field(default_factory=dict)

    def over(self, guessed: Dialect) -> Dialect:
        said = {each.name: getattr(self, each.name) for each in fields(self)}
        said = {name: value for name, value in said.items() if value is not None}
        return replace(guessed, **{**said, "paths": {**guessed.paths, **self.paths}})

    def to_json(self) -> JsonObject | None:
        said: dict[str, Json] = {each.name: getattr(self, each.name) for each in fields(self)}
        said = {name: value for name, value in said.items() if value is not None and value != {}}
        return said or None

    @classmethod
    def from_json(cls, value: Json) -> "DialectWishes":
        """Takes what it can use."""
        data = value if isinstance(value, Mapping) else {}
        tokens, mask = data.get("max_tokens_field"), data.get("mask_convention")
        streams, developer = data.get("stream_options"), data.get("developer_role")
        speech, base64 = data.get("speech_format_field"), data.get("embedding_base64")
        training = data.get("fine_tuning")
        return cls(
            max_tokens_field=next((name for name in get_args(MaxTokensField) if name == tokens), None),
            stream_options=streams if isinstance(streams, bool) else None,
            developer_role=developer if isinstance(developer, bool) else None,
            mask_convention=next((name for name in get_args(MaskConvention) if name == mask), None),
            speech_format_field=next((name for name in get_args(SpeechFormatField) if name == speech), None),
            embedding_base64=base64 if isinstance(base64, bool) else None,
            fine_tuning=next((name for name in get_args(SpokenFineTuning) if name == training), None),
            paths=_paths_from_json(data.get("paths")),
        )


class Place(Protocol):
    """What has to be known of a connection."""

    @property
    def host(self) -> str: ...

    @property
    def preset(self) -> str: ...

    @property
    def dialect(self) -> DialectWishes: ...


def guess_dialect(connection: Place, model: str, rejected: Rejections | None = None) -> Dialect:
    """The likely dialect for this host and model, with what the user says about it."""
    official = connection.host == OPENAI_HOST
    guessed = Dialect(
        max_tokens_field="max_completion_tokens" if official else "max_tokens",
        developer_role=official and _REASONING_MODEL.match(model) is not None,
        embedding_base64=official or connection.preset in _PACKS_VECTORS,
        paths=dict.fromkeys(_LACKING.get("openai" if official else connection.preset, ()), ""),
    )
    return connection.dialect.over(guessed).remembering(rejected or {})


def is_path(text: str) -> bool:
    """Whether it can stand behind a base URL: it stays below that, and has no query."""
    return _PATH.fullmatch(text) is not None and not _SCHEME.match(text) and not _UPWARDS.search(text)


def _paths_from_json(value: Json) -> Paths:
    data = value if isinstance(value, Mapping) else {}
    said = {endpoint: data.get(endpoint) for endpoint in ENDPOINTS}
    return {name: path for name, path in said.items() if isinstance(path, str) and (not path or is_path(path))}
