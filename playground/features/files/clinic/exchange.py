"""What passes between the window and the process that examines: a line of JSON, and arrays of numbers behind it."""

from __future__ import annotations

import json
from array import array
from typing import IO, Any, Final, TypeAlias

Message: TypeAlias = "tuple[dict[str, Any], tuple[array[int], ...]]"

_PIECE: Final = 1 << 17  # numbers read at once: a whole array in bytes would be there a second time


def write(stream: IO[bytes], head: dict[str, Any], arrays: tuple[array[int], ...] = ()) -> None:
    kinds = [[each.typecode, len(each)] for each in arrays]
    stream.write(json.dumps({**head, "arrays": kinds}).encode() + b"\n")
    for each in arrays:
        stream.write(each)
    stream.flush()


def read(stream: IO[bytes]) -> Message | None:
    """None when the other side is gone, be it in the middle of a message."""
    line = stream.readline()
    if not line.endswith(b"\n"):
        return None
    head = json.loads(line)
    try:
        arrays = tuple(_read_array(stream, *kind) for kind in head.pop("arrays"))
    except EOFError:
        return None
    return head, arrays


def _read_array(stream: IO[bytes], typecode: str, length: int) -> array[int]:
    numbers = array(typecode)
    while (missing := length - len(numbers)) > 0:
        numbers.fromfile(stream, min(missing, _PIECE))
    return numbers
