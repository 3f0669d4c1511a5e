"""What comes to the chat to go along with a prompt: each is taken in, kept and handed over, or refused in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Generic, Protocol, TypeVar

from playground.features.chat.attachments import attachments_in
from playground.features.chat.contents import contents_of
from playground.features.chat.taking import taken_in
from playground.message import Message
from playground.services.chosen_files import NotUsable
from playground.services.notices import Notice

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Sequence

    from playground.features.chat.attachments import Attachment
    from playground.features.chat.taking import Source
    from playground.services.context import Context

MOST_AT_ONCE: Final = 20


class Receiver(Protocol):
    """A conversation to whose draft something is attached."""

    number: int | None

    def attach(self, attachment: Attachment) -> None: ...


R = TypeVar("R", bound=Receiver)


class Intake(Generic[R]):
    """Everything that reads files or pixels happens in worker threads."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._jobs_begun = 0
        self._waiting: list[R] = []
        self._taken_now: set[str] = set()  # a draft may not have come to the disk yet
        self._lock: asyncio.Lock | None = None

    def take(self, sources: Sequence[Source], receiver: R) -> None:
        """Gives each as it is ready, and says which of them cannot be taken."""
        self._jobs_begun += 1
        name, label = f"chat.attach.{self._jobs_begun}", Message("Reading what is attached")
        self._waiting.append(receiver)
        self._context.jobs.start(name, self._take, tuple(sources), receiver, label=label)

    def waiting(self, number: int) -> R | None:
        """The conversation with this number, while it still gets something."""
        return next((each for each in self._waiting if each.number == number), None)

    def tidy(self) -> None:
        """Once, when the history can be read."""
        label = Message("Looking for attachments that nothing uses")
        self._context.jobs.start("chat.tidy", self._forget_unused, label=label)

    def read(self, attachment: Attachment, give: Callable[[str], object]) -> None:
        """Gives the text in it, or says that it is lost."""
        label = Message("Reading {name}", name=attachment.name)
        self._context.jobs.start("chat.read", self._read, attachment, give, label=label)

    async def _read(self, attachment: Attachment, give: Callable[[str], object]) -> None:
        import asyncio

        contents = await asyncio.to_thread(contents_of, [attachment], self._context.blobs)
        if attachment in contents:
            give(contents[attachment])
        else:
            message = Message("{name} cannot be found any more.", name=attachment.name)
            self._context.notices.post(Notice("warning", message))

    async def _forget_unused(self) -> None:
        """What deleted conversations and drafts that were given up had attached leaves the disk at the next start."""
        import asyncio

        context = self._context
        async with self._storing():
            kept = await asyncio.to_thread(context.blobs.hashes)
            if not kept or not await context.database.is_whole():
                return
            details = await context.history.details_with("hash")
            used = {attachment.hash for each in details for attachment in attachments_in(each)}
            for unused in kept - used - self._taken_now:
                await asyncio.to_thread(context.blobs.delete, unused)

    async def _take(self, sources: Sequence[Source], receiver: R) -> None:
        try:
            await self._take_all(sources, receiver)
        finally:
            self._waiting.remove(receiver)

    async def _take_all(self, sources: Sequence[Source], receiver: R) -> None:
        import asyncio  # not before the first paint

        for source in sources[:MOST_AT_ONCE]:
            try:
                async with self._storing():
                    attachment = await asyncio.to_thread(taken_in, source, self._context.blobs)
                    self._taken_now.add(attachment.hash)
            except NotUsable as error:
                self._context.notices.post(Notice("warning", error.reason))
                continue
            receiver.attach(attachment)
        if len(sources) > MOST_AT_ONCE:
            message = Message("Only {count} files can be attached at once.", count=MOST_AT_ONCE)
            self._context.notices.post(Notice("warning", message))

    def _storing(self) -> asyncio.Lock:
        """Nothing is looked for to be forgotten while something is on its way to the disk."""
        if self._lock is None:
            import asyncio

            self._lock = asyncio.Lock()
        return self._lock
