"""Text files that are to be read aloud."""

from __future__ import annotations

import asyncio
import codecs
from typing import TYPE_CHECKING, Final

from playground.message import Message
from playground.services.errors import Refused
from playground.services.notices import Notice

if TYPE_CHECKING:
    from pathlib import Path

    from playground.features.speak.model import SpeakModel
    from playground.services.context import Context

ENDINGS: Final = (".txt", ".md", ".markdown", ".text")
LONGEST: Final = 200_000  # characters
_LARGEST: Final = 4 * LONGEST  # bytes
_ABOUT: Final = "speak.text_file"
# Chinese texts that are not UTF-8; it tells by itself what it is not.
_OTHERWISE: Final = "gb18030"


class Intake:
    def __init__(self, context: Context, model: SpeakModel) -> None:
        self._context = context
        self._model = model

    def open_file(self, path: Path) -> None:
        """What is in it takes the place of what was written, as if it were typed."""
        label = Message("Reading {name}", name=path.name)
        self._context.jobs.start("speak.text_file", self._open, path, label=label, on_error=self._tell)

    async def _open(self, path: Path) -> None:
        self._model.offer(await asyncio.to_thread(read_text, path))

    def _tell(self, error: BaseException) -> bool:
        if isinstance(error, Refused):
            self._context.notices.post(Notice("warning", error.message, about=_ABOUT))
        return isinstance(error, Refused)


def read_text(path: Path) -> str:
    """Raises `Refused` with a sentence."""
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Refused(Message("{name} could not be opened: {reason}", name=path.name, reason=reason)) from error
    text = _decoded(data) if len(data) <= _LARGEST else ""
    if text is None:
        raise Refused(Message("{name} is not a text file. Open a text or a Markdown file.", name=path.name))
    if len(data) > _LARGEST or len(text) > LONGEST:
        most = f"{LONGEST:,}"
        raise Refused(
            Message("{name} is longer than {most} characters. Open it in smaller pieces.", name=path.name, most=most)
        )
    if not text.strip():
        raise Refused(Message("There is no text in {name}.", name=path.name))
    return text


def _decoded(data: bytes) -> str | None:
    """None for what is no text."""
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if b"\0" in data and not wide:
        return None
    for encoding in ("utf-16",) if wide else ("utf-8-sig", _OTHERWISE):
        try:
            return data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            continue
    return None
