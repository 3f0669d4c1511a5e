"""The client and the demo server agree about speech: what the forms offer is what the server takes."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from playground.api.audio import SpeechEnd, Transcript, Upload, speak, transcribe
from playground.api.client import Client
from playground.api.connection import Connection
from playground.api.dialect import Dialect
from playground.api.patience import Patience
from playground.features.speak import controls as speak_controls
from playground.features.speak import families as speak_families
from playground.features.speak import parameters as speak_parameters
from playground.features.speak.settings import SpeakSettings
from playground.features.transcribe import formats
from playground.features.transcribe.controls import Mode, controls, offered_formats, unavailable
from playground.features.transcribe.families import family_of
from playground.features.transcribe.parameters import parameters_for
from playground.features.transcribe.settings import TranscribeSettings
from tests.faults.calls import Notes, call

PROGRAM = (
    "import sys; from playground.demo.server import serve; "
    "sys.exit(serve('127.0.0.1', 0, 'token', True, lambda line: print(line, flush=True)))"
)
SENTENCE = "How are you today?"
HEARD = {"how", "are", "you", "today"}


@pytest.fixture(scope="module")
def demo() -> Iterator[Connection]:
    environment = {name: value for name, value in os.environ.items() if name in ("PATH", "SYSTEMROOT", "VIRTUAL_ENV")}
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root, env=environment
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield Connection("demo", "Demo", json.loads(process.stdout.readline())["base_url"], "demo")
        process.stdin.close()
        assert process.wait(10) == 0


def spoken(demo: Connection, settings: SpeakSettings, text: str = SENTENCE) -> tuple[SpeechEnd, bytes]:
    family = speak_families.family_of(settings.model, demo)
    shown = speak_controls.controls(settings, family, Dialect())
    parameters = speak_parameters.parameters_for(settings, text, shown, family)
    pieces: list[bytes] = []

    async def work(client: Client, notes: Notes) -> SpeechEnd:
        return await speak(client, parameters, pieces.append, notes)

    outcome = call(demo, work, key="token", patience=Patience())
    assert outcome.error is None
    return outcome.result, b"".join(pieces)


@pytest.fixture(scope="module")
def take(demo: Connection) -> Upload:
    _, data = spoken(demo, SpeakSettings(model="demo-espeak", response_format="flac"))
    return Upload(data, "take.flac", "audio/flac")


def heard(
    demo: Connection, take: Upload, settings: TranscribeSettings, mode: Mode = Mode.TRANSCRIBE
) -> tuple[Transcript, list[str]]:
    family = family_of(settings.model, demo)
    parameters = parameters_for(settings, take, mode, controls(settings, family, Dialect(), mode), family, {})
    said: list[str] = []

    async def work(client: Client, notes: Notes) -> Transcript:
        return await transcribe(client, parameters, said.append, notes)

    outcome = call(demo, work, key="token", patience=Patience())
    assert outcome.error is None
    return outcome.result, said


@pytest.mark.parametrize("model", ["demo-espeak", "tts-1", "gpt-4o-mini-tts"])
@pytest.mark.parametrize("stream_format", ["", "sse"])
def test_every_format_that_is_offered_is_spoken(demo, model, stream_format):
    family = speak_families.family_of(model, demo)
    starts = {"mp3": b"\xff", "opus": b"OggS", "flac": b"fLaC", "wav": b"RIFF"}
    for form in family.formats:
        settings = SpeakSettings(model, "nova", "Slowly.", form, 1.5, stream_format)
        end, data = spoken(demo, settings, "Yes.")
        assert data.startswith(starts.get(form, b""))
        assert end.size == len(data) > 1000
        assert end.media_type.startswith("audio/")


@pytest.mark.parametrize("model", ["demo-sphinx-en", "whisper-1", "gpt-4o-transcribe", "gpt-transcribe"])
def test_what_is_offered_is_heard(demo, take, model):
    for form in offered_formats(family_of(model, demo)):
        made, _ = heard(demo, take, TranscribeSettings(model, "en", response_format=form))
        assert len(HEARD & set(made.text.lower().strip(" .?").split())) >= 3, (form, made.text)
        if form in ("srt", "vtt", "verbose_json"):
            assert made.segments
            assert 0.5 < made.segments[-1].end < 5
        if form == "verbose_json":
            assert len(made.words) >= 3
            assert "-->" in formats.write(made, "srt")


def test_a_stream_brings_the_same_text_word_by_word(demo, take):
    settings = TranscribeSettings("demo-sphinx-en", response_format="json", logprobs=True)
    made, said = heard(demo, take, settings)
    assert len(said) >= 3
    assert "".join(said).strip() == made.text
    assert made.logprobs
    assert made.usage
    plain, _ = heard(demo, take, replace(settings, stream=False))
    assert plain.text == made.text


def test_a_translation_is_offered_where_there_is_one(demo, take):
    made, _ = heard(demo, take, TranscribeSettings("demo-sphinx-en", "en"), Mode.TRANSLATE)
    assert made.text
    assert made.segments
    assert unavailable(family_of("gpt-4o-transcribe", demo), Dialect(), Mode.TRANSLATE) is not None
