"""The clip: its facts, its wave, and what can be done with it."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from playground.widgets.buttons import Button, IconButton, LinkButton
from playground.widgets.elided_label import ElidedLabel
from playground.widgets.loudspeaker_button import LoudspeakerButton
from playground.widgets.play_bar import PlayBar
from playground.widgets.translation import tr
from playground.widgets.trouble_line import TroubleLine
from playground.widgets.waveform_view import WaveformView

_WAVE_HEIGHT = 132


class PlayerCard(QFrame):
    """Holds the parts in their places; what happens with them is the owner's matter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts = ElidedLabel(parent=self)
        self.use_text = LinkButton(
            tr("Show its text"), tr("This clip says something else. Put its text and settings back"), self
        )
        self.anew = IconButton("arrow-clockwise", tr("Make anew: ask the server once more"), parent=self)
        self.save = Button(tr("Save"), tr("Save the clip as a file"), icon_name="download-simple", parent=self)
        self.wave = WaveformView(self)
        self.bar = PlayBar(self)
        self.device = LoudspeakerButton(self)
        self.trouble = TroubleLine("trouble", self)
        self._dress()
        self._arrange()

    def _dress(self) -> None:
        self.setProperty("surface", "card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        for widget, name in (
            (self, "player"),
            (self.facts, "facts"),
            (self.use_text, "use_text"),
            (self.anew, "make_anew"),
            (self.save, "save"),
            (self.wave, "waveform"),
            (self.bar, "play_bar"),
        ):
            widget.setObjectName(name)
        self.facts.setProperty("role", "secondary")
        self.use_text.hide()
        self.wave.setMaximumHeight(_WAVE_HEIGHT)
        self.wave.set_name(tr("The clip as a wave"))

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.facts, 1)
        head.addWidget(self.use_text)
        head.addWidget(self.anew)
        head.addWidget(self.save)
        controls = QHBoxLayout()
        controls.setSpacing(4)
        controls.addWidget(self.bar, 1)
        controls.addWidget(self.device)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 10, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.wave)
        column.addLayout(controls)
        column.addWidget(self.trouble)
