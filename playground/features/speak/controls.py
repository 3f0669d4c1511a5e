"""Which of the wishes can be fulfilled: by this family of models, this server and what it has refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Final

from playground.api.dialect import Dialect
from playground.features.speak.families import Family
from playground.features.speak.settings import SpeakSettings
from playground.message import Message

STREAM_FORMATS: Final = ("audio", "sse")
_LOCAL: Final = ("model", "pitch", "plain")


@dataclass(frozen=True, slots=True)
class Control:
    """One field of the form. A disabled one has a reason and is not sent, nor is what is not among the choices, unless
    there are none or they are `open`: suggestions only. Those that are ruled out have a reason each."""

    enabled: bool = True
    reason: Message | None = None
    choices: tuple[str, ...] = ()
    open: bool = False
    ruled_out: Mapping[str, Message] = field(default_factory=dict)


def controls(settings: SpeakSettings, family: Family, dialect: Dialect) -> Mapping[str, Control]:
    """For every field of the settings."""
    choices = {
        "voice": tuple(voice.name for voice in family.voices),
        "response_format": family.formats,
        "stream_format": STREAM_FORMATS,
    }
    found = {}
    for each in fields(SpeakSettings):
        reason = _reason(each.name, settings, family, dialect)
        is_open = each.name == "voice" or family.id == "generic"
        ruled_out = family.no_format if each.name == "response_format" else {}
        found[each.name] = Control(reason is None, reason, choices.get(each.name, ()), is_open, ruled_out)
    return found


def unavailable(dialect: Dialect) -> Message | None:
    """Why nothing can be spoken at all."""
    if dialect.has("audio/speech"):
        return None
    return Message("This server does not speak. Choose another connection.")


def _reason(name: str, settings: SpeakSettings, family: Family, dialect: Dialect) -> Message | None:
    """Why the field cannot be used."""
    if name in _LOCAL:
        return None
    reason = family.refused.get(name)
    sent = dialect.speech_format_field if name == "response_format" else name
    if reason is None and name != "voice" and sent in dialect.rejects(settings.model):
        reason = Message("{model} has refused this before, so it is no longer sent.", model=settings.model)
    return reason
