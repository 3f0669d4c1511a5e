"""What is said of a file that is on its way, and of how long one may stay."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from playground.widgets import numbers
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playground.features.files.stored.fetching import Download
    from playground.features.files.stored.upload import Upload
    from playground.widgets.icons import IconRole

HOUR: Final = 3_600
DAY: Final = 24 * HOUR


@dataclass(frozen=True, slots=True)
class Line:
    """One of them as it is shown. `share` is in per cent and None where no bar is of use; `offers` are the buttons."""

    name: str
    words: str
    share: int | None
    icon: str
    role: "IconRole"
    offers: frozenset[str]
    rank: int  # what moves stands above what waits for an answer, and that above what is done


_LOOKS: "Final[Mapping[str, tuple[str, IconRole, frozenset[str]]]]" = {
    "waiting": ("clock", "secondary", frozenset({"stop"})),
    "sending": ("upload-simple", "accent", frozenset({"stop"})),
    "completing": ("upload-simple", "accent", frozenset({"stop"})),
    "running": ("download-simple", "accent", frozenset({"stop"})),
    "done": ("check", "success", frozenset({"forget"})),
    "failed": ("warning-circle", "danger", frozenset({"retry", "forget"})),
    "stopped": ("pause", "secondary", frozenset({"resume", "forget"})),
    "unclear": ("question", "warning", frozenset({"retry", "forget"})),
}
_ORDER: Final = ("sending", "completing", "running", "waiting", "unclear", "failed", "stopped", "done")
_MOVING: Final = ("waiting", "sending", "completing", "running", "stopped")


def expiry_choices() -> list[tuple[int | None, str]]:
    """Seconds, or None for a file that stays; servers take an hour to thirty days."""
    return [
        (None, tr("Stays until deleted")),
        (HOUR, tr("Deleted after 1 hour")),
        (DAY, tr("Deleted after 1 day")),
        (7 * DAY, tr("Deleted after 7 days")),
        (30 * DAY, tr("Deleted after 30 days")),
    ]


def upload_line(upload: "Upload") -> Line:
    name, role, offers = _LOOKS[upload.state]
    moving = upload.state in _MOVING
    share = share_of(upload) if moving else None
    return Line(upload.name, _upload_words(upload), share, name, role, offers, _ORDER.index(upload.state))


def download_line(download: "Download") -> Line:
    name, role, offers = _LOOKS[download.state]
    share = None
    if download.state == "running" and download.size:
        share = min(100, 100 * download.got_bytes // download.size)
    # A half download is not kept: there is nothing to go on with.
    return Line(
        download.name, _download_words(download), share, name, role, offers - {"resume"}, _ORDER.index(download.state)
    )


def share_of(upload: "Upload") -> int:
    """In per cent."""
    return 100 if upload.state == "done" else min(100, 100 * upload.sent_bytes // max(1, upload.size))


def _upload_words(upload: "Upload") -> str:
    if upload.state == "sending":
        return _moving(upload.sent_bytes, upload.size, upload.rate, upload.seconds_left)
    if upload.note is not None:
        return tr(upload.note)
    return {
        "waiting": tr("Waiting for its turn"),
        "completing": tr("The server puts it together"),
        "done": tr("Uploaded · {size}", size=numbers.size(upload.size)),
        "failed": tr("Not uploaded"),
        "stopped": tr("Stopped at {size}", size=numbers.size(upload.sent_bytes)),
        "unclear": tr("It is not known whether the server has it."),
    }[upload.state]


def _download_words(download: "Download") -> str:
    if download.state == "running":
        return _moving(download.got_bytes, download.size, download.rate, download.seconds_left)
    if download.note is not None:
        return tr(download.note)
    return {
        "done": tr("Saved · {size}", size=numbers.size(download.got_bytes)),
        "failed": tr("Not saved"),
        "stopped": tr("Stopped, nothing was saved"),
    }[download.state]


def _moving(done: int, size: int | None, rate: float | None, left: float | None) -> str:
    """How far it is, how fast it goes and how long it will take, as far as that is known."""
    far = numbers.size(done)
    parts = [tr("{done} of {size}", done=far, size=numbers.size(size)) if size else far]
    if rate:
        parts.append(tr("{size}/s", size=numbers.size(int(rate))))
    if left is not None:
        parts.append(tr("{time} left", time=numbers.seconds(max(1.0, left))))
    return " · ".join(parts)
