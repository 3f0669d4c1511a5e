"""What is said about an attachment: the picture of its kind, and what had to be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.features.chat.attachments import Attachment

ICONS: Final = {"picture": "image", "sound": "speaker-high", "text": "file-text", "file": "file"}


def note_of(attachment: Attachment) -> str:
    """What is sent instead of what was chosen."""
    before, format_before = attachment.scaled_from, attachment.converted_from
    if before is not None:
        width, height = f"{before[0]}×{before[1]}", f"{attachment.width}×{attachment.height}"
        return tr("scaled from {before} to {after}", before=width, after=height)
    if not format_before:
        return ""
    if attachment.kind == "picture":
        return tr("only the first picture of what moves")
    if attachment.kind == "sound":
        return tr("converted from {format}", format=format_before)
    return tr("read as {encoding}", encoding=format_before)
