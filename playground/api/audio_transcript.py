"""A transcript as servers give it, read tolerantly: every field may be missing, and numbers may be texts."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from playground.api.json_text import whole
from playground.api.request import Json, JsonObject

_LEAST_CHANCE = 1e-9
_DENSE = (
    ("\u0e00", "\u0eff"),
    ("\u3000", "\u30ff"),
    ("\u3400", "\u9fff"),
    ("\uff00", "\uffef"),
    ("\U00020000", "\U0003ffff"),
)
_TIMES = {"start": ("start", "start_time", "startTime"), "end": ("end", "end_time", "endTime")}


@dataclass(frozen=True, slots=True)
class Word:
    """Times are in seconds. `logprob` tells how sure the server is, where it says so."""

    text: str
    start: float
    end: float
    logprob: float | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    id: str
    start: float
    end: float
    text: str
    avg_logprob: float | None = None
    no_speech_prob: float | None = None
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text and how sure the server is of it."""

    text: str
    logprob: float


@dataclass(frozen=True, slots=True)
class Transcript:
    """`text` is what was said, also where captions came; `raw` is the reply as it came: JSON, or a text."""

    text: str
    language: str = ""
    duration: float | None = None
    words: tuple[Word, ...] = ()
    segments: tuple[Segment, ...] = ()
    logprobs: tuple[Token, ...] = ()
    usage: JsonObject | None = None
    raw: Json = field(default=None, repr=False)
    request_id: str | None = None


def read_transcript(data: JsonObject) -> Transcript:
    """For a worker thread where it is long. Of words and segments there may be both, one or none."""
    segments = tuple(_segments(data.get("segments")))
    words = tuple(_words(data.get("words") or _nested(data.get("segments"))))
    text = data.get("text")
    said = text if isinstance(text, str) else joined(each.text for each in (segments or words))
    tokens = read_tokens(data.get("logprobs"))
    return Transcript(
        whole(said).strip(),
        language=_language(data),
        duration=_number(data.get("duration")),
        words=weighed(words, tokens),
        segments=segments,
        logprobs=tokens,
        usage=read_usage(data),
        raw=data,
    )


def read_segment(data: JsonObject, place: int, since: float = 0.0) -> Segment:
    """`since` is where the one before ended, for one that does not say when it began."""
    start, end = _span(data, since)
    identity = data.get("id")
    speaker = data.get("speaker")
    return Segment(
        str(place) if identity is None or isinstance(identity, Mapping | list) else str(identity),
        start,
        end,
        _text(data.get("text")).strip(),
        _number(data.get("avg_logprob")),
        _number(data.get("no_speech_prob")),
        "" if speaker is None or isinstance(speaker, Mapping | list) else str(speaker),
    )


def read_tokens(value: Json) -> tuple[Token, ...]:
    entries = value.get("content") if isinstance(value, Mapping) else value
    found = []
    for entry in entries if isinstance(entries, list | tuple) else ():
        logprob = _number(entry.get("logprob")) if isinstance(entry, Mapping) else None
        if logprob is not None and isinstance(entry, Mapping):
            found.append(Token(_text(entry.get("token")), logprob))
    return tuple(found)


def read_usage(data: JsonObject) -> JsonObject | None:
    usage = data.get("usage")
    return usage if isinstance(usage, Mapping) else None


def joined(texts: Iterable[str]) -> str:
    """One text of several, with spaces between them where the script has any."""
    whole_text = ""
    for text in filter(None, texts):
        close = not whole_text or (is_dense(whole_text[-1]) and is_dense(text[0]))
        whole_text += text if close else f" {text}"
    return whole_text


def weighed(words: tuple[Word, ...], tokens: tuple[Token, ...]) -> tuple[Word, ...]:
    """The words, each as sure as the least sure of its tokens, where the two tell of the same text."""
    if not tokens or not words or any(word.logprob is not None for word in words):
        return words
    written = "".join(_letters(token.text) for token in tokens)
    if written != "".join(_letters(word.text) for word in words):
        return words
    chances = [token.logprob for token in tokens for _ in _letters(token.text)]
    found, position = [], 0
    for word in words:
        end = position + len(_letters(word.text))
        found.append(replace(word, logprob=min(chances[position:end], default=None)))
        position = end
    return tuple(found)


def _segments(value: Json) -> Iterator[Segment]:
    since = 0.0
    for place, entry in enumerate(value if isinstance(value, list | tuple) else ()):
        if isinstance(entry, Mapping):
            segment = read_segment(entry, place, since)
            since = segment.end
            yield segment


def _words(value: Json) -> Iterator[Word]:
    since = 0.0
    for entry in value if isinstance(value, list | tuple) else ():
        if not isinstance(entry, Mapping):
            continue
        text = (_text(entry.get("word")) or _text(entry.get("text"))).strip()
        start, since = _span(entry, since)
        if text:
            yield Word(text, start, since, _sureness(entry))


def _nested(segments: Json) -> list[Json]:
    """Some servers put the words into their segments."""
    entries = segments if isinstance(segments, list | tuple) else ()
    lists = [entry.get("words") for entry in entries if isinstance(entry, Mapping)]
    return [word for words in lists if isinstance(words, list | tuple) for word in words]


def _sureness(entry: JsonObject) -> float | None:
    logprob = _number(entry.get("logprob"))
    chance = next((_number(entry.get(name)) for name in ("probability", "confidence", "score") if name in entry), None)
    if logprob is None and chance is not None and 0 <= chance <= 1:
        return math.log(max(chance, _LEAST_CHANCE))
    return logprob


def _span(entry: JsonObject, since: float) -> tuple[float, float]:
    """A time that is missing is that of the neighbour; nothing ends before it begins."""
    start, end = _time(entry, "start"), _time(entry, "end")
    if start is None:
        start = since if end is None else min(since, end)
    return start, max(start, start if end is None else end)


def _time(entry: JsonObject, name: str) -> float | None:
    found = (_number(entry.get(each)) for each in _TIMES[name])
    return next((max(0.0, time) for time in found if time is not None), None)


def _language(data: JsonObject) -> str:
    several = data.get("languages")
    first = several[0] if isinstance(several, list | tuple) and several else ""
    return _text(data.get("language")) or _text(first)


def _number(value: Json) -> float | None:
    """Numbers come as texts too."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def is_dense(letter: str) -> bool:
    """Whether it belongs to a script without spaces: Chinese, Japanese, Thai, or their punctuation."""
    return any(first <= letter <= last for first, last in _DENSE)


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _text(value: Json) -> str:
    return whole(value) if isinstance(value, str) else ""
