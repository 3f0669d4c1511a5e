"""The frames of bare AAC."""

from collections.abc import Iterator

_HEAD = 7


class Adts:
    codec = "aac"
    head = b""
    delay = 0
    length: int | None = None

    def __init__(self) -> None:
        self._data = b""

    def split(self, data: bytes) -> Iterator[bytes]:
        data = self._data + data
        at = 0
        while at + _HEAD <= len(data):
            length = _length(data, at)
            if not length:
                next_one = data.find(b"\xff", at + 1)
                at = len(data) if next_one < 0 else next_one
                continue
            if at + length > len(data):
                break
            yield data[at : at + length]
            at += length
        self._data = data[at:]

    def rest(self) -> Iterator[bytes]:
        yield from ()


def _length(data: bytes, at: int) -> int:
    if data[at] != 0xFF or data[at + 1] & 0xF6 != 0xF0:
        return 0
    length = (data[at + 3] & 3) << 11 | data[at + 4] << 3 | data[at + 5] >> 5
    return length if length > _HEAD else 0
