"""Connects what comes from files and goes to them with the brains behind."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from playground.features.embeddings.parts import Parts
from playground.features.embeddings.view.export_menu import ExportMenu
from playground.features.embeddings.view.file_choice import FileChoice
from playground.features.embeddings.view.sheet_dialog import SheetDialog
from playground.features.embeddings.view.work_page import WorkPage
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.features.embeddings.reading import Sheet


@runtime_checkable
class Picture(Protocol):
    def to_image(self) -> QImage: ...


@runtime_checkable
class Drawing(Protocol):
    def to_svg(self) -> bytes: ...


class FileDesk(QWidget):
    """Opening, dropping and saving. It is a widget only to be the parent of dialogs and menus."""

    def __init__(self, parts: Parts, work: WorkPage, parent: QWidget) -> None:
        super().__init__(parent)
        self._parts, self._work = parts, work
        self._choice = FileChoice(self)
        self.menu = ExportMenu(self._why_not, self)
        self.hide()
        parts.intake.columns_wanted.connect(self._on_columns_wanted)
        work.open.clicked.connect(lambda: self._choice.texts(parts.intake.open_files))
        work.files_dropped.connect(self._on_dropped)
        work.composer.files_dropped.connect(self._on_dropped)
        work.export.clicked.connect(self._on_export)
        self.menu.chosen.connect(self._on_chosen)

    def _on_dropped(self, names: Sequence[str]) -> None:
        self._parts.intake.open_files([Path(name) for name in names])

    def _on_columns_wanted(self, sheet: "Sheet") -> None:
        dialog = SheetDialog(sheet, self.window())
        dialog.chosen.connect(partial(self._parts.intake.take, sheet))
        dialog.open()

    def _on_export(self) -> None:
        button = self._work.export
        self.menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _why_not(self, what: str) -> str:
        """What keeps this from being saved now."""
        if self._parts.model.space is None:
            return tr("There are no vectors yet. Embed the texts first.")
        page, _, picture = what.partition("_")
        if picture and self._work.page() != page:
            return tr("A picture is saved as it is seen: open its page first.")
        return ""

    def _on_chosen(self, what: str, ending: str) -> None:
        exporting = self._parts.exporting
        save = {"vectors": exporting.save_vectors, "matrix": exporting.save_matrix}.get(what, self._save_picture)
        self._choice.save_as(exporting.suggested_name(ending), save)

    def _save_picture(self, path: Path) -> None:
        page = self._work.pages.page(self._work.page())
        if path.suffix.lower() == ".svg" and isinstance(page, Drawing):
            self._parts.exporting.save_picture(path, page.to_svg())
        elif isinstance(page, Picture):
            self._parts.exporting.save_picture(path, _png(page.to_image()))


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # PySide's stubs want bytes, PySide itself does not
    return bytes(buffer.data().data())
