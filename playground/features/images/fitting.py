"""A picture as a server takes it, with a sentence for each thing that had to be changed, and the way back."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy
from PIL import Image

from playground.features.images.decoding import MOST_BYTES
from playground.features.images.encoding import encode, encode_png
from playground.features.images.pixels import Pixels, is_opaque, resized
from playground.message import Message
from playground.services.pictures import LONGEST_SIDE

if TYPE_CHECKING:
    from playground.features.images.decoding import Decoded

_NAMES: Final = {"image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WebP"}
_WITH_ALPHA: Final = ("image/png", "image/webp")
_LOSSY: Final = ("image/webp", "image/jpeg")
_SMALLEST: Final = 64
_QUALITY: Final = 90


@dataclass(frozen=True, slots=True)
class SourceRules:
    """What a server takes. `alpha`: only pictures with an alpha channel. `formats` are media types, the best first.
    `model` is whose rules these are."""

    square: bool = False
    alpha: bool = False
    max_bytes: int = MOST_BYTES
    multiple: int = 1
    formats: tuple[str, ...] = tuple(_NAMES)
    max_side: int = LONGEST_SIDE
    model: str = ""


@dataclass(frozen=True, slots=True)
class Geometry:
    """A source is made as large as `inner` and put at `left`, `top` into a picture as large as `outer`."""

    source: tuple[int, int]
    inner: tuple[int, int]
    outer: tuple[int, int]
    left: int
    top: int

    def apply(self, pixels: Pixels) -> Pixels:
        """What is added continues the edge, so that a model sees no frame."""
        return numpy.pad(self._scaled(pixels, Image.Resampling.LANCZOS), (*self._margins(), (0, 0)), mode="edge")

    def apply_to_mask(self, mask: Pixels) -> Pixels:
        """What is added is not to be changed."""
        return numpy.pad(self._scaled(mask, Image.Resampling.BILINEAR), self._margins())

    def undo(self, result: Pixels) -> Pixels:
        """A result of any size, as it lies over the source."""
        height, width = result.shape[:2]
        across, down = width / self.outer[0], height / self.outer[1]
        right, bottom = self.left + self.inner[0], self.top + self.inner[1]
        if (width, height) == self.outer and self.inner == self.source:
            return result[self.top : bottom, self.left : right].copy()
        return resized(result, self.source, (self.left * across, self.top * down, right * across, bottom * down))

    def _scaled(self, pixels: Pixels, by: Image.Resampling) -> Pixels:
        return pixels if self.inner == self.source else resized(pixels, self.inner, by=by)

    def _margins(self) -> tuple[tuple[int, int], tuple[int, int]]:
        return (
            (self.top, self.outer[1] - self.inner[1] - self.top),
            (self.left, self.outer[0] - self.inner[0] - self.left),
        )


@dataclass(frozen=True, slots=True)
class Fitted:
    """The bytes to send, and how to come back from what they bring."""

    data: bytes = field(repr=False)
    media_type: str
    changes: tuple[Message, ...]
    geometry: Geometry

    @property
    def width(self) -> int:
        return self.geometry.outer[0]

    @property
    def height(self) -> int:
        return self.geometry.outer[1]

    def fit_mask(self, mask: Pixels) -> Pixels:
        """The mask of the source, for the picture that is sent."""
        return self.geometry.apply_to_mask(mask)

    def restore(self, result: Pixels) -> Pixels:
        """The result, as large as the source was."""
        return self.geometry.undo(result)


def fit_source(decoded: Decoded, rules: SourceRules) -> Fitted:
    longest = min(max(decoded.width, decoded.height), rules.max_side // rules.multiple * rules.multiple)
    too_heavy = False
    while True:
        geometry = _geometry(decoded, rules, longest)
        data, media_type = _encoded(geometry.apply(decoded.pixels), decoded.media_type, rules)
        if len(data) <= rules.max_bytes or longest <= _SMALLEST:
            break
        too_heavy = True
        # The bytes grow with the area; a little less than that, as small pictures do not compress as well.
        longest = int(longest * min(0.9, 0.95 * math.sqrt(rules.max_bytes / len(data))))
    changes = (*_changes_of_size(geometry, rules, too_heavy=too_heavy), *_changes_of_format(decoded, media_type, rules))
    return Fitted(data, media_type, changes, geometry)


def _geometry(decoded: Decoded, rules: SourceRules, longest: int) -> Geometry:
    source = decoded.width, decoded.height
    scale = min(1.0, longest / max(source))
    width, height = (max(1, round(side * scale)) for side in source)
    outer = (max(width, height),) * 2 if rules.square else (width, height)
    across, down = (-(-side // rules.multiple) * rules.multiple for side in outer)
    return Geometry(source, (width, height), (across, down), (across - width) // 2, (down - height) // 2)


def _encoded(pixels: Pixels, media_type: str, rules: SourceRules) -> tuple[bytes, str]:
    """In the picture's own format where the server takes that, and in a smaller one where it is too large so."""
    needs_alpha = rules.alpha or not is_opaque(pixels)
    possible = [each for each in rules.formats if each in _WITH_ALPHA] if needs_alpha else []
    possible = possible or list(rules.formats)
    chosen = media_type if media_type in possible else possible[0]
    data = encode_png(pixels, alpha=rules.alpha) if chosen == "image/png" else encode(pixels, chosen)
    if len(data) <= rules.max_bytes:
        return data, chosen
    lossy = next((each for each in _LOSSY if each in possible and not rules.alpha), None)
    if lossy is not None:
        return encode(pixels, lossy, _QUALITY), lossy
    if len(data) <= rules.max_bytes * 1.25:
        data = encode_png(pixels, alpha=rules.alpha, small=True)
    return data, chosen


