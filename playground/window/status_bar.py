"""The status bar: the state of the connection on the left, work in flight on the right."""

import time

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QWidget

from playground.services.connections import Connections
from playground.services.jobs import Job, Jobs
from playground.widgets.buttons import LinkButton
from playground.widgets.numbers import decimal, seconds
from playground.widgets.plain_text import one_line, tool_tip
from playground.widgets.translation import tr
from playground.window.connection_words import words_of

HEIGHT = 26
LOOK_EVERY_MS = 250
# What is done before anyone could read about it is not shown.
SHOWN_AFTER = 0.35


class StatusBar(QFrame):
    """Shows the job that has run longest; the others are counted."""

    def __init__(self, connections: Connections, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._connections = connections
        self._jobs = jobs
        self._shown: Job | None = None
        self.setProperty("surface", "surface")
        self.setProperty("edge", "top")
        self.setFixedHeight(HEIGHT)
        self.connection = _label("connection_state")
        self.jobs = _label("jobs")
        self.jobs.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.progress = QProgressBar(self, minimum=0, maximum=1000, textVisible=False)
        self.progress.setFixedWidth(120)
        self.progress.setAccessibleName(tr("Progress"))
        self.retry = LinkButton(tr("Retry now"), tr("Do not wait, send again now"), self)
        self.retry.setObjectName("retry_now")
        self.cancel = LinkButton(tr("Cancel"), tr("Cancel this job"), self)
        self.cancel.setObjectName("cancel_job")
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._arrange()
        self._connect()
        self.refresh()
        self.refresh_connection()

    def refresh_connection(self) -> None:
        words = words_of(self._connections)
        self.connection.setText(words.sentence)
        self.connection.setToolTip(tool_tip(words.sentence))

    def refresh(self) -> None:
        now = time.monotonic()
        running = [job for job in self._jobs.running if now - job.started_at >= SHOWN_AFTER]
        self._shown = min(running, key=lambda job: job.started_at, default=None)
        self.jobs.setText(tr("No jobs running") if self._shown is None else _words(self._shown, len(running), now))
        share = None if self._shown is None else self._shown.progress
        self.progress.setVisible(share is not None)
        self.progress.setValue(round(1000 * (share or 0)))
        self.cancel.setVisible(self._shown is not None and self._shown.cancellable)
        self.retry.setVisible(self._shown is not None and self._shown.retry_now is not None)

    def _on_jobs_changed(self) -> None:
        if self._jobs.running:
            self._timer.start()
        else:
            self._timer.stop()
        self.refresh()

    def _on_cancel(self) -> None:
        if self._shown is not None:
            self._jobs.cancel(self._shown.name)

    def _on_retry(self) -> None:
        if self._shown is not None and self._shown.retry_now is not None:
            self._shown.retry_now()

    def _arrange(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 1, 8, 0)
        layout.setSpacing(8)
        layout.addWidget(self.connection)
        layout.addWidget(self.jobs, 1)
        for widget in (self.progress, self.retry, self.cancel):
            layout.addWidget(widget)

    def _connect(self) -> None:
        self._connections.state_changed.connect(self.refresh_connection)
        self._connections.models_changed.connect(self.refresh_connection)
        self._jobs.changed.connect(self._on_jobs_changed)
        self._timer.timeout.connect(self.refresh)
        self.cancel.clicked.connect(self._on_cancel)
        self.retry.clicked.connect(self._on_retry)


def _words(job: Job, count: int, now: float) -> str:
    parts = [tr(job.label)]
    if job.state is not None:
        parts.append(tr(job.state))
    elif job.progress is not None:
        parts.append(tr("{number} %", number=decimal(100 * job.progress, 0)))
    parts.append(seconds(now - job.started_at))
    if count > 1:
        parts.append(tr("{count} more", count=count - 1))
    return one_line(" · ".join(parts))


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setProperty("role", "secondary")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setMinimumWidth(60)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return label
