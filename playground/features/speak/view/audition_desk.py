"""Connects the page of an audition with the brain behind it."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from playground.features.speak.auditioning import Candidate
from playground.features.speak.parts import Parts
from playground.features.speak.splitting import sentences
from playground.features.speak.view.audition_page import AuditionPage
from playground.features.speak.view.audition_words import entry_line
from playground.features.speak.view.clip_saver import ClipSaver
from playground.widgets.model_picker import ModelEntry
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

_KNOWN = 3  # voices that are offered at once


class AuditionDesk(QObject):
    """Signals:
    busy_changed: voices are asked for, or all have answered.
    """

    busy_changed = Signal()

    def __init__(self, parts: Parts, page: AuditionPage, saver: ClipSaver, parent: QObject) -> None:
        super().__init__(parent)
        self._model, self._brain, self._listening = parts.model, parts.auditioning, parts.listening
        self._page, self._saver = page, saver
        self._busy = False
        self._connect()
        page.blind.setChecked(self._brain.blind)
        self._show_candidates()
        self._show_entries()

    def propose_line(self, text: str) -> None:
        """The first sentence of what is written, unless a line stands there already."""
        first = next(iter(sentences(text)), "").strip()
        if first and not self._page.line.text().strip():
            self._page.line.set_text(first)

    def show_models(self, entries: "Sequence[ModelEntry]") -> None:
        self._page.form.set_models(entries, self._model.settings.model)
        self._page.form.set_voices(self._model.family.voices)

    def run(self) -> None:
        self._page.foot.run()

    def new(self) -> None:
        """Nothing is looked at, and another line can be written."""
        self._brain.close()
        self._page.line.clear()

    # Inside

    def _connect(self) -> None:
        brain, page = self._brain, self._page
        brain.candidates_changed.connect(self._show_candidates)
        brain.entries_changed.connect(self._show_entries)
        brain.opened.connect(self._on_opened)
        self._listening.loudspeaker.trouble_changed.connect(self._show_trouble)
        page.line.textChanged.connect(self._show_allowed)
        page.form.added.connect(brain.add)
        page.form.removed.connect(brain.remove)
        page.suggestion_chosen.connect(self._add_known)
        page.blind.toggled.connect(brain.set_blind)
        page.foot.run_requested.connect(lambda: brain.begin(page.line.text(), self._model.settings))
        page.foot.stop_requested.connect(brain.stop)
        page.play_all.clicked.connect(brain.play_all)
        page.reveal.clicked.connect(brain.reveal)
        page.save_all.clicked.connect(self._save_all)
        page.entries.ranked.connect(brain.rank)
        page.entries.play_requested.connect(self._play)
        page.entries.again_requested.connect(brain.make_anew)
        page.entries.use_requested.connect(self._use)
        page.entries.save_requested.connect(self._save)

    def _show_candidates(self) -> None:
        self._page.form.set_candidates(self._brain.candidates)
        self._show_allowed()

    def _show_allowed(self) -> None:
        why_not = self._brain.why_not(self._page.line.text())
        self._page.foot.set_allowed("" if why_not is None else tr(why_not), hinted=True)

    def _show_entries(self) -> None:
        brain = self._brain
        lines = [entry_line(entry) for entry in brain.entries]
        self._page.set_entries(lines, brain.ranking, hidden=brain.hidden)
        self._page.foot.set_busy(brain.busy)
        self._show_allowed()
        if brain.busy != self._busy:
            self._busy = brain.busy
            self.busy_changed.emit()

    def _show_trouble(self) -> None:
        trouble = self._listening.loudspeaker.trouble
        self._page.trouble.set_text("" if trouble is None else tr(trouble))

    def _on_opened(self) -> None:
        if self._brain.audition is not None:
            self._page.line.set_text(self._brain.audition.text)
            self._show_entries()
            self._page.entries.focus_first()

    def _add_known(self) -> None:
        for voice in self._model.family.voices[:_KNOWN]:
            self._brain.add(Candidate(self._model.settings.model, voice.name))

    def _play(self, number: int) -> None:
        if self._brain.entries[number].playing:
            self._listening.stop()
        else:
            self._brain.play(number)

    def _use(self, number: int) -> None:
        candidate = self._brain.entries[number].candidate
        if candidate is not None:
            wishes = replace(self._model.settings, model=candidate.model, voice=candidate.voice, speed=candidate.speed)
            self._model.wish(wishes)
            self._page.closed.emit()

    def _save(self, number: int) -> None:
        clip = self._brain.entries[number].clip
        if clip is not None:
            self._saver.save(clip)

    def _save_all(self) -> None:
        self._saver.save_all([entry.clip for entry in self._brain.entries if entry.clip and entry.clip.parts])
