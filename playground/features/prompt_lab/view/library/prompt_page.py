"""The middle of the library: the open prompt, its variables, and what was answered."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from playground.features.prompt_lab.view.answer_pane import AnswerPane
from playground.features.prompt_lab.view.library.message_list import MessageList
from playground.features.prompt_lab.view.library.prompt_head import PromptHead
from playground.features.prompt_lab.view.library.sample_words import sample_names
from playground.features.prompt_lab.view.variables_form import VariablesForm
from playground.widgets.buttons import IconButton, PrimaryButton
from playground.widgets.elided_label import ElidedLabel
from playground.widgets.empty_state import EmptyState
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr
from playground.widgets.trouble_line import TroubleLine

if TYPE_CHECKING:
    from playground.message import Message

_WIDEST: Final = 820
_MARGIN: Final = 20


class PromptPage(QWidget):
    """Signals:
    run_requested, stop_requested, code_requested: their buttons.
    sample_requested: the place of a sample. new_requested: an empty prompt instead.
    """

    run_requested = Signal()
    stop_requested = Signal()
    code_requested = Signal()
    sample_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._busy = False
        self._why_not = ""
        self.head = PromptHead(self)
        self.ending = TroubleLine("model_ends", self)
        self.messages = MessageList(self)
        self.variables_title = QLabel(tr("Fill in"), self)
        self.variables_title.setProperty("role", "label")
        self.variables = VariablesForm(self)
        self.answer = AnswerPane(self)
        self.hint = ElidedLabel(Qt.TextElideMode.ElideRight, parent=self)
        self.hint.setProperty("role", "secondary")
        self.code_button = IconButton("code", tr("Show this request as code"), parent=self)
        self.code_button.setObjectName("code_button")
        self.run_button = PrimaryButton(tr("Run"), icon_name="play", parent=self)
        self.run_button.setObjectName("run_prompt")
        self.empty = EmptyState(
            "flask",
            tr("Prompts that you keep and improve"),
            tr("Every change is kept as a version, and places such as {place} become a form.", place="{{topic}}"),
            sample_names(),
            self,
        )
        self._arrange()
        self._connect()
        self._show_button()

    def show_prompt(self, shown: bool, instead: QWidget | None = None) -> None:
        """`instead` is another page about the open prompt."""
        if instead is not None and self._stack.indexOf(instead) < 0:
            self._stack.addWidget(instead)
        self._stack.setCurrentWidget((instead or self._work) if shown else self.empty)

    def show_answer(self, shown: bool) -> None:
        if shown != self.answer.isVisibleTo(self):
            self.answer_side.setVisible(shown)
            if shown:
                height = self.split.height()
                self.split.setSizes([height * 55 // 100, height * 45 // 100])

    def set_state(self, why_not: "Message | None", *, busy: bool) -> None:
        self._busy = busy
        self._why_not = "" if why_not is None else tr(why_not)
        self._show_button()

    def run(self) -> None:
        if not self._busy and not self._why_not:
            self.run_requested.emit()

    def _on_clicked(self) -> None:
        if self._busy:
            self.stop_requested.emit()
        else:
            self.run()

    def _show_button(self) -> None:
        word, mark = (tr("Stop"), "stop-fill") if self._busy else (tr("Run"), "play")
        self.run_button.setText(word)
        self.run_button.setAccessibleName(word)
        self.run_button.set_kind("secondary" if self._busy else "primary")
        self.run_button.set_icon(mark)
        self.run_button.setEnabled(self._busy or not self._why_not)
        tip = tr("Stop and keep what has arrived  (Esc)") if self._busy else self._why_not
        self.run_button.setToolTip(tool_tip(tip or tr("Ask this prompt  (Ctrl+Enter)")))
        idle = self._why_not or tr("Ctrl+Enter to run")
        self.hint.set_full_text(tr("Esc to stop") if self._busy else idle)

    def _arrange(self) -> None:
        self._variables_side = _column((self.variables_title, self.variables), 6)
        inside = _column((self.head, self.ending, self.messages, self._variables_side), 12)
        inside.setMaximumWidth(_WIDEST)
        pane = QWidget()
        pane.setProperty("role", "pane")
        row = QHBoxLayout(pane)
        row.setContentsMargins(_MARGIN, 4, _MARGIN, 16)
        row.addStretch(1)
        row.addWidget(inside, 100, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        self.area = QScrollArea(self)
        self.area.setWidget(pane)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._arrange_answer()
        self._arrange_foot()

    def _arrange_answer(self) -> None:
        self.answer_side = QFrame(self)
        self.answer_side.setProperty("edge", "top")
        self.answer.setMaximumWidth(_WIDEST)
        beside = QHBoxLayout(self.answer_side)
        beside.setContentsMargins(_MARGIN, 8, _MARGIN, 4)
        beside.addStretch(1)
        beside.addWidget(self.answer, 100)
        beside.addStretch(1)
        self.answer_side.setMinimumHeight(120)
        self.answer_side.hide()
        self.split = QSplitter(Qt.Orientation.Vertical, self)
        self.split.setChildrenCollapsible(False)
        self.split.setProperty("bare", True)
        self.split.addWidget(self.area)
        self.split.addWidget(self.answer_side)

    def _arrange_foot(self) -> None:
        foot = QFrame(self)
        foot.setProperty("edge", "top")
        row = QHBoxLayout(foot)
        row.setContentsMargins(_MARGIN, 10, _MARGIN, 12)
        row.setSpacing(12)
        row.addWidget(self.code_button)
        row.addStretch(1)
        row.addWidget(self.hint)
        row.addWidget(self.run_button)
        self._work = QWidget(self)
        column = QVBoxLayout(self._work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.split, 1)
        column.addWidget(foot)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._work)

    def set_variables_shown(self, shown: bool) -> None:
        self._variables_side.setVisible(shown)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, super().minimumSizeHint().height())

    def _connect(self) -> None:
        self.run_button.clicked.connect(self._on_clicked)
        self.code_button.clicked.connect(self.code_requested)
        self.empty.chosen.connect(self.sample_requested)


def _column(widgets: tuple[QWidget, ...], spacing: int) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    for widget in widgets:
        column.addWidget(widget)
    return holder
