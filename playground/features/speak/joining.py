"""Several sounds of one kind as one file, without decoding and encoding them anew. Pure."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

from playground.sound.packets.id3 import tag_length
from playground.sound.packets.mp3 import frame_length, length_frame, mark_of_length

if TYPE_CHECKING:
    from collections.abc import Sequence

_ENDLESS: Final = 0x7FFF_0000


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
    return length_frame(template, data) + data if template else data


def _frames(sound: bytes) -> tuple[bytes, bytes]:
    """The frame that says how long it is, if there is one, and the others, without the tags before and behind."""
    start = 0
    if sound[:3] == b"ID3" and len(sound) > 10:
        start = tag_length(sound)
    end = len(sound) - 128 if sound[-128:-125] == b"TAG" else len(sound)
    second = start + frame_length(sound[start : start + 4])
    first = sound[start:second]
    return (first, sound[second:end]) if mark_of_length(first) >= 0 else (b"", sound[start:end])
