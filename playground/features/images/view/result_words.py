"""What stands beside the results of a step."""

from playground.features.images.facts import StepFacts
from playground.storage.gallery import StepRecord
from playground.widgets import numbers
from playground.widgets.translation import tr


def facts_line(step: StepRecord, facts: StepFacts) -> str:
    """Only what is known."""
    count = len(step.pictures)
    tokens = step.usage.get("total_tokens")
    parts = [
        tr("1 result") if count == 1 else tr("{count} results", count=numbers.count(count)) if count else "",
        facts.size.replace("x", " × "),
        facts.quality,
        numbers.seconds(step.duration) if step.duration is not None else "",
        tr("{count} tokens", count=numbers.count(tokens)) if isinstance(tokens, int) and tokens else "",
        tr("demo, no AI model") if facts.demo else facts.answered_by or step.model,
    ]
    return " · ".join(part for part in parts if part)


def notes_text(facts: StepFacts) -> str:
    """What had to be done to the pictures before they were sent."""
    return " ".join(tr(note) for note in facts.notes)
