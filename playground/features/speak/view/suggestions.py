"""What can be tried at once while nothing is written."""

from dataclasses import dataclass

from playground.widgets.translation import tr


@dataclass(frozen=True, slots=True)
class Suggestion:
    label: str
    text: str


def suggestions() -> tuple[Suggestion, ...]:
    """The Chinese line stays Chinese: it is the voice that changes."""
    return (
        Suggestion(
            tr("A short weather report"),
            tr(
                "Good morning. Today it stays dry and sunny, with a light wind from the west. "
                "Towards evening a few clouds come in. The night will be clear and cool."
            ),
        ),
        Suggestion(tr("A line to compare voices with"), tr("The quick brown fox jumps over the lazy dog.")),
        Suggestion("一句中文", "你好，很高兴认识你。今天天气不错，我们出去走走吧。"),
    )
