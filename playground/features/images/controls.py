"""Which of the wishes can be fulfilled: by this endpoint, this family of models and what the server has refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import Enum
from typing import Final

from playground.api.dialect import Dialect, Endpoint
from playground.features.images.families import BACKGROUNDS, FORMATS, Family
from playground.features.images.settings import ImageSettings
from playground.features.images.sizes import presets
from playground.message import Message


class Mode(Enum):
    """What is to be done; the value is the kind of the step in the history."""

    GENERATE = "generate"
    EDIT = "edit"
    VARIATION = "variation"


ENDPOINTS: Final[Mapping[Mode, Endpoint]] = {
    Mode.GENERATE: "images/generations",
    Mode.EDIT: "images/edits",
    Mode.VARIATION: "images/variations",
}
_LOCAL: Final = ("keep_outside", "feather", "colour_match")
_ONLY_WHEN_MADE: Final = ("style", "moderation")
_OF_VARIATIONS: Final = ("model", "n", "size", "response_format", "user", "seed", "extra")
# Under these names the wishes go to the server, and under these it refuses them.
_SENT_AS: Final = {"partial_images": ("partial_images", "stream")}


@dataclass(frozen=True, slots=True)
class Control:
    """One field of the form. A disabled one has a reason and is not sent, nor is what is not among the choices, unless
    there are none or they are `open`: suggestions only. What is `ruled_out` by another wish is shown with the reason.
    """

    enabled: bool = True
    reason: Message | None = None
    choices: tuple[str, ...] = ()
    open: bool = False
    ruled_out: Mapping[str, Message] = field(default_factory=dict)


def controls(settings: ImageSettings, family: Family, dialect: Dialect, mode: Mode) -> Mapping[str, Control]:
    """For every field of the settings."""
    choices, ruled_out = _choices(settings, family), _ruled_out(settings)
    found = {}
    for each in fields(ImageSettings):
        reason = _reason(each.name, settings, family, dialect, mode)
        is_open = each.name == "size" or family.id == "generic"
        without = ruled_out.get(each.name, {})
        possible = tuple(choice for choice in choices.get(each.name, ()) if choice not in without)
        found[each.name] = Control(reason is None, reason, possible, is_open, without)
    return found


def unavailable(family: Family, dialect: Dialect, mode: Mode) -> Message | None:
    """Why this cannot be done at all."""
    if mode is Mode.EDIT and family.no_edits is not None:
        return family.no_edits
    if mode is Mode.VARIATION and family.no_variations is not None:
        return family.no_variations
    if dialect.has(ENDPOINTS[mode]):
        return None
    return {
        Mode.GENERATE: Message("This server makes no pictures. Choose another connection."),
        Mode.EDIT: Message("This server does not edit pictures. Choose another connection."),
        Mode.VARIATION: Message("This server makes no variations. Edit with this picture as the reference instead."),
    }[mode]


def _ruled_out(settings: ImageSettings) -> Mapping[str, Mapping[str, Message]]:
    """By another wish."""
    found: dict[str, Mapping[str, Message]] = {}
    if settings.output_format == "jpeg":
        found["background"] = {"transparent": Message("JPEG files are never transparent. Choose PNG or WebP.")}
    if settings.background == "transparent":
        found["output_format"] = {"jpeg": Message("JPEG files are never transparent. Choose another background.")}
    return found


def _choices(settings: ImageSettings, family: Family) -> Mapping[str, tuple[str, ...]]:
    return {
        "n": tuple(str(count) for count in range(1, family.most + 1)),
        "size": presets(family),
        "quality": family.qualities,
        "style": ("vivid", "natural"),
        "background": BACKGROUNDS,
        "output_format": FORMATS,
        "response_format": ("b64_json", "url"),
        "moderation": ("auto", "low"),
        "partial_images": ("0", "1", "2", "3"),
        "input_fidelity": family.fidelities,
    }


def _reason(name: str, settings: ImageSettings, family: Family, dialect: Dialect, mode: Mode) -> Message | None:
    """Why the field cannot be used."""
    reason = _not_here(name, mode) or family.refused.get(name)
    if reason is None and set(_SENT_AS.get(name, (name,))) & dialect.rejects(settings.model) and name != "model":
        reason = Message("{model} has refused this before, so it is no longer sent.", model=settings.model)
    return reason or _contradiction(name, settings, family)


def _not_here(name: str, mode: Mode) -> Message | None:
    if name in _LOCAL:
        return None if mode is Mode.EDIT else Message("This is for edits, where a part of the picture is kept.")
    if name == "input_fidelity" and mode is Mode.GENERATE:
        return Message("This is for edits: without a picture there is nothing to stay close to.")
    if mode is Mode.VARIATION and name not in _OF_VARIATIONS:
        return Message("Variations do not take this.")
    if mode is Mode.EDIT and name in _ONLY_WHEN_MADE:
        return Message("Edits do not take this.")
    return None


def _contradiction(name: str, settings: ImageSettings, family: Family) -> Message | None:
    """What two wishes together make impossible. Other servers may see it otherwise, so there nothing is said."""
    if family.id == "generic":
        return None
    if name == "output_compression" and settings.output_format not in ("jpeg", "webp"):
        return Message("PNG files are not compressed this way. Choose JPEG or WebP as the format.")
    if name == "response_format" and settings.partial_images is not None:
        return Message("A picture that sharpens while it comes is always sent itself, never as an address.")
    return None
