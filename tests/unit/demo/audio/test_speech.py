"""POST /v1/audio/speech: formats, voices, speeds, refusals, and sound that is sent while it is made."""

import asyncio
import base64
import io
import itertools
import json
import subprocess
import sys
from typing import Any

import numpy as np
import pytest
import soundfile

from playground.demo.app import create_app
from playground.demo.audio.speech import Speech
from playground.demo.audio.voices import VOICES
from tests.unit.demo.audio.conftest import SENTENCES
from tests.unit.demo.conftest import ROOT, TOKEN, events

LONG = ". ".join(SENTENCES * 4) + "."


def alike(one: bytes, other: bytes) -> bool:
    """Whether the same voice says the same; espeak's voices tremble, and never quite as before."""
    first, second = spectrum(pcm(one)), spectrum(pcm(other))
    return len(one) == pytest.approx(len(other), rel=0.03) and float(np.corrcoef(first, second)[0, 1]) > 0.94


def spectrum(samples: np.ndarray[Any, np.dtype[np.float64]]) -> np.ndarray[Any, np.dtype[np.float64]]:
    windows = np.lib.stride_tricks.sliding_window_view(samples, 2048)[::512] * np.hanning(2048)
    found: np.ndarray[Any, np.dtype[np.float64]] = np.log10(np.abs(np.fft.rfft(windows))[:, :400].mean(axis=0) + 1)
    return found


def pcm(data: bytes) -> np.ndarray[Any, np.dtype[np.float64]]:
    return np.frombuffer(data, "<i2").astype(float)


def test_no_engine_is_loaded_before_the_first_sound():
    heavy = ("numpy", "soundfile", "espeakng_loader", "pocketsphinx")
    program = f"import sys, playground.demo.app; sys.exit(any(m in sys.modules for m in {heavy}))"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT).returncode == 0


@pytest.mark.parametrize(
    ("form", "media", "start"),
    [
        ("wav", "audio/wav", b"RIFF"),
        ("flac", "audio/flac", b"fLaC"),
        ("mp3", "audio/mpeg", b"\xff"),
        ("opus", "audio/opus", b"OggS"),
    ],
)
def test_every_format_can_be_read_and_is_as_long_as_the_raw_sound(speak, form, media, start):
    raw = pcm(speak(response_format="pcm").content)
    response = speak(response_format=form)
    assert response.headers["content-type"] == media
    assert response.content.startswith(start)
    samples, rate = soundfile.read(io.BytesIO(response.content))
    assert rate == 24_000
    assert len(samples) == pytest.approx(len(raw), abs=3000)
    assert np.abs(samples).max() > 0.2


def test_mp3_is_what_comes_without_a_format(speak):
    assert speak().headers["content-type"] == "audio/mpeg"


def test_a_flac_file_tells_its_length(speak):
    with soundfile.SoundFile(io.BytesIO(speak(response_format="flac").content)) as file:
        assert file.frames == len(file.read())


def test_a_wav_file_says_that_its_length_is_unknown(speak):
    assert speak(response_format="wav").content[4:8] == b"\xff" * 4


def test_nothing_is_clipped(speak):
    for voice in VOICES:
        assert np.abs(pcm(speak(voice=voice, response_format="pcm").content)).max() < 32767, voice


@pytest.mark.parametrize("speed", [0.25, 0.4, 0.5, 0.75, 1.5, 2, 4])
def test_the_speed_changes_the_length(speak, speed):
    usual = len(speak(SENTENCES[0], response_format="pcm").content)
    assert usual / len(speak(SENTENCES[0], response_format="pcm", speed=speed).content) == pytest.approx(
        speed, rel=0.12
    )


