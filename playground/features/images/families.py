"""What the models of one family take, as far as that is known. Of the models of other servers nothing is asserted."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Literal, Protocol, TypeAlias

from playground.api.dialect import OPENAI_HOST
from playground.message import Message

FamilyId: TypeAlias = Literal[
    "gpt-image-2", "gpt-image-1", "chatgpt-image", "dall-e-3", "dall-e-2", "demo-sketch", "generic"
]

SQUARES: Final = ("256x256", "512x512", "1024x1024")
BACKGROUNDS: Final = ("auto", "transparent", "opaque")
FORMATS: Final = ("png", "jpeg", "webp")
_LADDER: Final = ("auto", "low", "medium", "high")
_SKETCH_QUALITIES: Final = (*_LADDER, "xhigh", "max", "standard", "hd")
_VERSION = re.compile(r"gpt-image-(\d+)(?:\.(\d+))?(?![\d.])")


@dataclass(frozen=True, slots=True)
class FixedSizes:
    """These and no others."""

    sizes: tuple[str, ...]
    automatic: bool = False


@dataclass(frozen=True, slots=True)
class FreeSizes:
    """Any size whose sides are multiples of `step` and that lies between the limits."""

    presets: tuple[str, ...]
    step: int = 16
    ratio: int = 3
    smallest: int = 64
    longest: int = 3840
    most_pixels: int = 3840 * 2160
    tried: int = 2560 * 1440  # pixels; beyond, the results are experimental


@dataclass(frozen=True, slots=True)
class AnySize:
    """Nobody knows; the presets are a suggestion."""

    presets: tuple[str, ...]


Sizes: TypeAlias = FixedSizes | FreeSizes | AnySize


@dataclass(frozen=True, slots=True)
class Family:
    """`refused` says by field why the models do not take it; `no_edits` and `no_variations` why they do not do that."""

    id: FamilyId
    sizes: Sizes
    qualities: tuple[str, ...]
    longest_prompt: int = 32_000
    most: int = 10
    most_sources: int = 16
    square_sources: bool = False
    fidelities: tuple[str, ...] = ("high", "low")
    refused: Mapping[str, Message] = field(default_factory=dict)
    no_edits: Message | None = None
    no_variations: Message | None = None


class Place(Protocol):
    """What has to be known of a connection."""

    @property
    def host(self) -> str: ...

    @property
    def preset(self) -> str: ...


def family_of(model: str, connection: Place) -> Family:
    """At OpenAI and in the demo a name says what a model takes; elsewhere it is a hint at good sizes, no more."""
    known = _by_name(model)
    if connection.preset == "demo":
        return known or _sketch(model)
    generic = _generic(known)
    return known or generic if connection.host == OPENAI_HOST else generic


def _by_name(model: str) -> Family | None:
    name = model.lower().rpartition("/")[2]
    if name == "dall-e-2":
        return _dall_e_2(model)
    if name == "dall-e-3":
        return _dall_e_3(model)
    if name.startswith("chatgpt-image"):
        return replace(_gpt_image_1(model, name), id="chatgpt-image")
    version = _VERSION.match(name)
    if version is None:
        return None
    if version[1] == "1":
        return _gpt_image_1(model, name)
    return _gpt_image_2(model, (int(version[1]), int(version[2] or 0)))


def _gpt_image_2(model: str, version: tuple[int, int]) -> Family:
    presets = ("auto", "1024x1024", "1536x1024", "1024x1536", "2048x2048", "2560x1440", "1440x2560", "3840x2160")
    fidelity = Message("{model} always stays as close to the given pictures as it can.", model=model)
    return Family(
        "gpt-image-2",
        FreeSizes(presets),
        (*_LADDER, "xhigh", "max") if version >= (2, 5) else _LADDER,
        fidelities=(),
        refused={**_gpt_refuses(model), "input_fidelity": fidelity},
        no_variations=_only_dall_e_2(model),
    )


def _gpt_image_1(model: str, name: str) -> Family:
    return Family(
        "gpt-image-1",
        FixedSizes(("1024x1024", "1536x1024", "1024x1536"), automatic=True),
        _LADDER,
        fidelities=("low",) if "mini" in name else ("high", "low"),
        refused=_gpt_refuses(model),
        no_variations=_only_dall_e_2(model),
    )


def _gpt_refuses(model: str) -> Mapping[str, Message]:
    return {
        "style": Message("Only dall-e-3 knows styles. Describe the style in the prompt."),
        "response_format": Message("{model} always sends the picture itself, never an address.", model=model),
        "seed": _no_seed(model),
    }


def _dall_e_3(model: str) -> Family:
    no_edits = Message("{model} makes pictures from words only. Choose another model to edit.", model=model)
    return Family(
        "dall-e-3",
        FixedSizes(("1024x1024", "1792x1024", "1024x1792")),
        ("standard", "hd"),
        longest_prompt=4_000,
        most=1,
        fidelities=(),
        refused={**_dall_e_refuses(model), "n": Message("{model} makes one picture at a time.", model=model)},
        no_edits=no_edits,
        no_variations=_only_dall_e_2(model),
    )


def _dall_e_2(model: str) -> Family:
    style = Message("Only dall-e-3 knows styles. Describe the style in the prompt.")
    return Family(
        "dall-e-2",
        FixedSizes(SQUARES),
        ("standard",),
        longest_prompt=1_000,
        most_sources=1,
        square_sources=True,
        fidelities=(),
        refused={**_dall_e_refuses(model), "style": style},
    )


def _dall_e_refuses(model: str) -> Mapping[str, Message]:
    only_png = Message("{model} always sends PNG files.", model=model)
    return {
        "background": Message("{model} always fills the background.", model=model),
        "output_format": only_png,
        "output_compression": only_png,
        "moderation": Message("{model} has only one filter.", model=model),
        "partial_images": Message("{model} shows a picture only once it is finished.", model=model),
        "input_fidelity": Message("{model} cannot be told how close to stay to the given picture.", model=model),
        "seed": _no_seed(model),
    }


def _no_seed(model: str) -> Message:
    return Message("{model} takes no seed: every picture is a new draw.", model=model)


def _only_dall_e_2(model: str) -> Message:
    return Message("{model} makes no variations. Edit with this picture as the reference instead.", model=model)


def _sketch(model: str) -> Family:
    presets = ("auto", "1024x1024", "1536x1024", "1024x1536", "512x512", "256x256", "2048x2048")
    return Family("demo-sketch", FreeSizes(presets, tried=3840 * 2160), _SKETCH_QUALITIES)


def _generic(known: Family | None) -> Family:
    sizes: tuple[str, ...] = ("1024x1024", "1536x1024", "1024x1536", "768x768", "512x512", "256x256")
    qualities: tuple[str, ...] = _SKETCH_QUALITIES
    if known is not None:
        sizes = known.sizes.sizes if isinstance(known.sizes, FixedSizes) else known.sizes.presets
        qualities = tuple(dict.fromkeys((*known.qualities, *qualities)))
    return Family("generic", AnySize(sizes), qualities)
