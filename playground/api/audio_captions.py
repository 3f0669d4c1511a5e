"""SubRip and WebVTT as segments, however carelessly they were written."""

import html
import re
from collections.abc import Iterator
from dataclasses import replace

from playground.api.audio_transcript import Segment
from playground.api.json_text import whole

_TIME = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,6}))?"
_SPAN = re.compile(rf"[ \t]*{_TIME}[ \t]*--+>[ \t]*{_TIME}(?:[ \t][^\n]*)?")
_TAG = re.compile(r"</?(?:[a-z]+(?:[.\s][^<>\n]{0,200})?|\d[\d:.]{0,20})>", re.IGNORECASE)
_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,80})?[ \t]+([^<>\n]{1,200})>", re.IGNORECASE)
_NOT_CUES = ("NOTE", "STYLE", "REGION")


def read_captions(text: str) -> tuple[Segment, ...] | None:
    """None where the text is something else. What is no caption between captions is passed over."""
    lines = whole(text).lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    cues = tuple(replace(cue, id=str(place)) for place, cue in enumerate(_cues(lines)))
    return cues if cues or lines[0].startswith("WEBVTT") else None


def _cues(lines: list[str]) -> Iterator[Segment]:
    spans = [(place, span) for place, line in enumerate(lines) if (span := _SPAN.fullmatch(line))]
    ends = [place for place, _ in spans[1:]] + [len(lines)]
    for (place, span), end in zip(spans, ends, strict=False):
        yield _cue(span, _own(lines[place + 1 : end], last=end == len(lines)))


def _own(lines: list[str], *, last: bool) -> list[str]:
    """The lines of one caption. Before the next one stands its number or name, after a blank line."""
    found = list(lines)
    if not last and found and found[-1].strip() and _ends_blank(found[:-1]):
        found.pop()
    for place, line in enumerate(found):
        if line.startswith(_NOT_CUES) and (place == 0 or not found[place - 1].strip()):
            return found[:place]
    return found


def _ends_blank(lines: list[str]) -> bool:
    return not lines or not lines[-1].strip()


def _cue(span: re.Match[str], lines: list[str]) -> Segment:
    start, end = _seconds(span.groups()[:4]), _seconds(span.groups()[4:])
    text = "\n".join(line.strip() for line in lines if line.strip())
    voice = _VOICE.search(text)
    speaker = html.unescape(voice[1]).strip() if voice else ""
    said = html.unescape(_TAG.sub("", _VOICE.sub("", text))).strip()
    return Segment("", start, max(start, end), said, speaker=speaker)


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, fraction = parts
    whole_seconds = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)
    return whole_seconds + round(float(f"0.{fraction or 0}"), 6)
