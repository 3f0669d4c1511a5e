"""A text as it is spoken: its words, in the parts in which they are asked for, and their places in what was written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from playground.features.speak.families import family_of
from playground.features.speak.plain_text import PlainText, as_written, plain_text
from playground.features.speak.splitting import parts

if TYPE_CHECKING:
    from playground.features.speak.families import Place
    from playground.features.speak.settings import SpeakSettings


@dataclass(frozen=True, slots=True)
class Script:
    """`source` is the text as it was written; `texts` together are `spoken.text`."""

    source: str
    spoken: PlainText = field(repr=False)
    texts: tuple[str, ...] = ()

    @property
    def characters(self) -> int:
        """So many are sent, and paid."""
        return len(self.spoken.text)

    @property
    def empty(self) -> bool:
        return not self.spoken.text.strip()


def script_for(source: str, settings: SpeakSettings, place: Place) -> Script:
    """For a model at this place. Where the text is Markdown, its marks are not read aloud."""
    spoken = plain_text(source) if settings.plain else as_written(source)
    limit = family_of(settings.model, place).longest_input
    return Script(source, spoken, parts(spoken.text, limit) if spoken.text.strip() else ())
