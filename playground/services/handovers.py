"""What one tab hands to another: a value that says what it is, so that neither has to know the other."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from playground.signal import Signal

if TYPE_CHECKING:
    from playground.storage.json_values import JsonObject


@dataclass(frozen=True, slots=True)
class PictureHandover:
    """A picture to go on with; `prompt` is what it was made from, where that is known."""

    data: bytes = field(repr=False)
    media_type: str
    name: str
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class PromptHandover:
    """A text that describes a picture to be made."""

    text: str


@dataclass(frozen=True, slots=True)
class TextHandover:
    """A text to go on with in a conversation."""

    text: str


@dataclass(frozen=True, slots=True)
class SpeechHandover:
    """A text to be spoken."""

    text: str


@dataclass(frozen=True, slots=True)
class ModelHandover:
    """A model to talk with."""

    model: str


@dataclass(frozen=True, slots=True)
class ConversationHandover:
    """A conversation to go on with: roles with their texts, and what is asked with, in the API's own names."""

    messages: tuple[tuple[str, str], ...]
    parameters: "JsonObject"
    title: str = ""


@dataclass(frozen=True, slots=True)
class LibraryHandover:
    """A prompt to be kept; the fields are those of a conversation."""

    messages: tuple[tuple[str, str], ...]
    parameters: "JsonObject"
    title: str = ""


Handover: TypeAlias = (
    PictureHandover
    | PromptHandover
    | TextHandover
    | SpeechHandover
    | ModelHandover
    | ConversationHandover
    | LibraryHandover
)


class Handovers:
    """The window listens, brings up the tab that takes the value, and gives it to that tab."""

    def __init__(self) -> None:
        self.offered: Signal[Handover] = Signal()
        self._accepted: frozenset[type[Handover]] = frozenset()

    def accept(self, *kinds: type[Handover]) -> None:
        """What the tabs of this window take."""
        self._accepted = frozenset(kinds)

    def accepts(self, kind: type[Handover]) -> bool:
        """Whether a button that hands over such a value has a place where to go."""
        return kind in self._accepted

    def offer(self, value: Handover) -> None:
        if not self.accepts(type(value)):
            raise LookupError(f"No tab takes a {type(value).__name__}")
        self.offered.emit(value)
