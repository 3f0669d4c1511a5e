"""The parameters of the request that follow from the user's wishes and the conversation."""

from collections.abc import Sequence

from playground.api.chat import ChatMessage, ChatParameters
from playground.api.unset import UNSET
from playground.features.chat.settings import ChatSettings
from playground.features.chat.turns import SentMessage


def parameters_for(settings: ChatSettings, messages: Sequence[SentMessage]) -> ChatParameters:
    """Only what the user has set is sent, and in a stream the wish for the counts that stand below the reply."""
    return ChatParameters(
        model=settings.model,
        messages=tuple(ChatMessage(message.role, message.text) for message in messages),
        stream=settings.stream,
        stream_options={"include_usage": True} if settings.stream else UNSET,
        temperature=UNSET if settings.temperature is None else settings.temperature,
        top_p=UNSET if settings.top_p is None else settings.top_p,
        max_tokens=UNSET if settings.max_tokens is None else settings.max_tokens,
    )
