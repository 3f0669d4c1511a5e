"""The parameters of the request that follow from the user's wishes and the conversation."""

from collections.abc import Callable, Sequence

from playground.api.chat import ChatMessage, ChatParameters
from playground.api.request import JsonObject
from playground.api.unset import UNSET
from playground.features.chat.settings import ChatSettings
from playground.features.chat.turns import Picture, SentMessage


def in_short(picture: Picture) -> str:
    """In the place of megabytes that tell a reader nothing."""
    return f"data:{picture.media_type};base64,<{picture.name}>"


def parameters_for(
    settings: ChatSettings, messages: Sequence[SentMessage], url_of: Callable[[Picture], str | None] = in_short
) -> ChatParameters:
    """Only what the user has set is sent, and in a stream the wish for the counts that stand below the reply.

    A picture without a URL is left out.
    """
    return ChatParameters(
        model=settings.model,
        messages=tuple(_message(message, url_of) for message in messages),
        stream=settings.stream,
        stream_options={"include_usage": True} if settings.stream else UNSET,
        temperature=UNSET if settings.temperature is None else settings.temperature,
        top_p=UNSET if settings.top_p is None else settings.top_p,
        max_tokens=UNSET if settings.max_tokens is None else settings.max_tokens,
    )


def _message(message: SentMessage, url_of: Callable[[Picture], str | None]) -> ChatMessage:
    content = _content(message, url_of)
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


def _content(message: SentMessage, url_of: Callable[[Picture], str | None]) -> str | tuple[JsonObject, ...]:
    urls = [url for url in map(url_of, message.pictures) if url is not None]
    if not urls:
        return message.text
    # The words come first, so that who looks at a long request finds them.
    words: list[JsonObject] = [{"type": "text", "text": message.text}] if message.text else []
    pictures: list[JsonObject] = [{"type": "image_url", "image_url": {"url": url}} for url in urls]
    return (*words, *pictures)
