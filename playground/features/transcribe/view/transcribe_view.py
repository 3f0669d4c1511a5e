"""The transcribe tab: takes on the left, the sound and its text in the middle, the wishes on the right."""

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.features.transcribe.appearance import BY_CHAT, RETRY, SAVE_TAKE, SHOW_TAKE
from playground.features.transcribe.controls import Mode
from playground.features.transcribe.exporting import SOUND_ENDINGS
from playground.features.transcribe.history import title_of
from playground.features.transcribe.model import RESTORE_TRANSCRIPT
from playground.features.transcribe.packing import Packing
from playground.features.transcribe.parts import make_parts
from playground.features.transcribe.recording import RESTORE_TAKE
from playground.features.transcribe.settings import check_extra
from playground.features.transcribe.view.file_choice import FileChoice
from playground.features.transcribe.view.microphone_desk import MicrophoneDesk
from playground.features.transcribe.view.options_panel import TranscribeOptionsPanel
from playground.features.transcribe.view.sound_desk import SoundDesk
from playground.features.transcribe.view.take_list import TakeList
from playground.features.transcribe.view.transcript_desk import TranscriptDesk
from playground.features.transcribe.view.work_page import WorkPage
from playground.services.handovers import SpeechHandover, TextHandover
from playground.widgets import numbers
from playground.widgets.clock import clock
from playground.widgets.external import show_in_folder
from playground.widgets.model_picker import ModelEntry
from playground.widgets.resources import resource_dir
from playground.widgets.translation import tr
from playground.widgets.workspace import Workspace
from playground.window.tab import Tab

if TYPE_CHECKING:
    from playground.api.request import ApiRequest, JsonObject
    from playground.features.transcribe.formats import Format
    from playground.services.context import Context
    from playground.sound.backend import Backend

_FRAME: Final = 16  # milliseconds


