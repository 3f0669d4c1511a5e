"""What is said about a clip, in a line."""

from playground.features.speak.facts import ClipFacts
from playground.storage.clip_records import ClipRecord
from playground.widgets import numbers
from playground.widgets.translation import tr


def facts_line(clip: ClipRecord | None, facts: ClipFacts, *, sounds: bool, busy: bool) -> str:
    """`sounds`: something of it can be heard already."""
    if busy and not sounds:
        return tr("Waiting for the first sound")
    if clip is None:
        return ""
    said = [name for name in (clip.voice, clip.model) if name]
    if not busy:
        said.append(numbers.seconds(clip.seconds))
        if clip.duration:
            said.append(tr("made in {time}", time=numbers.seconds(clip.duration)))
    if facts.demo:
        said.append(tr("demo, no AI model"))
    return " · ".join(said)
