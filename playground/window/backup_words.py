"""When a backup was made, and why, in words."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDateTime, QLocale

from playground.message import Message
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.storage.backup_files import Backup

_KINDS: Final = {
    "backup": Message("Daily"),
    "pre-migrate": Message("Before an update"),
    "before-restore": Message("Before going back"),
    None: Message("Copied here"),
}


def moment(backup: "Backup") -> str:
    when = QDateTime.fromSecsSinceEpoch(int(backup.made_at.timestamp()))
    return QLocale().toString(when, QLocale.FormatType.ShortFormat)


def kind(backup: "Backup") -> str:
    return tr(_KINDS[backup.kind])
