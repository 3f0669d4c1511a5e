"""Requests for speech as they go over the wire, and sound that is handed over while it comes."""

import asyncio
import base64
import json
from typing import Any

import pytest

from playground.api.audio import SpeechEnd, SpeechParameters, speak
from playground.api.client import Client
from playground.api.dialect import Dialect
from playground.api.errors import (
    BrokenOff,
    ConnectionLost,
    EndpointMissing,
    ErrorInReply,
    NotAnApi,
    ParameterRejected,
    ReplyTooLarge,
    ReplyUnreadable,
    StreamInterrupted,
    StreamStalled,
)
from playground.api.observer import BodyArrived, Ended
from playground.api.request import Expect, Repeat
from tests.faults.calls import QUICK, Notes, Outcome, call, connection_to
from tests.faults.server import STREAM_HEAD, FaultServer, Peer, Script, always, answer, error_answer, once

MP3 = b"ID3\x04\x00\x00\x00\x00\x00\x00" + bytes(range(256)) * 40
WAV = b"RIFF\xff\xff\xff\xffWAVEfmt \x10\x00\x00\x00" + bytes(range(256)) * 40
SAY = SpeechParameters("Hello.", "m", "alloy")
EVENTS = SpeechParameters("Hello.", "m", "alloy", stream_format="sse")
CHUNKED = b"HTTP/1.1 200 OK\r\nContent-Type: audio/mpeg\r\nTransfer-Encoding: chunked\r\n\r\n"


def say(place: FaultServer, parameters: SpeechParameters = SAY, heard: list[bytes] | None = None) -> Outcome:
    pieces: list[bytes] = [] if heard is None else heard
    return call(
        connection_to(place),
        lambda client, notes: speak(client, parameters, pieces.append, notes),
        patience=QUICK,
    )


def chunk(data: bytes) -> bytes:
    return f"{len(data):x}\r\n".encode() + data + b"\r\n"


def event(name: str, **payload: Any) -> bytes:
    return f"data: {json.dumps({'type': name, **payload})}\n\n".encode()


def audio(data: bytes) -> bytes:
    return event("speech.audio.delta", audio=base64.b64encode(data).decode())


def test_every_field_of_speech_is_sent_and_extra_fields_win():
    parameters = SpeechParameters(
        "Hi", "m", {"id": "voice_1"}, instructions="Whisper.", response_format="wav", speed=1.5, stream_format="audio",
        extra={"speed": 2, "lang_code": "a"},
    )  # fmt: skip
    request = parameters.to_request(Dialect())
    assert request.body == {
        "input": "Hi", "model": "m", "voice": {"id": "voice_1"}, "instructions": "Whisper.", "response_format": "wav",
        "speed": 2, "stream_format": "audio", "lang_code": "a",
    }  # fmt: skip
    assert (request.method, request.path, request.expect) == ("POST", "audio/speech", Expect.BYTES)
    assert request.repeat is Repeat.GENERATION
    assert EVENTS.to_request(Dialect()).expect is Expect.EVENTS


def test_only_what_is_set_is_sent():
    assert SAY.to_request(Dialect()).body == {"input": "Hello.", "model": "m", "voice": "alloy"}
    assert SpeechParameters("Hello.").to_request(Dialect()).body == {"input": "Hello."}


def test_old_servers_are_asked_for_the_format_by_its_old_name():
    dialect = Dialect(speech_format_field="output_format")
    wav = SpeechParameters("Hi", "m", "alloy", response_format="wav")
    assert wav.to_request(dialect).body == {"input": "Hi", "model": "m", "voice": "alloy", "output_format": "wav"}
    assert "output_format" not in (wav.to_request(dialect.without("m", "output_format")).body or {})
    assert "response_format" not in (wav.to_request(Dialect().without("m", "response_format")).body or {})


def test_a_server_that_does_not_speak_is_not_asked():
    with pytest.raises(EndpointMissing):
        SAY.to_request(Dialect(paths={"audio/speech": ""}))


def test_the_sound_is_handed_over_while_it_comes():
    heard: list[bytes] = []
    seen: list[int] = []

    def slowly(peer: Peer) -> None:
        peer.request()
        peer.send(CHUNKED, chunk(MP3[:5000]))
        peer.server.wait_for(lambda _: sum(map(len, heard)) == 5000)
        seen.append(sum(map(len, heard)))
        peer.send(chunk(MP3[5000:]), chunk(b""))

    with FaultServer(slowly) as server:
        end = say(server, heard=heard).result
    assert seen == [5000]
    assert b"".join(heard) == MP3
    assert end == SpeechEnd("audio/mpeg", len(MP3))


