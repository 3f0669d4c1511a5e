"""What is said about an attachment: the picture of its kind, and what had to be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playground.features.chat.appearance import ATTACHED
from playground.widgets import numbers
from playground.widgets.plain_text import one_line
from playground.widgets.transcript.content import Action, Enclosure
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.features.chat.attachments import Attachment
    from playground.features.chat.turns import Turn

ICONS: Final = {"picture": "image", "sound": "speaker-high", "text": "file-text", "file": "file"}


def enclosures_of(turn: Turn) -> tuple[Enclosure, ...]:
    """Pictures are seen; everything else is named, and texts can be read."""
    return tuple(
        _enclosure(turn.id, place, each) for place, each in enumerate(turn.attachments) if each.kind != "picture"
    )


def _enclosure(turn_id: int, place: int, attachment: Attachment) -> Enclosure:
    action = None
    if attachment.kind == "text":
        label = tr("Read {name}", name=one_line(attachment.name))
        action = Action(f"{ATTACHED}:{turn_id}:{place}", "file-text", label)
    parts = [numbers.size(attachment.size)]
    if attachment.seconds is not None:
        parts.append(numbers.seconds(attachment.seconds))
    return Enclosure(ICONS[attachment.kind], attachment.name, " · ".join(parts), action)


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
