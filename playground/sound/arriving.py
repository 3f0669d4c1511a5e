"""A sound that is being downloaded: its bytes go in, and what they hold can be played at once."""

import struct
import threading
from collections import deque
from collections.abc import Callable
from typing import Protocol

import numpy as np

from playground.message import Message
from playground.sound import ffmpeg
from playground.sound.errors import SoundError, SoundUnreadable
from playground.sound.ffmpeg import MediaFile, MediaStream, open_media
from playground.sound.kinds import HEAD, WAV, Kind, sniff, what_it_is_instead
from playground.sound.libsndfile import OpenFile
from playground.sound.packets.splitting import splitter_for
from playground.sound.sounds import GrowingSound, as_samples

_ENOUGH_TO_TELL = 64
_ENDLESS = 0x7FFF_0000  # what streaming servers write for a length that they do not know yet


class _Decoder(Protocol):
    def feed(self, data: bytes) -> None: ...

    def finish(self) -> None: ...


class ArrivingSound:
    """`feed`, `finish` and `abandon` return at once and never raise: what goes wrong stands in `sound.error`.

    Bare PCM (16 bits, one channel) has no head to tell it by, so its rate is given.
    """

    def __init__(self, pcm_rate: int | None = None, ffmpeg_here: Callable[[], bool] = ffmpeg.available) -> None:
        self.sound = GrowingSound()
        self.kind: Kind | None = None
        self._head = b""
        self._pcm_rate = pcm_rate
        self._ffmpeg_here = ffmpeg_here
        self._decoder: _Decoder | None = None

    def feed(self, data: bytes) -> None:
        if self.sound.complete:
            return
        if self._decoder is None:
            self._head += data
            if len(self._head) >= _ENOUGH_TO_TELL:
                self._begin()
        else:
            self._decoder.feed(data)

    def finish(self) -> None:
        """All bytes are here; `sound.complete` follows when they are decoded."""
        if self._decoder is None and not self.sound.complete:
            self._begin()
        if self._decoder is not None:
            self._decoder.finish()

    def abandon(self) -> None:
        """No more will come; what is there can still be played."""
        if self._decoder is None:
            self.sound.finish()
        else:
            self._decoder.finish()

    def _begin(self) -> None:
        head, self._head = self._head, b""
        decoder = self._choose(head)
        if isinstance(decoder, SoundError):
            self.sound.finish(decoder)
        else:
            self._decoder = decoder
            decoder.feed(head)

    def _choose(self, head: bytes) -> _Decoder | SoundError:
        kind = self.kind = sniff(head)
        if kind == WAV:
            return _Wav(self.sound)
        # Any bytes could be bare PCM, but an error page that comes instead of it would be heard as noise.
        if self._pcm_rate is not None and not _is_words(head):
            return _Pcm(self.sound, self._pcm_rate)
        if kind is None:
            return what_it_is_instead(head)
        if self._ffmpeg_here():
            return _Piped(self.sound, kind, head)
        return _Collected(self.sound) if kind.libsndfile else ffmpeg.missing()


class _Pcm:
    def __init__(self, sound: GrowingSound, rate: int, channels: int = 1, sample: str = "<i2") -> None:
        self._sound = sound
        self._rest = b""
        self._channels = channels
        self._sample = np.dtype(sample)
        sound.begin(rate, channels)

    def feed(self, data: bytes) -> None:
        data = self._rest + data
        frame = self._channels * self._sample.itemsize
        whole = len(data) - len(data) % frame
        self._rest = data[whole:]
        values = np.frombuffer(data[:whole], self._sample).reshape(-1, self._channels)
        self._sound.append(as_samples(values) if self._sample.kind == "f" else values.astype(np.int16))

    def finish(self) -> None:
        self._sound.finish()


class _Wav:
    """Looks for the format and the beginning of the data; a kind of WAV that is not 16-bit or float waits for the end
    and goes to libsndfile."""

    def __init__(self, sound: GrowingSound) -> None:
        self._sound = sound
        self._head = b""
        self._left = 0
        self._inner: _Decoder | None = None

    def feed(self, data: bytes) -> None:
        if self._inner is None:
            self._head += data
            self._begin()
        else:
            self._pass_on(data)

    def finish(self) -> None:
        if self._inner is None:
            self._sound.finish(_cut_off())
        else:
            self._inner.finish()

    def _begin(self) -> None:
        chunks = _chunks(self._head)
        data = chunks.get(b"data")
        if data is None or b"fmt " not in chunks:
            return
        place, size = chunks[b"fmt "]
        tag, channels, rate, bits = _form(self._head[place : place + size])
        sample = {(1, 16): "<i2", (3, 32): "<f4"}.get((tag, bits))
        start, length = data
        head, self._head = self._head, b""
        if sample is None or not 1 <= channels <= 2 or not rate:
            self._inner, self._left = _Collected(self._sound), 2**63
            self._inner.feed(head)
            return
        self._inner = _Pcm(self._sound, rate, channels, sample)
        self._left = length if 0 < length < _ENDLESS else 2**63
        self._pass_on(head[start:])

    def _pass_on(self, data: bytes) -> None:
        """What stands behind the data would be heard as noise."""
        if self._inner is not None and self._left > 0:
            self._inner.feed(data[: self._left])
            self._left -= len(data)


