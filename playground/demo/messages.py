"""The messages of a chat request, checked and turned into turns of plain text, pictures, sounds and files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from playground.demo.attached import File, Sound, text_in
from playground.demo.checks import (
    Check,
    anything,
    array,
    either,
    json_object,
    name,
    one_of,
    record,
    refused,
    string,
    tagged,
)
from playground.demo.errors import ApiError, invalid_value, missing_parameter
from playground.demo.json_value import Json
from playground.demo.parameters import TEXT_PART


@dataclass(frozen=True, slots=True)
class Turn:
    role: str
    text: str
    pictures: tuple[str, ...] = ()
    name: str = ""
    sounds: tuple[Sound, ...] = ()
    files: tuple[File, ...] = ()  # those that are no text


def _picture_url(value: Json, path: str) -> Json:
    url = string()(value, path)
    if not url.startswith("data:"):
        message = f"Invalid value for '{path}': the demo has no network and takes pictures as data: URLs only."
        raise ApiError(400, message, code="invalid_image_url", param=path)
    return url


TEXT = either({str: string(), list: array(TEXT_PART, 1)})
PICTURE = record({"url": _picture_url, "detail": one_of("auto", "low", "high", "original")}, ("url",))
SOUND = record({"data": string(), "format": one_of("wav", "mp3")}, ("data", "format"))
FILE = record(
    {
        "filename": string(),
        "file_data": string(),
        "file_id": refused("The demo takes files as 'file_data' with a data: URL only."),
    },
    ("file_data",),
)
USER_PART = tagged(
    {
        "text": TEXT_PART,
        "image_url": record({"type": anything, "image_url": PICTURE}, ("type", "image_url")),
        "input_audio": record({"type": anything, "input_audio": SOUND}, ("type", "input_audio")),
        "file": record({"type": anything, "file": FILE}, ("type", "file")),
    }
)
ASSISTANT_PART = tagged(
    {"text": TEXT_PART, "refusal": record({"type": anything, "refusal": string()}, ("type", "refusal"))}
)
FUNCTION_CALL = record({"name": string(64), "arguments": string()}, ("name", "arguments"))
CUSTOM_CALL = record({"name": string(64), "input": string()}, ("name", "input"))
CALL = tagged(
    {
        "function": record({"id": string(), "type": anything, "function": FUNCTION_CALL}, ("id", "type", "function")),
        "custom": record({"id": string(), "type": anything, "custom": CUSTOM_CALL}, ("id", "type", "custom")),
    }
)
INSTRUCTION = record({"role": anything, "content": TEXT, "name": name}, ("role", "content"))
MESSAGE: Check = tagged(
    {
        "system": INSTRUCTION,
        "developer": INSTRUCTION,
        "user": record(
            {"role": anything, "content": either({str: string(), list: array(USER_PART, 1)}), "name": name},
            ("role", "content"),
        ),
        "assistant": record(
            {
                "role": anything,
                "content": either({str: string(), list: array(ASSISTANT_PART, 1)}),
                "refusal": string(),
                "name": name,
                "audio": refused("The demo has no audio model; leave it out."),
                "tool_calls": array(CALL, 1, 128),
                "function_call": FUNCTION_CALL,
                # Fields of a reply that clients send back with it.
                "annotations": array(json_object),
                "reasoning_content": string(),
            },
            ("role",),
        ),
        "tool": record(
            {"role": anything, "content": TEXT, "tool_call_id": string()}, ("role", "content", "tool_call_id")
        ),
        "function": record(
            {"role": anything, "content": either({str: string(), type(None): anything}), "name": name},
            ("role", "content", "name"),
        ),
    },
    tag="role",
)


def turns(messages: list[dict[str, Any]]) -> tuple[Turn, ...]:
    """The conversation; a tool result must answer a call that stands before it."""
    calls: dict[str, str] = {}
    found: list[Turn] = []
    for index, raw in enumerate(messages):
        path = f"messages[{index}]"
        message = MESSAGE(raw, path)
        if message["role"] == "assistant":
            _needs_something(message, path)
            calls |= _calls(message)
        elif message["role"] == "tool" and message["tool_call_id"] not in calls:
            raise invalid_value(f"{path}.tool_call_id", "it answers no tool call of the messages before it.")
        found.append(_turn(message, calls))
    return tuple(found)


def _needs_something(message: Mapping[str, Any], path: str) -> None:
    if not any(key in message for key in ("content", "refusal", "tool_calls", "function_call")):
        raise missing_parameter(f"{path}.content")


def _calls(message: Mapping[str, Any]) -> dict[str, str]:
    return {call["id"]: call[call["type"]]["name"] for call in message.get("tool_calls", [])}


def _turn(message: Mapping[str, Any], calls: Mapping[str, str]) -> Turn:
    content = message.get("content") or message.get("refusal") or ""
    caller = message.get("name", "") or calls.get(message.get("tool_call_id", ""), "")
    if isinstance(content, str):
        return Turn(message["role"], content, name=caller)
    files = [File(part["file"].get("filename", "file"), part["file"]["file_data"]) for part in _parts(content, "file")]
    read = [text_in(file) for file in files]
    texts = [part.get("text", part.get("refusal", "")) for part in content if part["type"] in ("text", "refusal")]
    return Turn(
        message["role"],
        "\n".join([*texts, *(text for text in read if text is not None)]),
        tuple(part["image_url"]["url"] for part in _parts(content, "image_url")),
        caller,
        tuple(_sound(part["input_audio"]) for part in _parts(content, "input_audio")),
        tuple(file for file, text in zip(files, read, strict=True) if text is None),
    )


def _sound(sent: Mapping[str, str]) -> Sound:
    return Sound(sent["data"], sent["format"])


def _parts(content: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [part for part in content if part["type"] == kind]
