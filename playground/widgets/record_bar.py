"""The controls of a recording: start, pause, keep or throw away, and which microphone."""

from collections.abc import Sequence
from typing import Final, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from playground.widgets import numbers
from playground.widgets.buttons import Button, IconButton, PrimaryButton
from playground.widgets.clock import clock, tabular
from playground.widgets.plain_text import tool_tip
from playground.widgets.status_dot import StatusDot
from playground.widgets.switch import Switch
from playground.widgets.theme import font
from playground.widgets.translation import tr

RecordState = Literal["ready", "recording", "paused", "busy"]
Device = tuple[str, str]  # an id and its name

_TALL: Final = 40
_LEAST_NAME: Final = 10  # letters


class RecordBar(QWidget):
    """Finish stands where Record stood. While it is busy, as when a file is being closed, nothing can be pressed.

    Setters are silent.

    Signals:
        record_requested, pause_requested, resume_requested, finish_requested, discard_requested
        device_chosen: the id of a microphone.
        refresh_requested: look for microphones again.
        silence_toggled: whether to stop by itself after a silence.
    """

    record_requested = Signal()
    pause_requested = Signal()
    resume_requested = Signal()
    finish_requested = Signal()
    discard_requested = Signal()
    device_chosen = Signal(str)
    refresh_requested = Signal()
    silence_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: RecordState = "ready"
        self._reason = ""
        self._device = ""
        self._devices: tuple[Device, ...] = ()
        self.record = PrimaryButton(tr("Record"), tr("Record from the microphone"), icon_name="microphone", parent=self)
        self.finish = PrimaryButton(tr("Finish"), tr("End the recording and keep it"), icon_name="check", parent=self)
        self.pause = Button(tr("Pause"), icon_name="pause", parent=self)
        self.discard = Button(
            tr("Discard"), tr("End the recording and throw it away"), kind="danger", icon_name="trash", parent=self
        )
        self.elapsed = QLabel(self)
        self.note = QLabel(self)
        self._dot = StatusDot("danger", side=10, parent=self)
        self._size = 0
        self.device = QComboBox(self)
        self.refresh_devices = IconButton("arrow-clockwise", tr("Look for microphones again"), parent=self)
        self.silence = Switch(tr("Stop after a silence"), "", self)
        self._silence_words = QLabel(self)
        self._dress()
        self._arrange()
        self._connect()
        self.set_silence(False, 3)
        self.set_elapsed(0)
        self.set_size(0)
        self._show_devices()
        self._show()

    def set_state(self, state: RecordState) -> None:
        if state != self._state:
            had_focus = any(each.hasFocus() for each in (self.record, self.finish, self.pause, self.discard))
            self._state = state
            self._show()
            if had_focus and not self.pause.hasFocus():
                (self.finish if self._running() else self.record).setFocus(Qt.FocusReason.OtherFocusReason)

    def set_unavailable(self, reason: str) -> None:
        """With a reason nothing can be recorded, and the reason is the tooltip."""
        self._reason = reason
        self._show()

    def set_elapsed(self, seconds: float) -> None:
        """As often as it changes."""
        text = clock(seconds, 1)
        if text != self.elapsed.text():
            self.elapsed.setText(text)

    def set_size(self, size: int) -> None:
        """As often as it changes."""
        self._size = size
        self._show_note()

    def set_devices(self, devices: Sequence[Device]) -> None:
        if tuple(devices) != self._devices:
            self._devices = tuple(devices)
            self._show_devices()

    def set_device(self, device: str) -> None:
        """It stays chosen, though it may not be connected now."""
        if device != self._device:
            self._device = device
            self._show_devices()

    def set_silence(self, on: bool, seconds: float) -> None:
        places = 0 if seconds == int(seconds) else 1
        words = tr("Stop after {number} s of silence", number=numbers.decimal(seconds, places))
        self._silence_words.setText(words)
        self.silence.setAccessibleName(words)
        self.silence.setToolTip(tool_tip(tr("The recording ends by itself when nobody has spoken for so long")))
        self.silence.blockSignals(True)
        self.silence.setChecked(on)
        self.silence.blockSignals(False)

    def _dress(self) -> None:
        for widget, name in (
            (self.record, "record"),
            (self.finish, "finish"),
            (self.pause, "pause"),
            (self.discard, "discard"),
            (self.device, "device"),
            (self.refresh_devices, "refresh_devices"),
            (self.silence, "stop_after_silence"),
        ):
            widget.setObjectName(name)
        for button in (self.record, self.finish, self.pause, self.discard):
            button.setFixedHeight(_TALL)
        width = max(self.record.sizeHint().width(), self.finish.sizeHint().width())
        for button in (self.record, self.finish):
            button.setMinimumWidth(width + 16)
        self.elapsed.setFont(tabular(font(15)))
        self.elapsed.setToolTip(tool_tip(tr("How long it has been recorded")))
        self.note.setProperty("role", "secondary")
        self.note.setToolTip(tool_tip(tr("How large the recording is")))
        for label in (self.elapsed, self.note):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._silence_words.setProperty("role", "advice")
        self._silence_words.setBuddy(self.silence)
        self.device.setAccessibleName(tr("Microphone"))
        self.device.setToolTip(tool_tip(tr("Microphone")))
        self.device.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.device.setMinimumContentsLength(_LEAST_NAME)
        self.device.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _arrange(self) -> None:
        figures = QVBoxLayout()
        figures.setSpacing(0)
        clock_row = QHBoxLayout()
        clock_row.setSpacing(8)
        clock_row.addStretch(1)
        clock_row.addWidget(self._dot)
        clock_row.addWidget(self.elapsed)
        figures.addLayout(clock_row)
        figures.addWidget(self.note)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.record, self.finish, self.pause, self.discard):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addLayout(figures)
        # They are there from the first moment of a recording, and nothing makes room for them.
        for button in (self.pause, self.discard):
            policy = button.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            button.setSizePolicy(policy)
        wishes = QHBoxLayout()
        wishes.setSpacing(6)
        wishes.addWidget(self.device, 2)
        wishes.addWidget(self.refresh_devices)
        wishes.addSpacing(8)
        wishes.addStretch(1)
        wishes.addWidget(self.silence)
        wishes.addWidget(self._silence_words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(buttons)
        column.addLayout(wishes)

    def _connect(self) -> None:
        self.record.clicked.connect(self.record_requested)
        self.finish.clicked.connect(self.finish_requested)
        self.discard.clicked.connect(self.discard_requested)
        self.pause.clicked.connect(self._on_pause)
        self.device.activated.connect(self._on_device)
        self.refresh_devices.clicked.connect(self.refresh_requested)
        self.silence.toggled.connect(self.silence_toggled)

    def _running(self) -> bool:
        return self._state in ("recording", "paused")

    def _show(self) -> None:
        running, paused = self._running(), self._state == "paused"
        self._dot.setVisible(self._state == "recording")
        self._show_note()
        self.record.setVisible(not running)
        for button in (self.finish, self.pause, self.discard):
            button.setVisible(running)
        self.record.setEnabled(self._state == "ready" and not self._reason)
        self.record.setToolTip(tool_tip(self._reason or tr("Record from the microphone")))
        self.record.setAccessibleDescription(self._reason)
        self.pause.setText(tr("Go on") if paused else tr("Pause"))
        self.pause.setAccessibleName(self.pause.text())
        self.pause.setToolTip(tool_tip(tr("Go on recording") if paused else tr("Pause the recording")))
        self.pause.set_icon("microphone" if paused else "pause")
        for control in (self.device, self.refresh_devices):
            control.setEnabled(self._state == "ready")

    def _show_note(self) -> None:
        words = {"recording": tr("Recording"), "paused": tr("Paused")}.get(self._state, "")
        text = f"{words} · {numbers.size(self._size)}" if words and self._size else words
        if text != self.note.text():
            self.note.setText(text)

    def _show_devices(self) -> None:
        self.device.clear()
        for device, name in self._devices:
            self.device.addItem(name, device)
        self.device.setCurrentIndex(self.device.findData(self._device))
        self.device.setPlaceholderText(tr("No microphone found") if not self._devices else tr("Not connected"))

    def _on_pause(self) -> None:
        (self.resume_requested if self._state == "paused" else self.pause_requested).emit()

    def _on_device(self, place: int) -> None:
        device = str(self.device.itemData(place))
        if device != self._device:
            self._device = device
            self.device_chosen.emit(device)