def test_slow_speech_is_not_lower(speak):
    def pitch(**fields: Any) -> float:
        samples = pcm(speak("aaah", response_format="pcm", voice="nova", **fields).content)
        middle = samples[len(samples) // 2 - 2400 : len(samples) // 2 + 2400]
        likeness = np.correlate(middle, middle, "full")[4799:]
        return 24_000 / (60 + int(np.argmax(likeness[60:400])))

    assert pitch(speed=0.25) == pytest.approx(pitch(speed=0.5), rel=0.15)


def test_the_six_voices_sound_different(speak):
    said = [speak(voice=voice, response_format="pcm").content for voice in list(VOICES)[:6]]
    assert not [pair for pair in itertools.combinations(said, 2) if alike(*pair)]


def test_a_voice_may_be_an_object(speak):
    said = [speak(voice=voice, response_format="pcm").content for voice in ("nova", {"id": "nova"}, "echo")]
    assert alike(said[0], said[1])
    assert not alike(said[0], said[2])


@pytest.mark.parametrize("voice", list(VOICES))
def test_every_voice_speaks_chinese_too(speak, voice):
    chinese = speak("你好，今天天气很好。", voice=voice, response_format="pcm")
    # Read by a voice for English, every sign would be a whole phrase.
    assert 1 < len(chinese.content) / 48_000 < 5


def test_both_languages_in_one_text(speak):
    parts = [len(speak(text, response_format="pcm").content) for text in ("今天天气很好。", "I like the weather.")]
    both = len(speak("今天天气很好。I like the weather.", response_format="pcm").content)
    assert sum(parts) < both < sum(parts) + 48_000


def test_instructions_are_followed_as_far_as_they_are_understood(speak):
    usual = speak(response_format="pcm")
    slow = speak(response_format="pcm", instructions="Speak slowly, in a deep voice.")
    assert slow.headers["x-demo-instructions"] == "slow, deep"
    assert len(slow.content) > 1.2 * len(usual.content)
    odd = speak(response_format="pcm", instructions="As a pirate.")
    assert odd.headers["x-demo-instructions"] == "none understood"
    assert alike(odd.content, usual.content)


def test_text_without_sound_is_a_short_silence(speak):
    response = speak("…", response_format="pcm")
    assert len(response.content) == 4800
    assert not pcm(response.content).any()


@pytest.mark.parametrize("model", ["tts-1", "tts-1-hd", "gpt-4o-mini-tts", "gpt-4o-mini-tts-2025-12-15", "demo-fast"])
def test_the_names_of_others_are_taken_and_the_reply_tells_who_spoke(speak, model):
    response = speak(model=model)
    assert (response.status_code, response.headers["x-demo-engine"]) == (200, "demo-espeak")


@pytest.mark.parametrize(
    ("fields", "code", "param"),
    [
        ({"output_format": "mp3"}, "unknown_parameter", "output_format"),
        ({"pitch": 2}, "unknown_parameter", "pitch"),
        ({"response_format": "aac"}, "unsupported_value", "response_format"),
        ({"response_format": "wma"}, "invalid_value", "response_format"),
        ({"voice": "bob"}, "invalid_value", "voice"),
        ({"voice": {"id": "bob"}}, "invalid_value", "voice.id"),
        ({"voice": {"name": "nova"}}, "unknown_parameter", "voice.name"),
        ({"voice": {}}, "missing_required_parameter", "voice.id"),
        ({"voice": 3}, "invalid_type", "voice"),
        ({"input": ""}, "string_below_min_length", "input"),
        ({"input": " \n"}, "invalid_value", "input"),
        ({"input": "x" * 4097}, "string_above_max_length", "input"),
        ({"instructions": "x" * 4097}, "string_above_max_length", "instructions"),
        ({"speed": 0.2}, "decimal_below_min_value", "speed"),
        ({"speed": 4.1}, "decimal_above_max_value", "speed"),
        ({"stream_format": "ogg"}, "invalid_value", "stream_format"),
        ({"model": "tts-1", "stream_format": "sse"}, "unsupported_value", "stream_format"),
        ({"model": "tts-1-hd", "instructions": "slowly"}, "unsupported_parameter", "instructions"),
        ({"model": "gpt-4o"}, "unsupported_value", "model"),
        ({"model": "whisper-1"}, "unsupported_value", "model"),
        ({"model": "kokoro"}, "model_not_found", "model"),
    ],
)
def test_what_is_wrong_is_refused_by_name(speak, fields, code, param):
    error = speak(**fields).json()["error"]
    assert (error["code"], error["param"], error["type"]) == (code, param, "invalid_request_error")


@pytest.mark.parametrize("name", ["model", "input", "voice"])
def test_what_is_missing_is_named(send, name):
    body = {"model": "tts-1", "input": "hello", "voice": "alloy"}
    del body[name]
    response = send("POST", "/v1/audio/speech", body)
    assert response.json()["error"]["message"] == f"Missing required parameter: '{name}'."


def test_aac_is_refused_with_what_to_use(speak):
    assert "'mp3', 'opus'" in speak(response_format="aac").json()["error"]["message"]


def test_a_voice_cannot_chat(send):
    body = {"model": "demo-espeak", "messages": [{"role": "user", "content": "hello"}]}
    message = send("POST", "/v1/chat/completions", body).json()["error"]["message"]
    assert "/v1/audio/speech" in message


def test_events_carry_the_same_bytes_and_end_with_the_usage(speak):
    *deltas, done = events(speak(stream_format="sse", response_format="pcm").text)
    assert len(deltas) > 3
    assert {delta["type"] for delta in deltas} == {"speech.audio.delta"}
    sound = b"".join(base64.b64decode(delta["audio"]) for delta in deltas)
    assert alike(sound, speak(response_format="pcm").content)
    assert done["type"] == "speech.audio.done"
    assert done["usage"]["total_tokens"] == done["usage"]["input_tokens"] + done["usage"]["output_tokens"]


def test_two_at_once_speak_with_a_voice_each():
    async def file(voice: str) -> bytes:
        return b"".join([part async for part in Speech(LONG, VOICES[voice], "pcm", 1.0, "").parts()])

    async def both() -> tuple[bytes, bytes]:
        return await asyncio.gather(file("alloy"), file("shimmer"))

    low, high = asyncio.run(both())
    assert alike(low, asyncio.run(file("alloy")))
    assert alike(high, asyncio.run(file("shimmer")))
    assert not alike(low, high)


@pytest.mark.parametrize("form", ["pcm", "wav", "mp3", "opus"])
def test_a_client_that_leaves_after_the_first_bytes_ends_the_speech(form):
    heard = asyncio.run(until_the_first_bytes({"response_format": form, "input": LONG}))
    # The whole is more than half a minute.
    assert 0 < len(heard) < 100_000


async def until_the_first_bytes(fields: dict[str, Any]) -> bytes:
    """What arrives of a speech at a client that leaves as soon as anything does."""
    app = create_app(TOKEN, None)
    body = json.dumps({"model": "demo-espeak", "voice": "alloy", **fields}).encode()
    heads = {"host": "127.0.0.1", "authorization": f"Bearer {TOKEN}", "content-type": "application/json"}
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/v1/audio/speech",
        "raw_path": b"/v1/audio/speech",
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in heads.items()],
    }
    waiting = [{"type": "http.request", "body": body}]
    arrived = asyncio.Event()
    heard: list[bytes] = []

    async def receive() -> Any:
        if waiting:
            return waiting.pop()
        await arrived.wait()
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        if message["type"] == "http.response.body":
            assert message["more_body"], "the speech went on to its end"
            heard.append(message["body"])
            arrived.set()

    await app(scope, receive, send)
    return b"".join(heard)


