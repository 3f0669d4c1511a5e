"""Uploads that an earlier run of the program left behind."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from playground.features.files.stored.upload import Sent
from playground.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playground.api.connection import Connection
    from playground.storage.operations import Operation, Operations
    from playground.storage.uploads import UploadRecord, Uploads


async def remembered(
    operations: Operations, uploads: Uploads, connections: Mapping[str, Connection], numbers: Iterator[int]
) -> tuple[Sent, ...]:
    """Those in parts can be gone on with; those whose end is unclear have to be looked for. What went to a server that
    is no longer known is forgotten."""
    found: dict[int, Sent] = {}
    for record in await uploads.uploads():
        if record.new.origin in connections:
            found[record.id] = _stopped(record, connections[record.new.origin], next(numbers))
        else:
            await uploads.forget(record.id)
    others: list[Sent] = []
    for operation in await operations.pending("upload"):
        connection = connections.get(operation.origin)
        if connection is None or operation.state == "prepared":
            await operations.forget(operation.id)
        elif (sent := found.get(_record_of(operation))) is not None:
            sent.operation, sent.state = operation, "unclear"
        elif (sent := _unclear(operation, connection, numbers)) is not None:
            others.append(sent)
    return (*found.values(), *others)


def _stopped(record: UploadRecord, connection: Connection, number: int) -> Sent:
    new = record.new
    return Sent(
        number,
        new.path,
        new.name,
        new.purpose,
        new.expires_after,
        connection,
        in_parts=True,
        size=new.size,
        modified_at=new.modified_at,
        sent_bytes=min(new.size, len(record.parts) * new.part_size),
        state="stopped",
        note=Message("Not finished when the program ended. It can be resumed."),
        record=record,
    )


def _unclear(operation: Operation, connection: Connection, numbers: Iterator[int]) -> Sent | None:
    path, size, what = _path(operation), operation.what.get("size"), operation.what
    name, purpose, expires = what.get("name"), what.get("purpose"), what.get("expires_after")
    if path is None or not isinstance(name, str) or not isinstance(purpose, str) or not isinstance(size, int):
        return None
    return Sent(
        next(numbers),
        path,
        name,
        purpose,
        expires if isinstance(expires, int) else None,
        connection,
        size=size,
        sent_bytes=size,
        state="unclear",
        operation=operation,
    )


def _path(operation: Operation) -> Path | None:
    path = operation.what.get("path")
    return Path(path) if isinstance(path, str) else None


def _record_of(operation: Operation) -> int:
    number = operation.what.get("upload")
    return number if isinstance(number, int) else 0
