"""Every documented field of the three endpoints, each with its check or with the reason why it is not supported."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from playground.demo.checks import (
    Check,
    anything,
    array,
    boolean,
    either,
    integer,
    json_object,
    mapping,
    name,
    number,
    one_of,
    record,
    refused,
    string,
    tagged,
)
from playground.demo.errors import ApiError, conflict, invalid_value, unsupported_value
from playground.demo.json_value import Json
from playground.demo.sampling import Sampling
from playground.demo.tokens import vocabulary

CONTEXT = 131_072
NO_AUDIO = "The demo has no audio model; leave it out."


def _modality(value: Json, path: str) -> Json:
    if one_of("text", "audio")(value, path) == "audio":
        raise unsupported_value("modalities", NO_AUDIO)
    return value


def _custom_format(value: Json, path: str) -> Json:
    if isinstance(value, dict) and value.get("type") == "grammar":
        raise unsupported_value(path, "The demo writes free text into a custom tool and follows no grammar.")
    return record({"type": one_of("text")}, ("type",))(value, path)


FUNCTION = record({"name": name, "description": string(), "parameters": json_object, "strict": boolean}, ("name",))
CUSTOM = record({"name": name, "description": string(), "format": _custom_format}, ("name",))
TOOL = tagged(
    {
        "function": record({"type": anything, "function": FUNCTION}, ("type", "function")),
        "custom": record({"type": anything, "custom": CUSTOM}, ("type", "custom")),
    }
)
NAMED = record({"name": name}, ("name",))
ALLOWED = record({"mode": one_of("auto", "required"), "tools": array(json_object, 1)}, ("mode", "tools"))
TOOL_CHOICE = either(
    {
        str: one_of("none", "auto", "required"),
        dict: tagged(
            {
                "function": record({"type": anything, "function": NAMED}, ("type", "function")),
                "custom": record({"type": anything, "custom": NAMED}, ("type", "custom")),
                "allowed_tools": record({"type": anything, "allowed_tools": ALLOWED}, ("type", "allowed_tools")),
            }
        ),
    }
)
JSON_SCHEMA = record({"name": name, "schema": json_object, "strict": boolean, "description": string()}, ("name",))
RESPONSE_FORMAT = tagged(
    {
        "text": record({"type": anything}),
        "json_object": record({"type": anything}),
        "json_schema": record({"type": anything, "json_schema": JSON_SCHEMA}, ("type", "json_schema")),
    }
)
TEXT_PART = record({"type": one_of("text"), "text": string()}, ("type", "text"))
PREDICTION = record(
    {"type": one_of("content"), "content": either({str: string(), list: array(TEXT_PART, 1)})}, ("type", "content")
)
STOP = either({str: string(), list: array(string(), 1, 4)})
STREAM_OPTIONS = record({"include_usage": boolean, "include_obfuscation": boolean})

SAMPLING: Mapping[str, Check] = {
    "temperature": number(0, 2),
    "top_p": number(0, 1),
    "n": integer(1, 128),
    "seed": integer(-(2**63), 2**63 - 1),
    "stop": STOP,
    "logit_bias": mapping(number(-100, 100), most=1024),
    "presence_penalty": number(-2, 2),
    "frequency_penalty": number(-2, 2),
    "stream": boolean,
    "stream_options": STREAM_OPTIONS,
    "user": string(512),
}

CHAT = record(
    {
        **SAMPLING,
        "model": string(),
        "messages": array(json_object, 1, 4096),
        "max_tokens": integer(1),
        "max_completion_tokens": integer(1),
        "logprobs": boolean,
        "top_logprobs": integer(0, 20),
        "response_format": RESPONSE_FORMAT,
        "tools": array(TOOL, 0, 128),
        "tool_choice": TOOL_CHOICE,
        "parallel_tool_calls": boolean,
        "functions": array(
            record({"name": name, "description": string(), "parameters": json_object}, ("name",)), 1, 128
        ),
        "function_call": either({str: one_of("none", "auto"), dict: NAMED}),
        "reasoning_effort": one_of("none", "minimal", "low", "medium", "high", "xhigh", "max"),
        "verbosity": one_of("low", "medium", "high"),
        "prediction": PREDICTION,
        "modalities": array(_modality, 1),
        "audio": refused(NO_AUDIO),
        "web_search_options": refused("The demo has no network; leave it out."),
        "moderation": refused("Send the text to /v1/moderations instead."),
        "metadata": mapping(string(512), 16, 64),
        "store": boolean,
        "service_tier": one_of("auto", "default", "flex", "scale", "priority", "fast"),
        "safety_identifier": string(128),
        "prompt_cache_key": string(512),
        "prompt_cache_options": record({"mode": one_of("implicit", "explicit"), "ttl": one_of("30m")}),
        "prompt_cache_retention": one_of("in_memory", "24h"),
    },
    ("model", "messages"),
)

PROMPT = either(
    {
        str: string(),
        list: array(either({str: string(), int: integer(0), list: array(integer(0), 1)}), 1, 2048),
        type(None): anything,
    }
)
COMPLETION = record(
    {
        **SAMPLING,
        "model": string(),
        "prompt": PROMPT,
        "max_tokens": integer(0),
        "best_of": integer(0, 20),
        "echo": boolean,
        "logprobs": integer(0, 5),
        "suffix": string(),
    },
    ("model", "prompt"),
)

MODERATION_PART = tagged(
    {
        "text": TEXT_PART,
        "image_url": refused("The demo's word lists cannot look at pictures; send text only."),
    }
)
MODERATION = record(
    {
        "model": string(),
        "input": either({str: string(), list: array(either({str: string(), dict: MODERATION_PART}), 1, 2048)}),
    },
    ("input",),
)


def sampling(values: Mapping[str, Any], limit: int | None, tops: int | None) -> Sampling:
    """The checked fields that all text endpoints share, as one value."""
    if "stream_options" in values and not values.get("stream"):
        raise conflict("stream_options", "The 'stream_options' parameter is only allowed when 'stream' is true.")
    stop = values.get("stop", [])
    return Sampling(
        temperature=values.get("temperature", 1.0),
        top_p=values.get("top_p", 1.0),
        seed=values.get("seed"),
        bias=_bias(values.get("logit_bias", {})),
        presence=values.get("presence_penalty", 0.0),
        frequency=values.get("frequency_penalty", 0.0),
        stop=(stop,) if isinstance(stop, str) else tuple(stop),
        limit=limit,
        tops=tops,
    )


def _bias(entries: Mapping[str, float]) -> dict[int, float]:
    size = len(vocabulary())
    bias: dict[int, float] = {}
    for key, value in entries.items():
        if not (key.isascii() and key.isdigit() and len(key) < 10 and int(key) < size):
            raise invalid_value(
                "logit_bias", f"'{key[:40]}' is not a token id of the demo; its ids go from 0 to {size - 1}."
            )
        bias[int(key)] = value
    return bias


def fits(tokens: int, limit: int | None, param: str) -> None:
    """Refuse a prompt that is longer than the demo's context, as a real model would."""
    if tokens + (limit or 0) > CONTEXT:
        message = (
            f"The maximum context length of the demo is {CONTEXT} tokens, and this request has {tokens} in the prompt "
            f"and asks for {limit or 0} more. Shorten the prompt or lower the limit."
        )
        raise ApiError(400, message, code="context_length_exceeded", param=param)
