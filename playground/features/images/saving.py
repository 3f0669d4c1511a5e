"""Ways for pictures to leave: saved, copied, or handed to another tab."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from playground.features.images.decoding import decode
from playground.features.images.encoding import encode
from playground.features.images.file_names import suggested_name
from playground.features.images.mask.mask_png import encode_mask
from playground.message import Message
from playground.services.file_names import free_path
from playground.services.handovers import PictureHandover
from playground.services.notices import Notice
from playground.signal import Signal
from playground.storage.whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from pathlib import Path

    from playground.features.images.mask.mask import Mask
    from playground.features.images.pictures import Pictures
    from playground.features.images.pixels import Pixels
    from playground.services.context import Context
    from playground.storage.gallery import PictureRecord

# An ending that the user writes says what the file is to be.
_MEDIA_TYPES: Final = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".webp": "image/webp"}


class Saving:
    """Pictures go out as they lie in the history, with what they tell about themselves, unless the name that is
    chosen asks for another format."""

    def __init__(self, context: Context, pictures: Pictures) -> None:
        self.copied: Signal[bytes] = Signal()  # a whole file, for the clipboard
        self._context = context
        self._pictures = pictures

    def save(self, picture: PictureRecord, path: Path) -> None:
        """Over what lies there: whoever chose the path was asked."""
        self._start(self._save, picture, path, label=Message("Saving the picture"))

    def save_all(self, pictures: Sequence[PictureRecord], folder: Path) -> None:
        """Each under a name of its own; nothing that lies there is overwritten."""
        self._start(self._save_all, tuple(pictures), folder, label=Message("Saving the pictures"))

    def save_mask(self, mask: Mask, path: Path) -> None:
        self._start(self._save_mask, mask.snapshot(), path, label=Message("Saving the mask"))

    def copy(self, picture: PictureRecord) -> None:
        self._context.jobs.start("images.copy", self._copy, picture, label=Message("Copying the picture"))

    def send_to_chat(self, picture: PictureRecord) -> None:
        label = Message("Handing over the picture")
        self._context.jobs.start("images.hand_over", self._hand_over, picture, label=label)

    def _start(
        self,
        function: Callable[..., Awaitable[None]],
        *arguments: Any,  # noqa: ANN401 - they are the function's own
        label: Message,
    ) -> None:
        jobs = self._context.jobs
        jobs.start("images.save", function, *arguments, label=label, on_error=self._tell_unwritten, cancellable=False)

    def _tell_unwritten(self, error: BaseException) -> bool:
        """A place where nothing can be written is no fault of the program."""
        if not isinstance(error, OSError):
            return False
        message = Message(
            "The file could not be saved: {reason}. Choose another place.",
            reason=error.strerror or type(error).__name__,
        )
        self._context.notices.post(Notice("danger", message, details=str(error), about="images.unwritten"))
        return True

    async def _save(self, picture: PictureRecord, path: Path) -> None:
        data = await self._pictures.data(picture)
        wanted = _MEDIA_TYPES.get(path.suffix.lower(), picture.media_type)
        if wanted != picture.media_type:
            data = await asyncio.to_thread(lambda: encode(decode(data).pixels, wanted))
        await _write(path, data)
        self._context.notices.post(Notice("info", Message("Saved as {name}.", name=path.name), about="images.saved"))

    async def _save_all(self, pictures: tuple[PictureRecord, ...], folder: Path) -> None:
        for picture in pictures:
            name = suggested_name(picture.prompt, picture.media_type)
            path = await asyncio.to_thread(free_path, folder, name)
            await _write(path, await self._pictures.data(picture))
        message = Message("{count} pictures were saved in {folder}.", count=len(pictures), folder=folder.name)
        self._context.notices.post(Notice("info", message, about="images.saved"))

    async def _save_mask(self, pixels: Pixels, path: Path) -> None:
        await _write(path, await asyncio.to_thread(encode_mask, pixels, "alpha"))
        self._context.notices.post(Notice("info", Message("Saved as {name}.", name=path.name), about="images.saved"))

    async def _copy(self, picture: PictureRecord) -> None:
        self.copied.emit(await self._pictures.data(picture))

    async def _hand_over(self, picture: PictureRecord) -> None:
        data = await self._pictures.data(picture)
        name = suggested_name(picture.prompt, picture.media_type)
        self._context.handovers.offer(PictureHandover(data, picture.media_type, name, picture.prompt))


async def _write(path: Path, data: bytes) -> None:
    """A full disk leaves no half file behind."""
    unfinished = path.with_name(f".{path.name}.part")
    await asyncio.to_thread(partial(write_whole, path, data, unfinished=unfinished, private=False))
