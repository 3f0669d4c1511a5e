"""An open loudspeaker and the sound that goes there."""

from playground.sound.backend import Backend, Device, Floats
from playground.sound.gate import Gate
from playground.sound.renderer import Piece, Renderer
from playground.sound.sounds import Sound
from playground.sound.waveform import Span

START_BUFFER = 0.12
"""Seconds of sound between its arrival and the ear when it begins. The device holds some of them."""

_ON_ITS_WAY = 0.015  # so much more arrives, on average, until the device asks
# However much the device holds: it asks for two blocks at once (20 ms) and does not wait for them, the gate keeps a
# fade (4 ms), and a piece that is not whole yet (up to 17 ms) cannot be handed on. The rest is for a server that sends
# in gusts.
_LEAST_ARRIVED = 0.07
_RING_SECONDS = 0.25
_AFTER_THE_END = 0.05


class Marks:
    """Which frame of the sound belongs to which frame of the ring. Replaced as a whole, so that it can be read from
    every thread at any time."""

    def __init__(self, ring_frame: int, sound_frame: int) -> None:
        self._pieces: tuple[tuple[int, int, int, int], ...] = ((ring_frame, ring_frame, sound_frame, sound_frame),)

    def add(self, written: int, piece: Piece, taken: int) -> None:
        kept = tuple(known for known in self._pieces if known[1] > taken)
        self._pieces = (*kept, (written, written + len(piece.frames), piece.start, piece.end))

    def at(self, taken: int) -> float:
        pieces = self._pieces
        first, last, start, end = next((piece for piece in pieces if taken < piece[1]), pieces[-1])
        part = min(1.0, max(0.0, (taken - first) / (last - first))) if last > first else 1.0
        return start + part * (end - start)


class Playback:
    """Used by one thread, except for `frame`, and for what the backend calls."""

    def __init__(self, backend: Backend, device: Device | None) -> None:
        self.gone = False
        self._gate: Gate | None = None
        self._stream = backend.open_output(device, self._wanted, self._lost)
        self._rate, self._channels = self._stream.rate, self._stream.channels
        self.gate = Gate(self._rate, self._channels, round(self._rate * _RING_SECONDS))
        self._gate = self.gate
        self._marks = Marks(0, 0)
        self._sound: Sound | None = None
        self._renderer: Renderer | None = None
        self._next = 0
        self._dry_before = 0

    @property
    def frame(self) -> float:
        """Of the sound, by what was handed to the loudspeaker."""
        return self._marks.at(self.gate.ring.taken)

    @property
    def end_delay(self) -> float:
        """How long the device still sounds after it was given the last frame."""
        return self._stream.latency + _AFTER_THE_END

    def start(self, sound: Sound, frame: int) -> None:
        """What was made in advance of something else is thrown away by the callback, which alone may do so."""
        gate = self.gate
        gate.wanted, gate.ended, gate.flushing = False, False, True
        self._marks = Marks(gate.ring.written, frame)
        self._dry_before = gate.underruns
        self._sound, self._renderer, self._next = sound, None, frame

    def fill(self, speed: float, loop: Span | None) -> None:
        """Makes as much in advance as there is room for."""
        gate, sound = self.gate, self._sound
        if gate.flushing or sound is None:
            return
        if not sound.rate:  # nothing of it has arrived
            gate.ended = sound.complete
            return
        renderer = self._renderer
        if renderer is None:
            renderer = self._renderer = Renderer(sound, self._rate, self._channels)
            renderer.jump(self._next)
        renderer.speed, renderer.loop = speed, loop
        while gate.ring.room > self._rate // 50 and (piece := renderer.next()) is not None:
            self._marks.add(gate.ring.written, piece, gate.ring.taken)
            gate.ring.write(piece.frames)
        gate.ended = renderer.finished

    def has_enough(self, loop: Span | None) -> bool:
        sound = self._sound
        if self.gate.flushing or sound is None:
            return False
        if sound.complete or (loop is not None and loop.end <= sound.frames):
            return True
        return sound.rate > 0 and sound.frames - self.frame >= self._start_buffer() * sound.rate

    def _start_buffer(self) -> float:
        """What ran dry once is given more time, so that it does not stutter."""
        if self.gate.underruns > self._dry_before:
            return START_BUFFER
        return max(_LEAST_ARRIVED, START_BUFFER - self._stream.latency - _ON_ITS_WAY)

    def close(self) -> None:
        self._stream.close()

    def _wanted(self, out: Floats) -> None:
        if self._gate is None:  # the stream runs before its shape is known here
            out.fill(0)
        else:
            self._gate.fill(out)

    def _lost(self) -> None:
        self.gone = True
