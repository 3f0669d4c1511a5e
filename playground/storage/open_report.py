"""How the opening of the database went."""

from dataclasses import dataclass
from typing import Literal

from playground.message import Message


@dataclass(frozen=True, slots=True)
class OpenReport:
    """`read_only` and `newer`: the session lives in memory, filled with what the file on disk holds. `restored`: it
    is a backup that the user chose. A large file has not been `checked` for damage yet."""

    state: Literal["ok", "new", "repaired", "restored", "read_only", "newer"]
    message: Message | None = None
    checked: bool = True
