"""Connects the library with the faces that show it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QCursor

from playground.features.prompt_lab.view.answer_pane import RETRY
from playground.features.prompt_lab.view.library.library_dialogs import UsesNote
from playground.features.prompt_lab.view.library.prompt_list import PromptList
from playground.features.prompt_lab.view.library.prompt_menu import PromptMenu
from playground.features.prompt_lab.view.library.prompt_page import PromptPage
from playground.features.prompt_lab.view.library.prompt_panel import PromptPanel
from playground.features.prompt_lab.view.library.sample_words import sample
from playground.features.prompt_lab.view.library.transfer_desk import TransferDesk
from playground.features.prompt_lab.view.library.versions_page import VersionsPage
from playground.widgets.model_picker import ModelEntry, shutdown_badge
from playground.widgets.translation import tr
from playground.window.rooms.room import Room

if TYPE_CHECKING:
    from playground.api.request import ApiRequest, JsonObject
    from playground.features.prompt_lab.content import PromptMessage
    from playground.features.prompt_lab.parts import Parts
    from playground.features.prompt_lab.settings import AskSettings
    from playground.message import Message


class LibraryRoom(Room):
    def __init__(self, parts: "Parts", parent: QObject) -> None:
        super().__init__(parent)
        self._library, self._editing, self._run = parts.library, parts.library.editing, parts.run
        self._versions = parts.versions
        self._connections = parts.context.connections
        self._opened: int | None = None
        self.page: PromptPage = PromptPage()
        self.panel: PromptPanel = PromptPanel()
        self.list: PromptList = PromptList()
        self.versions_page = VersionsPage(parts.versions, self.page)
        self.versions_page.hide()
        self.transfer = TransferDesk(parts.transfer, self.list, self)
        self._connect()
        self._show_models()
        self._show_prompts()
        self._on_opened()

    # What the tab asks for

    def is_busy(self) -> bool:
        return self._run.busy

    def run(self) -> None:
        self.page.run()

    def stop(self) -> None:
        if self._versions.shown and not self._run.busy:
            self._versions.hide()
        self._run.stop()

    def new(self) -> None:
        self._library.new("" if self._editing.record is None else self._editing.record.folder)

    def open(self, what: str) -> None:
        """A prompt by its number."""
        if what.isdecimal():
            self._library.open(int(what))

    def focus(self) -> None:
        if self._editing.number is None:
            self.list.new_button.setFocus()
        else:
            self.page.messages.focus()

    def find(self) -> None:
        self.list.focus_search()

    def current_request(self) -> "ApiRequest | None":
        return self._run.request_now()

    def remember(self) -> "JsonObject":
        return {"prompt": self._editing.number, "folded": self.list.folded_names()}

    def recall(self, remembered: "JsonObject") -> None:
        folded, number = remembered.get("folded"), remembered.get("prompt")
        if isinstance(folded, list):
            self.list.set_folded([name for name in folded if isinstance(name, str)])
        if isinstance(number, int):
            self._library.open(number)

    # What the brains tell

    def _show_prompts(self) -> None:
        ending = {model.id for model in self._connections.models if model.shutdown_date}
        self.list.set_folders(self._library.folders, ending)
        self.list.select(self._editing.number)
        self._show_head()

    def _show_head(self) -> None:
        record, version = self._editing.record, self._editing.version
        if record is not None and version is not None:
            self.page.head.set_prompt(record.id, record.name, record.folder, record.tags, self._library.folder_names)
            name = version.name or tr("Version {number}", number=version.number)
            self.page.head.set_version(name)

    def _show_models(self) -> None:
        models = self._connections.models
        self.panel.set_models([ModelEntry(each.id, each.shutdown_date) for each in models])
        self._show_prompts()
        self._show_ending()

    def _show_ending(self) -> None:
        model = self._editing.content.settings.model
        dates = {each.id: each.shutdown_date for each in self._connections.models}
        badge = shutdown_badge(dates.get(model))
        words = tr("{model}: {ending}. Choose another model and compare their answers.", model=model, ending=badge)
        self.page.ending.set_text(words if badge else "")

    def _on_opened(self) -> None:
        self._show_page()
        self.panel.set_open(self._editing.number is not None)
        self._show_content()
        self._show_head()
        self.list.select(self._editing.number)
        if self._editing.number != self._opened:
            self._opened = self._editing.number
            self.page.area.verticalScrollBar().setValue(0)
            if self.page.isVisible():
                self.focus()

    def _show_page(self) -> None:
        instead = self.versions_page if self._versions.shown else None
        self.page.show_prompt(self._editing.number is not None, instead)

    def _show_content(self) -> None:
        content = self._editing.content
        self.page.messages.set_messages(content.messages)
        self.panel.set_settings(content.settings)
        self._show_variables()
        self._show_ending()
        self.request_changed.emit()

    def _show_variables(self) -> None:
        variables = self._editing.content.variables
        self.page.variables.set_variables(variables, self._editing.values)
        self.page.set_variables_shown(bool(variables))

    def _on_changed(self) -> None:
        self._show_variables()
        self._show_ending()
        self.request_changed.emit()

    def _show_run(self) -> None:
        run, page = self._run, self.page
        states = {"stopped": tr("stopped"), "running": tr("answering"), "failed": tr("failed")}
        page.set_state(run.why_not, busy=run.busy)
        page.variables.set_missing(run.lacking)
        page.show_answer(run.state != "idle")
        page.answer.set_answer(run.answer, running=run.busy, state=states.get(run.state, ""), cost=run.cost)
        page.answer.set_failure(run.failure)

    # What the user does

    def _on_run(self) -> None:
        self._run.run()
        for name in self._run.lacking[:1]:
            self.page.variables.focus(name)

    def _on_messages(self, messages: "tuple[PromptMessage, ...]") -> None:
        self._editing.set_messages(messages)

    def _on_settings(self, settings: "AskSettings") -> None:
        self._library.choose_model(settings.model)
        self._editing.set_settings(settings)

    def _on_sample(self, place: int) -> None:
        chosen = sample(place)
        self._library.add_sample(chosen.name, chosen.content, chosen.values)

    def _duplicate(self, number: int) -> None:
        record = self._library.record(number)
        name = "" if record is None else record.name
        self._library.duplicate(number, tr("{name} (copy)", name=name or tr("Untitled prompt")))

    def _on_action(self, action: str) -> None:
        if action == RETRY:
            self._on_run()
        else:
            self.action_requested.emit(action)

    def _show_menu(self) -> None:
        record, version = self._editing.record, self._editing.version
        if record is not None and version is not None:
            menu = PromptMenu(self.page, chat=self._library.can_open_in_chat)
            menu.chat_requested.connect(self._library.open_in_chat)
            menu.duplicate_requested.connect(lambda: self._duplicate(record.id))
            menu.delete_requested.connect(lambda: self._library.delete(record.id))
            menu.uses_requested.connect(lambda: self._library.ask_uses(record.id))
            menu.export_requested.connect(
                lambda whole: self.transfer.export(record.name, record.id, None if whole else version.id)
            )
            menu.popup(QCursor.pos())

    def _show_uses(self, uses: "tuple[Message, ...]") -> None:
        UsesNote([tr(each) for each in uses], self.page.window()).open()

    def _connect(self) -> None:
        library, editing, run = self._library, self._editing, self._run
        library.changed.connect(self._show_prompts)
        library.uses_found.connect(self._show_uses)
        editing.opened.connect(self._on_opened)
        editing.changed.connect(self._on_changed)
        editing.kept.connect(self._show_head)
        run.changed.connect(self._show_run)
        run.busy_changed.connect(lambda _: self.busy_changed.emit())
        self._connections.models_changed.connect(self._show_models)
        self._connections.changed.connect(self._show_models)
        self._connect_page()
        self._connect_list()

    def _connect_page(self) -> None:
        page, head = self.page, self.page.head
        page.messages.changed.connect(self._on_messages)
        page.variables.changed.connect(self._editing.fill)
        page.variables.variable_changed.connect(self._editing.set_variable)
        page.run_requested.connect(self._on_run)
        page.stop_requested.connect(self._run.stop)
        page.code_requested.connect(lambda: self.action_requested.emit("code"))
        page.sample_requested.connect(self._on_sample)
        page.answer.action_requested.connect(self._on_action)
        head.renamed.connect(lambda name: self._describe(name=name))
        head.moved.connect(lambda folder: self._describe(folder=folder))
        head.tagged.connect(lambda tags: self._describe(tags=tags))
        head.versions_requested.connect(self._versions.show)
        self._versions.changed.connect(self._show_page)
        head.menu_requested.connect(self._show_menu)
        self.panel.wished.connect(self._on_settings)

    def _describe(self, name: str | None = None, folder: str | None = None, tags: list[str] | None = None) -> None:
        if self._editing.number is not None:
            self._library.describe(self._editing.number, name=name, folder=folder, tags=tags)

    def _connect_list(self) -> None:
        list_, library = self.list, self._library
        list_.selected.connect(library.open)
        list_.new_requested.connect(self.new)
        list_.search_changed.connect(library.search)
        list_.rename_requested.connect(lambda number, name: library.describe(number, name=name))
        list_.folder_renamed.connect(library.rename_folder)
        list_.delete_requested.connect(library.delete)
        list_.duplicate_requested.connect(self._duplicate)
