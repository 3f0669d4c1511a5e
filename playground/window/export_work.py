"""Help → Export everything, without its face."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from playground.message import Message
from playground.services.notices import Notice

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from playground.services.archive import Contribution
    from playground.services.context import Context

log = logging.getLogger(__name__)

EXPORT: Final = "export.everything"


class ExportWork:
    """The status bar shows how far it is, and stops it. `size_words` writes a number of bytes."""

    def __init__(
        self, context: Context, contributions: Sequence[Contribution], size_words: Callable[[int], str]
    ) -> None:
        self._context = context
        self._contributions = contributions
        self._size_words = size_words

    def export(self, path: Path) -> None:
        """Over what lies there: whoever chose the path was asked."""
        label = Message("Exporting everything")
        self._context.jobs.start(EXPORT, self._export, path, label=label, on_error=self._tell)

    async def _export(self, path: Path) -> None:
        from playground.services.archive import export_everything

        progress = self._context.jobs.listener(EXPORT).progress
        written = await export_everything(path, self._context, self._contributions, progress)
        message = Message(
            "Everything is in {name}: {count} files, {size}. Keys are not in it.",
            name=path.name,
            count=written.files,
            size=self._size_words(written.size),
        )
        self._context.notices.post(Notice("info", message, str(path), about=EXPORT))

    def _tell(self, error: BaseException) -> bool:
        """A place where nothing can be written is no fault of the program."""
        if isinstance(error, OSError):
            log.info("Nothing was exported: %s", error)
            reason = error.strerror or type(error).__name__
            message = Message("The file could not be saved: {reason}. Choose another place.", reason=reason)
            self._context.notices.post(Notice("danger", message, str(error), about=EXPORT))
        return isinstance(error, OSError)
