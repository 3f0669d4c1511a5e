"""Ways for transcripts and sounds to leave: saved, copied, shown in their folder, or handed to another tab."""

from __future__ import annotations

import asyncio
import shutil
from functools import partial
from typing import TYPE_CHECKING, Final

from playground.features.transcribe.formats import encoded, write
from playground.features.transcribe.worker import in_worker
from playground.message import Message
from playground.services.errors import Refused
from playground.services.file_names import file_name
from playground.services.handovers import SpeechHandover, TextHandover
from playground.services.notices import Notice
from playground.signal import Signal
from playground.sound.codecs import convert
from playground.sound.kinds import FLAC, MP3, OGG, WAV
from playground.storage.file_modes import let_out
from playground.storage.whole_file import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from playground.api.audio_transcript import Transcript
    from playground.features.transcribe.formats import Format
    from playground.services.context import Context
    from playground.services.handovers import Handover
    from playground.sound.kinds import Kind
    from playground.storage.takes import TakeRecord, Takes

_WRITABLE: Final = {kind.extension: kind for kind in (WAV, FLAC, OGG, MP3)}
SOUND_ENDINGS: Final = tuple(_WRITABLE)
"""Those that a sound can be saved under besides its own."""


class Exporting:
    def __init__(self, context: Context, takes: Takes) -> None:
        self.copied: Signal[str] = Signal()  # for the clipboard
        self.folder_wanted: Signal[Path] = Signal()  # a file to be shown where it lies
        self._context = context
        self._takes = takes

    def can_hand_over(self, kind: type[Handover]) -> bool:
        return self._context.handovers.accepts(kind)

    def save(self, content: Transcript, path: Path, form: Format) -> None:
        """Over what lies there: whoever chose the path was asked. `formats.lacking` says beforehand what cannot be."""
        label = Message("Saving the transcript")
        self._context.jobs.start(
            "transcribe.save", self._save, content, path, form, label=label, on_error=self._is_told, cancellable=False
        )

    def save_take(self, take: TakeRecord, path: Path) -> None:
        """The sound, as it is or, with another known ending, converted."""
        label = Message("Saving the sound")
        self._context.jobs.start(
            "transcribe.save", self._save_take, take, path, label=label, on_error=self._is_told, cancellable=False
        )

    def show_in_folder(self, take: TakeRecord) -> None:
        path = self._takes.path(take)
        if path is None:
            self._tell_gone()
        else:
            self.folder_wanted.emit(path)

    def suggested_name(self, take: TakeRecord, ending: str = "") -> str:
        """Without an ending that of the sound."""
        path = self._takes.path(take)
        ending = ending or (path.suffix if path is not None else ".wav")
        return file_name(take.title or take.excerpt, ending, "recording")

    def copy(self, content: Transcript, form: Format = "txt") -> None:
        self.copied.emit(write(content, form))

    def send_to_chat(self, text: str) -> None:
        self._context.handovers.offer(TextHandover(text))

    def speak(self, text: str) -> None:
        self._context.handovers.offer(SpeechHandover(text))

    async def _save(self, content: Transcript, path: Path, form: Format) -> None:
        data = await asyncio.to_thread(lambda: encoded(write(content, form), form))
        unfinished = path.with_name(f".{path.name}.part")
        await asyncio.to_thread(partial(write_whole, path, data, unfinished=unfinished, private=False))
        self._tell_saved(path)

    async def _save_take(self, take: TakeRecord, path: Path) -> None:
        source, played = self._takes.path(take), self._takes.played_path(take)
        if source is None:
            self._tell_gone()
            return
        kind = _WRITABLE.get(path.suffix.lower())
        if kind is None or path.suffix.lower() == source.suffix:
            await asyncio.to_thread(_copy, source, path)
        else:
            await in_worker(_convert, played or source, path, kind)
        self._tell_saved(path)

    def _is_told(self, error: BaseException) -> bool:
        """A place where nothing can be written is no fault of the program."""
        if isinstance(error, Refused):
            self._context.notices.post(Notice("warning", error.message))
        elif isinstance(error, OSError):
            message = Message(
                "The file could not be saved: {reason}. Choose another place.",
                reason=error.strerror or type(error).__name__,
            )
            self._context.notices.post(Notice("danger", message, str(error)))
        return isinstance(error, Refused | OSError)

    def _tell_gone(self) -> None:
        message = Message("The sound of this take is no longer there.")
        self._context.notices.post(Notice("warning", message, about="transcribe.gone"))

    def _tell_saved(self, path: Path) -> None:
        self._context.notices.post(Notice("info", Message("Saved as {name}.", name=path.name)))


def _convert(source: Path, target: Path, kind: Kind) -> None:
    convert(source, target, kind)
    let_out(target)


def _copy(source: Path, target: Path) -> None:
    """A full disk leaves no half file behind."""
    unfinished = target.with_name(f".{target.name}.part")
    try:
        shutil.copyfile(source, unfinished)
        let_out(unfinished)
        unfinished.replace(target)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise
