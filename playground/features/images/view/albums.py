"""Connects the history on the left and the library page with the brains behind them."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from playground.features.images.file_names import suggested_name
from playground.features.images.history import RESTORE_STEP
from playground.features.images.library import RESTORE_PICTURES
from playground.features.images.parts import Parts
from playground.features.images.view.file_choice import FileChoice
from playground.features.images.view.history_list import HistoryList
from playground.features.images.view.library_view import LibraryView
from playground.storage.gallery import PictureRecord


class Albums(QObject):
    """Signals:
    opened: something was chosen to go on with.
    library_requested: the library page is wanted.
    """

    opened = Signal()
    library_requested = Signal()

    def __init__(
        self, parts: Parts, history: HistoryList, library: LibraryView, choice: FileChoice, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._list = history
        self._page = library
        self._choice = choice
        self._connect_history()
        self._connect_library()
        parts.model.history_changed.connect(parts.history.refresh)
        parts.model.looking.results_changed.connect(self._follow)
        parts.intake.came.connect(lambda _: parts.history.refresh())

    def open_library(self) -> None:
        self._parts.library.refresh()
        self.library_requested.emit()
        self._page.focus_search()

    def act(self, action: str) -> bool:
        """Whether the button of the notice was about something here."""
        name, _, number = action.partition(":")
        acts: dict[str, Callable[[int], None]] = {
            RESTORE_STEP: self._parts.history.restore,
            RESTORE_PICTURES: self._parts.library.restore,
        }
        if name not in acts:
            return False
        acts[name](int(number))
        return True

    def _connect_history(self) -> None:
        brain, face = self._parts.history, self._list
        brain.changed.connect(self._show_history)
        brain.deleted.connect(self._parts.model.leave)
        brain.restored.connect(self._parts.model.looking.come_back)
        brain.thumbnails.arrived.connect(face.set_picture)
        face.pictures_wanted.connect(brain.thumbnails.want)
        face.more_requested.connect(brain.show_more)
        face.search_changed.connect(brain.search)
        face.delete_requested.connect(brain.delete)
        face.selected.connect(self._on_step)
        face.prompt_requested.connect(self._on_prompt_of_step)
        face.library_requested.connect(self.open_library)

    def _connect_library(self) -> None:
        brain, face = self._parts.library, self._page
        brain.changed.connect(self._show_total)
        brain.rows_arrived.connect(face.set_pictures)
        brain.files_found.connect(face.set_files)
        brain.thumbnails.arrived.connect(face.set_thumbnail)
        brain.deleted.connect(self._on_pictures_deleted)
        brain.restored.connect(self._on_pictures_restored)
        face.search_changed.connect(brain.search)
        face.rows_wanted.connect(brain.want)
        face.thumbnails_wanted.connect(brain.thumbnails.want)
        face.files_wanted.connect(brain.locate)
        face.delete_requested.connect(brain.delete)
        face.chosen.connect(self._on_picture)
        face.prompt_requested.connect(self._on_prompt_of_picture)
        face.compare_requested.connect(self._parts.comparing.compare_two)
        face.copy_requested.connect(self._parts.saving.copy)
        face.chat_requested.connect(self._parts.saving.send_to_chat)
        face.save_requested.connect(self.save)

    def save(self, pictures: Sequence[PictureRecord]) -> None:
        """One under a name that is asked for, several into a folder."""
        saving = self._parts.saving
        if len(pictures) == 1:
            one = pictures[0]
            then = partial(saving.save, one)
            self._choice.save_as(suggested_name(one.prompt, one.media_type), then)
        else:
            self._choice.folder(lambda folder: saving.save_all(pictures, Path(folder)))

    def _show_history(self) -> None:
        self._list.set_history(self._parts.history.this_picture, self._parts.history.days)
        self._follow()

    def _follow(self) -> None:
        step = self._parts.model.looking.step
        number = None if step is None else step.id
        self._parts.history.look_at(number)
        self._list.select(number)

    def _show_total(self) -> None:
        library = self._parts.library
        self._page.set_total(library.count, library.size, searched=bool(library.searched))

    def _on_step(self, step: int) -> None:
        self._parts.model.looking.open_step(step)
        self.opened.emit()

    def _on_picture(self, picture: PictureRecord) -> None:
        self._parts.model.looking.pick(picture)
        self.opened.emit()

    def _on_prompt_of_step(self, number: int) -> None:
        step = self._parts.history.step(number)
        if step is not None:
            self._parts.model.use_prompt_again(step)
            self.opened.emit()

    def _on_prompt_of_picture(self, picture: PictureRecord) -> None:
        self._parts.model.use_prompt_of(picture)
        self.opened.emit()

    def _reload(self) -> None:
        self._parts.history.refresh()
        self._parts.model.looking.reload()

    def _on_pictures_deleted(self, pictures: Sequence[PictureRecord]) -> None:
        self._parts.pictures.delete_unsaved(pictures)
        self._reload()

    def _on_pictures_restored(self, pictures: Sequence[PictureRecord]) -> None:
        self._parts.pictures.restore_unsaved()
        self._reload()
        for picture in pictures[:1]:
            self._parts.model.looking.come_back(picture.step)