class TranscribeTab(Tab):
    """Connects the brains with their faces and decides nothing itself."""

    def __init__(self, context: "Context", backend: "Backend", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.parts = make_parts(context, backend)
        self.model = self.parts.model
        self.history = TakeList()
        self.options = TranscribeOptionsPanel()
        self.work = WorkPage()
        self._choice = FileChoice(self)
        self._microphone = MicrophoneDesk(self.parts.recording, self.work.studio, self)
        self._sound = SoundDesk(self.parts.playing, self.model, self.work.take, self)
        self._transcript = TranscriptDesk(self.parts, self.work.take, self._sound, self)
        self._clock = QTimer(self)
        self._clock.setTimerType(Qt.TimerType.PreciseTimer)
        self._clock.timeout.connect(self._tick)
        self.setAcceptDrops(True)
        self._arrange()
        self._connect()
        self._connect_list()
        self._connect_page()
        self._show_models()
        self._show_settings()
        self._show_appearance()

    # What the window asks for

    def run(self) -> None:
        if self.work.in_studio:
            bar = self.work.studio.bar
            (bar.finish if self.parts.recording.busy else bar.record).click()
        else:
            self.work.take.foot.start()

    def stop(self) -> None:
        self.model.stop()

    def new(self) -> None:
        self.model.new()

    def focus_prompt(self) -> None:
        (self.work.studio if self.work.in_studio else self.work.take).setFocus()

    def find(self) -> None:  # type: ignore[override]  # QWidget's looks native windows up by number
        self.history.focus_search()

    def current_request(self) -> "ApiRequest":
        return self.model.request_now()

    def remember(self) -> "JsonObject":
        left, right = self._workspace.folded()
        return {"list_folded": left, "settings_folded": right}

    def recall(self, remembered: "JsonObject") -> None:
        self._workspace.set_folded(remembered.get("list_folded") is True, remembered.get("settings_folded") is True)

    def start(self) -> None:
        self.model.start()
        self.parts.history.refresh()
        exporting = self.parts.exporting
        self.work.take.bar.set_handovers(
            chat=exporting.can_hand_over(TextHandover), speak=exporting.can_hand_over(SpeechHandover)
        )
        if self.isVisible():
            self._wake()

    def act(self, action: str) -> None:
        name, _, number = action.partition(":")
        acts = {RESTORE_TAKE: self.parts.history.restore, RESTORE_TRANSCRIPT: self.model.restore_transcript}
        acts[name](int(number))

    def shutdown(self) -> None:
        self._clock.stop()
        self.model.end()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.model.started:
            self._wake()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()
        if self.model.started:
            self.parts.recording.rest()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Wherever a file is dropped, it becomes a take."""
        self.parts.intake.open_addresses([url.toString() for url in event.mimeData().urls()])
        event.acceptProposedAction()

    # What the model tells

    def _tick(self) -> None:
        if self.work.in_studio:
            self._microphone.tick()
            return
        self._sound.tick()
        record = self.model.transcript
        if self.model.run is not None and record is not None:
            self.work.take.foot.set_elapsed(time.time() - record.created_at)

    def _wake(self) -> None:
        self._clock.start(_FRAME)
        self._show_page()

    def _show_page(self) -> None:
        """The microphone is only listened to where its level is to be seen."""
        recording = self.parts.recording
        self.work.show_take(self.model.take is not None and not recording.busy)
        if not self._clock.isActive() or recording.busy:
            return
        if self.work.in_studio:
            recording.listen()
        else:
            recording.rest()

    def _show_take(self) -> None:
        take, span, page = self.model.take, self.model.span, self.work.take
        if take is not None:
            title = title_of(take)
            page.title.set_full_text(title if isinstance(title, str) else tr(title))
            page.facts.setText(f"{clock(take.seconds, 1)} · {numbers.size(take.size)}")
        page.wave.set_selection(None if span is None else (span.start, span.end))
        self.history.select(None if take is None else take.id)
        self._show_page()

    def _show_settings(self) -> None:
        model = self.model
        self.options.set_settings(model.settings, model.wishes.translator)
        self.options.set_controls(model.controls)
        self.options.set_note(model.family.note)
        self.options.set_extra_fault(check_extra(model.settings.extra))
        self.work.take.foot.set_mode(model.mode)
        self.request_changed.emit()

    def _show_models(self) -> None:
        models = self._context.connections.models
        self.options.set_models([ModelEntry(each.id, each.shutdown_date) for each in models])

    def _show_appearance(self) -> None:
        appearance, page = self.model.appearance, self.work.take
        why_not, no_record, offer = appearance.why_not, appearance.why_not_record, appearance.offer
        page.foot.set_verb(tr(appearance.verb), "" if why_not is None else tr(why_not))
        page.foot.set_busy(self.model.run is not None)
        if offer is None:
            page.foot.set_offer("")
        else:
            page.foot.set_offer(tr(offer.message), offer.action, tr(offer.verb))
        self._microphone.set_unavailable("" if no_record is None else tr(no_record))
        oversize = appearance.oversize
        if oversize is not None:
            ways = [(way.value, tr(words)) for way, words in oversize.choices]
            page.oversize.set_ways(tr(oversize.message), ways, appearance.packing.value)
        page.oversize.setVisible(oversize is not None)
        self.request_changed.emit()

    def _show_history(self) -> None:
        self.history.set_days(self.parts.history.days)
        take = self.model.take
        self.history.select(None if take is None else take.id)

    # What the user does

    def _on_action(self, action: str) -> None:
        name, _, value = action.partition(":")
        if name == RETRY:
            self.model.retry()
        elif name == "send_without":
            self.model.retry(without=value)
        elif name == BY_CHAT:
            self.model.translate_by_chat()
        elif name == SAVE_TAKE:
            self._save_sound()
        elif name == SHOW_TAKE:
            self._show_in_folder()
        else:
            self.action_requested.emit(action)

    def _open(self) -> None:
        self._choice.sounds(self.parts.intake.open_files)

    def _choose_voices(self) -> None:
        self._choice.sounds(self.options.rows.speakers.add)

    def _open_sample(self) -> None:
        self.parts.intake.open_files([resource_dir() / "sounds" / "nearest-hospital.flac"])

    def _save_sound(self) -> None:
        take, exporting = self.model.take, self.parts.exporting
        if take is not None:
            name = exporting.suggested_name(take)
            self._choice.save_as(name, lambda path: exporting.save_take(take, path), SOUND_ENDINGS)

    def _show_in_folder(self) -> None:
        if self.model.take is not None:
            self.parts.exporting.show_in_folder(self.model.take)

    def _export(self, form: "Format") -> None:
        take, content, exporting = self.model.take, self.model.content, self.parts.exporting
        if take is not None and content is not None:
            name = exporting.suggested_name(take, f".{form}")
            self._choice.save_as(name, lambda path: exporting.save(content, path, form))

    def _arrange(self) -> None:
        self._workspace = Workspace(self.history, self.work, self.options, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._workspace)

    def _connect(self) -> None:
        model, exporting = self.model, self.parts.exporting
        model.settings_changed.connect(self._show_settings)
        model.appearance_changed.connect(self._show_appearance)
        model.transcript_changed.connect(self._show_appearance)
        model.take_changed.connect(self._show_take)
        model.busy_changed.connect(self.busy_changed.emit)
        self._context.connections.models_changed.connect(self._show_models)
        self.options.wished.connect(model.wish)
        self.options.rows.speakers.sample_wanted.connect(self._choose_voices)
        self.options.translator_wished.connect(model.wishes.choose_translator)
        self._microphone.recording_changed.connect(lambda _: self._show_page())
        exporting.copied.connect(lambda text: QGuiApplication.clipboard().setText(text))
        exporting.folder_wanted.connect(show_in_folder)

    def _connect_list(self) -> None:
        brain, face = self.parts.history, self.history
        brain.changed.connect(self._show_history)
        face.new_requested.connect(self.new)
        face.selected.connect(self.model.open_take)
        face.search_changed.connect(brain.search)
        face.rename_requested.connect(brain.rename)
        face.delete_requested.connect(brain.delete)
        face.more_requested.connect(brain.show_more)

    def _connect_page(self) -> None:
        studio, page, foot = self.work.studio, self.work.take, self.work.take.foot
        studio.open_requested.connect(self._open)
        studio.sample_requested.connect(self._open_sample)
        page.folder.clicked.connect(self._show_in_folder)
        page.save.clicked.connect(self._save_sound)
        page.bar.sound_requested.connect(self._save_sound)
        page.bar.export_requested.connect(self._export)
        page.card.action_requested.connect(self._on_action)
        page.oversize.chosen.connect(lambda way: self.model.set_packing(Packing(way)))
        foot.mode_chosen.connect(lambda value: self.model.set_mode(Mode(value)))
        foot.run_requested.connect(self.model.transcribe)
        foot.stop_requested.connect(self.model.stop)
        foot.offer_taken.connect(self._on_action)
        foot.code_requested.connect(lambda: self.action_requested.emit("code"))
