"""The state of a text in words, and its icon."""

from collections.abc import Mapping
from typing import Final

from playground.features.embeddings.rows import TextRow
from playground.widgets.icons import IconRole
from playground.widgets.translation import tr

_ICONS: Final[Mapping[str, tuple[str, IconRole]]] = {
    "new": ("", "secondary"),
    "waiting": ("clock", "secondary"),
    "done": ("check", "success"),
    "empty": ("warning", "warning"),
    "too_long": ("warning", "warning"),
    "failed": ("warning-circle", "danger"),
}


def state_words(row: TextRow) -> str:
    """In a word or two; the reason is for the tooltip."""
    return {
        "new": tr("Not embedded yet"),
        "waiting": tr("Waiting"),
        "done": tr("Embedded"),
        "empty": tr("Empty"),
        "too_long": tr("Too long"),
        "failed": tr("Failed"),
    }[row.state]


def reason_words(row: TextRow) -> str:
    return "" if row.note is None else tr(row.note)


def state_icon(row: TextRow) -> tuple[str, IconRole]:
    """The name is empty where there is nothing to point out."""
    return _ICONS[row.state]
