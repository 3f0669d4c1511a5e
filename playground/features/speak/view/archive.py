"""Connects the history on the left with the brain behind it."""

from PySide6.QtCore import QObject, Signal

from playground.features.speak.history import RESTORE, Kind
from playground.features.speak.parts import Parts
from playground.features.speak.view.history_list import HistoryList, id_of, kind_of


class Archive(QObject):
    """Signals:
    clip_opened, audition_opened: one was chosen to go on with.
    """

    clip_opened = Signal()
    audition_opened = Signal()

    def __init__(self, parts: Parts, history: HistoryList, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._list = history
        self._auditions = False
        brain, model, auditioning = parts.history, parts.model, parts.auditioning
        brain.changed.connect(self._show)
        brain.deleted.connect(self._on_deleted)
        history.more_requested.connect(brain.show_more)
        history.search_changed.connect(brain.search)
        history.delete_requested.connect(lambda id_: brain.delete(*kind_of(id_)))
        history.selected.connect(self._on_selected)
        history.text_requested.connect(self._on_text)
        model.history_changed.connect(brain.refresh)
        model.clip_changed.connect(self._follow)
        auditioning.history_changed.connect(brain.refresh)
        auditioning.opened.connect(self._follow)

    def act(self, action: str) -> None:
        """The button of a notice."""
        name, _, what = action.partition(":")
        if name == RESTORE:
            self._parts.history.restore(what)

    def show_auditions(self, shown: bool) -> None:
        """Whether it is an audition that is looked at, and no clip."""
        self._auditions = shown
        self._follow()

    def _show(self) -> None:
        self._list.set_history(self._parts.history.days)
        self._follow()

    def _follow(self) -> None:
        kind: Kind = "audition" if self._auditions else "clip"
        shown = self._parts.auditioning.audition if self._auditions else self._parts.model.clip
        self._list.select(None if shown is None else id_of(kind, shown.id))

    def _on_selected(self, id_: int) -> None:
        kind, number = kind_of(id_)
        if kind == "clip":
            self._parts.model.open_clip(number)
            self.clip_opened.emit()
        else:
            self._parts.auditioning.open(number)
            self.audition_opened.emit()

    def _on_text(self, number: int) -> None:
        clip = self._parts.history.clip(number)
        if clip is not None:
            self._parts.model.use_text_again(clip)
            self.clip_opened.emit()

    def _on_deleted(self, kind: Kind, number: int) -> None:
        audition = self._parts.auditioning.audition
        if kind == "clip":
            self._parts.model.forget(number)
        elif audition is not None and audition.id == number:
            self._parts.auditioning.close()
