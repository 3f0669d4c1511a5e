"""Effects that are added here, after a server has made the sound."""

from playground.sound.backend import Floats
from playground.sound.resample import resampled
from playground.sound.stretch import stretched

_STEP = 1000  # the ratio of a pitch as a ratio of two sample rates


def shift_pitch(frames: Floats, rate: int, semitones: float) -> Floats:
    """Higher or lower and as long as before: first longer at the same pitch, then played faster."""
    if semitones == 0:
        return frames
    ratio = round(_STEP * 2 ** (semitones / 12)) / _STEP
    longer = stretched(frames, rate, 1 / ratio)
    return resampled(longer, round(_STEP * ratio), _STEP)[: len(frames)]
