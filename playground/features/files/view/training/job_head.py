"""The head of a job: what it is called, which state it is in, how far it is, and what can be done with it."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from playground.features.files.view.training.job_words import facts_line, state_look, state_words, title
from playground.widgets.buttons import Button, IconButton
from playground.widgets.elided_label import ElidedLabel
from playground.widgets.glyph import Glyph
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.api.training_jobs import JobEvent, TrainingJob


# As OpenAI writes it: "Step 10/90: training loss=0.22".
_OF_ALL: Final = re.compile(r"Step (\d{1,9})/(\d{1,9})\b")


class JobHead(QWidget):
    """Signals: its buttons.
    delete_requested: the tuned model is to be deleted.
    """

    pause_requested = Signal()
    resume_requested = Signal()
    cancel_requested = Signal()
    refresh_requested = Signal()
    chat_requested = Signal()
    delete_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.glyph = Glyph("clock", side=20, parent=self)
        self.title = ElidedLabel(parent=self)
        self.state = QLabel(self)
        self.facts = ElidedLabel(Qt.TextElideMode.ElideRight, parent=self)
        self.progress = QProgressBar(self)
        self.pause = Button(tr("Pause"), tr("Hold the job; what it has learned is kept"), icon_name="pause")
        self.resume = Button(tr("Resume"), tr("Go on where it was held"), icon_name="play")
        self.cancel = Button(tr("Cancel job"), tr("End the job for good; checkpoints are kept"), icon_name="stop")
        self.chat = Button(tr("Open in Chat"), tr("Talk with the new model"), icon_name="chat-circle-text")
        self.delete = IconButton("trash", tr("Delete the new model"))
        self.refresh = IconButton("arrow-clockwise", tr("Ask the server again"), keys_shown="F5")
        self._dress()
        self._arrange()
        self._connect()

    def set_job(
        self, job: "TrainingJob", verbs: Sequence[str], events: "Sequence[JobEvent]", *, has_model: bool
    ) -> None:
        """`verbs`: what is worth asking for now. `has_model`: there is a trained one, which nobody has deleted."""
        self.glyph.set_icon(*state_look(job.status))
        self.title.set_full_text(title(job), job.id)
        self.state.setText(state_words(job.status))
        self.facts.set_full_text(facts_line(job))
        for verb, button in (("pause", self.pause), ("resume", self.resume), ("cancel", self.cancel)):
            button.setVisible(verb in verbs)
        self.chat.setVisible(has_model)
        self.delete.setVisible(has_model)
        self._show_progress(job, events)

    def _show_progress(self, job: "TrainingJob", events: "Sequence[JobEvent]") -> None:
        """Some servers tell how many steps there will be."""
        done, total = _steps(events)
        self.progress.setVisible(not job.over)
        self.progress.setRange(0, total if job.status == "running" else max(1, total))
        self.progress.setValue(min(done, total))
        if job.status == "running" and total:
            self.state.setText(tr("Training · step {done} of {total}", done=done, total=total))
        elif job.status == "running" and done:
            self.state.setText(tr("Training · step {done}", done=done))

    def _dress(self) -> None:
        self.title.setProperty("role", "heading")
        self.title.setObjectName("job_title")
        self.state.setObjectName("job_state")
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.facts.setProperty("role", "secondary")
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(4)
        self.progress.setAccessibleName(tr("Progress of the job"))
        for widget, name in (
            (self.pause, "pause_job"),
            (self.resume, "resume_job"),
            (self.cancel, "cancel_job"),
            (self.chat, "job_chat"),
            (self.delete, "delete_model"),
            (self.refresh, "refresh_jobs"),
        ):
            widget.setObjectName(name)

    def _arrange(self) -> None:
        buttons: Sequence[QWidget] = (self.pause, self.resume, self.cancel, self.chat, self.delete, self.refresh)
        first = QHBoxLayout()
        first.setSpacing(6)
        first.addWidget(self.glyph)
        first.addSpacing(2)
        first.addWidget(self.title, 1)
        for button in buttons:
            first.addWidget(button)
        second = QHBoxLayout()
        second.setSpacing(8)
        second.addWidget(self.state)
        second.addWidget(self.facts, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self.progress)

    def _connect(self) -> None:
        for button, told in (
            (self.pause, self.pause_requested),
            (self.resume, self.resume_requested),
            (self.cancel, self.cancel_requested),
            (self.chat, self.chat_requested),
            (self.delete, self.delete_requested),
            (self.refresh, self.refresh_requested),
        ):
            button.clicked.connect(lambda _=False, told=told: told.emit())


def _steps(events: "Sequence[JobEvent]") -> tuple[int, int]:
    """How many are done, and how many there will be; 0 for what is not told."""
    for event in reversed(events):
        told = _OF_ALL.match(event.message)
        if told is not None:
            return int(told[1]), int(told[2])
        done = event.data.get("step")
        if isinstance(done, int):
            return max(0, done), 0
    return 0, 0
