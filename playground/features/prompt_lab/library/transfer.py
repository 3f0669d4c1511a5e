"""Prompts come from files and go into files. Nothing that is there is overwritten."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from playground.message import Message
from playground.services.notices import Notice
from playground.signal import Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from playground.features.prompt_lab.library.library import Library
    from playground.features.prompt_lab.library.reading import Found
    from playground.services.context import Context
    from playground.storage.prompts import NewPrompt

_MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class Offer:
    """What was found in a file; of that, `known` is in the library already."""

    fresh: tuple[NewPrompt, ...]
    known: tuple[NewPrompt, ...]
    told: tuple[Message, ...]


class Transfer:
    def __init__(self, context: Context, library: Library) -> None:
        self.offered: Signal[Offer] = Signal()  # some are there already: somebody must say what to do with them
        self._context = context
        self._library = library

    def import_file(self, path: Path) -> None:
        self._start("import", self._import, Message("Reading {name}", name=path.name), path)

    def take(self, prompts: Sequence[NewPrompt], told: Sequence[Message] = ()) -> None:
        if prompts:
            self._library.add(*prompts)
        self._say(len(prompts), told)

    def take_copies(self, offer: Offer, named: Callable[[str], str]) -> None:
        """The known ones too, under the names that a copy of each gets."""
        copies = tuple(replace(each, name=named(each.name)) for each in offer.known)
        self.take((*offer.fresh, *copies), offer.told)

    def export(self, path: Path, number: int | None = None, *, version: int | None = None) -> None:
        """One prompt or all of them, with all versions or with one."""
        self._start("export", self._export, Message("Saving {name}", name=path.name), path, number, version)

    def _start(self, name: str, function: object, label: Message, *arguments: object) -> None:
        self._context.jobs.start(
            f"prompts.{name}",
            function,  # type: ignore[arg-type]  # one of those below
            *arguments,
            label=label,
            on_error=self._is_told,
        )

    async def _import(self, path: Path) -> None:
        from playground.features.prompt_lab.library.importing import read_file

        found: Found = await asyncio.to_thread(read_file, path)
        known = [each for each in found.prompts if await self._is_known(each)]
        fresh = tuple(each for each in found.prompts if each not in known)
        if known:
            self.offered.emit(Offer(fresh, tuple(known), tuple(found.told)))
        else:
            self.take(fresh, found.told)

    async def _is_known(self, prompt: NewPrompt) -> bool:
        same = [each for each in self._library.prompts if (each.name, each.folder) == (prompt.name, prompt.folder)]
        for record in same:
            current = await self._library.store.current(record.id)
            if current is not None and current.content == prompt.versions[-1].content:
                return True
        return False

    async def _export(self, path: Path, number: int | None, version: int | None) -> None:
        from playground.features.prompt_lab.library.own_file import written
        from playground.storage.whole_file import write_whole

        records = [each for each in self._library.prompts if number in (None, each.id)]
        chosen = []
        for record in records:
            versions = await self._library.versions_of(record.id)
            kept = [each for each in versions if version in (None, each.id)]
            chosen.append((replace(record, values=self._library.values_of(record.id)), kept))
        data = await asyncio.to_thread(written, chosen)
        unfinished = path.with_name(f".{path.name}.part")
        await asyncio.to_thread(write_whole, path, data, unfinished=unfinished, private=False)
        self._context.notices.post(Notice("info", Message("Saved as {name}.", name=path.name), about="prompts.saved"))

    def _say(self, count: int, told: Sequence[Message]) -> None:
        message = (
            Message("1 prompt was imported.") if count == 1 else Message("{count} prompts were imported.", count=count)
        )
        for each in told[:_MOST_TOLD]:
            message = Message("{before} {then}", before=message, then=each)
        rest = len(told) - _MOST_TOLD
        if rest > 0:
            message = Message("{before} {count} more entries were left out.", before=message, count=rest)
        self._context.notices.post(Notice("warning" if told else "info", message, about="prompts.imported"))

    def _is_told(self, error: BaseException) -> bool:
        """A file that cannot be read, and a place where nothing can be written, are no faults of the program."""
        from playground.features.prompt_lab.library.reading import NotReadable

        if isinstance(error, NotReadable):
            message = Message("Nothing was imported: {reason}", reason=error.reason)
        elif isinstance(error, OSError):
            reason = error.strerror or type(error).__name__
            message = Message("The file could not be read or written: {reason}. Choose another place.", reason=reason)
        else:
            return False
        self._context.notices.post(Notice("danger", message, about="prompts.imported"))
        return True
