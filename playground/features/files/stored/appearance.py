"""What stands on the card below the files when something went wrong."""

from __future__ import annotations

import errno
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from playground.api.errors import KeyRejected, QuotaExhausted, RateLimited, Rejected
from playground.message import Message
from playground.services.error_facts import words
from playground.services.failures import failure_of
from playground.services.notices import action_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playground.api.files import StoredFile

RETRY: Final = "retry"
DISMISS: Final = "dismiss"
_ELSEWHERE: Final = ("open_connection", "use_address")
_ABOUT_THE_ACCOUNT: Final = (KeyRejected, RateLimited, QuotaExhausted)
_NO_ROOM: Final = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)
_MOST_NAMED: Final = 5
_LONGEST_NAME: Final = 80


@dataclass(frozen=True, slots=True)
class Card:
    """What happened, what to do, and the buttons that do it: ids and words."""

    level: Literal["info", "danger"]
    title: Message
    advice: Message | None = None
    details: str = ""
    actions: tuple[tuple[str, Message], ...] = ()


def error_card(error: BaseException, *, kept: Message | None = None) -> Card:
    """`kept` says what is there all the same; without it the advice is the error's own."""
    failure = failure_of(error)
    known = [action for action in failure.actions if action.partition(":")[0] in _ELSEWHERE]
    actions = (*((action, action_label(action)) for action in known), (RETRY, Message("Try again")))
    return Card("danger", failure.title, kept or failure.advice, failure.details, actions)


def name_of(file: StoredFile) -> str:
    return readable(file.filename) or readable(file.id)


def readable(name: str) -> str:
    """For a sentence: a name may be made to mislead, or be far too long."""
    text = "".join(each for each in name[:_LONGEST_NAME] if unicodedata.category(each)[0] != "C").strip()
    return text + "…" if len(name) > _LONGEST_NAME else text


def reason_of(error: BaseException) -> Message:
    """Why one file was refused, in a line. What the server says of it is better than any words of ours, but for what
    has nothing to do with the file."""
    if isinstance(error, Rejected) and not isinstance(error, _ABOUT_THE_ACCOUNT) and error.message:
        return Message("The server says: {words}", words=words(error))
    if isinstance(error, OSError) and error.errno in _NO_ROOM:
        return Message("There is not enough room for this file. Make room on the disk, or choose another one.")
    failure = failure_of(error)
    if failure.advice is None:
        return failure.title
    return Message("{title} {advice}", title=failure.title, advice=failure.advice)


def refusals_card(refusals: Sequence[tuple[StoredFile, Message]]) -> Card:
    """Which files the server has kept, and why."""
    (file, reason), *others = refusals
    title = Message("{name} was not deleted.", name=name_of(file))
    if others:
        title = Message("{count} files were not deleted.", count=len(refusals))
    lines = [f"{name_of(file)}: {reason}" for file, reason in refusals[:_MOST_NAMED]]
    if len(refusals) > _MOST_NAMED:
        lines.append(f"+ {len(refusals) - _MOST_NAMED}")
    advice = reason if not others else Message("The details say why.")
    actions = ((RETRY, Message("Try again")), (DISMISS, Message("Leave them")))
    return Card("danger", title, advice, "\n".join(lines), actions)
