"""Requests for transcripts as they go over the wire, and replies however they are written."""

import json
import math
from typing import Any

import pytest

from playground.api.audio import (
    HearingParameters,
    Segment,
    Token,
    Transcript,
    TranscriptionParameters,
    TranslationParameters,
    Upload,
    Word,
    transcribe,
)
from playground.api.dialect import Dialect
from playground.api.errors import (
    ConnectionLost,
    EndpointMissing,
    ErrorInReply,
    NotAnApi,
    ReplyUnreadable,
    ServerFailed,
    StreamInterrupted,
)
from playground.api.request import Expect, Part, Repeat
from tests.faults.calls import QUICK, Outcome, call, connection_to
from tests.faults.server import STREAM_HEAD, FaultServer, Peer, Script, always, answer, error_answer, once

TAKE = Upload(b"RIFF....WAVE", "take.wav", "audio/wav")
PLAIN = TranscriptionParameters(TAKE, "m")
STREAM = TranscriptionParameters(TAKE, "m", stream=True)


def hear(place: FaultServer, parameters: HearingParameters = PLAIN, said: list[str] | None = None) -> Outcome:
    heard: list[str] = [] if said is None else said
    return call(
        connection_to(place),
        lambda client, notes: transcribe(client, parameters, heard.append, notes),
        patience=QUICK,
    )


def replied(body: str | bytes, kind: str = "application/json", parameters: HearingParameters = PLAIN) -> Outcome:
    with FaultServer(always(answer(body, content_type=kind))) as server:
        return hear(server, parameters)


def transcript(data: Any) -> Transcript:
    made = replied(json.dumps(data)).result
    assert isinstance(made, Transcript)
    return made


def streamed(*events: dict[str, Any], ending: bytes = b"") -> Script:
    lines = b"".join(f"data: {json.dumps(event)}\n\n".encode() for event in events)
    return once(STREAM_HEAD + lines + ending)


def delta(text: str, **more: Any) -> dict[str, Any]:
    return {"type": "transcript.text.delta", "delta": text, **more}


def test_every_field_of_a_transcription_is_a_part_of_the_form_as_the_official_library_writes_it():
    parameters = TranscriptionParameters(
        TAKE, "m", language="en", prompt="Playground", temperature=0.5, response_format="verbose_json",
        timestamp_granularities=("word", "segment"), include=("logprobs",),
        chunking_strategy={"type": "server_vad", "threshold": 0.5}, stream=False, keywords=("a", "b"),
        languages=("en", "de"), known_speaker_names=("Ann",), known_speaker_references=("data:audio/wav;base64,AA==",),
        extra={"hotwords": "x", "language": "de"},
    )  # fmt: skip
    request = parameters.to_request(Dialect())
    assert [(part.name, part.value) for part in request.parts[:-1]] == [
        ("model", "m"), ("language", "de"), ("prompt", "Playground"), ("temperature", "0.5"),
        ("response_format", "verbose_json"), ("timestamp_granularities[]", "word"),
        ("timestamp_granularities[]", "segment"), ("include[]", "logprobs"),
        ("chunking_strategy[type]", "server_vad"), ("chunking_strategy[threshold]", "0.5"), ("stream", "false"),
        ("keywords[]", "a"), ("keywords[]", "b"), ("languages[]", "en"), ("languages[]", "de"),
        ("known_speaker_names[]", "Ann"), ("known_speaker_references[]", "data:audio/wav;base64,AA=="),
        ("hotwords", "x"),
    ]  # fmt: skip
    assert request.parts[-1] == Part("file", TAKE.data, "take.wav", "audio/wav")
    assert (request.method, request.path, request.repeat) == ("POST", "audio/transcriptions", Repeat.ONCE)
    assert request.expect is Expect.TEXT


def test_only_what_is_set_is_sent():
    assert [part.name for part in PLAIN.to_request(Dialect()).parts] == ["model", "file"]
    assert [part.name for part in TranscriptionParameters(TAKE).to_request(Dialect()).parts] == ["file"]
    assert STREAM.to_request(Dialect()).expect is Expect.EVENTS


def test_what_was_refused_before_is_not_sent_again_by_whichever_of_its_names():
    dialect = Dialect().without("m", "timestamp_granularities[]").without("m", "prompt").without("m", "file")
    parameters = TranscriptionParameters(TAKE, "m", prompt="p", timestamp_granularities=("word",))
    assert [part.name for part in parameters.to_request(dialect).parts] == ["model", "file"]


