"""Voices that are known, and how speakers are told apart in a take of several parts."""

import asyncio
import base64
import io
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
import soundfile

from playground.api.audio_transcript import Segment, Transcript
from playground.api.client import Client
from playground.api.connection import Connection
from playground.api.dialect import Dialect
from playground.api.request import ApiRequest
from playground.features.transcribe.controls import Mode
from playground.features.transcribe.hearing import Hearing
from playground.features.transcribe.order import Order
from playground.features.transcribe.packing import Packing
from playground.features.transcribe.settings import TranscribeSettings
from playground.features.transcribe.speakers import (
    Sample,
    as_text,
    numbered_speakers,
    reference,
    references_from,
    samples_in,
    without_needless_numbers,
)
from playground.features.transcribe.stitching import Heard, Span, stitched
from playground.services.errors import Refused
from playground.services.jobs import JobListener
from playground.storage.takes import TakeRecord
from tests.unit.features.transcribe.rig import ScriptedClient, write_wav
from tests.unit.sound.fake_devices import tone


def said(*speakers: str) -> Transcript:
    """Three seconds each."""
    segments = [Segment(str(at), 3.0 * at, 3.0 * at + 3, "Hello.", speaker=name) for at, name in enumerate(speakers)]
    return Transcript("Hello.", segments=tuple(segments))


def seconds_of(reference: str) -> float:
    head, _, data = reference.partition(",")
    assert head == "data:audio/flac;base64"
    return float(soundfile.info(io.BytesIO(base64.b64decode(data))).duration)


def speakers(transcript: Transcript) -> list[str]:
    return [each.speaker for each in transcript.segments]


def test_samples_are_kept_as_lines_and_those_without_a_name_do_not_count():
    samples = (Sample("Ann", "/a b.wav"), Sample("", "/c.wav"), Sample("Bo", "/d.wav"))
    assert samples_in(as_text(samples)) == (samples[0], samples[2])


@pytest.mark.parametrize(("seconds", "expected"), [(2.5, 2.5), (12.0, 10.0)])
def test_a_sample_is_sent_as_ten_seconds_at_most(tmp_path: Path, seconds: float, expected: float):
    path = write_wav(tmp_path / "ann.wav", tone(seconds, 8_000), 8_000)
    assert seconds_of(reference(Sample("Ann", str(path)))) == pytest.approx(expected, abs=0.01)


def test_a_sample_that_a_server_would_refuse_says_why(tmp_path: Path):
    path = write_wav(tmp_path / "ann.wav", tone(1.0, 8_000), 8_000)
    with pytest.raises(Refused, match="sample of Ann is too short"):
        reference(Sample("Ann", str(path)))
    with pytest.raises(Refused, match="sample of Bo cannot be read"):
        reference(Sample("Bo", str(tmp_path / "none.wav")))


def test_who_spoke_long_enough_becomes_known_by_what_was_said_longest(tmp_path: Path):
    played = write_wav(tmp_path / "take.wav", tone(20.0, 8_000), 8_000)
    heard = Heard(Span(2.0, 20.0), replace(said("A (1)", "B (1)"), segments=(
        Segment("0", 0.0, 1.0, "a", speaker="A (1)"),
        Segment("1", 1.0, 5.0, "b", speaker="A (1)"),
        Segment("2", 5.0, 6.0, "c", speaker="B (1)"),
        Segment("3", 6.0, 18.0, "d", speaker="Ann"),
    )))  # fmt: skip
    found = references_from(heard, played, {"Ann": "data:"})
    assert {name: seconds_of(sample) for name, sample in found.items()} == {"A (1)": 4.0}


def test_the_same_label_in_two_parts_is_not_taken_for_one_person():
    parts = [
        Heard(Span(0, 6), numbered_speakers(said("A", "Ann"), ["Ann"], 1)),
        Heard(Span(6, 12), numbered_speakers(said("A", "Ann"), ["Ann"], 2)),
    ]
    assert speakers(without_needless_numbers(stitched(parts), ["Ann"])) == ["A (1)", "Ann", "A (2)", "Ann"]
    parts[1] = Heard(Span(6, 12), numbered_speakers(said("A (1)", "B"), ["Ann", "A (1)"], 2))
    assert speakers(without_needless_numbers(stitched(parts), ["Ann"])) == ["A", "Ann", "A", "B"]


def reply(*labels: str) -> dict[str, object]:
    """Three seconds each."""
    segments = [
        {"id": str(at), "start": 3.0 * at, "end": 3.0 * at + 3, "text": "Hello.", "speaker": name}
        for at, name in enumerate(labels)
    ]
    return {"text": "Hello.", "segments": segments}


def test_voices_of_the_user_and_of_the_first_part_go_along_with_the_second(tmp_path: Path):
    ann = write_wav(tmp_path / "ann.wav", tone(3.0, 8_000), 8_000)
    path = write_wav(tmp_path / "talk.wav", tone(12.0, 8_000), 8_000)
    client = ScriptedClient(reply("Ann", "A"), reply("A (1)", "A"))
    order = Order(
        Connection("o", "OpenAI", "https://api.openai.com/v1", "openai"),
        Dialect(),
        Mode.TRANSCRIBE,
        TranscribeSettings(model="gpt-4o-transcribe-diarize", stream=False, speakers=f"Ann\t{ann}"),
        TakeRecord(1, "recorded", "", path.name, path.name, "audio/wav", 12.0, path.stat().st_size, 0.0, {}),
        path,
        path,
        Packing.SPLIT,
    )

    async def connect(_: Connection) -> Client:
        return cast("Client", client)

    hearing = Hearing(order, lambda _: None, largest=280_000)
    asyncio.run(hearing.hear(connect, JobListener(lambda _: None, lambda *_: None)))
    assert [names(request) for request in client.requests] == [["Ann"], ["Ann", "A (1)"]]
    assert speakers(hearing.content) == ["Ann", "A (1)", "A (1)", "A (2)"]
    assert "may be the same person" in str(hearing.notes[0])


def names(request: ApiRequest) -> list[str]:
    return [str(part.value) for part in request.parts if part.name == "known_speaker_names[]"]
