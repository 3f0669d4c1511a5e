"""The embeddings tab: collections on the left, texts and their pictures in the middle, the model on the right."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.features.embeddings.appearance import RETRY
from playground.features.embeddings.parts import make_parts
from playground.features.embeddings.settings import check_extra
from playground.features.embeddings.view.archive import Archive
from playground.features.embeddings.view.collection_list import CollectionList
from playground.features.embeddings.view.file_desk import FileDesk
from playground.features.embeddings.view.name_popover import NamePopover
from playground.features.embeddings.view.options_panel import EmbeddingOptionsPanel
from playground.features.embeddings.view.page_builders import page_builders
from playground.features.embeddings.view.pages import PAGES, Pages
from playground.features.embeddings.view.suggestions import suggestions
from playground.features.embeddings.view.texts_desk import TextsDesk
from playground.features.embeddings.view.work_page import WorkPage
from playground.widgets.model_picker import ModelEntry
from playground.widgets.numbers import count
from playground.widgets.translation import tr
from playground.widgets.workspace import Workspace
from playground.window.tab import Tab

if TYPE_CHECKING:
    from playground.api.request import ApiRequest, JsonObject
    from playground.services.context import Context


class EmbeddingsTab(Tab):
    """Connects the brains with their faces and decides nothing itself."""

    def __init__(self, context: "Context", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.parts = make_parts(context)
        self.model = self.parts.model
        self._suggestions = suggestions()
        self.history = CollectionList()
        self.options = EmbeddingOptionsPanel()
        self.pages = Pages(page_builders(self.parts, context))
        self.work = WorkPage([each.label for each in self._suggestions], self.pages)
        self._name = NamePopover(self)
        self._archive = Archive(self.parts, self.history, self)
        self._texts = TextsDesk(self.parts, self.work.table, self)
        self.files = FileDesk(self.parts, self.work, self)
        self._working = (self.model, self.parts.map, self.parts.search, self.parts.comparing)
        self._arrange()
        self._connect()
        self._show_models()
        self._show_settings()
        self._show_rows()
        self._show_appearance()

    # What the window asks for

    def run(self) -> None:
        self.work.composer.run()

    def stop(self) -> None:
        for brain in self._working:
            brain.stop()

    def new(self) -> None:
        self.model.new()
        self.work.composer.clear()
        self.work.show_page("texts")
        self.focus_prompt()

    def focus_prompt(self) -> None:
        self.work.composer.prompt.setFocus()

    def find(self) -> None:  # type: ignore[override]  # QWidget's looks native windows up by number
        self.history.focus_search()

    def current_request(self) -> "ApiRequest":
        return self.model.request_now(self.work.composer.text())

    def remember(self) -> "JsonObject":
        left, right = self._workspace.folded()
        return {
            "list_folded": left,
            "settings_folded": right,
            "prompt": self.work.composer.text(),
            "page": self.work.page(),
        }

    def recall(self, remembered: "JsonObject") -> None:
        self._workspace.set_folded(remembered.get("list_folded") is True, remembered.get("settings_folded") is True)
        prompt, page = remembered.get("prompt"), remembered.get("page")
        if isinstance(prompt, str):
            self.work.composer.set_text(prompt)
        if page in PAGES:
            self.work.show_page(PAGES[PAGES.index(page)])

    def start(self) -> None:
        self.model.start()
        self.parts.history.refresh()

    def act(self, action: str) -> None:
        self._archive.act(action)
        self.model.act(action)

    def shutdown(self) -> None:
        self.model.end()
        self.parts.map.end()

    # What the model tells

    def _show_settings(self) -> None:
        settings = self.model.settings
        self.options.set_settings(settings)
        self.options.set_controls(self.model.controls)
        self.options.set_extra_fault(check_extra(settings.extra))
        self.request_changed.emit()

    def _show_models(self) -> None:
        models = self._context.connections.models
        self.options.set_models([ModelEntry(each.id, each.shutdown_date) for each in models])

    def _show_rows(self) -> None:
        self.work.set_empty(not self.model.rows)

    def _show_appearance(self) -> None:
        appearance, work = self.model.appearance, self.work
        self.options.set_demo(appearance.demo_note is not None)
        said = (appearance.counter, appearance.after, appearance.demo_note)
        if not self.model.busy:
            work.facts.set_full_text(" · ".join(tr(each) for each in said if each is not None))
        work.outdated.set_text("" if appearance.outdated is None else tr(appearance.outdated))
        hindrance = appearance.hindrance
        work.composer.set_allowed(hindrance is None, "" if hindrance is None else tr(hindrance))
        work.composer.set_runs_empty(appearance.why_not is None)
        self._show_card()
        self.request_changed.emit()

    def _show_card(self) -> None:
        card = self.model.appearance.card
        if card is not None:
            advice = "" if card.advice is None else tr(card.advice)
            actions = [(name, tr(words)) for name, words in card.actions]
            self.work.card.set_message(card.level, tr(card.title), advice, card.details, actions)
        self.work.card.setVisible(card is not None)

    def _on_busy_changed(self, busy: bool) -> None:
        self.work.composer.set_busy(busy)
        self.work.progress.setVisible(busy)

    def _on_progress(self, done: int, total: int) -> None:
        self.work.progress.setMaximum(max(1, total))
        self.work.progress.setValue(done)
        self.work.facts.set_full_text(tr("{done} of {total} texts embedded", done=count(done), total=count(total)))

    def _on_card_action(self, action: str) -> None:
        name, _, value = action.partition(":")
        if name == RETRY:
            self.model.retry()
        elif name == "send_without":
            self.model.retry(without=value)
        else:
            self.action_requested.emit(action)

    def _on_submitted(self, text: str) -> None:
        self.work.composer.clear()
        self._add(text)

    def _on_suggestion(self, position: int) -> None:
        self._add(self._suggestions[position].texts)

    def _add(self, text: str) -> None:
        """New texts come with their vectors: nobody adds a text only to leave it."""
        self.model.paste(text)
        self.model.embed()

    def _on_name(self) -> None:
        collection = self.model.collection
        self._name.ask(self.work.save, "" if collection is None else collection.name)

    def _on_neighbours(self, id_: int) -> None:
        self.parts.search.neighbours(id_)
        self.work.show_page("search")

    def _on_vector(self, id_: int) -> None:
        self.parts.selection.select((id_,))
        self.work.show_page("vector")

    def _arrange(self) -> None:
        self.work.composer.set_verb(
            tr("Embed"), "share-network", tr("Enter to add and embed · Shift+Enter for a new line")
        )
        self._workspace = Workspace(self.history, self.work, self.options, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._workspace)

    def _connect(self) -> None:
        model, work, connections = self.model, self.work, self._context.connections
        model.settings_changed.connect(self._show_settings)
        model.appearance_changed.connect(self._show_appearance)
        model.rows_changed.connect(self._show_rows)
        model.busy_changed.connect(self._on_busy_changed)
        for brain in self._working:
            brain.busy_changed.connect(lambda _: self.busy_changed.emit(any(each.busy for each in self._working)))
        model.progress_changed.connect(self._on_progress)
        connections.models_changed.connect(self._show_models)
        self.options.wished.connect(model.wish)
        self.history.new_requested.connect(self.new)
        work.card.action_requested.connect(self._on_card_action)
        work.empty.chosen.connect(self._on_suggestion)
        work.save.clicked.connect(self._on_name)
        self._name.named.connect(model.save_as)
        work.table.pasted.connect(self._add)
        work.table.vector_requested.connect(self._on_vector)
        work.table.neighbours_requested.connect(self._on_neighbours)
        work.composer.submitted.connect(self._on_submitted)
        work.composer.stop_requested.connect(model.stop)
        work.composer.code_requested.connect(lambda: self.action_requested.emit("code"))
        work.composer.large_paste.connect(self._add)
        work.composer.text_changed.connect(self.request_changed)