def test_a_translation_has_its_own_path_and_a_server_without_one_is_not_asked():
    request = TranslationParameters(TAKE, "m", response_format="srt").to_request(Dialect())
    assert (request.path, len(request.parts)) == ("audio/translations", 3)
    with pytest.raises(EndpointMissing):
        TranslationParameters(TAKE, "m").to_request(Dialect(paths={"audio/translations": ""}))


def test_words_segments_and_all_that_is_told_about_them_are_read():
    made = transcript(
        {
            "task": "transcribe", "language": "english", "duration": 2.5, "text": " Hello world. ",
            "segments": [
                {"id": 0, "start": 0.0, "end": 1.2, "text": " Hello world.", "avg_logprob": -0.2, "no_speech_prob": 0.1}
            ],
            "words": [{"word": "Hello", "start": 0.1, "end": 0.5}, {"word": " world", "start": 0.6, "end": 1.1}],
            "usage": {"type": "duration", "seconds": 3},
        }
    )  # fmt: skip
    assert (made.text, made.language, made.duration) == ("Hello world.", "english", 2.5)
    assert made.words == (Word("Hello", 0.1, 0.5), Word("world", 0.6, 1.1))
    assert made.segments == (Segment("0", 0.0, 1.2, "Hello world.", -0.2, 0.1),)
    assert made.usage == {"type": "duration", "seconds": 3}
    assert isinstance(made.raw, dict)


def test_numbers_may_be_texts_and_whatever_is_missing_is_taken_from_its_neighbour():
    made = transcript(
        {
            "duration": "2.5",
            "segments": [
                {"id": "seg_1", "end": "1.5", "text": "One", "speaker": "A"},
                {"text": "two", "start": "nonsense", "end": 0.5},
                "rubbish",
                {"start": 3, "text": "three", "avg_logprob": "-0.5", "no_speech_prob": None, "speaker": 7},
            ],
            "words": [{"word": "a", "start": True}, {"word": ""}, None, {"text": "b", "start": 2.0}],
        }
    )
    assert made.text == "One two three"
    assert made.duration == 2.5
    assert [(each.id, each.start, each.end, each.speaker) for each in made.segments] == [
        ("seg_1", 0.0, 1.5, "A"),
        ("1", 0.5, 0.5, ""),
        ("3", 3.0, 3.0, "7"),
    ]
    assert made.segments[2].avg_logprob == -0.5
    assert made.words == (Word("a", 0.0, 0.0), Word("b", 2.0, 2.0))


def test_a_text_is_enough_and_without_one_words_are():
    assert transcript({"text": "你好"}) == Transcript("你好", raw={"text": "你好"})
    words = [{"word": "你", "start": 0, "end": 1}, {"word": "好", "start": 1, "end": 2}]
    assert transcript({"words": words}).text == "你好"
    assert transcript({"text": ""}).text == ""


def test_words_inside_of_segments_and_chances_instead_of_logarithms_are_understood():
    words = [{"word": " Hi", "start": 0, "end": 0.5, "probability": 0.5}, {"word": "you", "score": 0}]
    made = transcript({"text": "Hi you", "segments": [{"text": "Hi you", "words": words}]})
    assert [word.text for word in made.words] == ["Hi", "you"]
    assert made.words[0].logprob == pytest.approx(math.log(0.5))
    assert made.words[1].logprob is not None
    assert made.words[1].logprob < -10


def test_words_are_as_sure_as_the_least_sure_of_their_tokens():
    tokens = [{"token": "Hel", "logprob": -0.1}, {"token": "lo", "logprob": -0.9}, {"token": " you!", "logprob": -0.2}]
    words = [{"word": "hello", "start": 0, "end": 1}, {"word": "you", "start": 1, "end": 2}]
    made = transcript({"text": "Hello you!", "logprobs": [*tokens, {"token": "x"}, 3], "words": words})
    assert [word.logprob for word in made.words] == [-0.9, -0.2]
    assert made.logprobs == (Token("Hel", -0.1), Token("lo", -0.9), Token(" you!", -0.2))
    other = transcript({"text": "Hello", "logprobs": tokens, "words": [{"word": "else"}]})
    assert other.words[0].logprob is None


