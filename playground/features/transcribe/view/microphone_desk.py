"""Connects the microphone with its controls: the level before and while it records, the wave that grows."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from playground.services.sound_devices import find, kept_name
from playground.sound.level import decibels
from playground.sound.recorder import State
from playground.sound.waveform import Span
from playground.widgets.record_bar import RecordState
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playground.features.transcribe.recording import Recording
    from playground.features.transcribe.view.studio_page import StudioPage
    from playground.sound.backend import Device

_COLUMNS: Final = 60  # of the live wave, in a second
_NAMELESS: Final = ("", "default")  # ALSA calls it so, which tells nobody anything
_SILENCE: Final = 3.0  # seconds after which it stops by itself, where that is wished
_STATES: Final[dict[State, RecordState]] = {State.RECORDING: "recording", State.PAUSED: "paused"}


class MicrophoneDesk(QObject):
    """`tick` is to be called on every frame while the page is seen.

    Signals:
        recording_changed: whether something is being recorded.
    """

    recording_changed = Signal(bool)

    def __init__(self, recording: "Recording", page: "StudioPage", parent: QObject) -> None:
        super().__init__(parent)
        self._recording = recording
        self._page = page
        self._drawn = 0  # columns of the live wave
        self._was_busy = False
        self._doubtful = False
        self._connect()
        self._show_devices()
        self._show_silence()
        self._show_state()

    def tick(self) -> None:
        recording = self._recording
        self._look_for_doubt()
        if recording.state is State.CLOSED:
            return
        level = recording.level
        self._page.meter.set_level(decibels(level.rms), decibels(level.peak), level.clipped)
        if recording.busy:
            self._page.bar.set_elapsed(recording.elapsed)
            self._page.bar.set_size(recording.size)
            self._draw()

    def set_unavailable(self, reason: str) -> None:
        self._page.bar.set_unavailable(reason)

    def _look_for_doubt(self) -> None:
        doubtful = self._recording.doubt is not None
        if doubtful != self._doubtful:
            self._doubtful = doubtful
            self._show_trouble()

    def _draw(self) -> None:
        waveform = self._recording.waveform
        width = max(1, waveform.rate // _COLUMNS)
        whole = waveform.frames // width
        if whole > self._drawn:
            span = Span(self._drawn * width, whole * width)
            self._page.wave.append_columns(waveform.columns(span, whole - self._drawn))
            self._drawn = whole

    def _show_state(self) -> None:
        recording = self._recording
        self._page.bar.set_state(_STATES.get(recording.state, "ready"))
        if recording.busy != self._was_busy:
            self._was_busy = recording.busy
            self._begin() if recording.busy else self._end()
            self.recording_changed.emit(recording.busy)
        if recording.state is State.CLOSED:
            self._page.meter.reset()

    def _begin(self) -> None:
        self._drawn = 0
        self._page.wave.start_live(_COLUMNS)
        self._page.meter.reset()
        self._page.show_recording(True)

    def _end(self) -> None:
        self._page.show_recording(False)
        self._page.wave.clear()
        self._page.bar.set_elapsed(0)
        self._page.bar.set_size(0)

    def _show_devices(self) -> None:
        devices = self._recording.devices
        default = next((device.name for device in devices if device.default_input), "")
        if devices:
            first = tr("Default: {name}", name=default) if default not in _NAMELESS else tr("Default microphone")
            self._page.bar.set_devices([("", first), *((kept_name(each), _words(each, devices)) for each in devices)])
        else:
            self._page.bar.set_devices([])
        self._page.bar.set_device(kept_name(self._recording.device))

    def _show_silence(self) -> None:
        seconds = self._recording.stop_after_silence
        self._page.bar.set_silence(seconds is not None, seconds or _SILENCE)

    def _show_trouble(self) -> None:
        trouble = self._recording.trouble or self._recording.doubt
        self._page.set_trouble("" if trouble is None else tr(trouble))
        if self._recording.trouble is not None:
            self._page.meter.reset()

    def _on_device(self, name: str) -> None:
        self._recording.choose(find(self._recording.devices, name) if name else None)

    def _on_silence(self, on: bool) -> None:
        self._recording.set_stop_after_silence(_SILENCE if on else None)

    def _connect(self) -> None:
        recording, bar = self._recording, self._page.bar
        recording.state_changed.connect(lambda _: self._show_state())
        recording.devices_changed.connect(self._show_devices)
        recording.trouble_changed.connect(self._show_trouble)
        bar.record_requested.connect(recording.record)
        bar.pause_requested.connect(recording.pause)
        bar.resume_requested.connect(recording.resume)
        bar.finish_requested.connect(recording.finish)
        bar.discard_requested.connect(recording.discard)
        bar.refresh_requested.connect(recording.refresh_devices)
        bar.device_chosen.connect(self._on_device)
        bar.silence_toggled.connect(self._on_silence)


def _words(device: "Device", devices: "Sequence[Device]") -> str:
    """Where one microphone is reached in several ways, as on Windows, they would all have the same name."""
    several = len({each.system for each in devices}) > 1
    return f"{device.name} ({device.system})" if several else device.name
