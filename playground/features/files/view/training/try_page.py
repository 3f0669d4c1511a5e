"""The base model and what became of it answer the same prompt, side by side."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from playground.features.files.view.training.answer_column import AnswerColumn
from playground.widgets.composer import Composer
from playground.widgets.empty_state import EmptyState
from playground.widgets.numbers import count
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.api.training_jobs import Checkpoint, TrainingJob
    from playground.features.files.training.trying import Trying

_LEAST_HEIGHT: Final = 110


class TryPage(QWidget):
    """Which checkpoint takes part is chosen above the answers."""

    def __init__(self, trying: "Trying", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trying = trying
        self._base = ""
        self._chosen = ""  # by the user; else the first, which is the finished one as soon as there is one
        self.choice = QComboBox(self)
        self.base = AnswerColumn(tr("Base model"), self)
        self.tuned = AnswerColumn(tr("Trained"), self)
        self.composer = Composer(self)
        self._nothing = EmptyState(
            "chat-circle-text",
            tr("Nothing to try yet"),
            tr("When the job has succeeded, or has reached a checkpoint, its model can be compared with the base."),
            (),
            self,
        )
        self._dress()
        self._arrange()
        self._connect()
        self._show()

    def set_job(self, job: "TrainingJob", checkpoints: "Sequence[Checkpoint]") -> None:
        models = _models(job, checkpoints)
        shown = [(self.choice.itemData(row), self.choice.itemText(row)) for row in range(self.choice.count())]
        self._base = job.model
        self.base.set_model(job.model)
        if models != shown:
            self.choice.blockSignals(True)
            self.choice.clear()
            for model, words in models:
                self.choice.addItem(words, model)
            self.choice.setCurrentIndex(max(0, self.choice.findData(self._chosen)))
            self.choice.blockSignals(False)
        self._show()

    def model(self) -> str:
        """The trained one that takes part."""
        return str(self.choice.currentData() or "")

    def set_model(self, model: str) -> None:
        self._chosen = model
        self.choice.setCurrentIndex(max(0, self.choice.findData(model)))

    def run(self) -> None:
        self.composer.run()

    def _show(self) -> None:
        model = self.model()
        self._stack.setCurrentWidget(self._answers if model else self._nothing)
        self.composer.set_allowed(bool(model), tr("There is no trained model yet"))
        self.tuned.set_model(model)
        self.choice.setVisible(self.choice.count() > 1)
        self._word.setVisible(self.choice.count() > 1)
        self._show_answers()

    def _show_answers(self) -> None:
        """Only of the two models that stand above: the answers may be those of another job."""
        by_model = {column.model: column for column in self._trying.columns}
        self.base.set_column(by_model.get(self._base))
        self.tuned.set_column(by_model.get(self.model()))
        self.composer.set_busy(self._trying.busy)

    def _on_chosen(self, place: int) -> None:
        self._chosen = str(self.choice.itemData(place))

    def _on_submitted(self, prompt: str) -> None:
        self._trying.run(prompt, (self._base, self.model()))

    def _dress(self) -> None:
        self.setObjectName("try_page")
        self.base.setObjectName("base_answer")
        self.tuned.setObjectName("tuned_answer")
        self.choice.setObjectName("tried_model")
        self.choice.setAccessibleName(tr("Trained model"))
        self.choice.setToolTip(tool_tip(tr("The finished model, or how it was at a checkpoint")))
        self.composer.prompt.setObjectName("try_prompt")
        self.composer.run_button.setObjectName("ask_both")
        self.composer.code_button.hide()
        self.composer.set_placeholder(tr("Ask something that the training data teaches"))
        self.composer.set_verb(tr("Ask both"), "paper-plane-right-fill", tr("Enter to ask both models"))
        for column in (self.base, self.tuned):
            column.setMinimumHeight(_LEAST_HEIGHT)

    def _arrange_answers(self) -> None:
        self._word = QLabel(tr("Trained model"), self)
        self._word.setProperty("role", "secondary")
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(8)
        top.addWidget(self._word)
        top.addWidget(self.choice)
        top.addStretch(1)
        sides = QHBoxLayout()
        sides.setSpacing(12)
        between = QFrame(self)
        between.setProperty("surface", "window")
        between.setProperty("edge", "left")
        between.setFixedWidth(1)
        sides.addWidget(self.base, 1)
        sides.addWidget(between)
        sides.addWidget(self.tuned, 1)
        self._answers = QWidget(self)
        inside = QVBoxLayout(self._answers)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addLayout(top)
        inside.addLayout(sides, 1)

    def _arrange(self) -> None:
        self._arrange_answers()
        self._stack = QStackedLayout()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self._answers)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._stack, 1)
        column.addWidget(self.composer)
        self.setFocusProxy(self.composer.prompt)
        self.setTabOrder(self.choice, self.composer.prompt)

    def _connect(self) -> None:
        trying = self._trying
        trying.changed.connect(self._show_answers)
        trying.busy_changed.connect(lambda _: self._show_answers())
        self.choice.activated.connect(self._on_chosen)
        self.choice.currentIndexChanged.connect(lambda _: self._show())
        self.composer.submitted.connect(self._on_submitted)
        self.composer.stop_requested.connect(trying.stop)
        self.base.chat_requested.connect(lambda: trying.open_in_chat(self._base))
        self.tuned.chat_requested.connect(lambda: trying.open_in_chat(self.model()))


def _models(job: "TrainingJob", checkpoints: "Sequence[Checkpoint]") -> list[tuple[str, str]]:
    """The finished one first, then the checkpoints, the last one first."""
    found = {job.fine_tuned_model: tr("Finished model")} if job.fine_tuned_model else {}
    for each in sorted(checkpoints, key=lambda each: each.step or 0, reverse=True):
        if each.model:
            step = "?" if each.step is None else count(each.step)
            found.setdefault(each.model, tr("Checkpoint at step {step}", step=step))
    return list(found.items())
