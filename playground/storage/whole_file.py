"""A file that is there as a whole or not at all, whatever happens while it is written."""

import os
from pathlib import Path

from playground.storage.file_modes import let_out


def write_whole(path: Path, content: bytes, *, unfinished: Path, private: bool = True) -> None:
    """Puts the content in the place of what was there; until then it lies in another file of the same folder.

    What is not `private` can be read by those who can read the user's other files.
    """
    mode = 0o600 if private else 0o666
    try:
        with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if not private:
            let_out(unfinished)
        os.replace(unfinished, path)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise
