"""A text on its way to a sound file: sentence by sentence, through voice, speed, sample rate and format."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from playground.demo.audio import espeak
from playground.demo.audio.containers import MEDIA, RATE, container
from playground.demo.audio.relay import Relay, relayed
from playground.demo.audio.resampling import Resampler
from playground.demo.audio.stretching import stretched
from playground.demo.audio.voices import Voice, instructed, language, paced, sentences, understood

# A sound file without any sound is none.
SHORTEST = RATE // 10


class Speech:
    """One text with its voice; `seconds` is how much of its sound was handed out so far."""

    def __init__(self, text: str, voice: Voice, form: str, speed: float, instructions: str) -> None:
        espeak.library()
        self.sentences = list(sentences(text))
        self.voice = voice
        self.wishes = understood(instructions)
        manner, pace = instructed(voice, self.wishes)
        self.manner, self.stretch = paced(manner, min(4.0, max(0.25, speed * pace)))
        self.container = container(form)
        self.media = MEDIA[form]
        self.resampler = Resampler(espeak.RATE, RATE)
        self.made = 0

    @property
    def seconds(self) -> float:
        return self.made / RATE

    async def parts(self) -> AsyncGenerator[bytes, None]:
        """The bytes of the file. A sentence is spoken when the ones before it were taken."""
        for number in range(len(self.sentences)):
            async with aclosing(relayed(partial(self._speak, number))) as pieces:
                async for samples in pieces:
                    part = await asyncio.to_thread(self._add, self.resampler.feed(samples))
                    if part:
                        yield part
        last = await asyncio.to_thread(self._end)
        if last:
            yield last

    def _speak(self, number: int, relay: Relay[NDArray[np.float32]]) -> None:
        sentence = self.sentences[number]
        manner = replace(self.manner, voice=f"{language(sentence, self.voice)}+{self.manner.voice}")
        pause = number < len(self.sentences) - 1
        held: list[NDArray[np.float32]] = [np.zeros(0, np.float32)]
        keep = relay.give if self.stretch == 1 else held.append

        def take(samples: NDArray[np.float32]) -> bool:
            keep(samples)
            return relay.wanted

        espeak.speak(sentence, manner, take, pause=pause)
        if self.stretch > 1 and relay.wanted:
            relay.give(stretched(np.concatenate(held), self.stretch))

    def _add(self, samples: NDArray[np.float32]) -> bytes:
        self.made += len(samples)
        return self.container.add(np.clip(np.rint(samples), -32768, 32767).astype(np.int16))

    def _end(self) -> bytes:
        rest = self.resampler.end()
        missing = max(0, SHORTEST - self.made - len(rest))
        return self._add(np.concatenate((rest, np.zeros(missing, np.float32)))) + self.container.end()
