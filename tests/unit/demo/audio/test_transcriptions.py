"""POST /v1/audio/transcriptions and /translations: what is understood, how it is written, and what is refused."""

import io
import json
import re
from typing import Any

import numpy as np
import pytest
import soundfile

from tests.unit.demo.audio.conftest import SENTENCES, mistakes, spoken
from tests.unit.demo.audio.test_speech import without
from tests.unit.demo.conftest import TOKEN, events

SAID = (SENTENCES[0], SENTENCES[1], SENTENCES[4])
SHORT = (SENTENCES[2], SENTENCES[4])
TEXT = ". ".join(SAID) + "."
# Too much for Sphinx without help.
HARD = "she opened the window and looked at the garden"
VERBOSE = {"response_format": "verbose_json"}


@pytest.mark.parametrize(
    ("form", "sentences", "wrong"),
    [("wav", SENTENCES, 0.3), ("flac", SHORT, 0.6), ("mp3", SHORT, 0.6), ("opus", SHORT, 0.6)],
)
def test_spoken_sentences_are_understood(hear, form, sentences, wrong):
    heard = [hear(spoken(sentence, form), f"speech.{form}").json()["text"] for sentence in sentences]
    # All together: espeak never says a thing twice in the same way, and Sphinx is not sure of any.
    assert mistakes(" ".join(sentences), " ".join(heard)) <= wrong


def test_the_same_recording_gives_the_same_words_whatever_came_before(hear):
    first = hear(spoken()).json()
    hear(spoken(SENTENCES[2], voice="onyx"))
    assert hear(spoken()).json() == first


@pytest.mark.parametrize(("rate", "channels"), [(8_000, 1), (11_025, 2), (44_100, 2), (48_000, 6), (96_000, 1)])
def test_any_rate_and_number_of_channels_is_taken(hear, rate, channels):
    samples, source = soundfile.read(io.BytesIO(spoken(SENTENCES[3])))
    places = np.arange(int(len(samples) * rate / source)) * source / rate
    again = np.interp(places, np.arange(len(samples)), samples)
    file = io.BytesIO()
    soundfile.write(file, np.repeat(again[:, None], channels, axis=1), rate, format="WAV")
    heard = hear(file.getvalue()).json()
    assert heard["text"]
    assert heard["usage"]["input_tokens"] == pytest.approx(len(samples) / source * 10, abs=2)


def test_json_tells_what_it_cost(hear):
    usage = hear(spoken()).json()["usage"]
    assert usage["type"] == "tokens"
    assert usage["total_tokens"] == usage["input_tokens"] + usage["output_tokens"]
    assert hear(spoken(), model="whisper-1").json()["usage"] == {"type": "duration", "seconds": 1}


def test_segments_are_the_sentences_with_their_times(hear):
    body = hear(spoken(TEXT), **VERBOSE).json()
    assert (body["task"], body["language"]) == ("transcribe", "english")
    assert body["duration"] == pytest.approx(5.6, abs=0.6)
    assert "words" not in body
    assert len(body["segments"]) == len(SAID)
    for number, segment in enumerate(body["segments"]):
        assert segment["id"] == number
        assert 0 <= segment["start"] < segment["end"] <= body["duration"]
        assert segment["seek"] == round(segment["start"] * 100)
        assert segment["avg_logprob"] < 0
        assert 0 <= segment["no_speech_prob"] <= 1
        assert segment["tokens"]
        assert segment["compression_ratio"] > 0
    starts = [segment["start"] for segment in body["segments"]]
    assert starts == sorted(starts)
    assert "".join(segment["text"] for segment in body["segments"]) == f" {body['text']}"
    assert mistakes(TEXT, body["text"]) <= 0.3


def test_words_lie_in_their_segments(hear):
    wanted = {"timestamp_granularities[]": ["word", "segment"]}
    body = hear(spoken(TEXT), **VERBOSE, **wanted).json()
    assert " ".join(word["word"] for word in body["words"]) == body["text"]
    for word in body["words"]:
        assert word["start"] < word["end"]
        assert any(part["start"] <= word["start"] and word["end"] <= part["end"] for part in body["segments"])


def test_words_alone(hear):
    body = hear(spoken(), **VERBOSE, **{"timestamp_granularities[]": "word"}).json()
    assert "segments" not in body
    assert body["words"]


