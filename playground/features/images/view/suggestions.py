"""What can be tried at once on an empty canvas."""

from dataclasses import dataclass

from playground.widgets.translation import tr


@dataclass(frozen=True, slots=True)
class Suggestion:
    label: str
    prompt: str


def suggestions() -> tuple[Suggestion, ...]:
    return (
        Suggestion(tr("A house by a lake"), tr("A red house by a lake with mountains, trees and flowers, at sunset")),
        Suggestion(tr("A city at night"), tr("A city skyline at night with a full moon and stars")),
        Suggestion(tr("Three balloons"), tr("Three colourful hot air balloons over a green valley on a clear morning")),
    )
