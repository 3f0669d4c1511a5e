"""Sound files that were sent: looked at from outside first, and then read as the recogniser wants them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from playground.demo.audio.extra import needed
from playground.demo.audio.forms import Upload
from playground.demo.audio.resampling import Resampler
from playground.demo.errors import ApiError, missing_parameter, unsupported_value

if TYPE_CHECKING:
    import soundfile

RATE = 16_000
MOST_BYTES = 25 * 1024 * 1024
MOST_SECONDS = 1500
LEAST_SECONDS = 0.1
ENDINGS = ("flac", "m4a", "mp3", "mp4", "mpeg", "mpga", "oga", "ogg", "wav", "webm")
# OpenAI does not list it, and reads it.
ALSO = ("opus",)
READABLE = ("WAV", "WAVEX", "RF64", "FLAC", "OGG", "MP3")
RATES = range(4_000, 200_000)
MOST_CHANNELS = 8
BLOCK = 1 << 16

Samples = NDArray[np.int16]


def checked(upload: Upload | None) -> Upload:
    """The file, unless its size or its name is wrong."""
    if upload is None:
        raise missing_parameter("file")
    if len(upload.data) > MOST_BYTES:
        message = f"413: Maximum content size limit ({MOST_BYTES}) exceeded ({len(upload.data)} bytes read)"
        raise ApiError(413, message, code="request_too_large", param="file")
    if upload.name.rpartition(".")[2].lower() not in ENDINGS + ALSO:
        message = f"Unrecognized file format. Supported formats: {list(ENDINGS)}"
        raise ApiError(400, message, code="invalid_value", param="file")
    return upload


def read(upload: Upload) -> Samples:
    """The sound with one channel at 16 kHz."""
    head = upload.data[:12]
    if head[4:8] == b"ftyp" or head[:4] == b"\x1aE\xdf\xa3":
        kind = "webm" if head[:1] == b"\x1a" else "mp4 or m4a"
        raise unsupported_value("file", f"The demo cannot read {kind}; send wav, flac, ogg, opus or mp3.")
    with needed("read sound files"):
        import soundfile
    try:
        with soundfile.SoundFile(io.BytesIO(upload.data)) as file:
            samples = _samples(file)
    except soundfile.LibsndfileError as error:
        raise _corrupted() from error
    if len(samples) < LEAST_SECONDS * RATE:
        message = f"Audio file is too short. Minimum audio length is {LEAST_SECONDS} seconds."
        raise ApiError(400, message, code="audio_too_short", param="file")
    return samples


def _samples(file: soundfile.SoundFile) -> Samples:
    if file.format not in READABLE or file.samplerate not in RATES or file.channels > MOST_CHANNELS:
        raise _corrupted()
    resampler = Resampler(file.samplerate, RATE)
    blocks: list[Samples] = []
    taken = 0
    while True:
        block = file.read(BLOCK, dtype="float32", always_2d=True)
        if not len(block):
            break
        taken += len(block)
        # Looked at while it is read, because a small file can unfold to hours.
        if taken > MOST_SECONDS * file.samplerate:
            message = f"The audio is longer than {MOST_SECONDS} seconds, which is the maximum for this model."
            raise ApiError(400, message, code="invalid_value", param="file")
        blocks.append(_whole_numbers(resampler.feed(block.mean(axis=1))))
    return np.concatenate((*blocks, _whole_numbers(resampler.end())))


def _whole_numbers(samples: NDArray[np.float32]) -> Samples:
    return np.clip(np.nan_to_num(samples) * 32767, -32768, 32767).astype(np.int16)


def _corrupted() -> ApiError:
    message = "Audio file might be corrupted or unsupported"
    return ApiError(400, message, code="invalid_value", param="file")