def test_the_temperature_is_repeated(hear):
    assert hear(spoken(), **VERBOSE, temperature="0.4").json()["segments"][0]["temperature"] == 0.4


def test_text_srt_and_vtt_are_plain_text(hear):
    text, srt, vtt = (hear(spoken(TEXT), response_format=form) for form in ("text", "srt", "vtt"))
    assert {answer.headers["content-type"] for answer in (text, srt, vtt)} == {"text/plain; charset=utf-8"}
    lines = [line for block in srt.text.strip().split("\n\n") for line in block.split("\n")[2:]]
    assert text.text == " ".join(lines) + "\n"
    assert re.match(r"1\n00:00:0\d,\d{3} --> 00:00:0\d,\d{3}\n\w", srt.text)
    assert re.match(r"WEBVTT\n\n00:00:0\d\.\d{3} --> 00:00:0\d\.\d{3}\n\w", vtt.text)
    assert srt.text.count(" --> ") == vtt.text.count(" --> ") == len(SAID)


def test_logprobs_belong_to_the_words(hear):
    body = hear(spoken(), **{"include[]": "logprobs"}).json()
    assert "".join(entry["token"] for entry in body["logprobs"]) == body["text"]
    for entry in body["logprobs"]:
        assert entry["logprob"] <= 0
        assert bytes(entry["bytes"]).decode() == entry["token"]


def test_a_prompt_helps_where_its_words_are_said(hear):
    alone = mistakes(HARD, hear(spoken(HARD)).json()["text"])
    helped = mistakes(HARD, hear(spoken(HARD), prompt=f"The train leaves. {HARD}.").json()["text"])
    assert helped < alone


def test_a_prompt_about_something_else_changes_nothing(hear):
    words = hear(spoken(SENTENCES[0])).json()["text"]
    prompt = "Please send the invoice to the accounting department before Friday. Xylophonqua!"
    assert hear(spoken(SENTENCES[0]), prompt=prompt).json()["text"] == words


def test_keywords_help_like_a_prompt(hear):
    alone = mistakes(HARD, hear(spoken(HARD)).json()["text"])
    body = hear(spoken(HARD), model="gpt-transcribe", **{"keywords[]": [HARD], "languages[]": "en"}).json()
    assert mistakes(HARD, body["text"]) < alone
    assert body["languages"] == ["en"]


def test_silence_has_no_words(hear):
    file = io.BytesIO()
    soundfile.write(file, np.zeros(32_000), 16_000, format="WAV")
    body = hear(file.getvalue(), **VERBOSE).json()
    assert (body["text"], body["segments"], body["duration"]) == ("", [], 2.0)


def test_longer_pauses_make_fewer_segments(hear):
    chunking = {"chunking_strategy[type]": "server_vad", "chunking_strategy[silence_duration_ms]": "2000"}
    assert len(hear(spoken(TEXT), **VERBOSE, **chunking).json()["segments"]) == 1
    assert hear(spoken(), chunking_strategy="auto").json() == hear(spoken()).json()


def test_a_stream_gives_word_after_word_and_ends_with_all(hear):
    response = hear(spoken(TEXT), stream="true", **{"include[]": "logprobs"})
    assert response.headers["content-type"].startswith("text/event-stream")
    *deltas, done = events(response.text)
    assert {delta["type"] for delta in deltas} == {"transcript.text.delta"}
    assert "".join(delta["delta"] for delta in deltas) == done["text"]
    assert [entry for delta in deltas for entry in delta["logprobs"]] == done["logprobs"]
    assert (done["type"], done["usage"]["type"]) == ("transcript.text.done", "tokens")


def test_the_first_words_arrive_before_the_last_sentence_is_understood(shared_server):
    body, kind = form(spoken(TEXT), stream="true")
    raw = f"POST /v1/audio/transcriptions HTTP/1.1\r\nhost: 127.0.0.1:{shared_server.port}\r\n".encode()
    raw += f"authorization: Bearer {TOKEN}\r\ncontent-type: {kind}\r\ncontent-length: {len(body)}\r\n\r\n".encode()
    with shared_server.connect() as connection:
        connection.sendall(raw + body)
        answer = b""
        while b"transcript.text.delta" not in answer:
            answer += connection.recv(65536)
        # What has come by now ends before the last words do.
        assert b"transcript.text.done" not in answer


