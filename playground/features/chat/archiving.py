"""All conversations, for the export of everything: one file that can be imported again, and one to read for each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from playground.features.chat.exporting import json_pieces, name_for, written
from playground.features.chat.own_format import Kept
from playground.storage.errors import StorageError
from playground.storage.threads import in_daemon_thread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playground.features.chat.page_words import Say
    from playground.services.archive import Archive
    from playground.services.context import Context
    from playground.storage.blobs import Blobs
    from playground.storage.history import ConversationRecord


async def contribute(context: Context, archive: Archive, say: Say = str) -> None:
    import asyncio

    data_of = partial(_data_of, context.blobs)
    records = await context.history.conversations()
    loop = asyncio.get_running_loop()

    def conversations() -> Iterator[Kept]:
        """In the thread that writes them: one is held at a time."""
        for record in records:
            yield asyncio.run_coroutine_threadsafe(_kept(context, record), loop).result()

    pieces = (piece.encode(errors="replace") for piece in json_pieces(conversations(), data_of))
    await archive.write_pieces("conversations.json", pieces)
    for record in records:
        kept = await _kept(context, record)
        text = await in_daemon_thread(partial(written, kept, "markdown", data_of, say), "archive")
        await archive.write(f"conversations/{name_for(record.title, 'markdown')}", text.encode(errors="replace"))


async def _kept(context: Context, record: ConversationRecord) -> Kept:
    return Kept(record, await context.history.turns(record.id))


def _data_of(blobs: Blobs, blob_hash: str) -> bytes | None:
    """What is lost does not keep the rest from being exported."""
    try:
        return blobs.read(blob_hash)
    except StorageError:
        return None
