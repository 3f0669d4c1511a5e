"""Connects what is heard with what is seen of it: the wave, the controls, and the sentence in the text."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from playground.features.speak.parts import Parts
from playground.features.speak.view.clip_words import facts_line
from playground.features.speak.view.work_page import WorkPage
from playground.services.sound_devices import position
from playground.sound.player import PlayState
from playground.sound.waveform import Span
from playground.widgets.loudspeaker_button import LoudspeakerEntry
from playground.widgets.translation import tr
from playground.widgets.waveform_view import Mark

if TYPE_CHECKING:
    from playground.features.speak.timing import Spoken
    from playground.features.speak.track import Track

_FRAME: Final = 16  # milliseconds
_AFTERWARDS: Final = 16  # frames, as the player obeys a little later
_COLUMNS: Final = 8192
_MOST_COLUMNS: Final = 32_768
_GROWN: Final = 0.08  # seconds of sound that make it worth drawing the wave anew


class Stage(QObject):
    """Looks at the clip at every frame while it sounds or comes, and else only when something happened."""

    def __init__(self, parts: Parts, page: WorkPage, parent: QObject) -> None:
        super().__init__(parent)
        self._model, self._listening = parts.model, parts.listening
        self._page, self._player, self._editor = page, page.player, page.text.editor
        self._drawn: Track | None = None
        self._arrived, self._complete = 0.0, False
        self._marked: tuple[Spoken, ...] = ()
        self._lit: int | None = None
        self._left = 0
        self._frames = QTimer(self)
        self._frames.setInterval(_FRAME)
        self._frames.timeout.connect(self._on_frame)
        self._connect()
        self.show_loudspeaker()
        self.show_devices()

    def come_up(self) -> None:
        """The page is seen again: what is played is its clip."""
        if self._listening.track is not self._model.track:
            self._listening.show(self._model.track)

    def show_loudspeaker(self) -> None:
        listening, bar = self._listening, self._player.bar
        bar.set_volume(listening.volume)
        bar.set_speed(listening.speed)
        self._show_loop()

    def show_devices(self) -> None:
        loudspeaker = self._listening.loudspeaker
        trouble = "" if loudspeaker.trouble is None else tr(loudspeaker.trouble)
        devices = loudspeaker.devices
        entries = [LoudspeakerEntry(each.name, each.system, each.default_output) for each in devices]
        self._player.device.set_devices(entries, position(devices, loudspeaker.device), trouble)
        self._player.trouble.set_text(trouble)

    def show_clip(self) -> None:
        """Another clip is looked at, or this one has changed."""
        model, player = self._model, self._player
        track, clip = model.track, model.clip
        if track is not self._drawn:
            self._drawn, self._arrived, self._complete, self._marked = track, 0.0, False, ()
            self._lit = None
            self._editor.light(None)
            player.wave.clear()
        sounds = track is not None and track.sound.frames > 0
        self._show_facts()
        player.setVisible(model.busy or sounds)
        player.anew.setEnabled(not model.busy)
        player.save.setEnabled(not model.busy and clip is not None and bool(clip.parts))
        player.bar.set_unavailable("" if track is not None else tr("There is nothing to play yet."))
        self.show_text()
        self._on_frame()
        self._run()

    def show_text(self) -> None:
        """The text and that of the clip may have become the same, or no longer be it."""
        script = self._model.script
        self._player.use_text.setVisible(script is not None and not self._reads_along() and not self._model.busy)
        self._light()

    # Inside

    def _connect(self) -> None:
        listening, player = self._listening, self._player
        self._model.clip_changed.connect(self.show_clip)
        self._model.busy_changed.connect(lambda _: self.show_clip())
        listening.state_changed.connect(lambda _: self._run())
        listening.track_changed.connect(self._run)
        listening.track_changed.connect(self.show_loudspeaker)
        loudspeaker = listening.loudspeaker
        loudspeaker.devices_changed.connect(self.show_devices)
        loudspeaker.trouble_changed.connect(self.show_devices)
        loudspeaker.loop_changed.connect(self._show_loop)
        bar, wave = player.bar, player.wave
        bar.play_requested.connect(listening.toggle)
        bar.stop_requested.connect(listening.stop)
        bar.speed_chosen.connect(loudspeaker.set_speed)
        bar.volume_changed.connect(loudspeaker.set_volume)
        bar.loop_toggled.connect(self._on_loop)
        wave.seek_requested.connect(self._on_seek)
        wave.play_requested.connect(listening.toggle)
        wave.segment_clicked.connect(self._play_sentence)
        wave.span_selected.connect(self._on_span)
        wave.span_cleared.connect(self._on_span)
        wave.columns_wanted.connect(self._on_columns_wanted)
        player.device.opened.connect(loudspeaker.list_devices)
        player.device.chosen.connect(self._on_device)
        player.device.search_requested.connect(lambda: loudspeaker.list_devices(again=True))
        self._editor.place_clicked.connect(self._on_place)

    def _run(self) -> None:
        """The frames run while there is something to follow, and a little longer."""
        self._player.bar.set_playing(self._listening.sounding and self._is_heard())
        self._left = _AFTERWARDS
        self._frames.start()

    def _on_frame(self) -> None:
        track = self._model.track
        if track is None:
            self._frames.stop()
            self._light()
            return
        moment = self._listening.moment
        position = moment.position if self._is_heard() else 0.0
        self._draw(track)
        self._player.wave.set_position(position)
        self._player.bar.set_position(position)
        self._light()
        still = track.sound.complete and not self._listening.sounding
        self._left = self._left - 1 if still else _AFTERWARDS
        if self._left <= 0:
            self._frames.stop()

    def _show_loop(self) -> None:
        looping = self._listening.loudspeaker.looping
        self._player.bar.set_loop(looping is not None)
        self._player.wave.set_loop(looping)

    def _show_facts(self) -> None:
        model = self._model
        sounds = model.track is not None and model.track.sound.frames > 0
        self._player.facts.set_full_text(facts_line(model.clip, model.facts, sounds=sounds, busy=model.busy))

    def _draw(self, track: "Track") -> None:
        """The wave of what has come, on as much time as the whole is likely to take."""
        sound, wave = track.sound, self._player.wave
        complete, arrived = sound.complete, sound.seconds
        if self._complete if complete else arrived - self._arrived < _GROWN:
            return
        self._arrived, self._complete = arrived, complete
        spoken = track.sentences
        expected = arrived if complete or not spoken else max(arrived, spoken[-1].end)
        if sound.rate:
            wave.set_overview(sound.columns(Span(0, round(expected * sound.rate)), _COLUMNS), expected)
        self._player.bar.set_duration(expected)
        self._show_facts()
        if spoken is not self._marked:
            self._marked = spoken
            wave.set_segments([Mark(at, each.start, each.end, each.text.strip()) for at, each in enumerate(spoken)])

    def _light(self) -> None:
        silent = self._listening.state is PlayState.STOPPED or not self._is_heard() or not self._reads_along()
        sentence = None if silent else self._listening.moment.sentence
        if sentence != self._lit:
            self._lit = sentence
            self._editor.light(None if sentence is None else self._model.span_of(sentence))

    def _is_heard(self) -> bool:
        return self._listening.track is self._model.track

    def _reads_along(self) -> bool:
        """Whether the editor shows what the clip says."""
        script = self._model.script
        return script is not None and script.source == self._model.text

    def _on_place(self, place: int) -> None:
        sentence = self._model.sentence_at(place) if self._reads_along() and self._is_heard() else None
        if sentence is not None:
            self._play_sentence(sentence)

    def _play_sentence(self, number: int) -> None:
        paused = self._listening.state is PlayState.PAUSED
        self._listening.play_sentence(number)
        if paused:
            self._listening.toggle()

    def _on_seek(self, seconds: float) -> None:
        self._listening.seek(seconds)
        self._run()

    def _on_loop(self, loop: bool) -> None:
        if loop:
            self._listening.loop(*(self._player.wave.selection() or (0.0, self._player.wave.duration)))
        else:
            self._listening.loudspeaker.end_loop()
        self._show_loop()

    def _on_span(self) -> None:
        """What is played again and again is what is selected."""
        if self._listening.loudspeaker.looping is not None:
            self._on_loop(True)

    def _on_columns_wanted(self, first: float, last: float, count: int) -> None:
        track = self._model.track
        if track is not None and track.sound.rate:
            rate = track.sound.rate
            span = Span(round(first * rate), round(last * rate))
            self._player.wave.set_columns(first, last, track.sound.columns(span, max(1, min(count, _MOST_COLUMNS))))

    def _on_device(self, number: int) -> None:
        """Among those that were found; less than 0 for that of the system."""
        loudspeaker = self._listening.loudspeaker
        loudspeaker.use_device(loudspeaker.devices[number] if number >= 0 else None)
