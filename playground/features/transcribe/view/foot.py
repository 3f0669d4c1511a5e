"""The foot of the transcribe tab: what is to be done with the take, and the one button that does it and stops it."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from playground.features.transcribe.controls import Mode
from playground.widgets.buttons import Button, IconButton, PrimaryButton
from playground.widgets.clock import clock
from playground.widgets.glyph import Glyph
from playground.widgets.plain_text import tool_tip
from playground.widgets.segmented_switch import SegmentedSwitch
from playground.widgets.translation import tr

_LEAST: Final = 132  # px of the button
_ROOMY: Final = 560  # px from which there is room for a hint


class Foot(QWidget):
    """Setters are silent.

    Signals:
        mode_chosen: a mode by its value.
        run_requested, stop_requested: the button, by what it says.
        code_requested: show the request.
        offer_taken: the id of another way that was offered.
    """

    mode_chosen = Signal(str)
    run_requested = Signal()
    stop_requested = Signal()
    code_requested = Signal()
    offer_taken = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._busy = False
        self._elapsed = 0
        self._verb, self._why_not, self._action = "", "", ""
        self.modes = SegmentedSwitch(
            tr("What to do with the sound"),
            [
                (Mode.TRANSCRIBE.value, tr("Transcribe"), tr("Write down what is said, in its own language")),
                (Mode.TRANSLATE.value, tr("Translate"), tr("Write down in English what is said in another language")),
            ],
            self,
        )
        self.modes.setObjectName("modes")
        self.code = IconButton("code", tr("Show this request as code"), parent=self)
        self.code.setObjectName("code_button")
        self.run = PrimaryButton(tr("Transcribe"), icon_name="text-aa", parent=self)
        self.run.setObjectName("run")
        self._hint = _note("secondary", self)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._offered = _note("", self)
        self.take_offer = Button(tr("Transcribe, then translate"), parent=self)
        self.take_offer.setObjectName("take_offer")
        self._arrange()
        self.modes.changed.connect(self.mode_chosen)
        self.code.clicked.connect(self.code_requested)
        self.run.clicked.connect(self._on_clicked)
        self.take_offer.clicked.connect(lambda: self.offer_taken.emit(self._action))

    def set_verb(self, verb: str, why_not: str) -> None:
        """What the button does; with a reason it cannot."""
        self._verb, self._why_not = verb, why_not
        self._show()

    def set_busy(self, busy: bool) -> None:
        """Whether what is looked at is being made."""
        self._busy = busy
        self._show()

    def set_mode(self, mode: Mode) -> None:
        self.modes.set_value(mode.value)

    def set_offer(self, sentence: str, action: str = "", verb: str = "") -> None:
        """Another way to what was asked for; nothing with an empty sentence."""
        self._action = action
        self._offered.setText(sentence)
        if verb:
            self.take_offer.setText(verb)
            self.take_offer.setAccessibleName(verb)
            self.take_offer.setToolTip(tool_tip(verb))
        self._offer.setVisible(bool(sentence))

    def set_elapsed(self, seconds: float) -> None:
        """For how long it has been made. As often as it changes."""
        if int(seconds) != self._elapsed:
            self._elapsed = int(seconds)
            self._show_hint()

    def start(self) -> None:
        """What the button does while it does not stop."""
        if not self._busy and self.run.isEnabled():
            self.run_requested.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_hint()

    def _on_clicked(self) -> None:
        if self._busy:
            self.stop_requested.emit()
        else:
            self.start()

    def _show(self) -> None:
        width = self.run.width() if self.run.isVisible() else 0
        self.run.setText(tr("Stop") if self._busy else self._verb)
        self.run.setAccessibleName(self.run.text())
        self.run.set_kind("secondary" if self._busy else "primary")
        self.run.set_icon("stop-fill" if self._busy else "text-aa")
        self.run.setMinimumWidth(max(_LEAST, width) if self._busy else _LEAST)  # nothing moves when it becomes Stop
        self.run.setEnabled(self._busy or not self._why_not)
        usual = (
            tr("Stop and keep what has arrived  (Esc)") if self._busy else tr("{verb}  (Ctrl+Enter)", verb=self._verb)
        )
        reason = "" if self._busy else self._why_not
        self.run.setToolTip(tool_tip(reason or usual))
        self.run.setAccessibleDescription(reason)
        self._show_hint()

    def _show_hint(self) -> None:
        reason = "" if self._busy else self._why_not
        shown = tr("Ctrl+Enter to start")
        if self._busy:
            shown = tr("{time} · Esc to stop", time=clock(self._elapsed))
        roomy = self.width() >= _ROOMY
        self._hint.setText(reason or (shown if roomy else ""))

    def _arrange(self) -> None:
        self._offer = QWidget(self)
        offer = QHBoxLayout(self._offer)
        offer.setContentsMargins(0, 0, 0, 0)
        offer.setSpacing(8)
        offer.addWidget(Glyph("info"))
        offer.addWidget(self._offered, 1)
        offer.addWidget(self.take_offer)
        self._offer.hide()
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.modes)
        row.addWidget(self.code)
        row.addWidget(self._hint, 1)
        row.addWidget(self.run)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._offer)
        column.addLayout(row)


def _note(role: str, parent: QWidget) -> QLabel:
    note = QLabel(parent)
    note.setTextFormat(Qt.TextFormat.PlainText)
    note.setWordWrap(True)
    note.setProperty("role", role)
    note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return note
