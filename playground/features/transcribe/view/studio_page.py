"""Where a take begins: the microphone, with its level before anything is recorded, or a file."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from playground.widgets.empty_state import EmptyState
from playground.widgets.level_meter import LevelMeter
from playground.widgets.record_bar import RecordBar
from playground.widgets.translation import tr
from playground.widgets.trouble_line import TroubleLine
from playground.widgets.waveform_view import WaveformView

_WIDEST = 780


class StudioPage(QWidget):
    """While something is recorded its wave stands where the words stood.

    Signals:
        open_requested, sample_requested: the buttons below the sentence.
    """

    open_requested = Signal()
    sample_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.empty = EmptyState(
            "microphone",
            tr("Turn speech into text"),
            tr("Record something, or drop a sound or video file here. You can listen to every word and correct it."),
            (tr("Open a file"), tr("Open the sample")),
            self,
        )
        self.wave = WaveformView(self)
        self.wave.setObjectName("live_wave")
        self.wave.set_name(tr("What is being recorded"))
        self.bar = RecordBar(self)
        self.meter = LevelMeter(parent=self)
        self.meter.setObjectName("level")
        self.trouble = TroubleLine("microphone_trouble", self)
        self.empty.chosen.connect(lambda place: (self.open_requested, self.sample_requested)[place].emit())
        self._arrange()
        self.show_recording(False)
        self.set_trouble("")

    def show_recording(self, recording: bool) -> None:
        self.empty.setVisible(not recording)
        self._live.setVisible(recording)

    def set_trouble(self, text: str) -> None:
        """Why nothing is heard and what to do about it; files can still be opened."""
        self.trouble.set_text(text)
        self.meter.setEnabled(not text)

    def _arrange(self) -> None:
        self._live = QWidget(self)
        live = QVBoxLayout(self._live)
        live.setContentsMargins(0, 24, 0, 24)
        live.addStretch(1)
        live.addWidget(self.wave, 3)
        live.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._make_card(), 1000)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.empty, 1)
        column.addWidget(self._live, 1)
        column.addLayout(row)
        self.setFocusProxy(self.bar.record)

    def _make_card(self) -> QFrame:
        card = QFrame(self)
        card.setProperty("surface", "card")
        card.setMaximumWidth(_WIDEST)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(14, 14, 14, 14)
        inside.setSpacing(10)
        inside.addWidget(self.bar)
        inside.addWidget(self.meter)
        inside.addWidget(self.trouble)
        return card
