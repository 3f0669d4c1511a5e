"""Ways for clips to leave: saved as they came, or as another kind of file."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from playground.features.speak import settings as settings_format
from playground.features.speak.joining import joined
from playground.message import Message
from playground.services.errors import Refused
from playground.services.file_names import file_name, free_path
from playground.services.notices import Notice
from playground.sound import codecs
from playground.sound.errors import SoundError
from playground.sound.kinds import FLAC, MP3, OGG, WAV
from playground.storage.file_modes import let_out
from playground.storage.whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from pathlib import Path

    from playground.features.speak.shelf import Shelf
    from playground.features.speak.track import Track
    from playground.services.context import Context
    from playground.sound.kinds import Kind
    from playground.sound.sounds import Sound
    from playground.storage.clips import ClipRecord

RECEIVED: Final = "received"
_KINDS: Final = {"wav": WAV, "flac": FLAC, "ogg": OGG, "mp3": MP3}
_EXTENSIONS: Final = {
    "audio/wav": ".wav",
    "audio/mpeg": ".mp3",
    "audio/flac": ".flac",
    "audio/ogg": ".ogg",
    "audio/aac": ".aac",
    "audio/pcm": ".pcm",
    "audio/mp4": ".m4a",
    "video/webm": ".webm",
}
# What several parts of can become one file without being encoded anew.
_JOINABLE: Final = ("audio/wav", "audio/mpeg", "audio/aac", "audio/pcm")


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of file that a clip can be saved as."""

    id: str
    label: Message
    extension: str


class Saving:
    def __init__(self, context: Context, shelf: Shelf) -> None:
        self._context = context
        self._shelf = shelf

    def save(self, clip: ClipRecord, path: Path, form: str, track: Track | None = None) -> None:
        """Over what lies there: whoever chose the path was asked. With the track's pitch, or its own."""
        self._start(self._save, clip, path, form, track, label=Message("Saving the clip"))

    def save_all(self, clips: Sequence[ClipRecord], folder: Path, form: str) -> None:
        """Each under a name of its own; nothing that lies there is overwritten."""
        self._start(self._save_all, tuple(clips), folder, form, label=Message("Saving the clips"))

    def _start(
        self,
        function: Callable[..., Awaitable[None]],
        *arguments: Any,  # noqa: ANN401 - they are the function's own
        label: Message,
    ) -> None:
        jobs = self._context.jobs
        jobs.start("speak.save", function, *arguments, label=label, on_error=self._tell, cancellable=False)

    def _tell(self, error: BaseException) -> bool:
        """A sound that cannot be converted is no fault of the program, nor is a place where nothing can be written."""
        if isinstance(error, SoundError):
            self._context.notices.post(Notice("danger", error.message, error.details))
        elif isinstance(error, Refused):
            self._context.notices.post(Notice("warning", error.message))
        elif isinstance(error, OSError):
            message = Message(
                "The file could not be saved: {reason}. Choose another place.",
                reason=error.strerror or type(error).__name__,
            )
            self._context.notices.post(Notice("danger", message, str(error)))
        return isinstance(error, SoundError | Refused | OSError)

    async def _save(self, clip: ClipRecord, path: Path, form: str, track: Track | None) -> None:
        await self._write(clip, path, form, track)
        self._context.notices.post(Notice("info", Message("Saved as {name}.", name=path.name)))

    async def _save_all(self, clips: tuple[ClipRecord, ...], folder: Path, form: str) -> None:
        for clip in clips:
            available = forms(clip)
            chosen = next((each for each in available if each.id == form), available[-1])
            name = file_name(f"{clip.voice or clip.model} {clip.text}", chosen.extension, "clip")
            await self._write(clip, await asyncio.to_thread(free_path, folder, name), chosen.id, None)
        message = Message("{count} clips were saved in {folder}.", count=len(clips), folder=folder.name)
        self._context.notices.post(Notice("info", message))

    async def _write(self, clip: ClipRecord, path: Path, form: str, track: Track | None) -> None:
        if form == RECEIVED:
            sounds = [await self._shelf.read(part) for part in clip.parts]
            data = await asyncio.to_thread(joined, sounds, clip.parts[0].media_type)
            if data is None:
                raise Refused(Message("These parts are too different to become one file. Save the clip as WAV."))
            # A full disk leaves no half file behind.
            unfinished = path.with_name(f".{path.name}.part")
            await asyncio.to_thread(partial(write_whole, path, data, unfinished=unfinished, private=False))
            return
        track = track or await self._shelf.track(clip, pitch=settings_format.from_json(clip.settings).pitch)
        if not track.sound.frames:
            raise Refused(Message("There is no sound in this clip that could be converted."))
        await asyncio.to_thread(_convert, track.sound, path, _KINDS[form])


def _convert(sound: Sound, path: Path, kind: Kind) -> None:
    codecs.save(sound, path, kind)
    let_out(path)


def forms(clip: ClipRecord, *, pitch: float = 0.0) -> tuple[Form, ...]:
    """The first is the best: as it came, where nothing was done to it here and its parts make one file."""
    converted = tuple(
        Form(name, Message("{kind}, converted", kind=kind.name), f".{name}") for name, kind in _KINDS.items()
    )
    types = {part.media_type for part in clip.parts}
    if pitch or len(types) != 1 or (len(clip.parts) > 1 and not types.issubset(_JOINABLE)):
        return converted
    (media_type,) = types
    extension = _EXTENSIONS.get(media_type, ".bin")
    received = Form(RECEIVED, Message("As received ({extension})", extension=extension.removeprefix(".")), extension)
    return (received, *(form for form in converted if not _is_same(form, media_type)))


def _is_same(form: Form, media_type: str) -> bool:
    """To be converted to what it is already; in Ogg it came as Opus and becomes Vorbis."""
    return _KINDS[form.id].media_type == media_type and media_type != OGG.media_type


def name_for(clip: ClipRecord, form: Form) -> str:
    return file_name(clip.text, form.extension, "clip")
