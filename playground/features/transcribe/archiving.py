"""The recordings and what was heard in them, for the export of everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.services.archive import add_files, add_rows

if TYPE_CHECKING:
    from playground.services.archive import Archive
    from playground.services.context import Context


async def contribute(context: Context, archive: Archive) -> None:
    await add_rows(context, archive, "transcribe", "takes", "transcripts")
    await add_files(archive, "transcribe/files", context.locations.takes)
