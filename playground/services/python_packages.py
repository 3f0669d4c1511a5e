"""The Python that the program runs in: what is installed there, and whether anything can be."""

from __future__ import annotations

import importlib
import os
import sys
import sysconfig
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from playground.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class PythonPackages:
    """`folder` is where pip puts packages, `standard` where Python's own modules lie."""

    def __init__(self, folder: Path | None = None, standard: Path | None = None) -> None:
        self._folder = folder or Path(sysconfig.get_path("purelib"))
        self._standard = standard or Path(sysconfig.get_path("stdlib"))

    def obstacle(self) -> Message | None:
        """Why nothing can be installed, if so."""
        if getattr(sys, "frozen", False):
            return Message("This build of the program is closed. Install the program with pip to add components.")
        if find_spec("pip") is None:
            return Message("This Python has no pip. Install pip, then open the settings again.")
        if sys.prefix == sys.base_prefix and (self._standard / "EXTERNALLY-MANAGED").exists():
            return Message("This Python belongs to the system. Run the program in an environment of its own.")
        if not os.access(self._folder, os.W_OK):
            return Message("The folder of the packages cannot be written: {folder}", folder=str(self._folder))
        return None

    def holds(self, file: str, size: int) -> bool:
        """Whether this file of a package is there, in full. Its code is not run."""
        importlib.invalidate_caches()
        package, _, inside = file.partition("/")
        found = find_spec(package)
        if found is None or not found.submodule_search_locations:
            return False
        path = Path(found.submodule_search_locations[0]) / inside
        return path.is_file() and path.stat().st_size == size

    async def pip(self, arguments: Sequence[str], on_line: Callable[[str], None]) -> int:
        """The exit code. Raises OSError."""
        from playground.services.pip_runs import run_pip

        return await run_pip(arguments, on_line)
