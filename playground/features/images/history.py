"""The history as the list on the left shows it: first steps by day, and the whole tree of the one that is looked at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from playground.features.images.small_pictures import SmallPictures
from playground.message import Message
from playground.services.days import by_day
from playground.services.notices import Notice
from playground.signal import Signal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from playground.services.context import Context
    from playground.services.days import Day
    from playground.storage.gallery import Gallery, Status, StepRecord

RESTORE_STEP: Final = "images.restore_step"
PAGE: Final = 50
_LONGEST_TITLE: Final = 80
_DELETED: Final = Message("The step was deleted. Its space is freed when the window closes.")

_UNTITLED: Final[Mapping[str, Message]] = {
    "import": Message("Blank picture"),
    "variation": Message("Variation"),
    "extend": Message("Extended picture"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A step as a row; `level` says how far it is from its root, `picture` is the hash of its first picture."""

    step: int
    title: str | Message
    level: int
    picture: str
    status: Status
    created_at: float


class ImageHistory:
    """The tree of the step that is looked at stands apart, and its root is then not among the days. While something is
    searched for there is no tree, so that what was found can be seen."""

    def __init__(self, context: Context, gallery: Gallery) -> None:
        self.changed: Signal[()] = Signal()
        self.deleted: Signal[int] = Signal()  # the step
        self.restored: Signal[int] = Signal()
        self.thumbnails = SmallPictures(context, gallery, "images.history.thumbnails")
        self._context = context
        self._gallery = gallery
        self._search = ""
        self._step: int | None = None
        self._tree: tuple[StepRecord, ...] = ()
        self._roots: tuple[StepRecord, ...] = ()
        self._limit = PAGE

    # What is to be seen

    @property
    def this_picture(self) -> tuple[Entry, ...]:
        return () if self._search else tree_entries(self._tree)

    @property
    def days(self) -> tuple[Day[Entry], ...]:
        apart = {entry.step for entry in self.this_picture}
        entries = [_entry(step, 0) for step in self._roots if step.id not in apart]
        return by_day(entries, lambda entry: entry.created_at, date.today())

    def step(self, number: int) -> StepRecord | None:
        """One of those in the list."""
        return next((step for step in (*self._tree, *self._roots) if step.id == number), None)

    # What the user does

    def look_at(self, step: int | None) -> None:
        if step != self._step:
            self._step = step
            self._context.jobs.start("images.history.tree", self._show_tree, label=Message("Listing pictures"))

    def search(self, text: str) -> None:
        self._search = text
        self._limit = PAGE
        self.refresh()

    def refresh(self) -> None:
        self._context.jobs.start("images.history", self._show_all, label=Message("Listing pictures"))

    def show_more(self) -> None:
        """The list was scrolled to its end."""
        if len(self._roots) == self._limit:
            self._limit += PAGE
            self.refresh()

    def delete(self, step: int) -> None:
        self._context.jobs.start("images.delete", self._delete, step, label=Message("Deleting"), cancellable=False)

    def restore(self, step: int) -> None:
        self._context.jobs.start("images.delete", self._restore, step, label=Message("Restoring"), cancellable=False)

    # Inside

    async def _show_all(self) -> None:
        self._roots = await self._gallery.roots(self._search, limit=self._limit)
        await self._show_tree()

    async def _show_tree(self) -> None:
        step = self._step
        tree = await self._tree_of(step)
        if step == self._step:  # or the tree of another one is on its way
            self._tree = tree
            self.changed.emit()

    async def _tree_of(self, number: int | None) -> tuple[StepRecord, ...]:
        step = None if number is None else await self._gallery.step(number)
        if step is None:
            return ()
        # A step that has brought nothing yet hangs on what it was made from.
        picture = step.pictures[0].id if step.pictures else step.parent_picture
        return (step,) if picture is None else await self._gallery.tree(picture)

    async def _delete(self, step: int) -> None:
        await self._gallery.delete_step(step)
        action = (f"{RESTORE_STEP}:{step}", Message("Undo"))
        self._context.notices.post(Notice("info", _DELETED, action=action, about="images.deleted"))
        self.deleted.emit(step)
        await self._show_all()

    async def _restore(self, step: int) -> None:
        await self._gallery.restore_step(step)
        self.restored.emit(step)
        await self._show_all()


def tree_entries(tree: Sequence[StepRecord]) -> tuple[Entry, ...]:
    """Each step above those that were made from its pictures; siblings in the order in which they were made."""
    made_by = {picture.id: step.id for step in tree for picture in step.pictures}
    followers: dict[int | None, list[StepRecord]] = {}
    for step in tree:
        parent = None if step.parent_picture is None else made_by.get(step.parent_picture)
        followers.setdefault(parent, []).append(step)
    return tuple(_numbered(list(_from(None, followers))))


def _from(root: int | None, followers: Mapping[int | None, Sequence[StepRecord]]) -> Iterator[Entry]:
    """Without recursion: whoever edits a picture a thousand times has a tree a thousand levels deep."""
    waiting = [(step, 0) for step in reversed(followers.get(root, ()))]
    while waiting:
        step, level = waiting.pop()
        yield _entry(step, level)
        waiting.extend((each, level + 1) for each in reversed(followers.get(step.id, ())))


def _numbered(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Variations have no words of their own, so they are told apart by numbers."""
    number = 0
    for entry in entries:
        if entry.title == _UNTITLED["variation"]:
            number += 1
            yield replace(entry, title=Message("Variation {number}", number=number))
        else:
            yield entry


def _entry(step: StepRecord, level: int) -> Entry:
    picture = step.pictures[0].hash if step.pictures else ""
    return Entry(step.id, title_of(step), level, picture, step.status, step.created_at)


def title_of(step: StepRecord) -> str | Message:
    """The beginning of the prompt, or the name of the file that was opened. A variation has no words of its own."""
    words = " ".join(step.prompt[: 4 * _LONGEST_TITLE].split())
    if words and step.kind != "variation":
        return words[:_LONGEST_TITLE]
    return _UNTITLED.get(step.kind, Message("Without a title"))
