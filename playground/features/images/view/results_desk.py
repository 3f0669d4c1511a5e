"""Connects the strip of results with what can be done with them: compare, look closely, save, hand on, delete."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage

from playground.features.images.order import Shown
from playground.features.images.parts import Parts
from playground.features.images.pixels import Pixels
from playground.features.images.view.albums import Albums
from playground.features.images.view.compare_view import CompareView
from playground.features.images.view.full_size import FullSizeView
from playground.features.images.view.pixel_image import image_of
from playground.features.images.view.result_words import facts_line, notes_text
from playground.features.images.view.results_strip import ResultItem, ResultsStrip
from playground.services.handovers import PictureHandover
from playground.storage.gallery import PictureRecord

THUMBNAIL = 144  # pixels, for screens of twice the density


class ResultsDesk(QObject):
    """Signals:
    comparison_ready: the page for comparing is to be shown.
    """

    comparison_ready = Signal()

    def __init__(
        self,
        parts: Parts,
        strip: ResultsStrip,
        compare: CompareView,
        full_size: FullSizeView,
        albums: Albums,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._strip = strip
        self._compare = compare
        self._full_size = full_size
        self._albums = albums
        self._files: dict[str, Path] = {}
        self._connect()

    def set_chat_offered(self, offered: bool) -> None:
        self._strip.set_chat_offered(offered)

    def _connect(self) -> None:
        model = self._parts.model
        model.looking.results_changed.connect(self.show_results)
        model.sources.shown_changed.connect(self._on_shown)
        self._parts.thumbnails.arrived.connect(self._on_thumbnail)
        self._parts.library.files_found.connect(self._on_files)
        self._parts.comparing.ready.connect(self._on_comparison)
        self._parts.saving.copied.connect(_to_clipboard)
        self._strip.set_path_of(self._path_of)
        self._strip.picked.connect(self._on_picked)
        self._strip.action_requested.connect(self._on_action)
        self._full_size.previous_requested.connect(lambda: self._step_aside(-1))
        self._full_size.next_requested.connect(lambda: self._step_aside(1))

    def show_results(self) -> None:
        looking = self._parts.model.looking
        pictures = looking.results
        self._strip.set_results([_item(picture) for picture in pictures])
        self._strip.set_expected(looking.expected)
        self._select()
        self._parts.thumbnails.want([picture.hash for picture in pictures if picture.hash], THUMBNAIL)
        if pictures and not looking.busy:
            self._parts.library.locate(pictures)

    def _show_facts(self) -> None:
        looking = self._parts.model.looking
        chosen = looking.results[max(0, self._place()) :]
        revised = next((picture.revised_prompt for picture in chosen), "")
        if looking.step is None or looking.busy:
            self._strip.set_facts("", revised)
        else:
            self._strip.set_facts(facts_line(looking.step, looking.facts), revised, notes_text(looking.facts))

    def _on_thumbnail(self, name: str, pixels: Pixels | None) -> None:
        for picture in self._parts.model.looking.results:
            if picture.hash == name and pixels is not None:
                self._strip.set_thumbnail(picture.id, image_of(pixels))

    def _on_files(self, files: Mapping[str, Path]) -> None:
        """Those that the library page has asked for come here too."""
        self._files.update(files)

    def _path_of(self, number: int) -> Path | None:
        picture = self._picture(number)
        return None if picture is None else self._files.get(picture.hash)

    def _picture(self, number: int) -> PictureRecord | None:
        return next((picture for picture in self._parts.model.looking.results if picture.id == number), None)

    def _select(self) -> None:
        shown = self._parts.model.sources.shown
        number = None if shown is None else shown.picture.id
        self._strip.set_selected(number if number is not None and self._picture(number) else None)
        self._show_facts()

    def _on_shown(self) -> None:
        self._select()
        if self._full_size.isVisible():
            self._show_full_size()

    def _on_picked(self, number: int) -> None:
        picture = self._picture(number)
        if picture is not None:
            self._parts.model.looking.pick(picture)

    def _on_action(self, action: str, number: int) -> None:
        picture = self._picture(number)
        acts: dict[str, Callable[[PictureRecord], object]] = {
            "use_as_source": self._parts.model.use_as_source,
            "compare": self._parts.comparing.compare,
            "full_size": lambda _: self._show_full_size(),
            "save": lambda one: self._albums.save([one]),
            "save_all": lambda _: self._albums.save(self._parts.model.looking.results),
            "copy": self._parts.saving.copy,
            "send_to_chat": self._parts.saving.send_to_chat,
            "use_prompt": self._parts.model.use_prompt_of,
            "origin": lambda one: self._parts.origins.tell(one.step),
            "delete": lambda one: self._parts.library.delete([one]),
        }
        if picture is not None and action in acts:
            acts[action](picture)

    def _on_comparison(self, before: Shown, after: Shown) -> None:
        self._compare.set_pictures(
            image_of(before.pixels), image_of(after.pixels), before.picture.prompt, after.picture.prompt
        )
        self.comparison_ready.emit()

    def _show_full_size(self) -> None:
        shown = self._parts.model.sources.shown
        if shown is None:
            return
        place = self._place()
        self._full_size.set_picture(image_of(shown.pixels), shown.picture.prompt)
        last = len(self._parts.model.looking.results) - 1
        self._full_size.set_neighbours(previous=place > 0, next_=0 <= place < last)
        self._full_size.open()

    def _step_aside(self, by: int) -> None:
        place = self._place() + by
        if 0 <= place < len(self._parts.model.looking.results):
            self._parts.model.looking.pick(self._parts.model.looking.results[place])

    def _place(self) -> int:
        shown = self._parts.model.sources.shown
        numbers = [picture.id for picture in self._parts.model.looking.results]
        return numbers.index(shown.picture.id) if shown is not None and shown.picture.id in numbers else -1


def takes_pictures(accepts: Callable[[type], bool]) -> bool:
    return accepts(PictureHandover)


def _item(picture: PictureRecord) -> ResultItem:
    return ResultItem(picture.id, picture.revised_prompt or picture.prompt, draft=picture.draft)


def _to_clipboard(data: bytes) -> None:
    # Not as QMimeData with the file beside it: one made in Python that still lies there when the program ends takes
    # the process down with it on some platforms.
    QGuiApplication.clipboard().setImage(QImage.fromData(data))
