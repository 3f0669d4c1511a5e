"""The parameters of the request that follow from the user's wishes and the conversation."""

from collections.abc import Callable, Sequence
from typing import TypeAlias, TypedDict, TypeVar

from playground.api.chat import ChatMessage, ChatParameters
from playground.api.request import JsonObject
from playground.api.unset import UNSET, Unset
from playground.features.chat import checks
from playground.features.chat.attachments import Attachment, fenced
from playground.features.chat.contents import in_short
from playground.features.chat.settings import ChatSettings
from playground.features.chat.turns import SentMessage

T = TypeVar("T")
Content: TypeAlias = Callable[[Attachment], str | None]  # the text, or base64


class _Tools(TypedDict, total=False):
    tools: tuple[JsonObject, ...]
    tool_choice: str | JsonObject
    parallel_tool_calls: bool


def parameters_for(
    settings: ChatSettings, messages: Sequence[SentMessage], content_of: Content = in_short
) -> ChatParameters:
    """Only what the user has set is sent, and in a stream the wish for the counts that stand below the reply.

    An attachment without content is left out, and so is a text that `checks` has something to say about.
    """
    return ChatParameters(
        model=settings.model,
        messages=tuple(_message(message, content_of) for message in messages),
        stream=settings.stream,
        stream_options={"include_usage": True} if settings.stream else UNSET,
        temperature=_set(settings.temperature),
        top_p=_set(settings.top_p),
        max_tokens=_set(settings.max_tokens),
        n=_set(settings.n),
        stop=_set(checks.readable(checks.stop_sequences, settings.stop)),
        seed=_set(settings.seed),
        presence_penalty=_set(settings.presence_penalty),
        frequency_penalty=_set(settings.frequency_penalty),
        logit_bias=_set(checks.readable(checks.logit_bias, settings.logit_bias)),
        logprobs=settings.logprobs or UNSET,
        top_logprobs=_set(settings.top_logprobs) if settings.logprobs else UNSET,
        response_format=_set(_response_format(settings)),
        **_tools(settings),
        reasoning_effort=settings.reasoning_effort or UNSET,
        verbosity=settings.verbosity or UNSET,
        metadata=_set(checks.readable(checks.metadata, settings.metadata)),
        service_tier=settings.service_tier or UNSET,
        user=settings.user or UNSET,
        safety_identifier=settings.safety_identifier or UNSET,
        extra=checks.readable(checks.extra_fields, settings.extra) or {},
    )


def _set(value: T | None) -> T | Unset:
    return UNSET if value is None else value


def _response_format(settings: ChatSettings) -> JsonObject | None:
    if settings.response_format != "json_schema":
        return {"type": settings.response_format} if settings.response_format else None
    schema = checks.readable(checks.schema, settings.schema)
    if schema is None:
        return None
    name = checks.readable(checks.schema_name, settings.schema_name) or checks.SCHEMA_NAME
    strict: JsonObject = {"strict": True} if settings.schema_strict else {}
    return {"type": "json_schema", "json_schema": {"name": name, "schema": schema, **strict}}


def _tools(settings: ChatSettings) -> _Tools:
    """Servers refuse what is said about tools where there are none."""
    tools = checks.readable(checks.tools, settings.tools)
    if not tools:
        return {}
    said: _Tools = {"tools": tools}
    kind, _, name = settings.tool_choice.partition(":")
    if settings.tool_choice in checks.tool_names(settings):
        said["tool_choice"] = {"type": kind, kind: {"name": name}}
    elif kind and not name:
        said["tool_choice"] = kind
    if not settings.parallel_tool_calls:
        said["parallel_tool_calls"] = False
    return said


def _message(message: SentMessage, content_of: Content) -> ChatMessage:
    content = _content(message, content_of)
    calls: tuple[JsonObject, ...] = tuple(
        {"id": call.id, "type": "function", "function": {"name": call.name, "arguments": call.arguments}}
        for call in message.calls
    )
    return ChatMessage(
        message.role,
        None if calls and not content else content,
        tool_calls=calls or UNSET,
        tool_call_id=message.answers or UNSET,
    )


def _content(message: SentMessage, content_of: Content) -> str | tuple[JsonObject, ...]:
    read = [(each, content) for each in message.attachments if (content := content_of(each)) is not None]
    texts = [fenced(each.name, content) for each, content in read if each.kind == "text"]
    text = "\n\n".join([*([message.text] if message.text else []), *texts])
    parts = [_part(each, content) for each, content in read if each.kind != "text"]
    if not parts:
        return text
    # The words come first, so that who looks at a long request finds them.
    words: list[JsonObject] = [{"type": "text", "text": text}] if text else []
    return (*words, *parts)


def _part(attachment: Attachment, content: str) -> JsonObject:
    url = f"data:{attachment.media_type};base64,{content}"
    if attachment.kind == "picture":
        return {"type": "image_url", "image_url": {"url": url}}
    if attachment.kind == "sound":
        sound_format = "wav" if attachment.media_type == "audio/wav" else "mp3"
        return {"type": "input_audio", "input_audio": {"data": content, "format": sound_format}}
    return {"type": "file", "file": {"filename": attachment.name, "file_data": url}}
