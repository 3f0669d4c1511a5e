"""What stands beside the results of a step."""

from typing import Final

from playground.features.images.facts import StepFacts
from playground.features.images.view.choice_words import quality_in_words
from playground.services.prices import Money
from playground.storage.gallery import StepRecord
from playground.widgets import numbers
from playground.widgets.translation import tr

NOT_MADE: Final = ("import", "extend")  # by a model


def facts_line(step: StepRecord, facts: StepFacts) -> str:
    """Only what is known."""
    tokens = step.usage.get("total_tokens")
    parts = [
        _count(step),
        _size(step, facts).replace("x", " × "),
        quality_in_words(facts.quality),
        numbers.seconds(step.duration) if step.duration is not None else "",
        tr("{count} tokens", count=numbers.count(tokens)) if isinstance(tokens, int) and tokens else "",
        cost_in_words(step, demo=facts.demo),
        tr("demo, no AI model") if facts.demo else facts.answered_by or step.model,
    ]
    return " · ".join(part for part in parts if part)


def cost_in_words(step: StepRecord, *, demo: bool) -> str:
    """Empty where it is not known."""
    if demo:
        return tr("free (demo)")
    return "" if step.cost is None else tr(Money(step.cost).words)


def notes_text(facts: StepFacts) -> str:
    """What had to be done to the pictures before they were sent."""
    return " ".join(tr(note) for note in facts.notes)


def _count(step: StepRecord) -> str:
    count = len(step.pictures)
    if not count or step.kind in NOT_MADE:
        return ""
    return tr("1 result") if count == 1 else tr("{count} results", count=numbers.count(count))


def _size(step: StepRecord, facts: StepFacts) -> str:
    """As the server says, otherwise as the pictures are."""
    if facts.size or not step.pictures:
        return facts.size
    return f"{step.pictures[0].width}x{step.pictures[0].height}"
