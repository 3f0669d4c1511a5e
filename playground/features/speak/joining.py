"""Several sounds of one kind as one file, without decoding and encoding them anew. Pure."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

# Kilobits a second by the index in a frame's head, of MPEG 1 and of MPEG 2, layer III.
_RATES: Final = {
    3: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    0: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_SAMPLES: Final = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
_ENDLESS: Final = 0x7FFF_0000
_FRAMES_AND_BYTES: Final = 3  # what the frame tells that says how long an MP3 is


def joined(sounds: Sequence[bytes], media_type: str) -> bytes | None:
    """None where that cannot be done with this kind. A single one comes out as it went in, but for the length in the
    head of a WAV, which a server that streams does not know."""
    if media_type == "audio/wav":
        return _joined_wav(sounds)
    if len(sounds) == 1:
        return sounds[0]
    if media_type == "audio/mpeg":
        return _joined_mp3(sounds)
    # Bare samples have no head, and each frame of AAC has its own.
    return b"".join(sounds) if media_type in ("audio/pcm", "audio/aac") else None


def _joined_wav(sounds: Sequence[bytes]) -> bytes | None:
    read = [_read_wav(sound) for sound in sounds]
    forms = {form for form, _ in read}
    if len(forms) != 1 or b"" in forms:
        return sounds[0] if len(sounds) == 1 else None
    (form,) = forms
    data = b"".join(samples for _, samples in read)
    chunks = struct.pack("<4sI", b"fmt ", len(form)) + form + struct.pack("<4sI", b"data", len(data))
    return struct.pack("<4sI4s", b"RIFF", 4 + len(chunks) + len(data), b"WAVE") + chunks + data


def _read_wav(sound: bytes) -> tuple[bytes, bytes]:
    """The description of the format and the samples; nothing where there are none."""
    form, at = b"", 12
    while at + 8 <= len(sound):
        name, length = struct.unpack_from("<4sI", sound, at)
        if name == b"data":
            length = length if 0 < length < _ENDLESS else len(sound)
            samples = sound[at + 8 : at + 8 + length]
            return form, samples[: len(samples) - len(samples) % 2]
        if name == b"fmt ":
            form = sound[at + 8 : at + 8 + length]
        at += 8 + length + length % 2
    return b"", b""


def _joined_mp3(sounds: Sequence[bytes]) -> bytes:
    """Where the first says in a frame of its own how long it is, that is put right."""
    frames = [_frames(sound) for sound in sounds]
    template = frames[0][0]
    data = b"".join(sound for _, sound in frames)
    return _length_frame(template, data) + data if template else data


def _frames(sound: bytes) -> tuple[bytes, bytes]:
    """The frame that says how long it is, if there is one, and the others, without the tags before and behind."""
    start = 0
    if sound[:3] == b"ID3" and len(sound) > 10:
        start = 10 + (sound[6] << 21 | sound[7] << 14 | sound[8] << 7 | sound[9])
    end = len(sound) - 128 if sound[-128:-125] == b"TAG" else len(sound)
    second = start + _frame_length(sound[start : start + 4])
    first = sound[start:second]
    return (first, sound[second:end]) if _mark(first) >= 0 else (b"", sound[start:end])


def _mark(frame: bytes) -> int:
    """Where in the frame the length stands, or -1."""
    return max(frame[:64].find(b"Xing"), frame[:64].find(b"Info"))


def _length_frame(template: bytes, data: bytes) -> bytes:
    count = at = 0
    while length := _frame_length(data[at : at + 4]):
        count, at = count + 1, at + length
    mark = _mark(template)
    said = template[: mark + 4] + struct.pack(">III", _FRAMES_AND_BYTES, count, len(template) + len(data))
    return said.ljust(len(template), b"\0")


def _frame_length(head: bytes) -> int:
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return 0
    version, rate, samples = head[1] >> 3 & 3, head[2] >> 4, head[2] >> 2 & 3
    if version not in _RATES or rate == 15 or samples == 3:
        return 0
    factor = 144 if version == 3 else 72
    return factor * _RATES[version][rate] * 1000 // _SAMPLES[version][samples] + (head[2] >> 1 & 1)
