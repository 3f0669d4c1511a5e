"""What can be tried at once on an empty table."""

from dataclasses import dataclass

from playground.widgets.translation import tr


@dataclass(frozen=True, slots=True)
class Suggestion:
    label: str
    texts: str  # one a line


def suggestions() -> tuple[Suggestion, ...]:
    return (
        Suggestion(tr("Two topics in eight sentences"), two_topics()),
        Suggestion(
            tr("Words of different kinds"),
            tr(
                "apple\nbanana\ncherry\norange\ndog\ncat\nhorse\nrabbit\n"
                "Monday\nTuesday\nWednesday\nThursday\nred\ngreen\nblue\nyellow"
            ),
        ),
        Suggestion(
            tr("Questions that customers ask"),
            tr(
                "Where is my parcel?\nMy parcel has not arrived yet.\nHow do I track my parcel?\n"
                "I want my money back.\nHow do I get my money back?\nWhen does the money come back to my account?\n"
                "I forgot my password.\nHow do I change my password?\nMy password does not work."
            ),
        ),
    )


def two_topics() -> str:
    """Alike in words too, for a server that knows no meaning."""
    return tr(
        "The cat sleeps on the warm sofa.\nMy cat plays with a ball of wool.\n"
        "A small cat drinks milk in the kitchen.\nOur old cat sleeps all day long.\n"
        "The train to Berlin leaves at nine.\nThis train stops in every town.\n"
        "The night train arrives early in the morning.\nHer train was late again today."
    )
