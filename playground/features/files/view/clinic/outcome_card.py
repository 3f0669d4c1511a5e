"""The card below the page: what did not work, or what has been uploaded and can be learned from now."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from playground.widgets.message_card import MessageCard
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.api.files import StoredFile
    from playground.features.files.clinic.clinic_model import ClinicModel

_JOB: Final = "job"
_RETRY: Final = "retry"


class OutcomeCard(MessageCard):
    """Signals, beside that of every card:
    job_requested: the file that a job is to be started with.
    window_requested: something that the window does.
    """

    job_requested = Signal(object)
    window_requested = Signal(str)

    def __init__(self, clinic: "ClinicModel", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic = clinic
        self._file: StoredFile | None = None
        self.action_requested.connect(self._on_action)
        clinic.trouble_changed.connect(self.refresh)
        clinic.uploaded.connect(self._on_uploaded)
        self.refresh()

    def forget(self) -> None:
        """What was uploaded is not what stands here any more."""
        self._file = None
        self.refresh()

    def refresh(self) -> None:
        trouble, file = self._clinic.trouble, self._file
        if trouble is not None:
            advice = "" if trouble.advice is None else tr(trouble.advice)
            actions = [(name, tr(words)) for name, words in trouble.actions]
            self.set_message(trouble.level, tr(trouble.title), advice, trouble.details, actions)
        elif file is not None:
            words = tr("The file lies on the server now, ready for a job that learns from it.")
            actions = [(_JOB, tr("Start a job with this"))]
            self.set_message("info", tr("Uploaded as {id}", id=file.id), words, actions=actions)
        self.setVisible(trouble is not None or file is not None)

    def _on_uploaded(self, file: "StoredFile") -> None:
        self._file = file
        self.refresh()

    def _on_action(self, action: str) -> None:
        if action == _JOB:
            self.job_requested.emit(self._file)
        elif action == _RETRY:
            self._clinic.retry()
        else:
            self.window_requested.emit(action)
