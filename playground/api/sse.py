"""Bytes to server-sent events by the WHATWG rules, without any I/O.

Only CR, LF and CRLF end a line: text that holds U+2028 or U+0085 stays whole. Beyond the rules, a field named `error`
counts as data (llama.cpp), and `finish` gives the last event even if its blank line is missing.
"""

from typing import NamedTuple

from playground.api.errors import ReplyTooLarge
from playground.api.request import EVENT_LIMIT, JsonObject

_BOM = b"\xef\xbb\xbf"


class ServerSentEvent(NamedTuple):
    """`payload` is set when the data was decoded beforehand, because it is too large for the event loop's thread."""

    event: str
    data: str
    id: str = ""
    payload: JsonObject | None = None


class EventDecoder:
    """`comments` counts those lines: they say that the server lives, and nothing else."""

    def __init__(self, limit: int = EVENT_LIMIT) -> None:
        self.comments = 0
        self._limit = limit
        self._rest: list[bytes] = []  # of a line that has not ended, joined only once it has
        self._size = 0
        self._data: list[bytes] = []
        self._event = ""
        self._id = ""
        self._began = False
        self._after_cr = False

    def feed(self, data: bytes) -> list[ServerSentEvent]:
        if not data:
            return []
        if self._after_cr and data[:1] == b"\n":
            data = data[1:]
        self._after_cr = data[-1:] == b"\r"
        lines = data.splitlines(keepends=True)
        self._join_rest(lines)
        return self._read(lines)

    def finish(self) -> list[ServerSentEvent]:
        """The event that was still open when the stream ended."""
        line = self._without_bom(b"".join(self._rest))
        self._rest.clear()
        if line:
            self._field(line)
        if not self._data:
            return []
        return [self._dispatch()]

    def _join_rest(self, lines: list[bytes]) -> None:
        """Puts the line that is still open aside, and what was put aside before in front of the first line."""
        if not lines:
            return
        if self._rest and lines[0][-1] in b"\r\n":
            self._size -= sum(map(len, self._rest))
            self._rest.append(lines[0])
            lines[0] = b"".join(self._rest)
            self._rest.clear()
        if lines[-1][-1] not in b"\r\n":
            self._rest.append(lines.pop())
            self._grow(len(self._rest[-1]))

    def _read(self, lines: list[bytes]) -> list[ServerSentEvent]:
        events: list[ServerSentEvent] = []
        for line in lines:
            if not self._began:
                line = self._without_bom(line)
            text = line.rstrip(b"\r\n")
            if not text:
                if self._data:
                    events.append(self._dispatch())
                self._event, self._size = "", 0
            elif text[:6] == b"data: ":
                self._data.append(text[6:])
                self._grow(len(text))
            else:
                self._field(text)
        return events

    def _without_bom(self, line: bytes) -> bytes:
        if self._began:
            return line
        self._began = True
        return line.removeprefix(_BOM)

    def _field(self, line: bytes) -> None:
        name, _, value = line.partition(b":")
        value = value.removeprefix(b" ")
        if not name:
            self.comments += 1
        elif name == b"data":
            self._data.append(value)
        elif name == b"error":
            self._event = "error"
            self._data.append(value)
        elif name == b"event":
            self._event = value.decode("utf-8", "replace")
        elif name == b"id" and b"\0" not in value:
            self._id = value.decode("utf-8", "replace")
        self._grow(len(line))

    def _grow(self, size: int) -> None:
        self._size += size
        if self._size > self._limit:
            raise ReplyTooLarge(limit=self._limit)

    def _dispatch(self) -> ServerSentEvent:
        data = self._data[0] if len(self._data) == 1 else b"\n".join(self._data)
        event = ServerSentEvent(self._event, data.decode("utf-8", "replace"), self._id)
        self._data.clear()
        self._event, self._size = "", 0
        return event
