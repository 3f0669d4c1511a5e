"""What a transcript shows: turns with their text, the line below them, and the card of one that did not go well."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QImage

Role = Literal["user", "assistant", "system", "developer", "tool", "error"]
CardKind = Literal["danger", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Action:
    """An icon button below a turn. The id "copy" is served by the transcript itself."""

    id: str
    icon: str
    label: str


@dataclass(frozen=True, slots=True)
class Footer:
    """The line below a turn: which of how many versions it is, icon buttons, and facts, which `about` makes something
    to be pressed. It stands `right` below what stands there itself."""

    text: str = ""
    actions: tuple[Action, ...] = ()
    version: tuple[int, int] = (1, 1)
    right: bool = False
    about: Action | None = None

    @property
    def empty(self) -> bool:
        return not self.text and not self.actions and self.version[1] < 2


@dataclass(frozen=True, slots=True)
class Card:
    """What went wrong with a turn and what to do about it; `actions` are pairs of id and label."""

    kind: CardKind
    title: str
    body: str = ""
    details: str = ""
    actions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Thought:
    """What came before an answer, folded away below a `note` that says how much it is."""

    note: str
    text: str


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A picture that belongs to a turn, of the given size; `image` is a small one of it, None until there is one."""

    width: int
    height: int
    image: QImage | None = None


@dataclass(frozen=True, slots=True)
class Enclosure:
    """Something that belongs to a turn and is only named; with an action it can be looked into."""

    icon: str
    name: str
    about: str = ""
    action: Action | None = None


@dataclass(frozen=True, slots=True)
class TurnContent:
    """One turn. The text of an assistant is Markdown, that of everyone else is shown as it is."""

    id: str
    role: Role
    text: str
    open: bool = False
    footer: Footer = Footer()
    card: Card | None = None
    pictures: tuple[Thumbnail, ...] = ()
    thought: Thought | None = None
    enclosures: tuple[Enclosure, ...] = ()
