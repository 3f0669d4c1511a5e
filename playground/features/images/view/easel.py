"""Connects the canvas with its tools, its mask, and everything that can be laid on it."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QObject, QTimer
from PySide6.QtGui import QImage

from playground.api.request import Json, JsonObject
from playground.features.images.controls import Mode
from playground.features.images.parts import Parts
from playground.features.images.pixels import Pixels
from playground.features.images.view.blank_panel import BlankPanel
from playground.features.images.view.canvas.canvas_toolbar import BLUE
from playground.features.images.view.canvas.wiring import wire
from playground.features.images.view.extend_panel import ExtendPanel
from playground.features.images.view.file_choice import FileChoice
from playground.features.images.view.pixel_image import image_of, raw_image_of
from playground.features.images.view.source_chip import SourceChip
from playground.features.images.view.work_page import WorkPage
from playground.widgets.translation import tr

_SIZE, _HARDNESS, _OPACITY = 64.0, 1.0, 0.55
_PAUSE_MS = 5000  # after the last stroke, what lies there is kept for the next start
_SMALL = 128  # pixels of the side of a chip's picture, for screens of twice the density


class Easel(QObject):
    def __init__(self, parts: Parts, page: WorkPage, choice: FileChoice, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._page = page
        self._choice = choice
        self._overlay = (BLUE, _OPACITY)
        self._connect_canvas()
        self._connect_tools()
        self._connect_sources()
        self._connect_panels()
        self._connect_pause()
        self._show_brush(_SIZE, _HARDNESS)
        self._show_picture()

    def remember(self) -> JsonObject:
        canvas = self._page.canvas
        colour, opacity = self._overlay
        return {"brush": canvas.brush_size, "hardness": canvas.hardness, "colour": colour, "opacity": opacity}

    def recall(self, remembered: Json) -> None:
        kept = remembered if isinstance(remembered, Mapping) else {}
        size, hardness, opacity = (_number(kept.get(name)) for name in ("brush", "hardness", "opacity"))
        self._show_brush(size or _SIZE, _HARDNESS if hardness is None else min(1.0, max(0.0, hardness)))
        colour = kept.get("colour")
        if isinstance(colour, str) and opacity is not None:
            self._page.toolbar.set_overlay(colour, opacity)
            self._on_overlay(colour, opacity)

    # What lies on the canvas

    def _connect_canvas(self) -> None:
        model, sources, canvas = self._parts.model, self._parts.model.sources, self._page.canvas
        sources.shown_changed.connect(self._show_picture)
        sources.mask_changed.connect(self._show_mask)
        sources.painted_over.connect(self._on_painted)
        model.looking.partial_changed.connect(self._show_partial)
        model.looking.busy_changed.connect(self._on_busy)
        canvas.files_dropped.connect(self._parts.intake.open_addresses)
        canvas.picture_dropped.connect(self._on_picture)

    def _show_picture(self) -> None:
        shown = self._parts.model.sources.shown
        self._page.canvas.set_picture(None if shown is None else raw_image_of(shown.pixels))
        self._page.extend.setEnabled(shown is not None)
        self._show_mask()
        self._show_page()
        small = None if shown is None else _small(shown.pixels)
        self._page.sources.set_canvas(small, self._parts.model.sources.painted)

    def _show_partial(self, pixels: Pixels | None) -> None:
        self._page.canvas.set_partial(None if pixels is None else raw_image_of(pixels))
        self._show_page()

    def _show_page(self) -> None:
        model = self._parts.model
        if model.sources.shown is not None or model.looking.partial is not None:
            self._page.show_page("canvas")
        else:
            self._page.show_page("waiting" if model.looking.busy else "empty")

    def _on_busy(self, busy: bool) -> None:
        if not busy:
            self._page.canvas.set_partial(None)
            # What the edit has changed is to be seen, not what lies over it.
            self._hide_mask(bool(self._parts.model.looking.results) and self._parts.model.wishes.mode is Mode.EDIT)
        self._show_page()

    def _connect_pause(self) -> None:
        model = self._parts.model
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(model.unsent.save)
        for changed in (model.sources.painted_over, model.sources.mask_changed, model.sources.references_changed):
            changed.connect(self._pause.start)

    # The mask

    def _connect_tools(self) -> None:
        canvas, rail, bar = self._page.canvas, self._page.rail, self._page.toolbar
        wire(canvas, rail, bar)
        rail.operation_requested.connect(self._parts.model.operate)
        rail.open_mask_requested.connect(lambda: self._choice.mask(self._parts.intake.open_mask))
        rail.save_mask_requested.connect(self._save_mask)
        bar.overlay_changed.connect(self._on_overlay)
        bar.mask_shown_changed.connect(lambda shown: self._hide_mask(not shown))

    def _show_mask(self) -> None:
        self._page.canvas.set_mask(self._parts.model.sources.mask)
        self._page.rail.set_history(*self._page.canvas.history_labels())

    def _on_painted(self) -> None:
        self._hide_mask(False)
        self._page.sources.set_painted(self._parts.model.sources.painted)

    def _show_brush(self, size: float, hardness: float) -> None:
        self._page.canvas.set_brush(size, hardness)
        self._page.toolbar.set_brush(size, hardness)

    def _on_overlay(self, colour: str, opacity: float) -> None:
        self._overlay = (colour, opacity)
        self._hide_mask(False)

    def _hide_mask(self, hidden: bool) -> None:
        colour, opacity = self._overlay
        self._page.canvas.set_overlay(colour, 0.0 if hidden else opacity)
        self._page.toolbar.set_mask_shown(not hidden)

    def _save_mask(self) -> None:
        mask = self._parts.model.sources.mask
        if mask is not None:
            self._choice.save_as(tr("mask.png"), partial(self._parts.saving.save_mask, mask))

    # The pictures that go along

    def _connect_sources(self) -> None:
        row, sources, composer = self._page.sources, self._parts.model.sources, self._page.composer
        sources.references_changed.connect(self._show_references)
        row.moved.connect(self._on_moved)
        row.removed.connect(self._on_removed)
        row.add_requested.connect(lambda: self._choice.pictures(self._parts.intake.add_references))
        row.files_dropped.connect(lambda paths: self._parts.intake.add_references([Path(path) for path in paths]))
        composer.set_takes_pictures(True)
        composer.pictures_requested.connect(lambda: self._choice.pictures(self._parts.intake.open_files))
        composer.files_dropped.connect(lambda paths: self._parts.intake.open_files([Path(path) for path in paths]))
        composer.picture_pasted.connect(self._on_pasted)

    def _connect_panels(self) -> None:
        extend, blank = ExtendPanel(self._page), BlankPanel(self._page)
        extend.extend_requested.connect(self._parts.intake.extend)
        blank.blank_requested.connect(self._parts.intake.blank)

        def open_extend() -> None:
            shown = self._parts.model.sources.shown
            if shown is not None:
                extend.set_picture_size(shown.pixels.shape[1], shown.pixels.shape[0])
                extend.open_at(self._page.extend)

        self._page.extend.clicked.connect(open_extend)
        self._page.blank.clicked.connect(lambda: blank.open_at(self._page.blank))

    def _show_references(self) -> None:
        references = self._parts.model.sources.references
        chips = [SourceChip(each.name, QImage.fromData(each.small)) for each in references]
        self._page.sources.set_references(chips)

    def _on_removed(self, place: int) -> None:
        self._parts.model.sources.remove(place - 1)

    def _on_moved(self, place: int, to: int) -> None:
        if 0 in (place, to):
            self._parts.intake.promote(max(place, to) - 1)
        else:
            self._parts.model.sources.move(place - 1, to - 1)

    def _on_pasted(self, read: Callable[[], bytes]) -> None:
        self._parts.intake.take(read, tr("Pasted picture"))

    def _on_picture(self, image: QImage) -> None:
        self._parts.intake.take(partial(_png, image), tr("Pasted picture"))


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes
    return bytes(buffer.data().data())


def _small(pixels: Pixels) -> QImage:
    step = max(1, min(pixels.shape[:2]) // _SMALL)
    return image_of(pixels[::step, ::step])


def _number(value: Json) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