def form(data: bytes, **fields: str) -> tuple[bytes, str]:
    """A form as it goes over the wire, and its content type."""
    fields = {"model": "demo-sphinx-en", **fields}
    texts = "".join(
        f'--edge\r\ncontent-disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in fields.items()
    )
    head = '--edge\r\ncontent-disposition: form-data; name="file"; filename="a.wav"\r\n\r\n'
    return texts.encode() + head.encode() + data + b"\r\n--edge--\r\n", "multipart/form-data; boundary=edge"


def test_whisper_ignores_the_wish_for_a_stream(hear):
    assert hear(spoken(), model="whisper-1", stream="true").json()["text"]


@pytest.mark.parametrize("model", ["whisper-1", "gpt-4o-transcribe", "gpt-4o-mini-transcribe-2025-12-15", "demo-fast"])
def test_the_names_of_others_are_taken_and_the_reply_tells_who_listened(hear, model):
    response = hear(spoken(), model=model)
    assert (response.status_code, response.headers["x-demo-engine"]) == (200, "demo-sphinx-en")


def test_an_english_translation_is_a_transcription(hear):
    said = hear(spoken(SENTENCES[0])).json()["text"]
    assert hear(spoken(SENTENCES[0]), path="translations", model="whisper-1").json() == {"text": said}
    body = hear(spoken(SENTENCES[0]), path="translations", **VERBOSE).json()
    assert (body["task"], body["language"], body["text"]) == ("translate", "english", said)
    assert hear(spoken(SENTENCES[0]), path="translations", response_format="srt").text.startswith("1\n")


@pytest.mark.parametrize(
    ("fields", "code", "param"),
    [
        ({"language": "de"}, "unsupported_value", "language"),
        ({"language": "English"}, "invalid_language_format", "language"),
        ({"temperature": "1.1"}, "decimal_above_max_value", "temperature"),
        ({"temperature": "warm"}, "invalid_type", "temperature"),
        ({"response_format": "docx"}, "invalid_value", "response_format"),
        ({"response_format": "diarized_json"}, "unsupported_value", "response_format"),
        ({"model": "gpt-4o-transcribe", "response_format": "srt"}, "unsupported_value", "response_format"),
        ({"model": "gpt-transcribe", "response_format": "text"}, "unsupported_value", "response_format"),
        ({"model": "whisper-1", "include[]": "logprobs"}, "invalid_value", "include"),
        ({"model": "whisper-1", "keywords[]": "a"}, "unknown_parameter", "keywords"),
        ({"model": "gpt-4o-transcribe-diarize", "prompt": "a"}, "unsupported_parameter", "prompt"),
        ({"model": "gpt-4o"}, "unsupported_value", "model"),
        ({"model": "tts-1"}, "unsupported_value", "model"),
        ({"model": "nothing"}, "model_not_found", "model"),
        ({"include[]": "logprobs", **VERBOSE}, "invalid_parameter_combination", "include"),
        ({"include[]": "words"}, "invalid_value", "include[0]"),
        ({"timestamp_granularities[]": "word"}, "invalid_parameter_combination", "timestamp_granularities"),
        ({"timestamp_granularities[]": "day", **VERBOSE}, "invalid_value", "timestamp_granularities[0]"),
        ({"stream": "true", **VERBOSE}, "invalid_parameter_combination", "stream"),
        ({"stream": "perhaps"}, "invalid_type", "stream"),
        ({"chunking_strategy": "never"}, "invalid_value", "chunking_strategy"),
        ({"chunking_strategy[type]": "ear"}, "invalid_value", "chunking_strategy.type"),
        ({"chunking_strategy[kind]": "ear"}, "missing_required_parameter", "chunking_strategy.type"),
        ({"known_speaker_names[]": "Ann"}, "unsupported_parameter", "known_speaker_names"),
        ({"colour": "red"}, "unknown_parameter", "colour"),
    ],
)
def test_what_is_wrong_is_refused_by_name(hear, fields, code, param):
    response = hear(spoken(), **fields)
    error = response.json()["error"]
    assert (error["code"], error["param"], error["type"]) == (code, param, "invalid_request_error")


@pytest.mark.parametrize(
    ("fields", "code", "param"),
    [
        ({"language": "de"}, "unsupported_parameter", "language"),
        ({"stream": "true"}, "unknown_parameter", "stream"),
        ({"model": "gpt-4o-transcribe"}, "unsupported_value", "model"),
    ],
)
def test_what_a_translation_does_not_take_is_refused_by_name(hear, fields, code, param):
    error = hear(spoken(), path="translations", **fields).json()["error"]
    assert (error["code"], error["param"]) == (code, param)


