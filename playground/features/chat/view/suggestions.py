"""What stands in an empty chat: three prompts that do something real at once."""

from dataclasses import dataclass

from playground.widgets.translation import tr


@dataclass(frozen=True, slots=True)
class Suggestion:
    label: str
    prompt: str


def suggestions() -> tuple[Suggestion, ...]:
    poem = tr("Write a short poem about spring")
    temperature = tr("Explain what temperature does")
    return (
        Suggestion(
            tr("Compare three planets in a table"),
            tr("Compare three planets in a table and show me how to compute their density in Python."),
        ),
        Suggestion(poem, poem),
        Suggestion(temperature, temperature),
    )
