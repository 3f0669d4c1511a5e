"""One step of the database's shape."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import sqlite3

Step: TypeAlias = "Callable[[sqlite3.Connection], None]"


def nothing_to_mend(connection: sqlite3.Connection) -> None:
    """For tables whose rows need no other rows."""


@dataclass(frozen=True, slots=True)
class Migration:
    """`apply` runs in one transaction with the new version number. `mend` makes rescued rows fit together again when
    others, to which they point, were lost."""

    name: str
    apply: Step
    mend: Step = nothing_to_mend