def test_sound_that_drips_is_whole_in_the_end():
    def drip(peer: Peer) -> None:
        peer.request()
        peer.send(CHUNKED)
        for byte in WAV[:40]:
            peer.send(chunk(bytes([byte])))
        peer.send(chunk(WAV[40:]), chunk(b""))

    heard: list[bytes] = []
    with FaultServer(drip) as server:
        assert say(server, heard=heard).result.size == len(WAV)
    assert b"".join(heard) == WAV


@pytest.mark.parametrize("data", [b"\x00\x00\x01\x00", MP3, WAV, b"fLaC\x00\x00\x00\x22", b"\x00" * 1000])
def test_whatever_is_no_text_is_sound(data):
    with FaultServer(always(answer(data, content_type="application/octet-stream"))) as server:
        end = say(server, SpeechParameters("Hi", "m", "alloy", response_format="pcm")).result
    assert end == SpeechEnd("audio/pcm", len(data))


@pytest.mark.parametrize(
    ("body", "kind", "expected"),
    [
        ("<!DOCTYPE html><html>Welcome</html>", "text/html", NotAnApi),
        ("<!DOCTYPE html><html>Welcome</html>", "audio/mpeg", NotAnApi),
        ("Sorry, I cannot say that. 抱歉，不行。", "audio/mpeg", ReplyUnreadable),
        ("No.", "audio/mpeg", ReplyUnreadable),
        ("", "audio/mpeg", ReplyUnreadable),
        ('{"error": {"message": "no such voice"}}', "application/json", ErrorInReply),
        ('{"error": {"message": "no such voice"}}', "audio/mpeg", ErrorInReply),
        ('{"audio": null}', "application/json", ReplyUnreadable),
    ],
)
@pytest.mark.parametrize("parameters", [SAY, EVENTS], ids=["audio", "sse"])
def test_text_is_never_handed_over_as_sound(body, kind, expected, parameters):
    heard: list[bytes] = []
    with FaultServer(always(answer(body, content_type=kind))) as server:
        outcome = say(server, parameters, heard)
    assert type(outcome.error) is expected
    assert outcome.error.url.endswith("/audio/speech")
    assert outcome.error.connection == "Test"
    assert heard == []


def test_what_a_server_refuses_is_named():
    refusal = error_answer("400 Bad Request", "Unknown parameter: 'speed'.", code="unknown_parameter", param="speed")
    with FaultServer(always(refusal)) as server:
        error = say(server).error
        assert isinstance(error, ParameterRejected)
        assert error.param == "speed"


def test_a_failure_before_the_first_sound_is_tried_once_more():
    broken = once(error_answer("500 Internal Server Error", "it broke"))
    with FaultServer(broken, always(answer(MP3, content_type="audio/mpeg"))) as server:
        assert say(server).result.size == len(MP3)
        assert len(server.requests) == 2


def test_sound_that_breaks_off_is_kept_and_not_asked_for_again():
    def cut(peer: Peer) -> None:
        peer.request()
        peer.send(CHUNKED, chunk(MP3[:5000]))

    heard: list[bytes] = []
    with FaultServer(cut) as server:
        error = say(server, heard=heard).error
        assert len(server.requests) == 1
    assert isinstance(error, ConnectionLost)
    assert b"".join(heard) == MP3[:5000]


def test_sound_that_stops_coming_ends_the_wait():
    def stall(peer: Peer) -> None:
        peer.request()
        peer.send(CHUNKED, chunk(MP3[:5000]))
        peer.hold()

    heard: list[bytes] = []
    with FaultServer(stall) as server:
        outcome = say(server, heard=heard)
    assert isinstance(outcome.error, StreamStalled)
    assert isinstance(outcome.error, BrokenOff)
    assert outcome.notes.quiet_calls
    assert heard == [MP3[:5000]]


