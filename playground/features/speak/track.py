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

_SOON: Final = 10.0  # seconds
_LOOK: Final = 0.01  # seconds between two looks at a sound that is being decoded


class _Said:
    """The sentences of a part."""

    def __init__(self, found: tuple[str, ...]) -> None:
        self.sentences = found
        self.weights = tuple(map(weight, found))


class Track:
    """`texts` are those of all parts, also of those that have not come yet. What comes is kept as it came, beside what
    is heard, so that another pitch needs no other request."""

    def __init__(self, texts: Sequence[str], *, pitch: float = 0.0, speed: float = 1.0) -> None:
        self.sound = JoinedSound()
        self.pitch = pitch
        self.texts = tuple(texts)
        self._said = tuple(_Said(sentences(text) or (text,)) for text in texts)
        self._speed = speed
        self._raw: list[GrowingSound] = []
        self._heard: list[GrowingSound] = []
        self._final: dict[int, tuple[tuple[float, ...], float]] = {}  # by part, of those that are whole
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
        state = len(self._heard), self.sound.complete, self._look_number()
        if self._told is None or self._told[0] != state:
            self._told = state, tuple(self._tell())
        return self._told[1]

    def sentence_at(self, seconds: float) -> int | None:
        """Its number; none while nothing was heard."""
        found = [number for number, sentence in enumerate(self.sentences) if sentence.start <= seconds]
        return found[-1] if found and self.sound.rate else None

    def _look_number(self) -> int:
        """Another one when enough has come to look again: each second at first, later more seldom."""
        seconds = self._heard[-1].frames / self._heard[-1].rate if self._heard and self._heard[-1].rate else 0.0
        return int(seconds) if seconds < _SOON else int(_SOON + seconds / _SOON)

    def _tell(self) -> Iterator[Spoken]:
        start, place, pace = 0.0, 0, PACE / self._speed
        for number, said in enumerate(self._said):
            sound = self._heard[number] if number < len(self._heard) else None
            begins, seconds = self._timed(number, sound, pace)
            if sound is not None and sound.rate:
                pace = seconds / sum(said.weights)
            for each, first, last in zip(said.sentences, begins, (*begins[1:], seconds), strict=True):
                yield Spoken(each, place, number, start + first, start + last)
                place += len(each)
            start += seconds

    def _timed(self, number: int, sound: GrowingSound | None, pace: float) -> tuple[tuple[float, ...], float]:
        """When the sentences of a part begin, and how long it is."""
        weights = self._said[number].weights
        expected = sum(weights) * pace
        if sound is None or not sound.rate:
            return starts(weights, expected, ()), expected
        if number not in self._final:
            complete, known = sound.complete, sound.frames / sound.rate
            seconds = known if complete else max(known, expected)
            timed = starts(weights, seconds, _pauses(sound)), seconds
            if not complete:
                return timed
            self._final[number] = timed
        return self._final[number]

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