WHOLE = spoken()
FLAC = spoken(form="flac")


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.wav", b"", "invalid_value"),
        ("a.mp3", b"", "invalid_value"),
        ("a.mp3", b"This is a text, and not a song. " * 400, "invalid_value"),
        ("a.wav", b"<html><body>502 Bad Gateway</body></html>" * 40, "invalid_value"),
        ("a.wav", WHOLE[:30], "invalid_value"),
        ("a.flac", FLAC[:100], "invalid_value"),
        ("a.flac", FLAC[: len(FLAC) // 2], "invalid_value"),
        ("a.mp3", b"\0" * 20_000, "invalid_value"),
        ("a.wav", WHOLE[:1000], "audio_too_short"),
        ("a.txt", WHOLE, "invalid_value"),
        ("a", WHOLE, "invalid_value"),
        ("a.m4a", b"\0\0\0\x18ftypM4A " + bytes(100), "unsupported_value"),
        ("a.webm", b"\x1aE\xdf\xa3" + bytes(100), "unsupported_value"),
    ],
)
def test_a_file_that_cannot_be_heard_is_refused(hear, name, data, code):
    response = hear(data, name)
    error = response.json()["error"]
    assert (response.status_code, error["code"], error["param"]) == (400, code, "file")


def test_a_wav_file_without_an_end_is_heard_as_far_as_it_goes(hear):
    assert hear(WHOLE[: len(WHOLE) * 2 // 3]).json()["text"]


def test_more_than_25_megabytes_are_refused(hear):
    response = hear(WHOLE + bytes(25 * 1024 * 1024))
    assert response.status_code == 413
    assert response.json()["error"]["message"].startswith("413: Maximum content size limit (26214400) exceeded")


def test_a_small_file_that_unfolds_to_an_hour_is_refused(hear):
    file = io.BytesIO()
    with soundfile.SoundFile(file, "w", 8_000, 1, "PCM_16", format="FLAC") as target:
        for _ in range(60):
            target.write(np.zeros(60 * 8_000, np.int16))
    assert len(file.getvalue()) < 1_000_000
    assert "longer than 1500 seconds" in hear(file.getvalue(), "a.flac").json()["error"]["message"]


@pytest.mark.parametrize(("rate", "channels"), [(1_000, 1), (400_000, 1), (16_000, 9)])
def test_absurd_sounds_are_refused(hear, rate, channels):
    file = io.BytesIO()
    soundfile.write(file, np.zeros((rate, channels)), rate, format="WAV")
    assert hear(file.getvalue()).json()["error"]["code"] == "invalid_value"


def test_the_file_must_be_there_and_be_a_file(send):
    def asked(**content: Any) -> Any:
        return send("POST", "/v1/audio/transcriptions", **content).json()["error"]

    part = {"other": ("a.wav", WHOLE)}
    assert asked(files={"model": (None, "whisper-1")})["code"] == "missing_required_parameter"
    assert asked(files={"file": (None, "text"), "model": (None, "whisper-1")})["param"] == "file"
    assert asked(files=part, data={"model": "whisper-1"})["code"] == "unknown_parameter"
    assert asked(body={"model": "whisper-1"})["code"] == "unsupported_content_type"
    assert asked(files={"file": ("a.wav", WHOLE)}, data={"language": "en"})["param"] == "model"


def test_a_broken_transcript_breaks_off(shared_server):
    body, kind = form(spoken(TEXT), model="demo-broken-stream", stream="true")
    status, answer = shared_server.request("POST /v1/audio/transcriptions HTTP/1.1", body, content_type=kind)
    assert status == 200
    assert answer.count(b"transcript.text.delta") == 2
    assert b"transcript.text.done" not in answer


@pytest.mark.parametrize("missing", ["pocketsphinx", "soundfile"])
def test_without_the_packages_one_line_says_how_to_get_them(missing):
    content = {"files": {"file": ("a.wav", WHOLE[:1000])}, "data": {"model": "whisper-1"}}
    status, message = json.loads(without(missing, "/v1/audio/transcriptions", **content))
    assert status == 501
    assert message.endswith('To get it: pip install "playground[demo-speech]"')