def _changes_of_size(geometry: Geometry, rules: SourceRules, *, too_heavy: bool) -> list[Message]:
    model = _model(rules)
    width, height = geometry.inner
    changes = []
    if geometry.inner != geometry.source and too_heavy:
        changes.append(
            Message(
                "The picture was made smaller, {width} × {height}, because {model} takes at most {size} MB.",
                width=width,
                height=height,
                model=model,
                size=_megabytes(rules),
            )
        )
    elif geometry.inner != geometry.source:
        changes.append(
            Message(
                "The picture was made smaller, {width} × {height}, because {model} takes at most {side} pixels a side.",
                width=width,
                height=height,
                model=model,
                side=rules.max_side,
            )
        )
    if rules.square and width != height:
        changes.append(Message("The picture was padded to a square, because {model} takes only squares.", model=model))
    elif geometry.outer != geometry.inner:
        changes.append(
            Message(
                "The picture was padded to {width} × {height}, because {model} takes only multiples of {multiple}.",
                width=geometry.outer[0],
                height=geometry.outer[1],
                model=model,
                multiple=rules.multiple,
            )
        )
    return changes


def _changes_of_format(decoded: Decoded, media_type: str, rules: SourceRules) -> list[Message]:
    model, name = _model(rules), _NAMES[media_type]
    changes = []
    if media_type != decoded.media_type and decoded.media_type in rules.formats and not rules.alpha:
        changes.append(
            Message(
                "The picture is sent as {format}, because {model} takes at most {size} MB.",
                format=name,
                model=model,
                size=_megabytes(rules),
            )
        )
    elif media_type != decoded.media_type:
        formats = ", ".join(_NAMES[each] for each in rules.formats)
        changes.append(
            Message(
                "The picture is sent as {format}, because {model} takes only {formats}.",
                format=name,
                model=model,
                formats=formats,
            )
        )
    if rules.alpha and not decoded.had_alpha:
        changes.append(
            Message("The picture got an alpha channel, because {model} takes only pictures with one.", model=model)
        )
    elif decoded.had_alpha and media_type not in _WITH_ALPHA:
        changes.append(
            Message("What was transparent became white, because {model} takes no transparency.", model=model)
        )
    return changes


def _model(rules: SourceRules) -> str | Message:
    return rules.model or Message("this server")


def _megabytes(rules: SourceRules) -> int:
    return max(1, round(rules.max_bytes / 1_000_000))
