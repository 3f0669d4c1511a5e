"""Conversations are saved as files where the user wants them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from playground.message import Message
from playground.services.notices import Notice
from playground.storage.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playground.api.dialect import Dialect
    from playground.features.chat.exporting import Form
    from playground.features.chat.own_format import Kept
    from playground.features.chat.page_words import Say
    from playground.features.chat.settings import ChatSettings
    from playground.services.context import Context
    from playground.storage.blobs import Blobs


class Saving:
    """What makes the files is loaded when it is first used."""

    def __init__(self, context: Context, settings: Callable[[], ChatSettings]) -> None:
        self._context = context
        self._settings = settings

    def name_for(self, title: str, form: Form) -> str:
        from playground.features.chat.exporting import name_for

        return name_for(title, form)

    def save(self, number: int, form: Form, path: Path, say: Say) -> None:
        """Over what lies there: whoever chose the path was asked."""
        label = Message("Saving the conversation")
        jobs, arguments = self._context.jobs, (number, form, path, say)
        jobs.start("chat.export", self._save, *arguments, label=label, on_error=self._is_told, cancellable=False)

    async def _save(self, number: int, form: Form, path: Path, say: Say) -> None:
        import asyncio

        from playground.features.chat.own_format import Kept

        context, settings = self._context, self._settings()
        record = await context.history.conversation(number)
        if record is None:
            return
        kept = Kept(record, await context.history.turns(number), settings)
        dialect = context.connections.dialect(settings.model)
        await asyncio.to_thread(_write, kept, form, path, context.blobs, say, dialect)
        message = Message("Saved as {name}.", name=path.name)
        context.notices.post(Notice("info", message, about="chat.saved"))

    def _is_told(self, error: BaseException) -> bool:
        """A place where nothing can be written is no fault of the program."""
        if isinstance(error, OSError):
            reason = error.strerror or type(error).__name__
            message = Message("The file could not be saved: {reason}. Choose another place.", reason=reason)
            self._context.notices.post(Notice("danger", message, str(error)))
        return isinstance(error, OSError)


def _write(kept: Kept, form: Form, path: Path, blobs: Blobs, say: Say, dialect: Dialect) -> None:
    from playground.features.chat.exporting import written
    from playground.storage.whole_file import write_whole

    text = written(kept, form, partial(_data_of, blobs), say, dialect)
    write_whole(path, text.encode(errors="replace"), unfinished=path.with_name(f".{path.name}.part"), private=False)


def _data_of(blobs: Blobs, blob_hash: str) -> bytes | None:
    """What is lost does not keep the rest from being saved."""
    try:
        return blobs.read(blob_hash)
    except StorageError:
        return None
