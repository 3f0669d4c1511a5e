"""The left panel of the files: what they are for, and what is on its way."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from playground.features.files.view.stored.file_words import purpose_words
from playground.features.files.view.stored.transfer_words import share_of, upload_line
from playground.widgets.numbers import count
from playground.widgets.side_list import SideList
from playground.widgets.side_rows import SideRow
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.features.files.stored.upload import Upload

_ALL: Final = 0


class PurposeList(SideList):
    """A row shows the files of one purpose, or an upload.

    Signals:
        purpose_chosen: the purpose, empty for all.
        upload_chosen: the id of an upload.
    """

    purpose_chosen = Signal(str)
    upload_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Upload files"),
            tr("Choose files to upload  (Ctrl+N)"),
            tr("Files by purpose"),
            tr("No files yet"),
            parent,
        )
        self.search.hide()  # the table has a field of its own
        self.view.setObjectName("purposes")
        self.set_fixed()
        self._purposes: list[str] = [""]
        self._uploads: list[object] = []
        self.selected.connect(self._on_selected)

    def set_content(self, purposes: Mapping[str, int], chosen: str, uploads: "Sequence[Upload]") -> None:
        self._purposes = ["", *purposes]
        self._uploads = [upload.id for upload in uploads]
        total = sum(purposes.values())
        rows = [SideRow(_ALL, tr("All files"), icon="files", note=count(total))]
        rows += [
            SideRow(place, purpose_words(purpose), icon="file", note=count(number))
            for place, (purpose, number) in enumerate(purposes.items(), 1)
        ]
        transit = [_upload_row(len(rows) + place, upload) for place, upload in enumerate(uploads)]
        self.set_groups([("", rows), (tr("Uploads"), transit)])
        self.select(self._purposes.index(chosen) if chosen in self._purposes else _ALL)

    def _on_selected(self, id_: int) -> None:
        if id_ < len(self._purposes):
            self.purpose_chosen.emit(self._purposes[id_])
        else:
            self.upload_chosen.emit(self._uploads[id_ - len(self._purposes)])


def _upload_row(id_: int, upload: "Upload") -> SideRow:
    line = upload_line(upload)
    note = "" if line.share is None else f"{share_of(upload)} %"
    return SideRow(id_, upload.name, icon=line.icon, icon_role=line.role, note=note)
