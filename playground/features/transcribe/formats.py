"""Transcripts as files, and files as transcripts: plain text, captions, tables and JSON. Pure."""

import csv
import html
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Final, Literal, TypeAlias

from playground.api import json_text
from playground.api.audio_captions import read_captions
from playground.api.audio_transcript import Segment, Transcript, joined, read_transcript
from playground.api.request import Json
from playground.features.transcribe.captions import captions
from playground.message import Message

Format: TypeAlias = Literal["txt", "srt", "vtt", "json", "csv"]
FORMATS: Final[tuple[Format, ...]] = ("txt", "srt", "vtt", "json", "csv")
_COLUMNS: Final = ("start", "end", "speaker", "text")


def write(transcript: Transcript, form: Format) -> str:
    return _WRITERS[form](transcript)


def encoded(text: str, form: Format) -> bytes:
    """As it is saved. Spreadsheets take a table for one in UTF-8 only if it says so at its beginning."""
    return json_text.whole(text).encode("utf-8-sig" if form == "csv" else "utf-8")


def lacking(transcript: Transcript, form: Format) -> Message | None:
    """Why it cannot be written so."""
    if form in ("srt", "vtt") and not (transcript.segments or transcript.words):
        return Message("This transcript has no times, so no captions can be made of it. Choose “verbose_json” first.")
    return None


def read(text: str, form: Format) -> Transcript:
    """Raises ValueError, with a text for the details, where it is none of the kind."""
    return _READERS[form](text)


def _as_txt(transcript: Transcript) -> str:
    if any(segment.speaker for segment in transcript.segments):
        return "".join(f"{line}\n" for line in _dialogue(transcript.segments))
    return f"{transcript.text.strip()}\n"


def _dialogue(segments: Sequence[Segment]) -> Iterator[str]:
    """One line for each turn of a speaker."""
    speaker, said = "", list[str]()
    for segment in segments:
        if said and segment.speaker != speaker:
            yield _spoken(speaker, joined(said))
            said = []
        speaker = segment.speaker
        said.append(_on_one_line(segment.text))
    if said:
        yield _spoken(speaker, joined(said))


def _as_srt(transcript: Transcript) -> str:
    blocks = []
    for number, caption in enumerate(captions(transcript), 1):
        text = _spoken(caption.speaker, _without_blank_lines(caption.text)).replace("-->", "->")
        blocks.append(f"{number}\n{_clock(caption.start, ',')} --> {_clock(caption.end, ',')}\n{text}\n")
    return "\n".join(blocks)


def _as_vtt(transcript: Transcript) -> str:
    blocks = ["WEBVTT\n"]
    for caption in captions(transcript):
        voice = f"<v {html.escape(_on_one_line(caption.speaker), quote=False)}>" if caption.speaker else ""
        text = html.escape(_without_blank_lines(caption.text), quote=False)
        blocks.append(f"{_clock(caption.start, '.')} --> {_clock(caption.end, '.')}\n{voice}{text}\n")
    return "\n".join(blocks)


def _as_csv(transcript: Transcript) -> str:
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(_COLUMNS)
    rows = captions(transcript)
    for row in rows:
        writer.writerow((f"{row.start:.3f}", f"{row.end:.3f}", row.speaker, _on_one_line(row.text)))
    if not rows:
        writer.writerow(("", "", "", transcript.text))
    return table.getvalue()


def _as_json(transcript: Transcript) -> str:
    words = [_present({**asdict(word), "word": word.text, "text": None}) for word in transcript.words]
    document: dict[str, Json] = {
        "text": transcript.text,
        "language": transcript.language or None,
        "duration": transcript.duration,
        "segments": [_present(asdict(segment)) for segment in transcript.segments],
        "words": words,
        "logprobs": [{"token": token.text, "logprob": token.logprob} for token in transcript.logprobs],
    }
    return json.dumps(json_text.cleaned(_present(document)), ensure_ascii=False, indent=2) + "\n"


def _from_txt(text: str) -> Transcript:
    return Transcript(json_text.whole(text).lstrip("\ufeff").strip(), raw=text)


def _from_captions(text: str) -> Transcript:
    segments = read_captions(text)
    if not segments:
        raise ValueError("no captions in it")
    return _of_segments(segments, text)


def _from_csv(text: str) -> Transcript:
    try:
        rows = list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))))
    except csv.Error as error:
        raise ValueError(str(error)) from None
    if not rows or not any(row.get("text") for row in rows):
        raise ValueError("no column named text in it")
    timed: list[Json] = [{**row, "id": number} for number, row in enumerate(rows) if row.get("start")]
    if not timed:
        return Transcript(joined(row.get("text") or "" for row in rows), raw=text)
    return _of_segments(read_transcript({"segments": timed}).segments, text)


def _from_json(text: str) -> Transcript:
    data = json_text.decode(text)
    if not isinstance(data, Mapping) or not data.keys() & {"text", "segments", "words"}:
        raise ValueError("no transcript in it")
    return read_transcript(data)


def _of_segments(segments: tuple[Segment, ...], raw: str) -> Transcript:
    said = joined(_on_one_line(segment.text) for segment in segments)
    return Transcript(said, duration=max(segment.end for segment in segments), segments=segments, raw=raw)


def _present(values: Mapping[str, Json]) -> dict[str, Json]:
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def _spoken(speaker: str, text: str) -> str:
    return f"{_on_one_line(speaker)}: {text}" if speaker else text


def _on_one_line(text: str) -> str:
    return joined(line.strip() for line in text.splitlines())


def _without_blank_lines(text: str) -> str:
    """A blank line would end the caption."""
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def _clock(seconds: float, point: str) -> str:
    minutes, milliseconds = divmod(round(seconds * 1000), 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{milliseconds // 1000:02}{point}{milliseconds % 1000:03}"


_WRITERS: Final[Mapping[Format, Callable[[Transcript], str]]] = {
    "txt": _as_txt,
    "srt": _as_srt,
    "vtt": _as_vtt,
    "json": _as_json,
    "csv": _as_csv,
}
_READERS: Final[Mapping[Format, Callable[[str], Transcript]]] = {
    "txt": _from_txt,
    "srt": _from_captions,
    "vtt": _from_captions,
    "json": _from_json,
    "csv": _from_csv,
}
