"""The demo server's life as a process, played by small stand-ins."""

import asyncio
import json
import os
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from playground.services.demo import DemoServer
from playground.services.errors import DemoServerFailed
from playground.services.redaction import redact

# Says what it was given, notes its own number, and ends when its standard input does.
GOOD = """
import json, os, sys
names = [name for name in os.environ if name.startswith("OPENAI_")]
token = os.environ["PLAYGROUND_DEMO_TOKEN"]
print(json.dumps({"base_url": f"http://127.0.0.1:{os.getpid()}/v1", "api_key": token, "seen": names}), flush=True)
sys.stderr.write(json.dumps([names, sys.argv[1:], os.environ["PYTHONPATH"]]) + "\\n")
sys.stdin.read()
"""
STUBBORN = GOOD.replace("sys.stdin.read()", "import time; time.sleep(60)")
SILENT = "import sys; sys.stdin.read()"
WORDY = "print('Hello')"
GONE = "raise SystemExit(3)"


def server(program: str, ready_within: float = 10.0) -> DemoServer:
    return DemoServer([sys.executable, "-c", program], ready_within=ready_within)


def run(program: str, story: Callable[[DemoServer], Awaitable[None]], ready_within: float = 10.0) -> None:
    async def whole() -> None:
        demo = server(program, ready_within)
        try:
            await story(demo)
        finally:
            await demo.close()

    asyncio.run(whole())


def process_id(base_url: str) -> int:
    return int(base_url.rpartition(":")[2].removesuffix("/v1"))


def kill(base_url: str) -> None:
    os.kill(process_id(base_url), 9)


async def wait_until_dead(demo: DemoServer) -> None:
    process = demo._process
    assert process is not None
    await asyncio.to_thread(process._process.wait)


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def state(process: int) -> str:
    """As /proc names it: an orphan of a container may stay a zombie."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return "gone"


def test_it_is_started_once_and_ends_with_its_lifeline() -> None:
    started: list[str] = []

    async def story(demo: DemoServer) -> None:
        answers = await asyncio.gather(*(demo.base_url_and_token() for _ in range(3)))
        answers.append(await demo.base_url_and_token())
        assert len(set(answers)) == 1
        base_url, token = answers[0]
        assert len(token) >= 40
        assert redact(token) == "•••"
        started.append(base_url)

    run(GOOD, story)
    assert not alive(process_id(started[0]))


def test_one_that_was_ended_on_purpose_starts_again_as_often_as_it_is_needed() -> None:
    async def story(demo: DemoServer) -> None:
        seen = set()
        for _ in range(3):
            seen.add((await demo.base_url_and_token())[0])
            await demo.end()
        assert len(seen) == 3
        assert not any(alive(process_id(base_url)) for base_url in seen)

    run(GOOD, story)


def test_it_gets_the_way_to_this_program_and_no_key_of_the_user(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-not-for-the-demo")
    monkeypatch.setenv("PYTHONPATH", "/kept")
    caplog.set_level("INFO")

    async def story(demo: DemoServer) -> None:
        await demo.base_url_and_token()

    run(GOOD, story)
    (line,) = [record.getMessage() for record in caplog.records if record.getMessage().startswith("[[")]
    names, arguments, path = json.loads(line)
    assert names == []
    assert arguments == []
    assert path.split(os.pathsep) == [str(Path(__file__).parents[3]), "/kept"]


def test_when_it_dies_it_is_started_again_once() -> None:
    async def story(demo: DemoServer) -> None:
        first, first_token = await demo.base_url_and_token()
        kill(first)
        await wait_until_dead(demo)
        second, second_token = await demo.base_url_and_token()
        assert second != first
        assert second_token != first_token
        kill(second)
        await wait_until_dead(demo)
        with pytest.raises(DemoServerFailed, match="ended again, with code"):
            await demo.base_url_and_token()
        third, _ = await demo.base_url_and_token()  # asked for once more, it gets another chance
        assert third not in (first, second)

    run(GOOD, story)


def test_one_that_does_not_listen_is_killed() -> None:
    started: list[str] = []

    async def story(demo: DemoServer) -> None:
        started.append((await demo.base_url_and_token())[0])

    begin = time.monotonic()
    run(STUBBORN, story)
    assert time.monotonic() - begin < 10
    assert not alive(process_id(started[0]))


@pytest.mark.parametrize(
    ("program", "words"),
    [(SILENT, "did not say that it is ready"), (WORDY, "began with: Hello"), (GONE, "began with: nothing")],
)
def test_one_that_does_not_start_well_is_reported(program: str, words: str) -> None:
    async def story(demo: DemoServer) -> None:
        for _ in range(2):
            with pytest.raises(DemoServerFailed, match=words):
                await demo.base_url_and_token()

    run(program, story, ready_within=0.3 if program is SILENT else 10.0)


def test_a_command_that_does_not_exist_is_reported() -> None:
    async def story() -> None:
        demo = DemoServer(["/no/such/program"])
        with pytest.raises(DemoServerFailed, match="No such file"):
            await demo.base_url_and_token()
        await demo.close()
        with pytest.raises(DemoServerFailed, match="ending"):
            await demo.base_url_and_token()

    asyncio.run(story())


def test_a_caller_that_is_stopped_does_not_stop_the_start() -> None:
    async def story(demo: DemoServer) -> None:
        stopped = asyncio.create_task(demo.base_url_and_token())
        await asyncio.sleep(0)
        waiting = asyncio.create_task(demo.base_url_and_token())
        await asyncio.sleep(0)
        stopped.cancel()
        base_url, _ = await waiting
        assert alive(process_id(base_url))

    run(GOOD, story)


def test_without_a_command_it_starts_this_program(monkeypatch: pytest.MonkeyPatch) -> None:
    assert DemoServer()._command == (sys.executable, "-m", "playground", "demo-server", "--lifeline")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert DemoServer()._command == (sys.executable, "demo-server", "--lifeline")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
def test_it_dies_with_the_window_that_started_it() -> None:
    window = (
        "import asyncio, os, sys\n"
        "from playground.services.demo import DemoServer\n"
        f"demo = DemoServer([sys.executable, '-c', {GOOD!r}])\n"
        "async def story():\n"
        "    print((await demo.base_url_and_token())[0], flush=True)\n"
        "    os.kill(os.getpid(), 9)\n"
        "asyncio.run(story())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", window], capture_output=True, text=True, cwd=Path(__file__).parents[3], check=False
    )
    process = process_id(done.stdout.strip())
    end = time.monotonic() + 10
    while state(process) not in ("gone", "Z"):
        assert time.monotonic() < end
