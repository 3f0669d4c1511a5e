"""The events of a transcript that comes word by word, put together. Without any I/O."""

from collections.abc import Callable
from dataclasses import replace

from playground.api.audio_transcript import Segment, Transcript, joined, read_segment, read_transcript
from playground.api.chat_reply import OpenText
from playground.api.progress import Progress
from playground.api.request import Json, JsonObject
from playground.api.sse import ServerSentEvent
from playground.api.typed_event import is_good_bye, read_event


class TranscriptEvents:
    """Hands the text over as it comes. `done` is what the last event told; where there was none, the transcript is not
    whole, unless the server is one whose events have no types (`nameless`), and so no last one."""

    def __init__(self, on_text: Callable[[str], None] | None = None) -> None:
        self.done: JsonObject | None = None
        self.nameless = False
        self._on_text = on_text
        self._text = OpenText()
        self._segments: list[Segment] = []
        self._logprobs: list[Json] = []
        self._said_by_deltas = False
        self._last = ""  # letter of a text that came in whole pieces

    @property
    def whole(self) -> bool:
        return self.done is not None or self.nameless

    def transcript(self) -> Transcript:
        """At the end, and once."""
        done = self.done or {}
        collected: dict[str, Json] = {"text": self._text.close(), "logprobs": self._logprobs}
        known = {**collected, **{name: value for name, value in done.items() if value is not None}}
        made = read_transcript(known)
        return replace(made, segments=made.segments or tuple(self._segments), raw=done)

    def take(self, event: ServerSentEvent) -> Progress:
        if is_good_bye(event):
            self.done = self.done or {}
            return Progress.END
        read = read_event(event)
        return Progress.NONE if read is None else self._take(*read)

    def _take(self, name: str, payload: JsonObject) -> Progress:
        if name.endswith(".delta"):
            self._take_delta(payload)
            return Progress.NEW
        if name.endswith(".segment"):
            self._take_segment(payload)
            return Progress.NEW
        if name.endswith(".done"):
            self.done = payload
            return Progress.END
        if isinstance(payload.get("text"), str):
            self._take_nameless(payload)
            return Progress.NEW
        return Progress.NONE

    def _take_delta(self, payload: JsonObject) -> None:
        delta, logprobs = payload.get("delta"), payload.get("logprobs")
        if isinstance(logprobs, list):
            self._logprobs += logprobs
        if isinstance(delta, str):
            self._said_by_deltas = True
            self.tell(self._text.add(delta))

    def _take_segment(self, payload: JsonObject) -> None:
        since = self._segments[-1].end if self._segments else 0.0
        segment = read_segment(payload, len(self._segments), since)
        self._segments.append(segment)
        if not self._said_by_deltas and segment.text:
            self._say(segment.text)

    def _take_nameless(self, payload: JsonObject) -> None:
        """Older servers send one small transcript after the other."""
        self.nameless = True
        part = read_transcript(payload)
        self._segments += part.segments
        self._say(part.text)

    def _say(self, text: str) -> None:
        """A text that is whole in itself, behind what there is."""
        if text:
            self.tell(self._text.add(joined((self._last, text))[len(self._last) :]))
            self._last = text[-1]

    def tell(self, text: str) -> None:
        if text and self._on_text is not None:
            self._on_text(text)
