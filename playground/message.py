"""A sentence for the user that a brain can make and a face can translate."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, init=False)
class Message:
    """English text, which is also the key of its translation, and the values that `str.format` puts into it.

    A value may itself be a `Message`. The text is always written as a literal, so that it can be collected for
    translation.
    """

    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __init__(self, text: str, /, **values: object) -> None:
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "values", values)

    def __str__(self) -> str:
        return self.text.format(**self.values)
