"""The bytes of clips: those that lie on disk, and those that the disk did not take."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from playground.features.speak.making import PCM_RATE, PCM_TYPE
from playground.features.speak.track import Track, decoded
from playground.message import Message
from playground.services.notices import Notice
from playground.sound.arriving import ArrivingSound
from playground.storage.clips import PartRecord
from playground.storage.errors import StorageError

if TYPE_CHECKING:
    from playground.services.context import Context
    from playground.storage.clips import ClipRecord, Clips, NewPart


class Shelf:
    """A part that could not be saved has a negative id and lives as long as the program."""

    def __init__(self, context: Context, clips: Clips) -> None:
        self._context = context
        self._clips = clips
        self._unsaved: dict[int, tuple[PartRecord, bytes]] = {}
        self._numbers = count(-1, -1)

    async def add(self, clip: int, new: NewPart, data: bytes) -> PartRecord:
        try:
            return await self._clips.add_part(clip, new, data)
        except StorageError as error:
            message = Message("The clip could not be saved. It stays here until you close the window.")
            self._context.notices.post(Notice("danger", message, details=str(error), about="speak.unsaved"))
            return self._hold(clip, new, data)

    def whole(self, clip: ClipRecord) -> ClipRecord:
        """With the parts that the disk did not take."""
        held = [part for part, _ in self._unsaved.values() if part.clip == clip.id]
        return replace(clip, parts=tuple(sorted((*clip.parts, *held), key=lambda part: part.position)))

    async def read(self, part: PartRecord) -> bytes:
        if part.id in self._unsaved:
            return self._unsaved[part.id][1]
        return await self._clips.read(part)

    async def recall(self, key: str) -> tuple[PartRecord, bytes] | None:
        """A whole part that was made from exactly this, as long as its file is there and whole too."""
        known = await self._clips.known_part(key)
        if known is None:
            return None
        try:
            return known, await self.read(known)
        except StorageError:
            return None

    async def track(self, clip: ClipRecord, *, pitch: float) -> Track:
        """Everything of it, ready to be heard."""
        texts = tuple(part.text for part in clip.parts)
        speed = clip.settings.get("speed")
        track = Track(texts, pitch=pitch, speed=float(speed) if isinstance(speed, int | float) and speed else 1.0)
        for part in clip.parts:
            arriving = ArrivingSound(PCM_RATE if part.media_type == PCM_TYPE else None)
            # Bare samples are taken in at once, and there may be many.
            await asyncio.to_thread(_take_in, arriving, await self.read(part))
            await decoded(arriving.sound)
            await track.add(arriving.sound)
        track.close()
        return track

    def _hold(self, clip: int, new: NewPart, data: bytes) -> PartRecord:
        number = next(self._numbers)
        part = PartRecord(
            id=number,
            clip=clip,
            position=new.position,
            key=new.key,
            text=new.text,
            hash="",
            media_type=new.media_type,
            size=len(data),
            seconds=new.seconds,
            complete=new.complete,
        )
        self._unsaved[number] = part, data
        return part


def _take_in(arriving: ArrivingSound, data: bytes) -> None:
    """Both at once: a decoder that was fed waits for its end for ever."""
    arriving.feed(data)
    arriving.finish()
