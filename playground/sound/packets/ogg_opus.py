"""The packets of Opus in Ogg."""

import struct
from collections.abc import Iterator

_PAGE = 27  # bytes before the lengths of what is in a page
_FULL = 255  # a piece of this length goes on in the next one
_LAST = 4
_PRE_SKIP = slice(10, 12)


class OggOpus:
    """A page holds up to a second of sound, but says at its beginning where its packets end."""

    codec = "opus"
    delay = 0  # the decoder leaves out by itself what the head tells it to

    def __init__(self) -> None:
        self.head = b""
        self.length: int | None = None
        self._data = b""
        self._pieces: list[int] = []  # of this page, those that have not come yet
        self._packet = b""

    def split(self, data: bytes) -> Iterator[bytes]:
        self._data += data
        while self._pieces or self._open_page():
            size = self._pieces[0]
            if len(self._data) < size:
                break
            self._packet += self._data[:size]
            self._data = self._data[size:]
            self._pieces.pop(0)
            if size < _FULL:
                packet, self._packet = self._packet, b""
                if not self._is_description(packet):
                    yield packet

    def rest(self) -> Iterator[bytes]:
        yield from ()

    def _open_page(self) -> bool:
        start = self._data.find(b"OggS")
        if start < 0:
            self._data = self._data[-3:]
            return False
        page = self._data[start:]
        if len(page) < _PAGE or len(page) < _PAGE + page[_PAGE - 1]:
            return False
        self._pieces = list(page[_PAGE : _PAGE + page[_PAGE - 1]])
        self._data = page[_PAGE + len(self._pieces) :]
        kind, until = struct.unpack_from("<Bq", page, 5)
        # Only the last page counts: several files behind one another are one sound.
        self.length = max(0, until - self._before()) if kind & _LAST and until > 0 else None
        return bool(self._pieces) or self._open_page()

    def _before(self) -> int:
        """So many frames, which nobody is to hear, are counted too."""
        return int.from_bytes(self.head[_PRE_SKIP], "little")

    def _is_description(self, packet: bytes) -> bool:
        if packet.startswith(b"OpusHead"):
            self.head = self.head or packet
            return True
        return packet.startswith(b"OpusTags") or not packet
