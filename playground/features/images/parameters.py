"""The parameters of the request that follow from the wishes, the prompt and the pictures."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from playground.api.image_parameters import (
    EditParameters,
    GenerateParameters,
    ImageParameters,
    VariationParameters,
)
from playground.api.request import Json
from playground.api.unset import UNSET
from playground.api.upload import Upload
from playground.features.images.controls import Control, Mode
from playground.features.images.settings import ImageSettings, extra_fields
from playground.features.images.sizes import as_sent


def parameters_for(
    settings: ImageSettings,
    prompt: str,
    mode: Mode,
    controls: Mapping[str, Control],
    images: tuple[Upload, ...] = (),
    mask: Upload | None = None,
) -> ImageParameters:
    """Only what the user has set and what can be used is sent. Raises ValueError if the extra fields are no JSON."""
    wishes = _wishes(settings, controls)
    if mode is Mode.EDIT:
        return EditParameters(prompt, images, mask, **_known(EditParameters, wishes))
    if mode is Mode.VARIATION:
        return VariationParameters(images[0], **_known(VariationParameters, wishes))
    return GenerateParameters(prompt, **_known(GenerateParameters, wishes))


def _wishes(settings: ImageSettings, controls: Mapping[str, Control]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for each in fields(ImageSettings):
        value = getattr(settings, each.name)
        found[each.name] = value if value not in (None, "") and _usable(value, controls[each.name]) else UNSET
    if found["size"] is not UNSET:
        found["size"] = as_sent(found["size"])
    if found["partial_images"] is not UNSET:
        found["stream"] = True
    found["extra"] = _extra(found)
    return found


def _usable(value: object, control: Control) -> bool:
    """What another model took may be no choice here."""
    return control.enabled and (not control.choices or control.open or str(value) in control.choices)


def _extra(found: Mapping[str, Any]) -> Mapping[str, Json]:
    """The seed is no documented field, though many servers know it. What the user wrote out wins."""
    seed = {} if found["seed"] is UNSET else {"seed": found["seed"]}
    return {**seed, **(extra_fields(found["extra"]) if found["extra"] is not UNSET else {})}


def _known(kind: type[ImageParameters], wishes: Mapping[str, Any]) -> dict[str, Any]:
    names = {each.name for each in fields(kind)}
    return {name: value for name, value in wishes.items() if name in names}
