"""A checked request as a value, and the pictures that it asks for; this is where NumPy and Pillow come in."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageEnhance

from playground.demo.images import words
from playground.demo.images.drawing.dice import Dice
from playground.demo.images.drawing.scene import FINENESS, composed, cut_out
from playground.demo.images.editing.change import changed
from playground.demo.images.editing.sibling import varied
from playground.demo.images.uploads import Source

# How coarse the steps before the finished picture are, by their number.
DRAFTS = {0: (), 1: (5,), 2: (9, 3), 3: (16, 6, 3)}


@dataclass(frozen=True, slots=True)
class Look:
    """How a picture is to be delivered."""

    width: int
    height: int
    quality: Literal["low", "medium", "high"]
    form: Literal["png", "jpeg", "webp"] = "png"
    compression: int = 100
    transparent: bool = False
    opaque: bool = False
    style: str | None = None
    fidelity: str | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made: from a prompt alone, from pictures, or as a sibling of one."""

    kind: Literal["generation", "edit", "variation"]
    prompt: str
    look: Look
    sources: Sequence[Source] = ()
    mask: NDArray[np.uint8] | None = None

    def revised(self) -> str:
        read = words.understand(self.prompt)
        if self.kind == "edit" and read.act == "remove" and self.mask is None:
            chinese = "没有蒙版就不知道要去掉哪里，图片未改动；请涂出要去掉的部分。"
            english = "Without a mask it is not known where to remove it, so nothing was; paint over what should go."
            return words.told(read, chinese if read.chinese else english)
        return words.told(read)

    def picture(self, seed: int, coarse: int = 1) -> Image.Image:
        """The finished picture, or with `coarse` above 1 a rendering with so many times fewer pixels a side."""
        look = self.look
        width, height = max(16, look.width // coarse), max(16, look.height // coarse)
        found = self._drawn(seed, width, height, FINENESS[look.quality] if coarse == 1 else 2)
        if look.style is not None and self.kind == "generation":
            found = _styled(found, look.style)
        if found.size != (look.width, look.height):
            found = found.resize((look.width, look.height), Image.Resampling.BICUBIC)
        found = found if coarse == 1 else self._kept(found)
        return _flattened(found) if look.opaque else found

    def _drawn(self, seed: int, width: int, height: int, fineness: int) -> Image.Image:
        if self.kind == "variation":
            return varied(self.sources[0], Dice("variation", seed), width, height)
        read = words.understand(self.prompt)
        dice = Dice(self.prompt, seed, self.look.width, self.look.height)
        if self.kind == "edit":
            return changed(self.sources, self.mask, read, dice, (width, height), fineness, self.look.fidelity)
        if self.look.transparent:
            return cut_out(read, dice, width, height, fineness)
        return composed(read, dice, width, height, fineness)

    def _kept(self, draft: Image.Image) -> Image.Image:
        """A draft of an edit shows what lies outside the mask as it is."""
        if self.kind != "edit" or self.mask is None or self.sources[0].size != draft.size:
            return draft
        before = Image.fromarray(self.sources[0].pixels)
        return Image.composite(draft.convert("RGB"), before, Image.fromarray(self.mask))


def _flattened(picture: Image.Image) -> Image.Image:
    if picture.mode != "RGBA":
        return picture
    ground = Image.new("RGB", picture.size, (255, 255, 255))
    ground.paste(picture, (0, 0), picture.getchannel("A"))
    return ground


def _styled(picture: Image.Image, style: str) -> Image.Image:
    alpha = picture.getchannel("A") if picture.mode == "RGBA" else None
    shown = ImageEnhance.Color(picture.convert("RGB")).enhance(1.22 if style == "vivid" else 0.82)
    if alpha is not None:
        shown.putalpha(alpha)
    return shown


def encoded(picture: Image.Image, look: Look) -> bytes:
    """The file, without any metadata."""
    target = io.BytesIO()
    if look.form == "png":
        picture.save(target, "PNG", compress_level=3)
    elif look.form == "jpeg":
        picture.convert("RGB").save(target, "JPEG", quality=max(1, min(95, look.compression)))
    elif look.compression >= 100:
        picture.save(target, "WEBP", lossless=True, quality=30, method=1)
    else:
        picture.save(target, "WEBP", quality=look.compression, method=2)
    return target.getvalue()
