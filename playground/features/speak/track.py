"""The sound of a clip as it is heard: its parts one after the other, higher or lower where that is wished."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

import numpy as np

from playground.features.speak.joined_sound import JoinedSound
from playground.features.speak.splitting import sentences
from playground.features.speak.timing import PACE, Pause, Spoken, pauses_in, starts, weight
from playground.sound.effects import shift_pitch
from playground.sound.resample import resampled
from playground.sound.sounds import GrowingSound, as_floats, as_samples
from playground.sound.waveform import BLOCK, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LOOK: Final = 0.01  # seconds between two looks at a sound that is being decoded


class Track:
    """`texts` are those of all parts, also of those that have not come yet. What comes is kept as it came, beside what
    is heard, so that another pitch needs no other request."""

    def __init__(self, texts: Sequence[str], *, pitch: float = 0.0, speed: float = 1.0) -> None:
        self.sound = JoinedSound()
        self.pitch = pitch
        self.texts = tuple(texts)
        self._speed = speed
        self._raw: list[GrowingSound] = []
        self._heard: list[GrowingSound] = []
        self._told: tuple[tuple[int, bool, int], tuple[Spoken, ...]] | None = None

    @property
    def raw(self) -> tuple[GrowingSound, ...]:
        """The parts as they came."""
        return tuple(self._raw)

    async def add(self, sound: GrowingSound) -> None:
        """The next part; returns when it can be heard, which with an effect is only when it is whole."""
        self._raw.append(sound)
        if self._heard:
            while not sound.rate and not sound.complete:  # noqa: ASYNC110 - a thread decodes it and tells nobody
                await asyncio.sleep(_LOOK)
        if self.pitch or not self._fits(sound):
            await decoded(sound)
            sound = await asyncio.to_thread(_shaped, sound, self.sound.rate, self.sound.channels, self.pitch)
        self._heard.append(sound)
        self.sound.add(sound)

    def close(self) -> None:
        """No other part follows."""
        self.sound.close()

    async def pitched(self, pitch: float) -> Track:
        """The same parts at another pitch. All of them must have come."""
        track = Track(self.texts, pitch=pitch, speed=self._speed)
        for sound in self._raw:
            await track.add(sound)
        track.close()
        return track

    @property
    def sentences(self) -> tuple[Spoken, ...]:
        """As far as can be told from what has come by now."""
        state = self.sound.frames // max(1, self.sound.rate), self.sound.complete, len(self._heard)
        if self._told is None or self._told[0] != state:
            self._told = state, tuple(self._tell())
        return self._told[1]

    def sentence_at(self, seconds: float) -> int | None:
        """Its number; none while nothing was heard."""
        found = [number for number, sentence in enumerate(self.sentences) if sentence.start <= seconds]
        return found[-1] if found and self.sound.rate else None

    def _tell(self) -> Iterator[Spoken]:
        start, place, pace = 0.0, 0, PACE / self._speed
        for number, text in enumerate(self.texts):
            said = sentences(text)
            weights = [weight(each) for each in said]
            sound = self._heard[number] if number < len(self._heard) else None
            seconds = sum(weights) * pace
            pauses: tuple[Pause, ...] = ()
            if sound is not None and sound.rate:
                known = sound.frames / sound.rate
                seconds = known if sound.complete else max(known, seconds)
                pauses = _pauses(sound)
                pace = seconds / sum(weights)
            begins = starts(weights, seconds, pauses)
            for each, first, last in zip(said, begins, (*begins[1:], seconds), strict=True):
                yield Spoken(each, place, number, start + first, start + last)
                place += len(each)
            start += seconds

    def _fits(self, sound: GrowingSound) -> bool:
        shape = self.sound.rate, self.sound.channels
        return not self._heard or not sound.rate or shape in ((0, 0), (sound.rate, sound.channels))


async def decoded(sound: GrowingSound) -> None:
    """Returns when a sound of which all bytes are there is whole."""
    while not sound.complete:  # noqa: ASYNC110 - a thread decodes it and tells nobody
        await asyncio.sleep(_LOOK)


def _pauses(sound: GrowingSound) -> tuple[Pause, ...]:
    blocks = sound.frames // BLOCK
    if not blocks:
        return ()
    frames = blocks * BLOCK
    return pauses_in(sound.waveform.columns(Span(0, frames), blocks), frames / sound.rate)


def _shaped(sound: GrowingSound, rate: int, channels: int, pitch: float) -> GrowingSound:
    """Like those before it, and at the wished pitch. No rate: as it is."""
    shaped = GrowingSound()
    if sound.rate:
        frames = shift_pitch(as_floats(sound.samples), sound.rate, pitch)
        if channels and frames.shape[1] != channels:
            frames = np.repeat(frames.mean(axis=1, keepdims=True, dtype=np.float32), channels, axis=1)
        if rate and rate != sound.rate:
            frames = resampled(frames, sound.rate, rate)
        shaped.begin(rate or sound.rate, frames.shape[1])
        shaped.append(as_samples(frames))
    shaped.finish(sound.error)
    return shaped
