"""espeak-ng by its C interface. It keeps its state in the process, so one text is spoken at a time."""

from __future__ import annotations

import ctypes
import os
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from playground.demo.audio.extra import needed

RATE = 22_050
# Words a minute, as espeak counts them; below and above these it does not change any more.
USUAL, SLOWEST, FASTEST = 175, 80, 900

LOCK = threading.Lock()
BUFFER_MS = 100
SYNCHRONOUS, DO_NOT_EXIT = 2, 0x8000
UTF_8, END_PAUSE = 1, 0x1000
SPEED, VOLUME, PITCH, RANGE = 1, 2, 3, 4
GO_ON, STOP = 0, 1
ON_SAMPLES = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)


@dataclass(frozen=True, slots=True)
class Manner:
    """How a text is spoken: espeak's voice, and its parameters as it counts them."""

    voice: str
    pitch: int
    range: int
    rate: int = USUAL
    volume: int = 70


@cache
def library() -> ctypes.CDLL:
    """The library, ready to speak."""
    with needed("speak"):
        import espeakng_loader

        found = ctypes.CDLL(espeakng_loader.get_library_path())
        place: str = espeakng_loader.get_data_path()
    # It opens its files by the names that C knows.
    raw = place.encode("mbcs") if sys.platform == "win32" else os.fsencode(place)
    with LOCK:
        rate = found.espeak_Initialize(SYNCHRONOUS, BUFFER_MS, raw, DO_NOT_EXIT)
    if rate != RATE:
        raise RuntimeError(f"espeak-ng started with {rate} instead of {RATE} samples a second")
    return found


# Takes a piece of sound; False when no more is wanted.
Take = Callable[[NDArray[np.float32]], bool]


def speak(text: str, manner: Manner, take: Take, *, pause: bool) -> None:
    """Hands over the sound of a text in pieces, while the rest is still being made."""
    espeak = library()
    on_samples = ON_SAMPLES(_receiver(take))
    raw = text.encode()
    with LOCK:
        espeak.espeak_SetSynthCallback(on_samples)
        if espeak.espeak_SetVoiceByName(manner.voice.encode()):
            raise RuntimeError(f"espeak-ng has no voice {manner.voice}")
        for parameter, value in ((SPEED, manner.rate), (VOLUME, manner.volume), (PITCH, manner.pitch)):
            espeak.espeak_SetParameter(parameter, value, 0)
        espeak.espeak_SetParameter(RANGE, manner.range, 0)
        flags = UTF_8 | (END_PAUSE if pause else 0)
        espeak.espeak_Synth(raw, ctypes.c_size_t(len(raw) + 1), 0, 1, 0, flags, None, None)


def _receiver(take: Take) -> Callable[[ctypes._Pointer[ctypes.c_short], int, object], int]:
    def on_samples(samples: ctypes._Pointer[ctypes.c_short], count: int, events: object) -> int:
        # The last call has no samples, and others may have only events.
        if count <= 0:
            return GO_ON
        heard = np.ctypeslib.as_array(samples, (count,)).astype(np.float32)
        return GO_ON if take(heard) else STOP

    return on_samples
