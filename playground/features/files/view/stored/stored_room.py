"""Connects the files on the server with the faces that show them."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from playground.features.files.stored.appearance import DISMISS, RETRY
from playground.features.files.view.stored.delete_question import DeleteQuestion
from playground.features.files.view.stored.file_panel import FilePanel
from playground.features.files.view.stored.file_words import totals_words
from playground.features.files.view.stored.files_page import FilesPage
from playground.features.files.view.stored.purpose_list import PurposeList
from playground.features.files.view.stored.transfer_desk import TransferDesk
from playground.widgets.message_card import MessageCard
from playground.widgets.translation import tr
from playground.window.rooms.room import Room

if TYPE_CHECKING:
    from playground.api.files import StoredFile
    from playground.api.request import ApiRequest, JsonObject
    from playground.features.files.parts import Parts
    from playground.features.files.stored.appearance import Card


class StoredRoom(Room):
    def __init__(self, parts: "Parts", parent: QObject) -> None:
        super().__init__(parent)
        self._files, self._content, self._uploading = parts.files, parts.content, parts.uploading
        self.page: FilesPage = FilesPage()
        self.panel: FilePanel = FilePanel()
        self.list: PurposeList = PurposeList()
        self.transfers = TransferDesk(parts, self.page, self)
        self._connect(parts)
        self._show_files()
        self._show_purposes()
        self._show_selection()
        self._show_trouble()

    # What the tab asks for

    def enter(self) -> None:
        self._files.begin()

    def is_busy(self) -> bool:
        return self._files.listing or self._content.loading or self._uploading.busy

    def stop(self) -> None:
        """What is looked at first: an upload is the more precious work."""
        if self._files.listing or self._content.loading:
            self._files.stop()
            self._content.stop()
        else:
            self._uploading.stop_all()

    def new(self) -> None:
        self.transfers.choose()

    def current_request(self) -> "ApiRequest | None":
        return self._files.request_now()

    def remember(self) -> "JsonObject":
        purpose, expires_after, in_parts = self.page.strip.wishes()
        return {"purpose": purpose, "expires_after": expires_after, "in_parts": in_parts}

    def recall(self, remembered: "JsonObject") -> None:
        strip = self.page.strip
        strip.set_purpose(str(remembered.get("purpose")))
        strip.expiry.setCurrentIndex(max(0, strip.expiry.findData(remembered.get("expires_after"))))
        strip.in_parts.setChecked(remembered.get("in_parts") is True)

    def focus(self) -> None:
        page = self.page
        (page.content if page.is_content_shown() else page.table).setFocus(Qt.FocusReason.OtherFocusReason)

    def find(self) -> None:
        self._content.close()
        self.page.bar.focus_search()

    def open(self, id_: str) -> None:
        """Shows one file from inside, also one that no list has named yet."""
        if self._files.file(id_) is not None:
            self._files.select((id_,))
        self.page.content.set_name(id_)
        self._content.open(id_)

    # What the brains tell

    def _show_files(self) -> None:
        files, page = self._files, self.page
        page.table.set_files(files.shown)
        page.table.set_sort(files.sorting[0], descending=files.sorting[1])
        known, listing = len(files.files), files.listing
        page.show_table(self._state())
        total = totals_words(known, len(files.shown), files.total_bytes, complete=files.complete)
        reading = tr("{totals} · reading the list", totals=total) if known else tr("Reading the list")
        page.facts.set_full_text(reading if listing else total if known else "")
        page.load_all.setVisible(not listing and known > 0 and not files.complete)
        page.stop_loading.setVisible(listing)

    def _state(self) -> str:
        """What the middle shows. Before the list has come, nobody can say that it is empty."""
        files = self._files
        if files.shown or files.listing:
            return "table"
        if files.files:
            return "nothing"
        return "empty" if files.complete else "table"

    def _show_purposes(self) -> None:
        purposes, chosen = self._files.purposes, self._files.purpose
        self.page.bar.set_purposes(purposes, chosen)
        under_way = [upload for upload in self._uploading.uploads if upload.state != "done"]
        self.list.set_content(purposes, chosen, under_way)

    def _show_selection(self) -> None:
        selected = self._selected()
        self.page.table.set_selected(self._files.selected)
        self.page.bar.set_selected(len(selected))
        self.panel.show_files(selected)

    def _show_trouble(self) -> None:
        _show_card(self.page.card, self._files.trouble)

    def _show_content(self) -> None:
        content = self._content
        shown = content.file is not None or content.loading or content.trouble is not None
        self.page.show_content(shown)
        if not shown:
            return
        if content.file is not None:
            self.page.content.set_file(content.file)
        self.page.content.set_content(content.content, loading=content.loading)
        _show_card(self.page.content.card, content.trouble)

    # What the user does

    def _selected(self) -> "list[StoredFile]":
        found = (self._files.file(id_) for id_ in self._files.selected)
        return [file for file in found if file is not None]

    def _on_purpose(self, purpose: str) -> None:
        self._content.close()
        self._files.filter(purpose=purpose, text=self.page.bar.text.text().strip())

    def _on_suggestion(self, place: int) -> None:
        if place == 0:
            self.transfers.upload_sample()
        else:
            self.transfers.choose()

    def _show_all(self) -> None:
        self.page.bar.text.clear()
        self._files.filter()

    def _on_view(self) -> None:
        selected = self._selected()
        if len(selected) == 1:
            self.open(selected[0].id)

    def _on_delete(self, ids: "Sequence[str] | None" = None) -> None:
        files = self._selected() if ids is None else [file for id_ in ids if (file := self._files.file(id_))]
        if files:
            question = DeleteQuestion(files, self.page.window())
            question.accepted.connect(partial(self._files.delete, [file.id for file in files]))
            question.open()

    def _on_download_content(self) -> None:
        if self._content.file is not None:
            self.transfers.download([self._content.file])

    def _on_refresh_details(self) -> None:
        for file in self._selected()[:1]:
            self._files.retrieve(file.id)

    def _on_card(self, act: "Callable[[str], object]", action: str) -> None:
        if action in (RETRY, DISMISS):
            act(action)
        else:
            self.action_requested.emit(action)

    def _connect(self, parts: "Parts") -> None:
        files, content = parts.files, parts.content
        files.changed.connect(self._show_files)
        files.changed.connect(self._show_purposes)
        files.changed.connect(self._show_selection)
        files.busy_changed.connect(lambda _: self._show_files())
        files.selection_changed.connect(self._show_selection)
        files.selection_changed.connect(self.request_changed.emit)
        files.trouble_changed.connect(self._show_trouble)
        content.changed.connect(self._show_content)
        parts.uploading.changed.connect(self._show_purposes)
        for brain in (files, content, parts.uploading):
            brain.busy_changed.connect(lambda _: self.busy_changed.emit())
        self._connect_page()

    def _connect_page(self) -> None:
        files, page, bar, table = self._files, self.page, self.page.bar, self.page.table
        table.chosen.connect(files.select)
        table.opened.connect(self.open)
        table.sort_requested.connect(lambda column, down: files.sort(column, descending=down))
        table.more_requested.connect(files.more)
        table.delete_requested.connect(self._on_delete)
        table.download_requested.connect(lambda _: self.transfers.download(self._selected()))
        bar.filter_changed.connect(lambda text, purpose: files.filter(purpose=purpose, text=text))
        bar.refresh_requested.connect(files.refresh)
        bar.view_requested.connect(self._on_view)
        bar.download_requested.connect(lambda: self.transfers.download(self._selected()))
        bar.delete_requested.connect(lambda: self._on_delete())
        QShortcut(QKeySequence(QKeySequence.StandardKey.Refresh), page).activated.connect(files.refresh)
        page.load_all.clicked.connect(files.load_all)
        page.stop_loading.clicked.connect(files.stop)
        page.card.action_requested.connect(partial(self._on_card, files.act))
        page.empty.chosen.connect(self._on_suggestion)
        page.nothing.chosen.connect(lambda _: self._show_all())
        self._connect_content()
        self._connect_sides()

    def _connect_content(self) -> None:
        view, content = self.page.content, self._content
        view.back_requested.connect(content.close)
        view.more_requested.connect(content.more)
        view.download_requested.connect(self._on_download_content)
        view.card.action_requested.connect(partial(self._on_card, content.act))

    def _connect_sides(self) -> None:
        panel, list_ = self.panel, self.list
        panel.view_requested.connect(self._on_view)
        panel.download_requested.connect(lambda: self.transfers.download(self._selected()))
        panel.delete_requested.connect(lambda: self._on_delete())
        panel.refresh_requested.connect(self._on_refresh_details)
        list_.purpose_chosen.connect(self._on_purpose)
        list_.upload_chosen.connect(lambda id_: self.page.strip.reveal(("upload", id_)))
        list_.new_requested.connect(self.transfers.choose)


def _show_card(shown: MessageCard, card: "Card | None") -> None:
    if card is not None:
        advice = "" if card.advice is None else tr(card.advice)
        actions = [(name, tr(words)) for name, words in card.actions]
        shown.set_message(card.level, tr(card.title), advice, card.details, actions)
    shown.setVisible(card is not None)
