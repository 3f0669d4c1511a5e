"""Connects the take as a sound with its wave and the controls of the player."""

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject

from playground.features.transcribe.stitching import Span
from playground.features.transcribe.view.text.lines import Line
from playground.services.sound_devices import position
from playground.sound.player import PlayState
from playground.sound.waveform import Span as Frames
from playground.widgets.escape import claims_escape
from playground.widgets.loudspeaker_button import LoudspeakerEntry
from playground.widgets.translation import tr
from playground.widgets.waveform.marks import Mark, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playground.api.audio_transcript import Transcript
    from playground.features.transcribe.confidence import Sureness
    from playground.features.transcribe.model import TranscribeModel
    from playground.features.transcribe.playing import Playing
    from playground.features.transcribe.view.take_page import TakePage

_COLUMNS: Final = 8192  # of the whole sound
_EVERY: Final = 0.25  # seconds, in which a wave that is still being read is drawn anew
_TONES: Final[dict["Sureness | None", Tone]] = {"unsure": "warning", "doubtful": "danger"}


class SoundDesk(QObject):
    """`tick` is to be called on every frame while the page is seen."""

    def __init__(self, playing: "Playing", model: "TranscribeModel", page: "TakePage", parent: QObject) -> None:
        super().__init__(parent)
        self._playing = playing
        self._model = model
        self._page = page
        self._drawn = 0  # frames
        self._drawn_at = 0.0
        self._starts: dict[int, float] = {}
        self._word_starts: list[float] = []
        page.wave.installEventFilter(self)
        self._connect()
        self._show_devices()
        self._show_sound()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc in the wave takes the selection back, before the window thinks of something else to do with it."""
        return (self._page.wave.selection() is not None and claims_escape(event)) or super().eventFilter(watched, event)

    def tick(self) -> None:
        playing = self._playing
        if playing.state is not PlayState.STOPPED:
            self._show_position(playing.position)
        waveform = playing.waveform
        if waveform is not None and waveform.frames != self._drawn and time.monotonic() > self._drawn_at + _EVERY:
            self._show_outline()

    def select(self, start: float, end: float) -> None:
        """As if it had been dragged over."""
        self._page.wave.set_selection((start, end))
        self._model.select_span(Span(start, end))

    def deselect(self) -> None:
        self._page.wave.set_selection(None)
        self._page.text.clear_selection()
        self._model.select_span(None)

    def play_from(self, seconds: float) -> None:
        self._show_position(seconds)
        self._playing.play_from(seconds)

    def loop(self, start: float, end: float) -> None:
        self._playing.set_loop(start, end)

    def set_text(
        self, lines: "Sequence[Line]", content: "Transcript | None", sure: "Sequence[Sureness | None]"
    ) -> None:
        """What was heard, below the wave. `sure` says it of each line."""
        segments = [
            Mark(number, line.start, line.end, line.text, _TONES.get(sure[number], "accent"))
            for number, line in enumerate(lines)
            if line.place is not None and line.start is not None and line.end is not None
        ]
        words = () if content is None else content.words
        self._page.wave.set_segments(segments)
        self._page.wave.set_words([Mark(n, word.start, word.end, word.text) for n, word in enumerate(words)])
        self._starts = {mark.id: mark.start for mark in segments}
        self._word_starts = [word.start for word in words]

    def _show_sound(self) -> None:
        playing = self._playing
        if not playing.there:
            self._page.wave.clear()
        else:
            self._show_outline()
        self._page.player.set_duration(playing.seconds)
        self._page.player.set_unavailable("" if playing.there else tr("There is no sound to play."))
        self._show_position(0.0)
        self._show_state()
        self._show_loop()

    def _show_outline(self) -> None:
        playing, waveform = self._playing, self._playing.waveform
        self._drawn_at = time.monotonic()
        if playing.rough is not None:
            self._page.wave.set_overview(playing.rough, playing.seconds)
        elif waveform is not None:
            self._drawn = waveform.frames
            self._page.wave.set_overview(
                waveform.columns(Frames(0, round(playing.seconds * waveform.rate)), _COLUMNS), playing.seconds
            )

    def _on_columns_wanted(self, first: float, last: float, count: int) -> None:
        waveform = self._playing.waveform
        if waveform is not None:
            span = Frames(round(first * waveform.rate), round(last * waveform.rate))
            self._page.wave.set_columns(first, last, waveform.columns(span, count))

    def _show_position(self, seconds: float) -> None:
        self._page.wave.set_position(seconds)
        self._page.player.set_position(seconds)
        self._page.text.set_position(seconds if self._playing.state is not PlayState.STOPPED else None)

    def _show_state(self) -> None:
        self._page.player.set_playing(self._playing.sounding)
        self._page.player.set_speed(self._playing.speed)
        self._page.player.set_volume(self._playing.volume)
        if self._playing.state is PlayState.STOPPED:
            self._page.text.set_position(None)

    def _show_loop(self) -> None:
        self._page.wave.set_loop(self._playing.loop)
        self._page.player.set_loop(self._playing.loop is not None)

    def _show_devices(self) -> None:
        loudspeaker = self._playing.loudspeaker
        trouble = "" if loudspeaker.trouble is None else tr(loudspeaker.trouble)
        devices = loudspeaker.devices
        entries = [LoudspeakerEntry(each.name, each.system, each.default_output) for each in devices]
        self._page.device.set_devices(entries, position(devices, loudspeaker.device), trouble)
        self._page.trouble.set_text(trouble)

    def _on_device(self, number: int) -> None:
        """Among those that were found; less than 0 for that of the system."""
        loudspeaker = self._playing.loudspeaker
        loudspeaker.use_device(loudspeaker.devices[number] if number >= 0 else None)

    def _on_loop(self, on: bool) -> None:
        span = self._page.wave.selection() or (0.0, self._playing.seconds)
        if on:
            self._playing.set_loop(*span)
        else:
            self._playing.end_loop()
        self._show_loop()

    def _on_seek(self, seconds: float) -> None:
        self._playing.seek(seconds)
        self._show_position(seconds)

    def _on_segment(self, number: int) -> None:
        self.play_from(self._starts[number])

    def _on_word(self, number: int) -> None:
        self.play_from(self._word_starts[number])

    def _connect(self) -> None:
        playing, wave, player = self._playing, self._page.wave, self._page.player
        playing.sound_changed.connect(self._show_sound)
        playing.outline_changed.connect(self._show_outline)
        playing.state_changed.connect(lambda _: self._show_state())
        loudspeaker, device = playing.loudspeaker, self._page.device
        loudspeaker.loop_changed.connect(self._show_loop)
        loudspeaker.devices_changed.connect(self._show_devices)
        loudspeaker.trouble_changed.connect(self._show_devices)
        device.opened.connect(loudspeaker.list_devices)
        device.chosen.connect(self._on_device)
        device.search_requested.connect(lambda: loudspeaker.list_devices(again=True))
        wave.columns_wanted.connect(self._on_columns_wanted)
        wave.seek_requested.connect(self._on_seek)
        wave.play_requested.connect(playing.toggle)
        wave.span_selected.connect(self.select)
        wave.span_cleared.connect(self.deselect)
        wave.segment_clicked.connect(self._on_segment)
        wave.word_clicked.connect(self._on_word)
        player.play_requested.connect(playing.toggle)
        player.stop_requested.connect(playing.stop)
        player.speed_chosen.connect(loudspeaker.set_speed)
        player.loop_toggled.connect(self._on_loop)
        player.volume_changed.connect(loudspeaker.set_volume)
