"""What passes between the window and the process that lays out maps: a line of JSON, and an array behind it."""

from __future__ import annotations

import io
import json
from dataclasses import asdict, dataclass
from typing import IO, Any, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[Any]
Kind: TypeAlias = Literal["tsne", "umap", "kmeans", "hdbscan"]


@dataclass(frozen=True, slots=True)
class Task:
    """`count` is the number of dimensions of the map, or of groups; None leaves it to the texts."""

    kind: Kind
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """`progress` while it is at work; in the end an array or, where it failed, the reason."""

    progress: float | None = None
    failure: str = ""


def write(stream: IO[bytes], head: Task | Said, array: Array | None = None) -> None:
    body = b""
    if array is not None:
        buffer = io.BytesIO()
        np.save(buffer, array, allow_pickle=False)
        body = buffer.getvalue()
    stream.write(json.dumps({**asdict(head), "bytes": len(body)}).encode() + b"\n" + body)
    stream.flush()


def read(stream: IO[bytes]) -> tuple[dict[str, Any], Array | None] | None:
    """None when the other side is gone, be it in the middle of a message."""
    line = stream.readline()
    if not line.endswith(b"\n"):
        return None
    head = json.loads(line)
    length = head.pop("bytes")
    if not length:
        return head, None
    body = stream.read(length)
    if len(body) < length:
        return None
    return head, np.load(io.BytesIO(body), allow_pickle=False)
