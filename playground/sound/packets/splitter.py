"""What cuts a compressed sound that is still arriving into what a decoder takes."""

from collections.abc import Iterator
from typing import Protocol


class Splitter(Protocol):
    """Hands on each packet with its last byte. FFmpeg's own readers first collect up to a second of sound, to be sure
    of what it is; here that is known."""

    @property
    def codec(self) -> str:
        """FFmpeg's name for it."""

    @property
    def head(self) -> bytes:
        """What the decoder must know before the first packet."""

    @property
    def delay(self) -> int:
        """So many frames at the beginning are none of the sound's."""

    @property
    def length(self) -> int | None:
        """In frames without the delay, where and as soon as that is told. It may be wrong."""

    def split(self, data: bytes) -> Iterator[bytes]: ...

    def rest(self) -> Iterator[bytes]:
        """What was held back until the end was known."""
