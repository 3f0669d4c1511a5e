"""Who may read a file: what the program keeps is its user's alone, what is saved elsewhere like the user's others."""

import os
from pathlib import Path

_PRIVATE = 0o077
_users_umask: int | None = None


def keep_private() -> None:
    """Every file that is made from now on."""
    global _users_umask
    umask = os.umask(_PRIVATE)
    if umask != _PRIVATE:  # it may have been asked for before
        _users_umask = umask


def let_out(path: Path) -> None:
    """The user chose its place: whoever may read the user's other files there may read this one."""
    if _users_umask is not None:
        path.chmod(0o666 & ~_users_umask)