def test_a_broken_speech_breaks_off(shared_server):
    body = {"model": "demo-broken-stream", "voice": "alloy", "input": LONG, "response_format": "wav"}
    status, answer = shared_server.request("POST /v1/audio/speech HTTP/1.1", json.dumps(body).encode())
    assert status == 200
    assert b"RIFF" in answer
    # The last chunk, which says that all is there, has not come.
    assert not answer.endswith(b"0\r\n\r\n")


def test_a_model_that_always_fails_fails_here_too(speak):
    assert speak(model="demo-error").status_code == 500


@pytest.mark.parametrize("missing", ["espeakng_loader", "soundfile"])
def test_without_the_packages_one_line_says_how_to_get_them(missing):
    status, message = json.loads(
        without(missing, "/v1/audio/speech", json={"model": "tts-1", "voice": "alloy", "input": "a"})
    )
    assert status == 501
    assert message.endswith('To get it: pip install "playground[demo-speech]"')


def without(package: str, path: str, **content: Any) -> bytes:
    """Status and message of a request to a server on a Python that lacks a package."""
    program = (
        f"import asyncio, httpx, json, sys\nsys.modules[{package!r}] = None\n"
        "from playground.demo.app import create_app\n"
        "async def ask():\n"
        "    transport = httpx.ASGITransport(create_app('t', None))\n"
        "    options = {'base_url': 'http://127.0.0.1', 'headers': {'authorization': 'Bearer t'}}\n"
        "    async with httpx.AsyncClient(transport=transport, **options) as client:\n"
        f"        answer = await client.post({path!r}, **{content!r})\n"
        "        print(json.dumps([answer.status_code, answer.json()['error']['message']]))\n"
        "asyncio.run(ask())\n"
    )
    return subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True).stdout
