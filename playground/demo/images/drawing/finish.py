"""The manner of a picture: watercolour, pencil, pixels and so on, laid over it when it is done."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageChops, ImageEnhance, ImageFilter, ImageOps

from playground.demo.images.drawing.dice import Dice
from playground.demo.images.drawing.noise import cloudy


def finished(picture: Image.Image, style: str | None, dice: Dice) -> Image.Image:
    if style is None:
        return picture
    return STYLES[style](picture, dice)


def _watercolour(picture: Image.Image, dice: Dice) -> Image.Image:
    soft = _dabbed(picture, 5)
    pale = np.asarray(ImageEnhance.Brightness(soft).enhance(1.06), np.float32)
    width, height = picture.size
    rng = dice.of("paper")
    wash = cloudy(rng, width, height, 4, 4, 4)[..., None] * 16
    paper = cloudy(rng, width, height, width / 6, height / 6, 2)[..., None] * 7
    y, x = np.linspace(-1, 1, height, dtype=np.float32)[:, None], np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    border = np.clip(
        (np.maximum(np.abs(x), np.abs(y)) + 0.06 * cloudy(rng, width, height, 9, 9, 4) - 0.9) / 0.06, 0, 1
    )[..., None]
    pixels = (pale * 0.86 + 34 + wash) * (1 - border) + 250 * border + paper
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def _dabbed(picture: Image.Image, size: int) -> Image.Image:
    """Small flat patches, as a wet brush leaves them; worked out at a size at which they cost little."""
    shrink = max(1, min(picture.size) // 420)
    small = picture.reduce(shrink).filter(ImageFilter.MedianFilter(3)).filter(ImageFilter.ModeFilter(size))
    return small.resize(picture.size, Image.Resampling.BICUBIC)


def _pencil(picture: Image.Image, dice: Dice) -> Image.Image:
    grey = ImageOps.grayscale(picture)
    radius = max(2.0, min(picture.size) / 110)
    blurred = np.asarray(ImageOps.invert(grey).filter(ImageFilter.GaussianBlur(radius)), np.float32)
    dodged = np.clip(np.asarray(grey, np.float32) * 255 / np.maximum(255 - blurred, 1), 0, 255)
    shade = 0.72 + 0.28 * np.asarray(grey, np.float32) / 255
    height, width = dodged.shape
    grain = cloudy(dice.of("graphite"), width, height, width / 4, height / 10, 2) * 9
    paper = np.asarray((252, 249, 242), np.float32)
    return Image.fromarray(np.clip((dodged * shade + grain)[..., None] / 255 * paper, 0, 255).astype(np.uint8))


def _pixels(picture: Image.Image, dice: Dice) -> Image.Image:
    step = max(2, min(picture.size) // 96)
    small = picture.resize((max(1, picture.width // step), max(1, picture.height // step)), Image.Resampling.BOX)
    few = (
        ImageEnhance.Color(small).enhance(1.25).quantize(40, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    )
    return few.convert("RGB").resize(picture.size, Image.Resampling.NEAREST)


def _poster(picture: Image.Image, dice: Dice) -> Image.Image:
    soft = picture.filter(ImageFilter.MedianFilter(5))
    few = soft.quantize(14, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).convert("RGB")
    return ImageEnhance.Color(few.filter(ImageFilter.ModeFilter(5))).enhance(1.25)


def _sepia(picture: Image.Image, dice: Dice) -> Image.Image:
    toned = ImageOps.colorize(ImageOps.grayscale(picture), (40, 24, 12), (255, 240, 210), (168, 126, 84))
    return _vignette(toned, dice)


def _grey(picture: Image.Image, dice: Dice) -> Image.Image:
    return ImageOps.autocontrast(ImageOps.grayscale(picture), 1).convert("RGB")


def _ink(picture: Image.Image, dice: Dice) -> Image.Image:
    grey = ImageOps.grayscale(picture).filter(ImageFilter.GaussianBlur(min(picture.size) / 500))
    height, width = grey.height, grey.width
    wash = cloudy(dice.of("ink"), width, height, 5, 5, 5) * 14
    level = np.clip((np.asarray(grey, np.float32) + wash) / 255, 0, 1) ** 0.75
    low, high = np.asarray((34, 36, 40), np.float32), np.asarray((247, 242, 230), np.float32)
    return Image.fromarray(np.clip(low + (high - low) * level[..., None], 0, 255).astype(np.uint8))


def _oil(picture: Image.Image, dice: Dice) -> Image.Image:
    flat = _dabbed(picture, 5)
    width, height = picture.size
    strokes = cloudy(dice.of("strokes"), width, height, width / 26, height / 9, 3)
    relief = (strokes - np.roll(strokes, 1, axis=1)) * 60
    pixels = np.asarray(ImageEnhance.Color(flat).enhance(1.2), np.float32) + np.clip(relief, -22, 22)[..., None]
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def _vignette(picture: Image.Image, dice: Dice) -> Image.Image:
    shade = (
        ImageOps.invert(Image.radial_gradient("L"))
        .resize(picture.size)
        .point(lambda value: min(255, int(value * 1.2) + 90))
    )
    return ImageChops.multiply(picture, Image.merge("RGB", (shade, shade, shade)))


STYLES = {
    "watercolour": _watercolour,
    "pencil": _pencil,
    "pixels": _pixels,
    "poster": _poster,
    "sepia": _sepia,
    "grey": _grey,
    "oil": _oil,
    "ink": _ink,
}
