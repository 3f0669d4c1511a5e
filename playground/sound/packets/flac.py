"""The frames of a FLAC file."""

from collections.abc import Iterator

_START = 4
_BLOCK_HEAD = 4
_LAST_BLOCK = 0x80
_STREAM_INFO = 34
_LONGEST_HEAD = 16
_MOST_SAMPLES = 65_535  # of a frame


class Flac:
    """A frame does not say where it ends: only the head of the next one shows it."""

    codec = "flac"
    delay = 0
    length: int | None = None

    def __init__(self) -> None:
        self.head = b""
        self._data = b""
        self._described = False
        self._looked = 0  # up to here there is no other head
        self._number: int | None = None

    def split(self, data: bytes) -> Iterator[bytes]:
        self._data += data
        while not self._described and self._read_block():
            pass
        while self._described and (end := self._next_head()) is not None:
            frame, self._data, self._looked = self._data[:end], self._data[end:], 2
            if end:
                yield frame

    def rest(self) -> Iterator[bytes]:
        if self._described and self._data:
            yield self._data
            self._data = b""

    def _read_block(self) -> bool:
        start = _START if self._data.startswith(b"fLaC") else 0
        head = self._data[start : start + _BLOCK_HEAD]
        end = start + _BLOCK_HEAD + int.from_bytes(head[1:], "big")
        if len(head) < _BLOCK_HEAD or len(self._data) < end:
            return False
        if not self.head:
            self.head = self._data[end - _STREAM_INFO : end]
        self._data = self._data[end:]
        self._described = bool(head[0] & _LAST_BLOCK)
        return True

    def _next_head(self) -> int | None:
        """Where it stands."""
        at = self._data.find(b"\xff", self._looked)
        while 0 <= at <= len(self._data) - _LONGEST_HEAD:
            number = _number(self._data[at : at + _LONGEST_HEAD])
            if number is not None and self._follows(number, self._data[at + 1]):
                self._number = number
                return at
            at = self._data.find(b"\xff", at + 1)
        self._looked = len(self._data) if at < 0 else at
        return None

    def _follows(self, number: int, kind: int) -> bool:
        """The bits of a head may stand inside a frame too, but hardly with the next number."""
        if self._number is None:
            return True
        return self._number < number <= self._number + (_MOST_SAMPLES if kind & 1 else 1)


def _number(head: bytes) -> int | None:
    """Of the frame with this head, or of its first sample; nothing where this is no head."""
    if head[1] & 0xFC != 0xF8 or head[3] & 1:
        return None
    size, rate = head[2] >> 4, head[2] & 15
    ones = _leading_ones(head[4])
    if not size or rate == 15 or ones in (1, 8):
        return None
    digits = max(1, ones)
    end = 4 + digits + {6: 1, 7: 2}.get(size, 0) + {12: 1, 13: 2, 14: 2}.get(rate, 0)
    if _checksum(head[:end]) != head[end]:
        return None
    number = head[4] & 0xFF >> ones
    for byte in head[5 : 4 + digits]:
        number = number << 6 | byte & 0x3F
    return number


def _leading_ones(byte: int) -> int:
    return 8 - (byte ^ 0xFF).bit_length()


def _checksum(data: bytes) -> int:
    value = 0
    for byte in data:
        value ^= byte
        for _ in range(8):
            value = value << 1 & 0xFF ^ (7 if value & 0x80 else 0)
    return value
