"""Compressed replies in bounded pieces: a small bomb must not fill the memory before anybody can count."""

import zlib
from collections.abc import Iterator

from playground.api.errors import ReplyUnreadable

_PIECE = 1024 * 1024


class Inflater:
    """We ask for uncompressed replies, but not every server listens."""

    def __init__(self, encoding: str) -> None:
        encoding = encoding.strip().lower()
        if encoding not in ("", "identity", "gzip", "x-gzip", "deflate"):
            raise ReplyUnreadable(f"Content-Encoding: {encoding[:40]}")
        compressed = encoding not in ("", "identity")
        self._stream = zlib.decompressobj(zlib.MAX_WBITS | 32) if compressed else None

    def feed(self, data: bytes) -> Iterator[bytes]:
        if self._stream is None:
            yield data
            return
        while data and not self._stream.eof:
            try:
                piece = self._stream.decompress(data, _PIECE)
            except zlib.error as error:
                raise ReplyUnreadable(str(error)) from error
            if piece:
                yield piece
            data = self._stream.unconsumed_tail
