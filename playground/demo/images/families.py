"""The documented fields of the image endpoints, by the family that a model's name belongs to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from playground.demo.checks import Check, array, boolean, either, integer, one_of, record, refused, string
from playground.demo.errors import ApiError, conflict, invalid_value, unsupported_parameter
from playground.demo.json_value import Json

Endpoint = Literal["generations", "edits", "variations"]

SQUARES = ("256x256", "512x512", "1024x1024")
NO_VECTORS = "The demo draws no vector files and no animations; leave it out."
LEAST_SIDE, MOST_SIDE, MOST_PIXELS = 64, 3840, 3840 * 2160
SIZE = re.compile(r"([1-9]\d{0,4})x([1-9]\d{0,4})")


@dataclass(frozen=True, slots=True)
class Family:
    """What the models of one family take; `sizes` is None where any size of the right shape will do."""

    name: str
    pattern: str
    sizes: tuple[str, ...] | None
    qualities: tuple[str, ...]
    longest_prompt: int = 32_000
    most: int = 10
    dall_e: bool = False
    fidelities: tuple[str, ...] = ()


FAMILIES = (
    Family("dall-e-2", r"dall-e-2", SQUARES, ("standard",), 1000, dall_e=True),
    Family("dall-e-3", r"dall-e-3", ("1024x1024", "1792x1024", "1024x1792"), ("standard", "hd"), 4000, 1, dall_e=True),
    Family(
        "gpt-image-1-mini",
        r"gpt-image-1-mini[\w.-]*",
        ("auto", "1024x1024", "1536x1024", "1024x1536"),
        ("auto", "low", "medium", "high"),
        fidelities=("low",),
    ),
    Family(
        "gpt-image-1",
        r"gpt-image-1[\w.-]*|chatgpt-image-[\w.-]*",
        ("auto", "1024x1024", "1536x1024", "1024x1536"),
        ("auto", "low", "medium", "high"),
        fidelities=("low", "high"),
    ),
    Family("gpt-image-2", r"gpt-image-2(?:-[\w.-]*)?", None, ("auto", "low", "medium", "high")),
    Family("gpt-image-2.5", r"gpt-image-\d[\w.-]*", None, ("auto", "low", "medium", "high", "xhigh", "max")),
)
SKETCH = Family(
    "demo-sketch",
    r"demo-[\w-]+",
    None,
    ("auto", "low", "medium", "high", "xhigh", "max", "standard", "hd"),
    fidelities=("low", "high"),
)


def family(name: str) -> Family:
    return next((found for found in FAMILIES if re.fullmatch(found.pattern, name)), SKETCH)


def checked(values: Mapping[str, Json], kind: Family, endpoint: Endpoint) -> dict[str, Json]:
    """The fields of a request, or the first thing that is wrong with them."""
    required = ("prompt",) if endpoint != "variations" else ()
    found: dict[str, Json] = record(_fields(kind, endpoint), required)(dict(values), "")
    if kind.name == "dall-e-3" and endpoint != "generations":
        raise invalid_value("model", "dall-e-3 makes pictures from prompts only; it neither edits nor varies them.")
    _agree(found)
    return found


def _fields(kind: Family, endpoint: Endpoint) -> dict[str, Check]:
    fields: dict[str, Check] = {
        "model": string(),
        "n": integer(1, kind.most),
        "size": _size(kind),
        "user": string(512),
    }
    if kind.dall_e or kind is SKETCH:
        fields["response_format"] = one_of("url", "b64_json")
    if kind is SKETCH:
        fields["seed"] = integer(0, 2**53)
    if endpoint == "variations":
        return fields
    fields |= {"prompt": string(kind.longest_prompt, 1), "quality": one_of(*kind.qualities)}
    if kind.name in ("dall-e-3", "demo-sketch"):
        fields["style"] = one_of("vivid", "natural")
    if not kind.dall_e:
        fields |= _later_fields()
    if endpoint == "edits":
        fields |= _edit_fields(kind)
    return fields


def _later_fields() -> dict[str, Check]:
    return {
        "background": one_of("auto", "transparent", "opaque"),
        "output_format": _format,
        "output_compression": integer(0, 100),
        "moderation": one_of("auto", "low"),
        "stream": boolean,
        "partial_images": integer(0, 3),
        "safety_identifier": string(128),
        "complexity": refused(NO_VECTORS),
        "frame_count": refused(NO_VECTORS),
        "frame_duration_ms": refused(NO_VECTORS),
        "svg": refused(NO_VECTORS),
    }


def _edit_fields(kind: Family) -> dict[str, Check]:
    place = record({"image_url": string(), "file_id": string()})
    fields: dict[str, Check] = {
        "image": either({str: string(), list: array(string(), 1, 16)}),
        "images": array(place, 1, 16),
        "mask": place,
    }
    if not kind.dall_e:
        fields["markup"] = refused("The demo reads no marks on a picture; send a mask in its place.")
        fields["input_fidelity"] = _fidelity(kind)
    return fields


def _format(value: Json, path: str) -> str:
    if value in ("gif", "svg"):
        raise ApiError(400, f"Unsupported value: '{path}'. {NO_VECTORS}", code="unsupported_value", param=path)
    return str(one_of("png", "jpeg", "webp")(value, path))


def _fidelity(kind: Family) -> Check:
    if kind.fidelities:
        return one_of(*kind.fidelities)

    def check(value: Json, path: str) -> Json:
        raise unsupported_parameter(path, f"{kind.name} always works with high fidelity; leave it out.")

    return check


def _size(kind: Family) -> Check:
    if kind.sizes is not None:
        return one_of(*kind.sizes)

    def check(value: Json, path: str) -> str:
        text: str = string(16)(value, path)
        if text == "auto":
            return text
        found = SIZE.fullmatch(text)
        if found is None:
            raise invalid_value(path, f"'{text}' is neither 'auto' nor a size such as '1024x1024'.")
        _fits(int(found[1]), int(found[2]), path)
        return text

    return check


def _fits(width: int, height: int, path: str) -> None:
    if width % 16 or height % 16:
        raise invalid_value(path, f"{width}x{height} does not work, because both sides must be divisible by 16.")
    if max(width, height) > 3 * min(width, height):
        raise invalid_value(path, f"{width}x{height} does not work: the ratio must lie between 1:3 and 3:1.")
    if max(width, height) > MOST_SIDE or width * height > MOST_PIXELS or min(width, height) < LEAST_SIDE:
        why = f"a side has {LEAST_SIDE} to {MOST_SIDE} pixels, and 3840x2160 is the largest picture."
        raise invalid_value(path, f"{width}x{height} does not work: {why}")


def _agree(values: Mapping[str, Json]) -> None:
    form = values.get("output_format", "png")
    if values.get("background") == "transparent" and form == "jpeg":
        raise conflict("background", "A transparent background needs 'output_format' to be 'png' or 'webp'.")
    if values.get("output_compression", 100) != 100 and form == "png":
        raise conflict("output_compression", "Compression below 100 needs 'output_format' to be 'jpeg' or 'webp'.")
    if values.get("partial_images") is not None and not values.get("stream"):
        raise conflict("partial_images", "The 'partial_images' parameter is only allowed when 'stream' is true.")
    if values.get("response_format") == "url" and values.get("stream"):
        raise conflict("response_format", "A stream carries the pictures themselves; 'url' is not possible with it.")