class _Collected:
    """Waits for the last byte and decodes the whole in a thread."""

    def __init__(self, sound: GrowingSound) -> None:
        self._sound = sound
        self._parts: list[bytes] = []

    def feed(self, data: bytes) -> None:
        self._parts.append(data)

    def finish(self) -> None:
        threading.Thread(target=self._decode, name="decoder", daemon=True).start()

    def _decode(self) -> None:
        try:
            with OpenFile(b"".join(self._parts)) as file:
                self._sound.begin(file.rate, file.channels)
                self._sound.append(as_samples(file.read(file.frames)))
        except SoundError as error:
            self._sound.finish(error)
        finally:
            # Whatever else went wrong: who waits for the end must not wait for ever.
            self._sound.finish(None if self._sound.frames else _cut_off())


class _Pipe:
    """The decoder's thread waits here for the next bytes."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._parts: deque[bytes] = deque()
        self._ended = False

    def write(self, data: bytes) -> None:
        with self._condition:
            self._parts.append(data)
            self._condition.notify()

    def end(self) -> None:
        with self._condition:
            self._ended = True
            self._condition.notify()

    def read(self, size: int = -1, /) -> bytes:
        with self._condition:
            self._condition.wait_for(lambda: self._parts or self._ended)
            if not self._parts:
                return b""
            data = self._parts.popleft()
            if 0 <= size < len(data):
                self._parts.appendleft(data[size:])
                data = data[:size]
            return data


class _Piped:
    """FFmpeg in a thread of its own."""

    def __init__(self, sound: GrowingSound, kind: Kind, head: bytes) -> None:
        self._sound = sound
        self._kind = kind
        self._splitter = splitter_for(kind, head)
        self._pipe = _Pipe()
        threading.Thread(target=self._decode, name="decoder", daemon=True).start()

    def feed(self, data: bytes) -> None:
        self._pipe.write(data)

    def finish(self) -> None:
        self._pipe.end()

    def _decode(self) -> None:
        try:
            if self._splitter is not None:
                self._take(MediaStream(self._pipe, self._splitter))
            else:
                with open_media(self._pipe, self._kind) as media:
                    self._take(media)
        except SoundError as error:
            self._sound.finish(error)
        finally:
            self._sound.finish(None if self._sound.frames else _cut_off())

    def _take(self, media: MediaFile | MediaStream) -> None:
        for block in media.blocks():
            self._sound.begin(media.rate, media.channels)
            self._sound.append(block)


def _chunks(head: bytes) -> dict[bytes, tuple[int, int]]:
    """Where each chunk's content begins and how long it says it is, up to the data, whose end may be far."""
    chunks: dict[bytes, tuple[int, int]] = {}
    at = 12
    while at + 8 <= len(head) and b"data" not in chunks:
        name, length = struct.unpack_from("<4sI", head, at)
        if name != b"data" and at + 8 + length > len(head):
            break
        chunks[name] = (at + 8, length)
        at += 8 + length + length % 2
    return chunks


def _form(chunk: bytes) -> tuple[int, int, int, int]:
    """Tag, channels, rate and bits; nothing of a description that is too short."""
    if len(chunk) < 16:
        return 0, 0, 0, 0
    tag, channels, rate, bits = struct.unpack_from("<HHI6xH", chunk)
    if tag == 0xFFFE and len(chunk) >= 26:  # the true tag stands further on
        (tag,) = struct.unpack_from("<H", chunk, 24)
    return tag, channels, rate, bits


def _is_words(head: bytes) -> bool:
    return head.lstrip()[:1] in (b"<", b"{") and head[:HEAD].isascii() and b"\0" not in head[:HEAD]


def _cut_off() -> SoundUnreadable:
    return SoundUnreadable(Message("There is no sound in what arrived: it ends where it should begin."))
