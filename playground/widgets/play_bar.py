"""The controls of a sound that is played."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QSlider, QToolButton, QWidget

from playground.widgets.buttons import IconButton
from playground.widgets.clock import clock, tabular
from playground.widgets.glyph import Glyph
from playground.widgets.numbers import decimal
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr

SPEEDS: Final = (0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0)
_SHORT: Final = 60.0  # seconds, below which tenths are of interest


class PlayBar(QWidget):
    """Setters are silent.

    Signals:
        play_requested: play, or pause what is being played.
        stop_requested: play no more.
        speed_chosen: from 0.5 to 2.
        loop_toggled: whether to begin again at the end.
        volume_changed: from 0 to 1.
    """

    play_requested = Signal()
    stop_requested = Signal()
    speed_chosen = Signal(float)
    loop_toggled = Signal(bool)
    volume_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._playing = False
        self._reason = ""
        self._position = self._duration = 0.0
        self.play = IconButton("play", tr("Play"), role="text", parent=self)
        self.stop = IconButton("stop", tr("Stop playing"), parent=self)
        self.time = QLabel(self)
        self.speed = _SpeedButton(self)
        self.loop = IconButton("repeat", tr("Play it again and again"), checkable=True, parent=self)
        self.volume = QSlider(Qt.Orientation.Horizontal, self)
        self._dress()
        self._arrange()
        self._connect()
        self._write()

    def set_playing(self, playing: bool) -> None:
        if playing != self._playing:
            self._playing = playing
            self.play.set_icon("pause" if playing else "play")
            self._name_play()

    def set_position(self, seconds: float) -> None:
        """As often as it changes."""
        self._position = seconds
        self._write()

    def set_duration(self, seconds: float) -> None:
        if seconds != self._duration:
            self._duration = seconds
            self.time.setMinimumWidth(0)
            self._write()
            # It may grow, as with an hour, but it never jumps while time runs.
            self.time.setMinimumWidth(self.time.fontMetrics().horizontalAdvance(self._words(seconds)) + 2)

    def set_speed(self, speed: float) -> None:
        self.speed.set_speed(speed)

    def set_loop(self, loop: bool) -> None:
        self.loop.setChecked(loop)

    def set_volume(self, volume: float) -> None:
        self.volume.blockSignals(True)
        self.volume.setValue(round(100 * volume))
        self.volume.blockSignals(False)
        self._name_volume()

    def set_unavailable(self, reason: str) -> None:
        """With a reason nothing can be played, and the reason is the tooltip."""
        self._reason = reason
        for control in (self.play, self.stop, self.loop):
            control.setEnabled(not reason)
        self._name_play()

    def _dress(self) -> None:
        for widget, name in (
            (self.play, "play"),
            (self.stop, "stop_sound"),
            (self.speed, "speed"),
            (self.loop, "loop"),
            (self.volume, "volume"),
        ):
            widget.setObjectName(name)
        self.time.setFont(tabular(self.time.font()))
        self.time.setTextFormat(Qt.TextFormat.PlainText)
        self.time.setToolTip(tool_tip(tr("Where it plays, and how long the sound is")))
        self.volume.setRange(0, 100)
        self.volume.setPageStep(10)
        self.volume.setValue(100)
        self.volume.setAccessibleName(tr("Volume"))
        self.volume.setMinimumWidth(48)
        self.volume.setMaximumWidth(110)
        self.volume.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name_volume()

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.play)
        row.addWidget(self.stop)
        row.addSpacing(4)
        row.addWidget(self.time)
        row.addStretch(1)
        row.addWidget(self.speed)
        row.addWidget(self.loop)
        row.addSpacing(4)
        row.addWidget(Glyph("speaker-high", parent=self))
        row.addWidget(self.volume, 2)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _connect(self) -> None:
        self.play.clicked.connect(self.play_requested)
        self.stop.clicked.connect(self.stop_requested)
        self.speed.chosen.connect(self.speed_chosen)
        self.loop.clicked.connect(self.loop_toggled)
        self.volume.valueChanged.connect(self._on_volume)

    def _name_play(self) -> None:
        self.play.set_tip(tr("Pause") if self._playing else tr("Play"))
        self.play.setAccessibleDescription(self._reason)
        if self._reason:
            self.play.setToolTip(tool_tip(self._reason))

    def _name_volume(self) -> None:
        self.volume.setToolTip(tool_tip(tr("Volume: {number} %", number=self.volume.value())))

    def _on_volume(self, percent: int) -> None:
        self._name_volume()
        self.volume_changed.emit(percent / 100)

    def _write(self) -> None:
        text = self._words(self._position)
        if text != self.time.text():
            self.time.setText(text)

    def _words(self, position: float) -> str:
        places = 1 if 0 < self._duration < _SHORT else 0
        return f"{clock(position, places)} / {clock(self._duration, places)}"


class _SpeedButton(QToolButton):
    """Signals:
    chosen: another speed.
    """

    chosen = Signal(float)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        menu = QMenu(self)
        self._group = QActionGroup(menu)
        for speed in SPEEDS:
            action = menu.addAction(_times(speed))
            action.setCheckable(True)
            action.setData(speed)
            self._group.addAction(action)
        self._group.triggered.connect(lambda action: self._choose(float(action.data())))
        self.setMenu(menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        widest = max(self.fontMetrics().horizontalAdvance(_times(speed)) for speed in SPEEDS)
        self.setMinimumWidth(widest + 14)
        self.set_speed(1.0)

    def set_speed(self, speed: float) -> None:
        self.setText(_times(speed))
        self.setToolTip(tool_tip(tr("Speed: {speed}. The voice keeps its pitch.", speed=_times(speed))))
        self.setAccessibleName(tr("Speed"))
        self.setAccessibleDescription(_times(speed))
        for action in self._group.actions():
            action.setChecked(action.data() == speed)

    def _choose(self, speed: float) -> None:
        self.set_speed(speed)
        self.chosen.emit(speed)


def _times(speed: float) -> str:
    places = 0 if speed == int(speed) else 2 if round(speed * 100) % 10 else 1
    return f"{decimal(speed, places)}×"
