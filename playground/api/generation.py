"""One text that a server generates: sent, read while it arrives, and sent again without what the server refuses."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from playground.api.chat_chunk import ChatChunk
from playground.api.chat_reply import ChatReply, ReplyAssembler
from playground.api.dialect import Dialect
from playground.api.errors import ApiError, BrokenOff, ParameterRejected, StreamInterrupted
from playground.api.progress import Progress
from playground.api.request import ApiRequest, Expect
from playground.api.sse import ServerSentEvent
from playground.message import Message

if TYPE_CHECKING:
    from playground.api.client import Client
    from playground.api.observer import Listener

_STREAM_OPTIONS: Final = "stream_options"


class Generation:
    """What has to be known of one request whose reply comes in pieces. `swaps` are names that stand for each other."""

    def __init__(
        self,
        model: str,
        request_for: Callable[[Dialect], ApiRequest],
        assembler: Callable[[], ReplyAssembler],
        on_chunk: Callable[[ChatChunk], None],
        swaps: Mapping[str, str],
    ) -> None:
        self._model = model
        self._request_for = request_for
        self._assembler = assembler
        self._on_chunk = on_chunk
        self._swaps = swaps

    async def run(self, client: "Client", listener: "Listener | None" = None) -> ChatReply:
        """Hands every chunk over as it arrives and returns the whole.

        Raises `ApiError` on failure; what arrived before was handed over. A parameter that the server refuses before
        the reply began is renamed or left out without asking where that changes nothing that the user wished for.
        """
        tried: set[str] = set()
        while True:
            request = self._request_for(client.dialect_for(self._model))
            try:
                return await _Call(self._assembler(), self._on_chunk).run(client, request, listener)
            except ParameterRejected as error:
                param = self._mendable(error, request)
                if param is None or param in tried:
                    raise
                tried.add(param)
                client.learn(self._model, param)
                if listener is not None:
                    listener.learned(self._model, param, self._swaps.get(param))

    def _mendable(self, error: ApiError, request: ApiRequest) -> str | None:
        """The refused parameter, if it may be renamed or left out without asking."""
        param = (error.param or "").partition(".")[0]
        body = request.body or {}
        return param if param in body and (param in self._swaps or param == _STREAM_OPTIONS) else None


class _Call:
    """One request with its reply."""

    def __init__(self, assembler: ReplyAssembler, on_chunk: Callable[[ChatChunk], None]) -> None:
        self._assembler = assembler
        self._on_chunk = on_chunk

    async def run(self, client: "Client", request: ApiRequest, listener: "Listener | None") -> ChatReply:
        if request.expect is Expect.JSON:
            reply = await client.send(request, listener)
            self._on_chunk(self._assembler.add_whole(reply.json_object()))
            return self._assembler.reply(complete=True, request_id=reply.request_id)
        try:
            end = await client.stream(request, self._on_event, listener)
        except BrokenOff as error:
            if not self._assembler.finished or self._assembler.expects_more:
                raise
            # All of the reply is here; only the good-bye is missing.
            return self._assembler.reply(complete=True, request_id=error.request_id)
        if end.whole is not None:
            self._on_chunk(self._assembler.add_whole(end.whole))
        elif not (self._assembler.done or self._assembler.finished):
            raise StreamInterrupted(url=end.url, request_id=end.request_id)
        if end.unterminated:
            self._assembler.warnings.append(Message("The last event of the stream was cut short, but could be read."))
        return self._assembler.reply(complete=True, request_id=end.request_id)

    def _on_event(self, event: ServerSentEvent) -> Progress:
        chunk = self._assembler.feed(event)
        if chunk is not None:
            self._on_chunk(chunk)
        if self._assembler.done:
            return Progress.END
        if chunk is None:
            return Progress.NONE
        if not self._assembler.expects_more:
            return Progress.TRAILER
        return Progress.NEW if chunk.is_progress else Progress.NONE
