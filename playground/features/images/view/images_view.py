"""The images tab: the history on the left, the work in the middle, the wishes for pictures on the right."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from playground.features.images.appearance import EDIT_INSTEAD, FETCH, RETRY
from playground.features.images.controls import Mode
from playground.features.images.intake import USE_MASK
from playground.features.images.parts import make_parts
from playground.features.images.plain_prompt import plain_prompt
from playground.features.images.settings import check_extra
from playground.features.images.view.albums import Albums
from playground.features.images.view.compare_view import CompareView
from playground.features.images.view.easel import Easel
from playground.features.images.view.file_choice import FileChoice
from playground.features.images.view.full_size import FullSizeView
from playground.features.images.view.history_list import HistoryList
from playground.features.images.view.library_view import LibraryView
from playground.features.images.view.options_panel import ImageOptionsPanel
from playground.features.images.view.origin_panel import OriginPanel
from playground.features.images.view.results_desk import ResultsDesk, takes_pictures
from playground.features.images.view.suggestions import suggestions
from playground.features.images.view.work_page import WorkPage
from playground.services.handovers import Handover, PromptHandover
from playground.widgets.model_picker import ModelEntry
from playground.widgets.translation import tr
from playground.widgets.workspace import Workspace
from playground.window.tab import Tab

if TYPE_CHECKING:
    from playground.api.request import ApiRequest, JsonObject
    from playground.features.images.origins import Origin
    from playground.services.context import Context
    from playground.storage.gallery import PictureRecord


class ImagesTab(Tab):
    """Connects the brains with their faces and decides nothing itself."""

    def __init__(self, context: "Context", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._parts = make_parts(context)
        self.model = self._parts.model
        self._suggestions = suggestions()
        self.history = HistoryList()
        self.work = WorkPage([each.label for each in self._suggestions])
        self.options = ImageOptionsPanel()
        self.library = LibraryView()
        self.compare = CompareView()
        self.full_size = FullSizeView(self)
        self.origin = OriginPanel(self)
        choice = FileChoice(self)
        self._compared_on: QWidget = self.work
        self._albums = Albums(self._parts, self.history, self.library, choice, self)
        self._results = ResultsDesk(self._parts, self.work.strip, self.compare, self.full_size, self._albums, self)
        self._easel = Easel(self._parts, self.work, choice, self)
        self._arrange()
        self._connect()
        self._show_models()
        self._show_settings()
        self._show_appearance()

    # What the window asks for

    def run(self) -> None:
        self.work.composer.run()

    def stop(self) -> None:
        self.model.stop()

    def new(self) -> None:
        self.model.new()
        self.work.composer.clear()
        self._show_work()

    def focus_prompt(self) -> None:
        self.work.composer.prompt.setFocus()

    def find(self) -> None:  # type: ignore[override]  # QWidget's looks native windows up by number
        if self._pages.currentWidget() is self.library:
            self.library.focus_search()
        else:
            self.history.focus_search()

    def current_request(self) -> "ApiRequest":
        return self.model.request_now(self.work.composer.text())

    def remember(self) -> "JsonObject":
        left, right = self._workspace.folded()
        return {
            "list_folded": left,
            "settings_folded": right,
            "prompt": self.work.composer.text(),
            "mode": self.model.wishes.mode.value,
            "easel": self._easel.remember(),
        }

    def recall(self, remembered: "JsonObject") -> None:
        self._workspace.set_folded(remembered.get("list_folded") is True, remembered.get("settings_folded") is True)
        prompt = remembered.get("prompt")
        if isinstance(prompt, str):
            self.work.composer.set_text(prompt)
        if remembered.get("mode") == Mode.EDIT.value:
            self.model.wishes.set_mode(Mode.EDIT)
        self._easel.recall(remembered.get("easel"))

    def start(self) -> None:
        self.model.start()
        self._parts.history.refresh()
        offered = takes_pictures(self._context.handovers.accepts)
        self._results.set_chat_offered(offered)
        self.library.set_chat(offered)

    def act(self, action: str) -> None:
        if self._albums.act(action):
            return
        if action == EDIT_INSTEAD:
            self.model.edit_instead()
        elif action == USE_MASK:
            self._parts.intake.use_offered_mask()

    def receive(self, value: Handover) -> None:
        if isinstance(value, PromptHandover):
            self._show_work()
            self.model.wishes.set_mode(Mode.GENERATE)
            self.work.composer.set_text(plain_prompt(value.text))

    def shutdown(self) -> None:
        self.model.end()

    # What the model tells

    def _show_settings(self) -> None:
        wishes = self.model.wishes
        self.options.set_settings(wishes.settings)
        self.options.set_controls(wishes.controls)
        self.options.set_size_verdict(wishes.size)
        self.options.set_extra_fault(check_extra(wishes.settings.extra))
        self.options.set_demo(self._context.connections.current.preset == "demo")
        self.work.modes.set_value(wishes.mode.value)
        self.work.show_sources(wishes.mode is Mode.EDIT)
        self.request_changed.emit()

    def _show_models(self) -> None:
        models = self._context.connections.models
        self.options.set_models([ModelEntry(each.id, each.shutdown_date) for each in models])

    def _show_appearance(self) -> None:
        appearance = self.model.appearance
        composer = self.work.composer
        composer.set_verb(tr(appearance.verb), "image", tr("Enter to start · Shift+Enter for a new line"))
        composer.set_placeholder(tr(appearance.placeholder))
        why_not = appearance.why_not
        composer.set_allowed(why_not is None, "" if why_not is None else tr(why_not))
        why_not_vary = appearance.why_not_vary
        self.work.vary.setEnabled(why_not_vary is None)
        self.work.modes.set_available(Mode.EDIT.value, "" if why_not_vary is None else tr(why_not_vary))
        self.request_changed.emit()

    def _show_card(self) -> None:
        card = self.model.looking.card
        if card is not None:
            advice = "" if card.advice is None else tr(card.advice)
            actions = [(name, tr(words)) for name, words in card.actions]
            self.work.card.set_message(card.level, tr(card.title), advice, card.details, actions)
        self.work.card.setVisible(card is not None)
        self.work.show_strip(bool(self.model.looking.results) or self.model.looking.busy)

    def _on_busy_changed(self, busy: bool) -> None:
        self.work.composer.set_busy(busy)
        self.busy_changed.emit(busy)

    def _on_card_action(self, action: str) -> None:
        name, _, value = action.partition(":")
        if name == RETRY:
            self.model.retry()
        elif name == "send_without":
            self.model.retry(without=value)
        elif name == FETCH:
            self.model.fetch()
        elif name == EDIT_INSTEAD:
            self.model.edit_instead()
        else:
            self.action_requested.emit(action)

    def _on_prompt_offered(self, prompt: str) -> None:
        self.work.composer.set_text(prompt)
        self._show_work()

    def _on_suggestion(self, position: int) -> None:
        self.work.composer.set_text(self._suggestions[position].prompt)
        self.work.composer.run()

    def _show_work(self) -> None:
        self._pages.setCurrentWidget(self.work)

    def _leave_compare(self) -> None:
        """Back to where the pictures were chosen."""
        self._pages.setCurrentWidget(self._compared_on)
        self._compared_on.setFocus()

    def _show_compare(self) -> None:
        before = self._pages.currentWidget()
        if before is not None and before is not self.compare:
            self._compared_on = before
        self._pages.setCurrentWidget(self.compare)
        self.compare.setFocus()

    def _arrange(self) -> None:
        centre = QWidget(self)
        self._pages = QStackedLayout(centre)
        for page in (self.work, self.library, self.compare):
            self._pages.addWidget(page)
        self._workspace = Workspace(self.history, centre, self.options, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._workspace)

    def _connect(self) -> None:
        model, work, connections = self.model, self.work, self._context.connections
        model.wishes.changed.connect(self._show_settings)
        model.appearance_changed.connect(self._show_appearance)
        model.looking.results_changed.connect(self._show_card)
        model.looking.busy_changed.connect(self._on_busy_changed)
        model.prompt_offered.connect(self._on_prompt_offered)
        connections.models_changed.connect(self._show_models)
        self.options.wished.connect(model.wishes.wish)
        work.modes.changed.connect(lambda value: model.wishes.set_mode(Mode(value)))
        work.vary.clicked.connect(model.vary)
        work.card.action_requested.connect(self._on_card_action)
        work.empty.chosen.connect(self._on_suggestion)
        work.composer.submitted.connect(model.make)
        work.composer.stop_requested.connect(model.stop)
        work.composer.code_requested.connect(lambda: self.action_requested.emit("code"))
        work.composer.text_changed.connect(self.request_changed)
        self.history.new_requested.connect(self.new)
        self._albums.opened.connect(self._show_work)
        self._albums.library_requested.connect(lambda: self._pages.setCurrentWidget(self.library))
        self.library.closed.connect(self._show_work)
        self._results.comparison_ready.connect(self._show_compare)
        self.compare.closed.connect(self._leave_compare)
        self.history.origin_requested.connect(self._parts.origins.tell)
        self._parts.origins.told.connect(self._on_origin)
        self.origin.prompt_requested.connect(model.use_prompt_again)
        self._parts.intake.told.connect(model.take_facts)
        self._parts.intake.came.connect(self._on_came)

    def _on_origin(self, origin: "Origin") -> None:
        self.origin.set_origin(origin)
        at_step = self.model.looking.step
        beside = self.work.strip.tools if at_step is not None and at_step.id == origin.step.id else self.history
        self.origin.open_at(beside)

    def _on_came(self, picture: "PictureRecord") -> None:
        self._show_work()
        self.model.looking.pick(picture)
        self.model.wishes.set_mode(Mode.EDIT)
