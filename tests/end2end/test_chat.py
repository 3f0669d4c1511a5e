"""The real program, typed into: a chat with the demo server, an end amid a reply, a key that stays secret."""

import asyncio
import base64
import json
import signal
import sqlite3
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from playground.storage.database import Database
from playground.storage.history import History, TurnRecord
from tests.end2end.desktop import Program, screen
from tests.faults.server import DONE, STREAM_HEAD, FaultServer, Peer, answer, delta, error_answer

CANARY = "sk-canary-7Qm2xVb9Lk4TzR1w"
PROMPT = "Write a short poem about spring"
MODELS = answer(json.dumps({"object": "list", "data": [{"id": "test-model", "object": "model"}]}))


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    with screen() as display:
        yield display


def on_disk(data: Path) -> tuple[TurnRecord, ...]:
    """The turns as the next start of the program would find them."""

    async def read() -> tuple[TurnRecord, ...]:
        database = Database(data / "history.db")
        history = History(database)
        assert (await database.open()).state == "ok"
        turns = await history.turns(1)
        await database.close()
        return turns

    turns = asyncio.run(read())
    connection = sqlite3.connect(data / "history.db")
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
    return turns


def tick(peer: Peer, said: list[str] | None = None) -> None:
    """Streams numbered words, fifty a second, and notes what it has said."""
    while peer.request().path.endswith("/models"):
        peer.send(MODELS)
    peer.send(STREAM_HEAD)
    for number in range(100_000):
        peer.send(delta(f"w{number} "))
        if said is not None:
            said.append(f"w{number} ")
        peer.pause(0.02)


def test_typed_prompt_is_answered_by_the_demo_server(display, tmp_path):
    with Program(display, tmp_path / "data") as program:
        program.send(PROMPT)
        program.until(lambda: [status for _, _, status in program.turns()] == ["done", "done"], "the whole reply")
        prompt, reply = program.turns()
        assert prompt[:2] == ("user", PROMPT)
        assert len(reply[1]) > 20
        program.end()


def sleep_through(program: Program, said: list[str], words: int) -> None:
    """The program stands still while the server goes on, and then gets what was said meanwhile."""
    program.process.send_signal(signal.SIGSTOP)
    awake = len(said) + words
    program.until(lambda: len(said) > awake, "words that nobody hears")
    program.process.send_signal(signal.SIGCONT)
    program.until(lambda: "".join(said[:awake]) in program.turns()[-1][1], "those words on disk")


def test_escape_stops_the_reply_and_the_next_prompt_goes_on(display, tmp_path):
    """N28: also where the computer slept in between."""
    said: list[str] = []
    script = partial(tick, said=said)
    with FaultServer(script) as server, Program(display, tmp_path / "data", "--base-url", server.base_url) as program:
        program.send(PROMPT)
        program.until(lambda: "w20 " in program.turns()[-1][1], "some text on disk")
        sleep_through(program, said, words=40)
        program.press("Escape")
        program.until(lambda: program.turns()[-1][2] == "stopped", "the stop")
        assert server.wait_for(lambda each: bool(each.disconnects))
        kept = program.turns()[-1][1]
        program.send("Go on")
        program.until(lambda: b"Go on" in server.requests[-1].body, "the next request")
        messages: Any = server.requests[-1].json()["messages"]
        assert [each["content"] for each in messages] == [PROMPT, kept, "Go on"]
        program.end()


def test_kill_during_a_reply_keeps_what_was_written_down_meanwhile(display, tmp_path):
    data = tmp_path / "data"
    with FaultServer(tick) as server, Program(display, data, "--base-url", server.base_url) as program:
        program.send(PROMPT)
        program.until(lambda: bool(program.turns()[-1][1]), "the beginning on disk")
        beginning = program.turns()[-1][1]
        program.until(lambda: len(program.turns()[-1][1]) > len(beginning), "more of it on disk")
        more = program.turns()[-1][1]
        program.kill()

    prompt, reply = on_disk(data)
    assert prompt.text == PROMPT
    assert reply.status == "interrupted"
    assert more.startswith(beginning)
    assert reply.text.startswith(more)


def test_end_of_the_program_during_a_reply_keeps_more_than_was_on_disk(display, tmp_path):
    data, said = tmp_path / "data", list[str]()
    script = partial(tick, said=said)
    with FaultServer(script) as server, Program(display, data, "--base-url", server.base_url) as program:
        program.send(PROMPT)
        program.until(lambda: bool(program.turns()[-1][1]), "the beginning on disk")
        beginning = program.turns()[-1][1]
        program.until(lambda: len("".join(said[:-10])) > len(beginning), "ten more words")
        program.end()

    _, reply = on_disk(data)
    assert reply.status == "stopped"
    assert reply.text.startswith(beginning)
    assert len(reply.text) > len(beginning)


def test_key_is_nowhere_to_be_found(display, tmp_path):
    def script(peer: Peer) -> None:
        while True:
            request = peer.request()
            if request.path.endswith("/models"):
                peer.send(MODELS)
            elif "Second" in request.body.decode():
                peer.send(
                    error_answer("401 Unauthorized", f"Incorrect API key provided: {CANARY}", code="invalid_api_key")
                )
            else:
                peer.send(STREAM_HEAD, delta("all is well", "stop"), DONE)
                return

    data = tmp_path / "data"
    with FaultServer(script) as server:
        arguments = ("--base-url", server.base_url, "--api-key-env", "CANARY_KEY")
        with Program(display, data, *arguments, variables={"CANARY_KEY": CANARY}) as program:
            program.send("First")
            program.until(lambda: program.turns()[-1][1:] == ("all is well", "done"), "the first reply")
            program.send("Second")
            program.until(lambda: program.turns()[-1][2] == "failed", "the error")
            program.press("F12")  # the inspector, with both exchanges
            chats = [each for each in server.requests if each.path.endswith("/chat/completions")]
            assert all(each.headers["authorization"] == f"Bearer {CANARY}" for each in chats)
            assert CANARY not in Path(f"/proc/{program.process.pid}/cmdline").read_text()
            found = _files_with_the_key(data)  # while the write-ahead log is still there
            program.end()
            assert CANARY not in program.output
    assert found == []
    assert _files_with_the_key(tmp_path) == []


def _files_with_the_key(folder: Path) -> list[str]:
    forms = (CANARY.encode(), base64.b64encode(CANARY.encode()).rstrip(b"="), CANARY.encode("utf-16-le"))
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert any(file.name.startswith("history.db") for file in files)
    return [str(file) for file in files if any(form in file.read_bytes() for form in forms)]
