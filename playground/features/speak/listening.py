"""What is heard now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from playground.services.loudspeaker import Loudspeaker
from playground.signal import Signal
from playground.sound.player import PlayState

if TYPE_CHECKING:
    from playground.features.speak.track import Track
    from playground.services.context import Context
    from playground.sound.backend import Backend


@dataclass(frozen=True, slots=True)
class Moment:
    """What a face shows at this very moment; times are in seconds. `sentence` is a number among the track's."""

    state: PlayState
    position: float
    arrived: float
    complete: bool
    sentence: int | None


NOTHING: Final = Moment(PlayState.STOPPED, 0.0, 0.0, True, None)


class Listening:
    """One track at a time. A face asks for the `moment` as often as it paints."""

    def __init__(self, context: Context, backend: Backend) -> None:
        self.track_changed: Signal[()] = Signal()
        self.finished: Signal[Track] = Signal()
        self.loudspeaker = Loudspeaker(context, backend, "speak")
        self.state_changed = self.loudspeaker.player.state_changed
        self.track: Track | None = None
        self._loaded: Track | None = None  # what the player has, which is another one until that is played
        self._begin_at = 0.0
        self._player = self.loudspeaker.player
        self._player.finished.connect(self._on_finished)

    # What is to be seen

    @property
    def state(self) -> PlayState:
        return self._player.state if self._loaded is self.track else PlayState.STOPPED

    @property
    def sounding(self) -> bool:
        return self.state in (PlayState.PLAYING, PlayState.WAITING)

    @property
    def volume(self) -> float:
        return self._player.volume

    @property
    def speed(self) -> float:
        return self._player.speed

    @property
    def underruns(self) -> int:
        return self._player.underruns

    @property
    def moment(self) -> Moment:
        track = self.track
        if track is None:
            return NOTHING
        sound = track.sound
        reached = self._player.position if self._loaded is track else self._begin_at
        position = min(reached, sound.seconds)
        return Moment(self.state, position, sound.seconds, sound.complete, track.sentence_at(position))

    # What the user does

    def show(self, track: Track | None) -> None:
        """To be played when the user says so."""
        if track is not self.track:
            self._player.stop()
            self._begin_at = 0.0
            self._take(track)

    def play(self, track: Track, seconds: float = 0.0) -> None:
        """Begins as soon as enough has arrived."""
        self._loaded, self._begin_at = track, 0.0
        self._take(track)
        self.loudspeaker.play(track.sound, seconds)

    def go_on(self, track: Track) -> None:
        """The same clip sounds otherwise from here on: it goes on where it was."""
        position = self.moment.position
        if self.sounding:
            self.play(track, position)
        else:
            self.show(track)
            self._begin_at = position

    def toggle(self) -> None:
        """Play, pause, or play once more from the beginning."""
        if self.track is None:
            return
        if self.sounding:
            self._player.pause()
        elif self.state is PlayState.PAUSED:
            self.loudspeaker.resume()
        else:
            looping = self.loudspeaker.looping
            self.play(self.track, self._begin_at if looping is None else looping[0])

    def stop(self) -> None:
        self._player.stop()

    def seek(self, seconds: float) -> None:
        if self.track is None:
            return
        if self.state is PlayState.STOPPED:
            self.play(self.track, seconds)
        else:
            self._player.seek(seconds)

    def play_sentence(self, number: int) -> None:
        if self.track is not None and number < len(self.track.sentences):
            self.seek(self.track.sentences[number].start)

    def loop(self, start: float, end: float) -> None:
        """Plays this span again and again."""
        if self.track is None:
            return
        if self.state is PlayState.STOPPED:
            self.play(self.track, start)
        self.loudspeaker.loop(start, end)

    async def close(self) -> None:
        """Returns when the loudspeaker has been let go of."""
        if self._loaded is not None:
            await self.loudspeaker.close()

    # Inside

    def _take(self, track: Track | None) -> None:
        if track is not self.track:
            self.track = track
            self.loudspeaker.forget_loop()
            self.track_changed.emit()

    def _on_finished(self) -> None:
        if self.track is not None:
            self.finished.emit(self.track)
