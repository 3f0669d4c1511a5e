"""The official SDK lets the demo server speak and listen, and validates every reply strictly."""

import base64
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openai
import pytest
import soundfile
from openai import OpenAI

PROGRAM = (
    "import sys; from playground.demo.server import serve; "
    "sys.exit(serve('127.0.0.1', 0, 'sdk-token', True, lambda line: print(line, flush=True)))"
)
SAID = "how are you today"


@pytest.fixture(scope="module")
def announced() -> Iterator[dict[str, str]]:
    environment = {name: value for name, value in os.environ.items() if name in ("PATH", "SYSTEMROOT", "VIRTUAL_ENV")}
    command = [sys.executable, "-c", PROGRAM]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root, env=environment) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield json.loads(process.stdout.readline())
        process.stdin.close()
        assert process.wait(10) == 0


@pytest.fixture
def client(announced: dict[str, str]) -> Iterator[OpenAI]:
    with OpenAI(**announced, _strict_response_validation=True, max_retries=0) as client:  # type: ignore[arg-type]
        yield client


@pytest.fixture
def recording(client: OpenAI) -> tuple[str, bytes, str]:
    speech = client.audio.speech.create(model="tts-1", voice="alloy", input=SAID, response_format="wav")
    return "speech.wav", speech.content, "audio/wav"


def test_what_is_spoken_is_understood(client, recording):
    reply = client.audio.transcriptions.create(model="gpt-4o-transcribe", file=recording)
    assert len(set(SAID.split()) & set(reply.text.split())) >= 3
    assert reply.usage is not None
    assert reply.usage.type == "tokens"


@pytest.mark.parametrize("form", ["mp3", "opus", "flac", "wav"])
def test_speech_in_a_file(client, tmp_path, form):
    path = tmp_path / f"speech.{form}"
    with client.audio.speech.with_streaming_response.create(
        model="gpt-4o-mini-tts",
        voice="nova",
        input="Good morning. 早上好。",
        response_format=form,
        instructions="Cheerful, and a little slowly.",
        speed=1.25,
    ) as response:
        response.stream_to_file(path)
    samples, rate = soundfile.read(path)
    assert 1 < len(samples) / rate < 5


def test_speech_as_events(client):
    with client.audio.speech.with_streaming_response.create(
        model="gpt-4o-mini-tts", voice="echo", input="One. Two.", response_format="pcm", stream_format="sse"
    ) as response:
        events = [json.loads(line[6:]) for line in response.iter_lines() if line.startswith("data: {")]
    assert [event["type"] for event in events[-2:]] == ["speech.audio.delta", "speech.audio.done"]
    assert len(base64.b64decode(events[0]["audio"])) > 1000


def test_segments_and_words(client, recording):
    reply = client.audio.transcriptions.create(
        model="whisper-1",
        file=recording,
        language="en",
        prompt="How are you?",
        temperature=0.2,
        response_format="verbose_json",
        timestamp_granularities=["word", "segment"],
    )
    assert reply.segments
    assert reply.words
    assert reply.words[0].start >= reply.segments[0].start
    assert reply.usage is not None
    assert reply.usage.type == "duration"


@pytest.mark.parametrize(("form", "start"), [("text", ""), ("srt", "1\n00:00:0"), ("vtt", "WEBVTT\n")])
def test_plain_formats(client, recording, form, start):
    text: Any = client.audio.transcriptions.create(model="whisper-1", file=recording, response_format=form)
    assert text.strip()
    assert text.startswith(start)


def test_chances_of_the_words(client, recording):
    reply = client.audio.transcriptions.create(model="gpt-4o-transcribe", file=recording, include=["logprobs"])
    assert reply.logprobs is not None
    assert "".join(entry.token or "" for entry in reply.logprobs) == reply.text


def test_a_streamed_transcript(client, recording):
    stream = client.audio.transcriptions.create(
        model="gpt-4o-mini-transcribe", file=recording, stream=True, include=["logprobs"], chunking_strategy="auto"
    )
    *deltas, done = list(stream)
    assert {event.type for event in deltas} == {"transcript.text.delta"}
    assert done.type == "transcript.text.done"
    assert "".join(event.delta for event in deltas if event.type == "transcript.text.delta") == done.text


def test_cut_by_the_server_as_asked(client, recording):
    chunking: Any = {"type": "server_vad", "silence_duration_ms": 400, "prefix_padding_ms": 100, "threshold": 0.3}
    reply = client.audio.transcriptions.create(model="gpt-4o-transcribe", file=recording, chunking_strategy=chunking)
    assert reply.text


def test_a_translation(client, recording):
    with pytest.warns(DeprecationWarning, match="deprecated"):
        brief = client.audio.translations.create(model="whisper-1", file=recording)
    with pytest.warns(DeprecationWarning, match="deprecated"):
        verbose = client.audio.translations.create(model="whisper-1", file=recording, response_format="verbose_json")
    assert brief.text == verbose.text
    assert verbose.segments


def test_another_language_is_refused_by_name(client, recording):
    with pytest.raises(openai.BadRequestError) as refusal:
        client.audio.transcriptions.create(model="whisper-1", file=recording, language="zh")
    assert (refusal.value.param, refusal.value.code) == ("language", "unsupported_value")


def test_aac_is_refused_by_name(client):
    with pytest.raises(openai.BadRequestError) as refusal:
        client.audio.speech.create(model="tts-1", voice="alloy", input=SAID, response_format="aac")
    assert (refusal.value.param, refusal.value.code) == ("response_format", "unsupported_value")


def test_a_file_that_is_no_sound_is_refused(client):
    with pytest.raises(openai.BadRequestError, match="corrupted or unsupported"):
        client.audio.transcriptions.create(model="whisper-1", file=("a.mp3", io.BytesIO(b"text " * 1000)))
