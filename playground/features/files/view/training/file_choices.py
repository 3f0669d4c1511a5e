"""Which files of the server a job can learn from, as they are offered in its form."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from playground.features.files.view.stored.file_words import name_words, size_words
from playground.widgets.choice_rows import Choice

if TYPE_CHECKING:
    from playground.api.files import StoredFile

PURPOSE: Final = "fine-tune"
_MOST: Final = 200  # a list to choose from; who has more names the newest


def offered(files: "Sequence[StoredFile]") -> tuple[Choice, ...]:
    """The newest first."""
    fitting = [file for file in files if file.purpose == PURPOSE]
    fitting.sort(key=lambda file: file.created_at or 0.0, reverse=True)
    return tuple((file.id, _words(file)) for file in fitting[:_MOST])


def _words(file: "StoredFile") -> str:
    return " · ".join(part for part in (name_words(file), size_words(file.bytes)) if part)
