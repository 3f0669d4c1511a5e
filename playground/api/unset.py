"""The mark of a parameter that the user did not set: it is not sent at all, which differs from null."""

from enum import Enum
from typing import Final, TypeAlias


class _Mark(Enum):
    UNSET = "unset"

    def __repr__(self) -> str:
        return "UNSET"

    def __bool__(self) -> bool:
        return False


Unset: TypeAlias = _Mark
UNSET: Final = _Mark.UNSET
