"""Sizes as people write them: which of them a family of models takes, and the nearest one that it does."""

import math
import re
from dataclasses import dataclass
from typing import Final

from playground.features.images.families import AnySize, Family, FixedSizes, FreeSizes
from playground.message import Message

AUTO: Final = "auto"
_SIZE = re.compile(r"\s*(\d{1,5})\s*[x×*✕X]\s*(\d{1,5})\s*")
_EXAMPLE: Final = "1024x1024"


@dataclass(frozen=True, slots=True)
class SizeVerdict:
    """Without a width the server chooses. `nearest` is what to send; a good size may still have a `message`."""

    ok: bool
    width: int = 0
    height: int = 0
    message: Message | None = None
    nearest: str = ""


def presets(family: Family) -> tuple[str, ...]:
    sizes = family.sizes
    if isinstance(sizes, FixedSizes):
        return (AUTO, *sizes.sizes) if sizes.automatic else sizes.sizes
    return sizes.presets


def check_size(text: str, family: Family) -> SizeVerdict:
    if not text.strip():
        return SizeVerdict(True)
    if text.strip().lower() == AUTO:
        return _automatic(family)
    found = _SIZE.fullmatch(text)
    width, height = (int(found[1]), int(found[2])) if found else (0, 0)
    if not width or not height:
        message = Message("Write a size as width x height, such as {example}.", example=_EXAMPLE)
        return SizeVerdict(False, message=message, nearest=_first(family))
    return _judged(width, height, family)


def as_sent(text: str) -> str:
    """As servers write it, however a person did."""
    found = _SIZE.fullmatch(text)
    return _written(int(found[1]), int(found[2])) if found else text.strip().lower()


def _automatic(family: Family) -> SizeVerdict:
    if isinstance(family.sizes, FixedSizes) and not family.sizes.automatic:
        nearest = _first(family)
        message = Message("This model does not choose a size by itself. Use {size}, for example.", size=nearest)
        return SizeVerdict(False, message=message, nearest=nearest)
    return SizeVerdict(True, nearest=AUTO)


def _first(family: Family) -> str:
    return next(size for size in presets(family) if size != AUTO)


def _judged(width: int, height: int, family: Family) -> SizeVerdict:
    sizes = family.sizes
    if isinstance(sizes, AnySize):
        return SizeVerdict(True, width, height, nearest=_written(width, height))
    if isinstance(sizes, FixedSizes):
        return _fixed(width, height, sizes)
    return _free(width, height, sizes)


def _fixed(width: int, height: int, rule: FixedSizes) -> SizeVerdict:
    if _written(width, height) in rule.sizes:
        return SizeVerdict(True, width, height, nearest=_written(width, height))
    nearest = min(rule.sizes, key=lambda size: _distance(width, height, *_parsed(size)))
    message = Message("This model makes {sizes}. The nearest is {size}.", sizes=", ".join(rule.sizes), size=nearest)
    return SizeVerdict(False, width, height, message, nearest)


def _distance(width: int, height: int, other_width: int, other_height: int) -> float:
    """The shape counts more than the number of pixels."""
    shape = abs(math.log(width * other_height / (height * other_width)))
    return 4 * shape + abs(math.log(width * height / (other_width * other_height)))


def _free(width: int, height: int, rule: FreeSizes) -> SizeVerdict:
    nearest = _written(*_fitted(width, height, rule))
    message = _fault(width, height, rule, nearest)
    if message is not None:
        return SizeVerdict(False, width, height, message, nearest)
    if width * height > rule.tried:
        message = Message("So large a picture is still an experiment at this model and may come out badly.")
    return SizeVerdict(True, width, height, message, nearest)


def _fault(width: int, height: int, rule: FreeSizes, nearest: str) -> Message | None:
    long, short = max(width, height), min(width, height)
    if long > rule.ratio * short:
        return Message(
            "The long side may be at most {ratio} times the short one. The nearest size is {size}.",
            ratio=rule.ratio,
            size=nearest,
        )
    if short < rule.smallest:
        return Message(
            "A side must have at least {least} pixels. The nearest size is {size}.", least=rule.smallest, size=nearest
        )
    if long > rule.longest or width * height > rule.most_pixels:
        return Message("This is too large: 3840x2160 pixels are the most. The nearest size is {size}.", size=nearest)
    if width % rule.step or height % rule.step:
        return Message(
            "Width and height must be multiples of {step}. The nearest size is {size}.", step=rule.step, size=nearest
        )
    return None


def _fitted(width: int, height: int, rule: FreeSizes) -> tuple[int, int]:
    """Keeps the shape as far as it may be kept."""
    long, short = float(max(width, height)), float(min(width, height))
    long = min(long, rule.ratio * short)
    if short < rule.smallest:
        long, short = long * rule.smallest / short, float(rule.smallest)
    scale = min(1.0, rule.longest / long, math.sqrt(rule.most_pixels / (long * short)))
    long, short = _rounded(long * scale, rule.step), _rounded(short * scale, rule.step)
    while long > rule.ratio * short or long * short > rule.most_pixels:
        long -= rule.step
    return (int(long), int(short)) if width >= height else (int(short), int(long))


def _rounded(value: float, step: int) -> int:
    return max(step, round(value / step) * step)


def _parsed(size: str) -> tuple[int, int]:
    width, _, height = size.partition("x")
    return int(width), int(height)


def _written(width: int, height: int) -> str:
    return f"{width}x{height}"