def test_text_comes_as_text_whatever_was_asked_for():
    made = replied(" Hello there.\n", "text/plain").result
    assert (made.text, made.raw) == ("Hello there.", " Hello there.\n")
    assert replied('"Hello.\\n"').result.text == "Hello."
    text = TranscriptionParameters(TAKE, "m", response_format="text")
    assert replied("[music] {sic}", "text/plain", text).result.text == "[music] {sic}"
    assert replied(json.dumps({"text": "JSON all the same"}), parameters=text).result.text == "JSON all the same"


@pytest.mark.parametrize("response_format", ["srt", "vtt"])
def test_captions_give_their_times(response_format):
    srt = "1\r\n00:00:00,000 --> 00:00:01,500\r\nHello\r\n\r\n2\r\n00:00:01,500 --> 00:01:02,000\r\nyou\r\nthere.\r\n"
    vtt = "WEBVTT\n\n00:00.000 --> 00:01.500\nHello\n\n00:01.500 --> 01:02.000\nyou\nthere.\n"
    body = srt if response_format == "srt" else vtt
    parameters = TranscriptionParameters(TAKE, "m", response_format=response_format)
    made = replied(body, "text/plain; charset=utf-8", parameters).result
    assert made.text == "Hello you there."
    assert [(each.id, each.start, each.end) for each in made.segments] == [("0", 0.0, 1.5), ("1", 1.5, 62.0)]
    assert (made.raw, made.duration) == (body, 62.0)


def test_silence_is_an_empty_text_but_no_empty_json():
    text = TranscriptionParameters(TAKE, "m", response_format="text")
    assert replied("", "text/plain", text).result.text == ""
    error = replied("").error
    assert isinstance(error, ReplyUnreadable)
    assert error.outcome_unknown


@pytest.mark.parametrize(
    ("body", "kind", "expected"),
    [
        ("<!DOCTYPE html><html><body>Welcome</body></html>", "text/html", NotAnApi),
        ("<html><body>Welcome</body></html>", "text/plain", NotAnApi),
        ('{"text": "cut sho', "application/json", ReplyUnreadable),
        ('{"text": "cut sho', "text/plain", ReplyUnreadable),
        (b"\x00\x01\x02\x03binary", "application/octet-stream", ReplyUnreadable),
        ("[1, 2", "application/json", ReplyUnreadable),
        ('{"error": {"message": "no such model"}}', "application/json", ErrorInReply),
        ('{"error": "Unexpected endpoint or method. (POST /audio)"}', "application/json", ErrorInReply),
    ],
)
def test_what_is_no_transcript_is_an_error_with_all_its_facts(body, kind, expected):
    error = replied(body, kind).error
    assert type(error) is expected
    assert error.outcome_unknown == (expected is ReplyUnreadable)
    assert error.status == 200
    assert error.url.endswith("/audio/transcriptions")
    assert error.connection == "Test"


def test_a_long_reply_is_read_too():
    segments = [{"id": n, "start": n, "end": n + 1, "text": f"Sentence {n}."} for n in range(9000)]
    made = transcript({"text": "x" * 300_000, "segments": segments})
    assert len(made.segments) == 9000


def test_a_failing_server_is_not_asked_twice():
    with FaultServer(always(error_answer("500 Internal Server Error", "it broke"))) as server:
        error = hear(server).error
        assert isinstance(error, ServerFailed)
        assert error.outcome_unknown
        assert len(server.requests) == 1


def test_the_text_of_a_stream_is_handed_over_as_it_comes():
    said: list[str] = []
    tokens = [{"token": " Hello", "logprob": -0.25}]
    events = (
        delta("Hello", logprobs=tokens),
        delta(" wor"),
        delta("ld"),
        {"type": "transcript.text.done", "text": "Hello world", "usage": {"type": "tokens", "total_tokens": 3}},
    )
    with FaultServer(streamed(*events)) as server:
        made = hear(server, STREAM, said).result
        assert b'name="stream"\r\n\r\ntrue' in server.requests[0].body
    assert said == ["Hello", " wor", "ld"]
    assert made.text == "Hello world"
    assert made.logprobs == (Token(" Hello", -0.25),)
    assert made.usage == {"type": "tokens", "total_tokens": 3}


