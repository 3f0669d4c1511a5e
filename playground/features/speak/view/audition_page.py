"""The page of an audition: a line, those who read it, and the order into which they are put."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from playground.features.speak.view.audition_words import EntryLine
from playground.features.speak.view.candidate_form import CandidateForm
from playground.features.speak.view.entry_list import EntryList
from playground.features.speak.view.run_foot import RunFoot
from playground.widgets.buttons import Button, IconButton
from playground.widgets.empty_state import EmptyState
from playground.widgets.escape import claims_escape
from playground.widgets.plain_text import tool_tip
from playground.widgets.prompt_editor import PromptEditor
from playground.widgets.switch import Switch
from playground.widgets.translation import tr
from playground.widgets.trouble_line import TroubleLine


class AuditionPage(QFrame):
    """Stands in the place of the text for as long as it is needed.

    Signals:
        closed: back to the text.
        suggestion_chosen: let some known voices take part.
    """

    closed = Signal()
    suggestion_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = IconButton("caret-left", tr("Back to the text"), keys_shown="Esc", parent=self)
        self.blind = Switch(
            tr("Blind"), tool_tip(tr("Nobody knows who reads until you reveal it, and they are shuffled")), self
        )
        self.line = PromptEditor(self, lines=(1, 3))
        self.form = CandidateForm(self)
        self.play_all = Button(tr("Play all"), tr("Play them one after the other"), icon_name="play", parent=self)
        self.reveal = Button(tr("Reveal"), tr("Tell whose voices they are"), parent=self)
        self.save_all = Button(tr("Save all"), tr("Save every clip into a folder"), icon_name="download-simple")
        self.entries = EntryList()
        self.trouble = TroubleLine("audition_trouble", self)
        self.foot = RunFoot(tr("Start audition"), "play", tr("Ctrl+Enter to start"), self)
        self._hint = QLabel()
        self._empty = EmptyState(
            "list",
            tr("Hear one line in several voices"),
            tr(
                "Write the line, add at least two voices, and press Start audition. Then listen to them in a row and "
                "put them into an order."
            ),
            (tr("Three known voices"),),
            self,
        )
        self._dress()
        self._arrange()
        self._connect()

    def set_entries(self, lines: Sequence[EntryLine], ranking: Sequence[int], *, hidden: bool) -> None:
        """`hidden`: nobody knows yet whose voices they are."""
        self.entries.set_entries(lines, ranking)
        self.play_all.setEnabled(any(line.playable for line in lines))
        self.save_all.setEnabled(any(line.savable for line in lines))
        self.reveal.setVisible(hidden)
        order = tr("Listen, then drag them into your order or press the number of a place.")
        self._hint.setText(tr("You do not see who reads until you press Reveal.") + f" {order}" if hidden else order)
        self._pages.setCurrentIndex(1 if lines else 0)

    def event(self, event: QEvent) -> bool:
        """Esc leaves the page, unless there is something to be stopped, which the window does."""
        # Other events come already while the parts are made.
        asked = event.type() == QEvent.Type.ShortcutOverride
        return (asked and not self.foot.busy and claims_escape(event)) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _dress(self) -> None:
        self.setProperty("surface", "window")
        self.setObjectName("audition_page")
        for widget, name in (
            (self.back, "audition_back"),
            (self.blind, "blind"),
            (self.line, "line"),
            (self.play_all, "play_all"),
            (self.reveal, "reveal"),
            (self.save_all, "save_all"),
        ):
            widget.setObjectName(name)
        self.foot.run_button.setObjectName("audition_run")
        self.line.setAccessibleName(tr("Line to be read"))
        self.line.setPlaceholderText(tr("A line that all of them read"))
        self.line.setToolTip(tool_tip(tr("A line that all of them read")))
        self.line.setProperty("bare", False)
        self._hint.setProperty("role", "secondary")
        self._hint.setWordWrap(True)

    def _arrange(self) -> None:
        heading = QLabel(tr("Audition"), self)
        heading.setProperty("role", "heading")
        blind = QLabel(tr("Blind"), self)
        blind.setBuddy(self.blind)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.back)
        head.addWidget(heading)
        head.addStretch(1)
        head.addWidget(blind)
        head.addWidget(self.blind)
        self._pages = QStackedLayout()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._results())
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.line)
        column.addWidget(self.form)
        column.addLayout(self._pages, 1)
        column.addWidget(self.foot)
        self.setFocusProxy(self.line)

    def _results(self) -> QWidget:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self._hint, 1)
        for button in (self.play_all, self.reveal, self.save_all):
            tools.addWidget(button)
        self.entries.setProperty("role", "pane")
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.entries)
        results = QWidget()
        column = QVBoxLayout(results)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(tools)
        column.addWidget(self.trouble)
        column.addWidget(scroll, 1)
        return results

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self.closed.emit())
        self.line.submitted.connect(self.foot.run)
        self._empty.chosen.connect(lambda _: self.suggestion_chosen.emit())
