"""What passes between the window and the process that examines: a line of JSON, and arrays of numbers behind it."""

from __future__ import annotations

import json
from array import array
from typing import IO, Any, TypeAlias

Message: TypeAlias = "tuple[dict[str, Any], tuple[bytes, ...]]"


def write(stream: IO[bytes], head: dict[str, Any], arrays: tuple[array[int], ...] = ()) -> None:
    lengths = [len(each) * each.itemsize for each in arrays]
    stream.write(json.dumps({**head, "bytes": lengths}).encode() + b"\n")
    for each in arrays:
        stream.write(each)
    stream.flush()


def read(stream: IO[bytes]) -> Message | None:
    """None when the other side is gone, be it in the middle of a message."""
    line = stream.readline()
    if not line.endswith(b"\n"):
        return None
    head = json.loads(line)
    bodies = tuple(stream.read(length) for length in head["bytes"])
    complete = all(len(body) == length for body, length in zip(bodies, head.pop("bytes"), strict=True))
    return (head, bodies) if complete else None
