"""Where the program's files live."""

import os
from pathlib import Path
from typing import NamedTuple

from playground.storage.file_modes import keep_private


# A named tuple, as it is needed before the first paint, of which the module of data classes alone takes a fiftieth.
class Locations(NamedTuple):
    """The data folder and what is in it; `read_only` when nothing can be written there."""

    data: Path
    read_only: bool = False

    @classmethod
    def open(cls, data: Path | None = None) -> "Locations":
        """Makes the folder, readable by its owner alone, as is every file made from now on."""
        keep_private()
        folder = (data or _default_folder()).absolute()
        return cls(folder, read_only=not _writable(folder))

    @property
    def settings(self) -> Path:
        return self.data / "settings.json"

    @property
    def database(self) -> Path:
        return self.data / "history.db"

    @property
    def blobs(self) -> Path:
        return self.data / "blobs"

    @property
    def pictures(self) -> Path:
        return self.data / "pictures"

    @property
    def thumbnails(self) -> Path:
        return self.data / "thumbnails"

    @property
    def takes(self) -> Path:
        return self.data / "takes"

    @property
    def clips(self) -> Path:
        return self.data / "clips"

    @property
    def logs(self) -> Path:
        return self.data / "logs"


def resource_dir() -> Path:
    """Icons, translations and the like: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"


def _default_folder() -> Path:
    # Imported here because it costs the first paint several milliseconds, which `--data-dir` saves.
    import platformdirs

    return Path(platformdirs.user_data_dir("playground", appauthor=False))


def _writable(folder: Path) -> bool:
    # Permission bits do not tell: file systems mounted read-only, quotas and ACLs only show when something is written.
    probe = folder / f".probe-{os.getpid()}"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(probe, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
        probe.unlink()
    except OSError:
        return False
    return True
