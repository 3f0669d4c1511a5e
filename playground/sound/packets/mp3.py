"""The frames of an MP3."""

import struct
from collections.abc import Iterator

from playground.sound.packets.id3 import TAG_HEAD, is_whole, tag_length

# Kilobits a second by the index in a frame's head, of MPEG 1 and of MPEG 2, layer III.
_RATES = {
    3: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    0: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_SAMPLES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
_HEAD = 4
_ALIKE = 0xFFFE_0C00  # the bits of a head that are those of all frames: kind, layer and sample rate
_OLD_TAG = 128
_FRAMES_AND_BYTES = 3  # what is told
_DECODER_DELAY = 529  # on top of what the encoder says of its own
# After the flags: how many frames, how many bytes, where in the file each hundredth is, how good it is.
_FIELDS = ((1, 4), (2, 4), (4, 100), (8, 4))


class Mp3:
    codec = "mp3"
    head = b""

    def __init__(self) -> None:
        self.delay = 0
        self.length: int | None = None
        self._data = b""
        self._kind: int | None = None
        self._lost = True
        self._described = False

    def split(self, data: bytes) -> Iterator[bytes]:
        data = self._data + data
        at = 0
        while at + TAG_HEAD <= len(data):
            length, is_frame = self._measure(data, at)
            if at + length > len(data):
                break
            if is_frame and not self._is_description(data[at : at + length]):
                yield data[at : at + length]
            at += length
        self._data = data[at:]

    def rest(self) -> Iterator[bytes]:
        yield from ()

    def _measure(self, data: bytes, at: int) -> tuple[int, bool]:
        """How long the frame here is, or what stands here instead."""
        if data[at : at + 3] == b"ID3":
            return tag_length(data[at : at + TAG_HEAD]), False
        length, kind = frame_length(data[at : at + _HEAD]), _kind(data, at)
        if length and self._fits(kind, data, at + length):
            self._kind, self._lost = kind, False
            return length, True
        self._lost = True
        next_one = data.find(b"\xff", at + 1)
        return (len(data) if next_one < 0 else next_one) - at, False

    def _fits(self, kind: int, data: bytes, end: int) -> bool:
        """After something else, a frame is only believed when another stands behind it, if that is here yet."""
        if self._lost and end + _HEAD <= len(data) and _kind(data, end) != kind:
            return False
        return self._kind in (None, kind)

    def _is_description(self, frame: bytes) -> bool:
        """The first frame may be silent and tell of the others. Where several files come one after another, it tells of
        one of them only."""
        mark = mark_of_length(frame)
        if mark < 0:
            return False
        if self._described:
            self.length = None
            return True
        self._described = True
        flags, count = struct.unpack_from(">II", frame, mark + 4)
        encoder = mark + 8 + sum(size for flag, size in _FIELDS if flags & flag)
        if frame[encoder : encoder + 4] in (b"LAME", b"Lavf", b"Lavc"):
            trimmed = int.from_bytes(frame[encoder + 21 : encoder + 24], "big")
            self.delay = (trimmed >> 12) + _DECODER_DELAY
            padding = max(0, (trimmed & 0xFFF) - _DECODER_DELAY)
            if flags & 1 and count:
                self.length = count * (1152 if frame[1] >> 3 & 3 == 3 else 576) - self.delay - padding
        return True


def tidied(data: bytes) -> bytes:
    """A whole file without what is no frame, nothing where there is none, and with the true length in its first frame.
    It is the same object where nothing had to be done."""
    start = tag_length(data) if data.startswith(b"ID3") else 0
    end = start + frame_length(data[start : start + _HEAD])
    description = data[start:end] if mark_of_length(data[start:end]) >= 0 else b""
    while length := frame_length(data[end : end + _HEAD]):
        end += length
    if _is_end(data, end) and _is_true(description, end - start) and is_whole(data[:start]):
        return data
    frames = b"".join(Mp3().split(data[start:]))
    return length_frame(description, frames) + frames if description and frames else frames


def length_frame(description: bytes, frames: bytes) -> bytes:
    """What stands before these frames and tells how long they are, in place of what told it of others."""
    count = at = 0
    while length := frame_length(frames[at : at + _HEAD]):
        count, at = count + 1, at + length
    mark = mark_of_length(description)
    told = struct.pack(">III", _FRAMES_AND_BYTES, count, len(description) + len(frames))
    return (description[: mark + 4] + told).ljust(len(description), b"\0")


def frame_length(head: bytes) -> int:
    """By its first four bytes, head included; 0 where there is no frame of layer III."""
    if len(head) < _HEAD or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return 0
    version, rate, samples = head[1] >> 3 & 3, head[2] >> 4, head[2] >> 2 & 3
    if version not in _RATES or rate in (0, 15) or samples == 3:
        return 0
    factor = 144 if version == 3 else 72
    return factor * _RATES[version][rate] * 1000 // _SAMPLES[version][samples] + (head[2] >> 1 & 1)


def mark_of_length(frame: bytes) -> int:
    """Where a frame that holds no sound begins to tell how long all is, or -1."""
    return max(frame[:64].find(b"Xing"), frame[:64].find(b"Info"))


def _is_end(data: bytes, at: int) -> bool:
    """Nothing follows, or the old tag that stands behind the frames."""
    return at == len(data) or (at == len(data) - _OLD_TAG and data[at:].startswith(b"TAG"))


def _is_true(description: bytes, size: int) -> bool:
    """Whether it tells the right length, if it tells one."""
    mark = mark_of_length(description)
    if mark < 0:
        return True
    flags, _, told = struct.unpack_from(">III", description, mark + 4)
    return bool(flags & _FRAMES_AND_BYTES != _FRAMES_AND_BYTES or told == size)


def _kind(data: bytes, at: int) -> int:
    """What is the same in the heads of all frames."""
    return int.from_bytes(data[at : at + _HEAD], "big") & _ALIKE
