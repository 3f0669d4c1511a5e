"""The speak tab: the clips on the left, the text and its sound in the middle, the wishes for the voice on the right."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from playground.features.speak.appearance import MAKE_ANEW, RETRY, SAVE
from playground.features.speak.parts import make_parts
from playground.features.speak.saving import Form, forms
from playground.features.speak.settings import check_extra
from playground.features.speak.view.archive import Archive
from playground.features.speak.view.audition_desk import AuditionDesk
from playground.features.speak.view.audition_page import AuditionPage
from playground.features.speak.view.clip_saver import ClipSaver
from playground.features.speak.view.file_choice import FileChoice
from playground.features.speak.view.history_list import HistoryList
from playground.features.speak.view.options_panel import SpeakOptionsPanel
from playground.features.speak.view.save_menu import SaveMenu
from playground.features.speak.view.stage import Stage
from playground.features.speak.view.suggestions import suggestions
from playground.features.speak.view.work_page import WorkPage
from playground.message import Message
from playground.services.handovers import Handover, SpeechHandover
from playground.services.notices import Notice
from playground.widgets.escape import claims_escape
from playground.widgets.model_picker import ModelEntry
from playground.widgets.prompt_editor import too_large
from playground.widgets.translation import tr
from playground.widgets.workspace import Workspace
from playground.window.tab import Tab

if TYPE_CHECKING:
    from playground.api.request import ApiRequest, JsonObject
    from playground.services.context import Context
    from playground.sound.backend import Backend


class SpeakTab(Tab):
    """Connects the brains with their faces and decides nothing itself."""

    def __init__(self, context: "Context", backend: "Backend", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._parts = make_parts(context, backend)
        self.model, self.listening, self.auditioning = (
            self._parts.model,
            self._parts.listening,
            self._parts.auditioning,
        )
        self._suggestions = suggestions()
        self.history = HistoryList()
        self.options = SpeakOptionsPanel()
        self.work = WorkPage([each.label for each in self._suggestions])
        self.audition = AuditionPage()
        self._choice = FileChoice(self)
        self._saver = ClipSaver(self._parts.saving, self._choice)
        self._archive = Archive(self._parts, self.history, self)
        self._stage = Stage(self._parts, self.work, self)
        self._desk = AuditionDesk(self._parts, self.audition, self._saver, self)
        self._save_menu = SaveMenu(self._forms, self)
        self._followed = ""
        self.setAcceptDrops(True)
        self._arrange()
        self._connect()
        self.work.text.editor.set_text(self.model.text)
        self._show_models()
        self._show_settings()
        self._show_appearance()
        self._show_clip()

    # What the window asks for

    def run(self) -> None:
        if self._is_audition():
            self._desk.run()
        else:
            self.work.foot.run()

    def stop(self) -> None:
        shown_first = self._is_audition() or not self.model.busy
        (self.auditioning if shown_first and self.auditioning.busy else self.model).stop()

    def new(self) -> None:
        if self._is_audition():
            self._desk.new()
        else:
            self.model.new()
            self.work.text.editor.replace("")
            self.focus_prompt()

    def focus_prompt(self) -> None:
        (self.audition if self._is_audition() else self.work).setFocus()

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
        self._parts.history.refresh()

    def act(self, action: str) -> None:
        self._archive.act(action)

    def receive(self, value: Handover) -> None:
        if isinstance(value, SpeechHandover):
            self._show_work()
            self.model.offer(value.text)

    def shutdown(self) -> None:
        self.model.end()

    # Esc silences what is heard when there is no work that the window would have stopped by it.

    def event(self, event: QEvent) -> bool:
        claimable = self.listening.sounding and not self.model.busy
        return (claimable and claims_escape(event)) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.listening.stop()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped anywhere."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.work.text.editor.insertFromMimeData(event.mimeData())
        event.acceptProposedAction()

    # What the model tells

    def _show_settings(self) -> None:
        model = self.model
        self.options.set_settings(model.settings)
        self.options.set_controls(model.controls, model.family.voices)
        self.options.set_extra_fault(check_extra(model.settings.extra))
        self.options.set_demo(self._context.connections.current.preset == "demo")
        self.request_changed.emit()

    def _show_models(self) -> None:
        models = [ModelEntry(each.id, each.shutdown_date) for each in self._context.connections.models]
        self.options.set_models(models)
        self._desk.show_models(models)

    def _show_appearance(self) -> None:
        appearance = self.model.appearance
        notes = [tr(note) for note in (appearance.long, appearance.pitch_note) if note is not None]
        self.work.text.set_counts(tr(appearance.counter), notes)
        why_not = appearance.why_not
        written = bool(self.model.text.strip())
        self.work.foot.set_allowed("" if why_not is None else tr(why_not), hinted=written)
        self.request_changed.emit()

    def _show_clip(self) -> None:
        self._follow_text()
        card = self.model.card
        if card is not None:
            advice = "" if card.advice is None else tr(card.advice)
            actions = [(name, tr(words)) for name, words in card.actions]
            self.work.card.set_message(card.level, tr(card.title), advice, card.details, actions)
        self.work.card.setVisible(card is not None)
        self._stage.show_clip()
        self._show_empty()

    def _follow_text(self) -> None:
        """The text of a clip that is opened comes along, but never over something that was only written."""
        script, editor = self.model.script, self.work.text.editor
        source = "" if script is None else script.source
        if source and source != self._followed and self.model.text.strip() in ("", self._followed.strip()):
            editor.replace(source)
        self._followed = source or self._followed

    def _show_empty(self) -> None:
        self.work.text.set_empty(not self.model.text.strip() and self.model.clip is None and not self.model.busy)

    def _on_text_changed(self) -> None:
        self.model.write(self.work.text.editor.text())
        self._stage.show_text()
        self._show_empty()
        self.request_changed.emit()

    def _on_busy_changed(self) -> None:
        self.work.foot.set_busy(self.model.busy)
        self.busy_changed.emit(self.model.busy or self.auditioning.busy)

    def _on_card_action(self, action: str) -> None:
        name, _, value = action.partition(":")
        if name == RETRY:
            self.model.retry()
        elif name == "send_without":
            self.model.retry(without=value)
        elif name == MAKE_ANEW:
            self.model.make_anew()
        elif name == SAVE:
            self._save(None)
        else:
            self.action_requested.emit(action)

    def _on_suggestion(self, position: int) -> None:
        self.work.text.editor.replace(self._suggestions[position].text)
        self.work.foot.run()

    def _on_text_offered(self, text: str) -> None:
        if too_large(text):
            self._on_large_paste(text)
            self._on_text_changed()  # what was written stays
            return
        self.work.text.editor.replace(text)
        self._show_work()

    def _on_use_text(self) -> None:
        if self.model.clip is not None:
            self.model.use_text_again(self.model.clip)

    def _on_large_paste(self, _: str) -> None:
        message = Message("This text is too long for one clip. Paste it in smaller pieces.")
        self._context.notices.post(Notice("warning", message, about="speak.paste"))

    def _forms(self) -> tuple[Form, ...]:
        clip, track = self.model.clip, self.model.track
        return () if clip is None else forms(clip, pitch=0.0 if track is None else track.pitch)

    def _on_save(self) -> None:
        button = self.work.player.save
        self._save_menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _save(self, form: Form | None) -> None:
        if self.model.clip is not None:
            self._saver.save(self.model.clip, form, self.model.track)

    # Pages

    def _is_audition(self) -> bool:
        return self._pages.currentWidget() is self.audition

    def _show_work(self) -> None:
        self._pages.setCurrentWidget(self.work)
        self._archive.show_auditions(False)
        self._stage.come_up()
        self.focus_prompt()

    def _show_audition(self) -> None:
        self._show_models()
        self._pages.setCurrentWidget(self.audition)
        self._archive.show_auditions(True)
        self.focus_prompt()

    def _on_audition(self) -> None:
        editor = self.work.text.editor
        self._desk.propose_line(editor.selected() or editor.text())
        self._show_audition()

    def _arrange(self) -> None:
        centre = QWidget(self)
        self._pages = QStackedLayout(centre)
        self._pages.addWidget(self.work)
        self._pages.addWidget(self.audition)
        self._workspace = Workspace(self.history, centre, self.options, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._workspace)

    def _connect(self) -> None:
        model, work, connections = self.model, self.work, self._context.connections
        model.settings_changed.connect(self._show_settings)
        model.appearance_changed.connect(self._show_appearance)
        model.clip_changed.connect(self._show_clip)
        model.busy_changed.connect(lambda _: self._on_busy_changed())
        model.text_offered.connect(self._on_text_offered)
        connections.models_changed.connect(self._show_models)
        self._desk.busy_changed.connect(self._on_busy_changed)
        self.options.wished.connect(model.wish)
        work.text.editor.textChanged.connect(self._on_text_changed)
        work.text.editor.large_paste.connect(self._on_large_paste)
        work.text.editor.files_dropped.connect(lambda names: self._parts.intake.open_file(Path(names[0])))
        work.text.suggestion_chosen.connect(self._on_suggestion)
        work.card.action_requested.connect(self._on_card_action)
        work.player.anew.clicked.connect(model.make_anew)
        work.player.use_text.clicked.connect(self._on_use_text)
        work.foot.run_requested.connect(model.speak)
        work.foot.stop_requested.connect(model.stop)
        work.open.clicked.connect(lambda: self._choice.text(self._parts.intake.open_file))
        work.code.clicked.connect(lambda: self.action_requested.emit("code"))
        work.audition.clicked.connect(self._on_audition)
        work.player.save.clicked.connect(self._on_save)
        self._save_menu.chosen.connect(self._save)
        self.audition.closed.connect(self._show_work)
        self.history.new_requested.connect(self.new)
        self._archive.clip_opened.connect(self._show_work)
        self._archive.audition_opened.connect(self._show_audition)