@pytest.mark.parametrize(
    ("parameters", "start"),
    [(SAY, CHUNKED + chunk(MP3[:5000])), (EVENTS, STREAM_HEAD + audio(MP3[:5000]))],
    ids=["audio", "sse"],
)
def test_stop_keeps_what_came_and_closes_the_connection(parameters, start):
    def go_on(peer: Peer) -> None:
        peer.request()
        peer.send(start)
        peer.hold()

    heard: list[bytes] = []

    async def stopped(client: Client, notes: Notes) -> None:
        came = asyncio.Event()

        def on_audio(data: bytes) -> None:
            heard.append(data)
            came.set()

        speaking = asyncio.create_task(speak(client, parameters, on_audio, notes))
        await came.wait()
        speaking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await speaking

    with FaultServer(go_on) as server:
        assert call(connection_to(server), stopped, patience=QUICK).error is None
        assert server.wait_for(lambda server: len(server.disconnects) == 1)
    assert b"".join(heard) == MP3[:5000]


def test_endless_sound_stops_at_the_limit():
    def flood(peer: Peer) -> None:
        peer.request()
        peer.send(CHUNKED)
        piece = chunk(bytes(1024 * 1024))
        while True:
            peer.send(piece)

    count = 0

    def add(data: bytes) -> None:
        nonlocal count
        count += len(data)

    with FaultServer(flood) as server:
        outcome = call(connection_to(server), lambda client, notes: speak(client, SAY, add, notes), patience=QUICK)
    assert isinstance(outcome.error, ReplyTooLarge)
    assert 60 * 1024 * 1024 < count <= 64 * 1024 * 1024


def test_the_inspector_sees_no_megabytes_of_sound_but_what_came_instead():
    with FaultServer(always(answer(MP3, content_type="audio/mpeg"))) as server:
        record = say(server).record
    assert not any(isinstance(change, BodyArrived) for _, change in record.changes)
    assert next(change.size for _, change in record.changes if isinstance(change, Ended)) == len(MP3)
    with FaultServer(always(answer("<html>Hi</html>", content_type="text/html"))) as server:
        record = say(server).record
    assert any(isinstance(change, BodyArrived) and change.body == b"<html>Hi</html>" for _, change in record.changes)


def test_sound_in_events_is_put_together_in_its_order():
    large = bytes(range(256)) * 2000
    done = event("speech.audio.done", usage={"total_tokens": 7})
    heard: list[bytes] = []
    with FaultServer(once(STREAM_HEAD, audio(MP3), audio(large), audio(WAV), done)) as server:
        end = say(server, EVENTS, heard).result
    assert heard == [MP3, large, WAV]
    assert end == SpeechEnd("audio/mpeg", sum(map(len, heard)), {"total_tokens": 7})


def test_events_that_end_without_their_end_are_interrupted_and_what_came_was_heard():
    heard: list[bytes] = []
    with FaultServer(once(STREAM_HEAD, audio(MP3))) as server:
        error = say(server, EVENTS, heard).error
        assert len(server.requests) == 1
    assert isinstance(error, StreamInterrupted)
    assert heard == [MP3]


def test_events_that_are_cut_after_their_end_are_whole():
    def cut(peer: Peer) -> None:
        peer.request()
        peer.send(STREAM_HEAD, audio(MP3), event("speech.audio.done"))
        peer.reset()

    with FaultServer(cut) as server:
        assert say(server, EVENTS).result.size == len(MP3)


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ([audio(MP3), event("error", error={"message": "hoarse"})], ErrorInReply),
        ([event("speech.audio.delta", audio="%%%"), event("speech.audio.done")], ReplyUnreadable),
        ([event("speech.audio.done")], ReplyUnreadable),
    ],
)
def test_events_without_usable_sound_are_an_error(pieces, expected):
    with FaultServer(once(STREAM_HEAD, *pieces)) as server:
        assert type(say(server, EVENTS).error) is expected


@pytest.mark.parametrize(
    ("parameters", "script"),
    [
        (EVENTS, always(answer(MP3, content_type="audio/mpeg"))),
        (SAY, once(STREAM_HEAD, audio(MP3), b": still here\n\n", b"data: rubbish\n\n", event("speech.audio.done"))),
        (EVENTS, once(STREAM_HEAD, audio(MP3), b"data: [DONE]\n\n")),
    ],
    ids=["sound for events", "events for sound", "only a good-bye"],
)
def test_a_server_may_send_sound_the_other_way(parameters: SpeechParameters, script: Script):
    heard: list[bytes] = []
    with FaultServer(script) as server:
        assert say(server, parameters, heard).result.media_type == "audio/mpeg"
    assert b"".join(heard) == MP3