def test_a_stream_of_speakers_gives_segments():
    said: list[str] = []
    segment = {"type": "transcript.text.segment", "id": "seg_1", "start": 0, "end": 1.5, "speaker": "A", "text": " Hi."}
    other = {**segment, "id": "seg_2", "start": 1.5, "end": 2, "speaker": "B", "text": "Yes."}
    with FaultServer(streamed(segment, other, {"type": "transcript.text.done"})) as server:
        made = hear(server, STREAM, said).result
    assert said == ["Hi.", " Yes."]
    assert made.text == "Hi. Yes."
    assert [(each.id, each.speaker, each.end) for each in made.segments] == [("seg_1", "A", 1.5), ("seg_2", "B", 2.0)]


def test_half_a_character_waits_for_its_other_half():
    said: list[str] = []
    events = (delta("\ud83d"), delta("\ude00!"), {"type": "transcript.text.done"})
    with FaultServer(streamed(*events)) as server:
        assert hear(server, STREAM, said).result.text == "😀!"
    assert "".join(said) == "😀!"


def test_a_stream_that_ends_early_is_interrupted_and_what_came_was_handed_over():
    said: list[str] = []
    with FaultServer(streamed(delta("Hello"))) as server:
        error = hear(server, STREAM, said).error
        assert isinstance(error, StreamInterrupted)
        assert error.outcome_unknown
        assert len(server.requests) == 1
    assert said == ["Hello"]


def test_a_stream_that_is_cut_after_its_end_is_whole():
    def cut(peer: Peer) -> None:
        peer.request()
        done = json.dumps({"type": "transcript.text.done", "text": "Hello"})
        peer.send(STREAM_HEAD, f"data: {json.dumps(delta('Hello'))}\n\ndata: {done}\n\n".encode())
        peer.reset()

    with FaultServer(cut) as server:
        assert hear(server, STREAM).result.text == "Hello"


def test_a_connection_that_is_cut_in_the_middle_is_lost():
    def cut(peer: Peer) -> None:
        peer.request()
        head = STREAM_HEAD.replace(b"Connection: close", b"Transfer-Encoding: chunked")
        event = f"data: {json.dumps(delta('Hello'))}\n\n".encode()
        peer.send(head, f"{len(event):x}\r\n".encode(), event, b"\r\n")

    said: list[str] = []
    with FaultServer(cut) as server:
        error = hear(server, STREAM, said).error
    assert isinstance(error, ConnectionLost)
    assert said == ["Hello"]


def test_a_server_that_does_not_stream_is_understood_all_the_same():
    said: list[str] = []
    with FaultServer(always(answer(json.dumps({"text": "All at once"})))) as server:
        assert hear(server, STREAM, said).result.text == "All at once"
    assert said == ["All at once"]


@pytest.mark.parametrize("kind", ["text/event-stream; charset=utf-8", "text/plain"])
def test_a_server_that_streams_without_being_asked_is_understood_all_the_same(kind):
    events = [delta("Good "), delta("morning"), {"type": "transcript.text.done", "text": "Good morning"}]
    body = "".join(f"data: {json.dumps(event)}\n\n" for event in events)
    made = replied(body, kind).result
    assert isinstance(made, Transcript)
    assert made.text == "Good morning"
    cut = replied(body[: body.index("data", 60)], kind).error
    assert isinstance(cut, StreamInterrupted)
    assert cut.outcome_unknown


def test_small_transcripts_one_after_the_other_are_a_stream_too():
    said: list[str] = []
    with FaultServer(streamed({"text": " One two."}, {"text": "Three."})) as server:
        assert hear(server, STREAM, said).result.text == "One two. Three."
    assert said == ["One two.", " Three."]


def test_rubbish_between_the_events_and_a_good_bye_do_no_harm():
    with FaultServer(streamed(delta("Hi"), {"type": "ping"}, ending=b"data: {rubbish\n\ndata: [DONE]\n\n")) as server:
        assert hear(server, STREAM).result.text == "Hi"


def test_an_error_in_the_middle_of_a_stream_is_one():
    with FaultServer(streamed(delta("Hi"), {"error": {"message": "the ear fell off"}})) as server:
        error = hear(server, STREAM).error
    assert isinstance(error, ErrorInReply)
    assert error.message == "the ear fell off"
