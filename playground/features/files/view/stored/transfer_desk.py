"""Connects uploads and downloads with the card at the foot of the files."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from playground.features.files.view.stored.file_choice import FileChoice
from playground.features.files.view.stored.files_page import FilesPage
from playground.features.files.view.stored.transfer_words import download_line, upload_line
from playground.widgets.resources import resource_dir

if TYPE_CHECKING:
    from playground.api.files import StoredFile
    from playground.features.files.parts import Parts
    from playground.features.files.view.stored.transfer_words import Line
    from playground.features.files.view.stored.upload_strip import Transfer

_SAMPLE: Final = ("samples", "training-clean.jsonl")
_PURPOSE: Final = "fine-tune"


class TransferDesk(QObject):
    def __init__(self, parts: "Parts", page: FilesPage, parent: QObject) -> None:
        super().__init__(parent)
        self._uploading, self._downloads = parts.uploading, parts.downloads
        self._strip = page.strip
        self._choice = FileChoice(page)
        parts.uploading.changed.connect(self._show)
        parts.downloads.changed.connect(self._show)
        page.files_dropped.connect(lambda names: self.upload([Path(name) for name in names]))
        self._strip.choose_requested.connect(self.choose)
        self._strip.transfer_requested.connect(self._on_requested)
        self._show()

    def choose(self) -> None:
        self._choice.files(self.upload)

    def upload(self, paths: Sequence[Path]) -> None:
        purpose, expires_after, in_parts = self._strip.wishes()
        self._uploading.add(paths, purpose, expires_after, in_parts=in_parts)

    def upload_sample(self) -> None:
        self._uploading.add([resource_dir().joinpath(*_SAMPLE)], _PURPOSE, None)

    def download(self, files: "Sequence[StoredFile]") -> None:
        """One gets a name of one's own, several go into a folder under theirs."""
        downloads = self._downloads
        if len(files) == 1:
            self._choice.save_as(downloads.suggested_name(files[0]), lambda path: downloads.save(files[0], path))
        elif files:
            self._choice.folder(lambda folder: downloads.save_all(files, folder))

    def _show(self) -> None:
        self._strip.set_purposes(self._uploading.purposes)
        lines: dict[Transfer, Line] = {("upload", each.id): upload_line(each) for each in self._uploading.uploads}
        lines |= {("download", each.id): download_line(each) for each in self._downloads.downloads}
        self._strip.set_transfers(dict(sorted(lines.items(), key=lambda each: each[1].rank)))

    def _on_requested(self, wish: str, transfer: "Transfer") -> None:
        kind, id_ = transfer
        brain = self._uploading if kind == "upload" else self._downloads
        if wish == "resume":
            self._uploading.resume(id_)
        else:
            {"stop": brain.stop, "retry": brain.retry, "forget": brain.forget}[wish](id_)
