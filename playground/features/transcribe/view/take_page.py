"""A take: its wave, the controls to listen to it, and what was heard in it."""

from typing import Final, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from playground.features.transcribe.view.compare_view import CompareView
from playground.features.transcribe.view.foot import Foot
from playground.features.transcribe.view.legend import Legend
from playground.features.transcribe.view.oversize_card import OversizeCard
from playground.features.transcribe.view.text.transcript_text import TranscriptText
from playground.features.transcribe.view.version_bar import VersionBar
from playground.widgets.buttons import IconButton
from playground.widgets.elided_label import ElidedLabel
from playground.widgets.empty_state import EmptyState
from playground.widgets.loudspeaker_button import LoudspeakerButton
from playground.widgets.message_card import MessageCard
from playground.widgets.play_bar import PlayBar
from playground.widgets.translation import tr
from playground.widgets.trouble_line import TroubleLine
from playground.widgets.waveform_view import WaveformView

Reading = Literal["nothing", "waiting", "text", "blank", "comparison"]

_WAVE: Final = 150


class TakePage(QWidget):
    """Holds the parts in their places and shows those that there is something to see in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ElidedLabel(Qt.TextElideMode.ElideRight, parent=self)
        self.facts = QLabel(self)
        self.folder = IconButton("folder-open", tr("Show in folder"), small=True, parent=self)
        self.save = IconButton("floppy-disk", tr("Save the sound"), small=True, parent=self)
        self.wave = WaveformView(self)
        self.player = PlayBar(self)
        self.device = LoudspeakerButton(self)
        self.trouble = TroubleLine("loudspeaker_trouble", self)
        self.oversize = OversizeCard(self)
        self.bar = VersionBar(self)
        self.about = ElidedLabel(Qt.TextElideMode.ElideRight, parent=self)
        self.legend = Legend(self)
        self.card = MessageCard(self)
        self.text = TranscriptText(self)
        self.compare = CompareView(self)
        self.foot = Foot(self)
        self._nothing = EmptyState(
            "text-aa",
            tr("Nothing written down yet"),
            tr(
                "Choose a model and a language on the right, then press Transcribe. Drag over the wave for a part only."
            ),
            (),
            self,
        )
        self._waiting = EmptyState(
            "clock",
            tr("Listening to the sound"),
            tr("The text appears here as soon as it comes. Esc stops the work."),
            (),
            self,
        )
        self._dress()
        self._arrange()
        self.show_reading("nothing")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Not by a focus proxy: the page stands amid its parts in the order of Tab, which never came to its foot so."""
        self.wave.setFocus(event.reason())

    def show_reading(self, reading: Reading) -> None:
        pages = {"nothing": self._nothing, "waiting": self._waiting, "comparison": self.compare}
        self._pages.setCurrentWidget(pages.get(reading, self._written))
        self.text.setVisible(reading == "text")
        self._bar.setVisible(reading not in ("nothing", "comparison"))

    def set_about(self, text: str, *, marked: bool) -> None:
        """Which model it was and what is to be known of it; `marked` where words are marked as doubtful."""
        self.about.set_full_text(text)
        self.legend.setVisible(marked)

    def _dress(self) -> None:
        font = self.title.font()
        font.setWeight(font.Weight.DemiBold)
        self.title.setFont(font)
        self.title.setObjectName("take_title")
        self.wave.setObjectName("wave")
        self.wave.set_name(tr("The sound as a wave"))
        self.wave.setMaximumHeight(_WAVE)
        self.wave.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        for label in (self.facts, self.about):
            label.setProperty("role", "secondary")
        self.facts.setTextFormat(Qt.TextFormat.PlainText)
        self.folder.setObjectName("show_in_folder")
        self.save.setObjectName("save_sound")
        self.card.hide()
        self.oversize.hide()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.title, 1)
        head.addSpacing(8)
        head.addWidget(self.facts)
        head.addSpacing(4)
        for button in (self.folder, self.save):
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.wave)
        controls = QHBoxLayout()
        controls.setSpacing(4)
        controls.addWidget(self.player, 1)
        controls.addWidget(self.device)
        column.addLayout(controls)
        column.addWidget(self.trouble)
        column.addWidget(self.oversize)
        column.addWidget(self._make_bar())
        self._pages = QStackedLayout()
        self._written = self._make_written()
        for page in (self._written, self._nothing, self._waiting, self.compare):
            self._pages.addWidget(page)
        column.addLayout(self._pages, 1)
        column.addWidget(self.foot)
        standard = QKeySequence.StandardKey
        for keys, button in ((standard.Undo, self.bar.undo), (standard.Redo, self.bar.redo)):
            shortcut = QShortcut(self)
            shortcut.setKeys(keys)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(button.click)

    def _make_bar(self) -> QWidget:
        self._bar = QWidget(self)
        facts = QHBoxLayout()
        facts.setSpacing(12)
        facts.addWidget(self.about, 1)
        facts.addWidget(self.legend, alignment=Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self._bar)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.bar)
        column.addLayout(facts)
        return self._bar

    def _make_written(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.card)
        column.addWidget(self.text, 1)
        column.addStretch(0)
        return page
