"""The texts on disk: the one that is open, and those from before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playground.features.chat.completion.sheet import Sheet, to_json
from playground.message import Message
from playground.services.notices import Notice
from playground.storage.continued import Continued

if TYPE_CHECKING:
    import asyncio

    from playground.api.request import JsonObject
    from playground.services.context import Context
    from playground.storage.continued import ContinuedRecord

MOST_SHOWN: Final = 30
UNDO: Final = "restore_text"


class _Page:
    """A sheet with its number in the store; it may still be written when another one is open already."""

    def __init__(self, sheet: Sheet, number: int | None, saved: Sheet | None) -> None:
        self.sheet = sheet
        self.number = number
        self.saved = saved


class Kept:
    def __init__(self, context: Context) -> None:
        self._context = context
        self._store = Continued(context.database)
        self._page = _Page(Sheet(), None, None)
        self._saving: asyncio.Lock | None = None

    @property
    def sheet(self) -> Sheet:
        return self._page.sheet

    @sheet.setter
    def sheet(self, sheet: Sheet) -> None:
        self._page.sheet = sheet

    @property
    def number(self) -> int | None:
        return self._page.number

    def begin(self, sheet: Sheet, number: int | None = None) -> None:
        """Another one is open now. What was not saved of the last one is not saved by this."""
        self._page = _Page(sheet, number, sheet if number is not None else None)

    def save(self) -> None:
        """Soon, and to its end."""
        if self._needs_saving(self._page):
            label = Message("Keeping the text")
            self._context.jobs.start("completion.save", self._save, self._page, label=label, cancellable=False)

    async def save_now(self) -> None:
        await self._save(self._page)

    async def latest(self) -> tuple[ContinuedRecord, ...]:
        return await self._store.latest(MOST_SHOWN)

    async def content(self, number: int) -> JsonObject | None:
        return await self._store.content(number)

    async def purge(self) -> None:
        await self._store.purge()

    async def bring_back(self, number: int) -> None:
        await self._store.restore(number)

    def delete(self) -> None:
        """The one that is open."""
        label = Message("Deleting the text")
        self._context.jobs.start("completion.delete", self._delete, self._page, label=label, cancellable=False)

    async def _delete(self, page: _Page) -> None:
        await self._save(page)
        if page.number is None:
            return
        await self._store.delete(page.number)
        message = Message("The text “{title}” was deleted.", title=page.sheet.title)
        undo = f"{UNDO}:{page.number}"
        self._context.notices.post(Notice("info", message, action=(undo, Message("Undo"))))

    async def _save(self, page: _Page) -> None:
        import asyncio  # not before the first paint

        # Two at once would both find that it has no number yet.
        self._saving = self._saving or asyncio.Lock()
        async with self._saving:
            if self._needs_saving(page):
                sheet = page.sheet
                page.number = await self._store.keep(page.number, sheet.title, to_json(sheet))
                page.saved = sheet

    @staticmethod
    def _needs_saving(page: _Page) -> bool:
        return page.sheet != page.saved and not (page.number is None and page.sheet.empty)
