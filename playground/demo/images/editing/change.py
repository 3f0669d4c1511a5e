"""A change of a given picture: within the mask, or of the whole where there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from playground.demo.images.drawing import scene, weather
from playground.demo.images.drawing.catalogue import Thing
from playground.demo.images.drawing.dice import Dice
from playground.demo.images.drawing.finish import finished
from playground.demo.images.drawing.layout import Area, Placed, scattered, wanted
from playground.demo.images.drawing.light import LIGHTS, NAMED, Light, darker, lighter
from playground.demo.images.drawing.noise import Field
from playground.demo.images.drawing.pen import Box
from playground.demo.images.drawing.plan import INDOORS
from playground.demo.images.drawing.sky import Sky, starred
from playground.demo.images.editing.fill import filled
from playground.demo.images.uploads import Source
from playground.demo.images.words import Understanding

# Where hardly a pixel differs more than this from a likely background, there is nothing that has to go first.
ALIKE = 36.0
EVERYWHERE = frozenset({"ground", "sky", "water", "shape", "space"})


def changed(
    sources: Sequence[Source],
    mask: NDArray[np.uint8] | None,
    read: Understanding,
    dice: Dice,
    size: tuple[int, int],
    fineness: int,
    fidelity: str | None,
) -> Image.Image:
    """The first picture, changed as the words say; colours are taken from the other ones."""
    first = _fitted(Image.fromarray(sources[0].pixels), size)
    alpha = None if sources[0].alpha is None else _fitted(Image.fromarray(sources[0].alpha), size)
    coverage = None if mask is None else np.asarray(_fitted(Image.fromarray(mask), size))
    before = np.asarray(first, np.float32)
    if coverage is not None:
        after, share = _within(first, coverage, read, dice, fineness)
        if alpha is not None:
            # Where nothing was there is nothing that an edge could fade into.
            share = np.where(np.asarray(alpha) == 0, coverage.astype(np.float32) / 255, share)
        after = _tuned(after, sources[1:], 1.0)
        mixed = np.where(share[..., None] > 0, before + (after - before) * share[..., None], before)
    else:
        strength = 0.7 if fidelity == "high" else 1.0
        mixed = _tuned(_whole(first, read, dice, fineness), sources[1:], strength)
    picture = Image.fromarray(np.clip(mixed + 0.5, 0, 255).astype(np.uint8))
    if alpha is not None:
        solid = np.asarray(alpha) if coverage is None else np.maximum(np.asarray(alpha), coverage)
        picture.putalpha(Image.fromarray(solid))
    return picture


def _fitted(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    return picture if picture.size == size else picture.resize(size, Image.Resampling.LANCZOS)


def softened(coverage: NDArray[np.uint8]) -> Field:
    """The mask with a soft edge that lies within it: what it does not cover stays at exactly zero."""
    radius = max(1.0, min(coverage.shape) / 170)
    blurred = np.asarray(Image.fromarray(coverage).filter(ImageFilter.GaussianBlur(radius)), np.float32) / 255
    # A mask up to the border of the picture has no edge there.
    inner = np.clip((blurred - 0.42) / 0.5, 0, 1)
    return (inner * (coverage.astype(np.float32) / 255)).astype(np.float32)


def _within(
    first: Image.Image, coverage: NDArray[np.uint8], read: Understanding, dice: Dice, fineness: int
) -> tuple[Field, Field]:
    """What the masked part is to become, and how much of it is to be seen at each pixel."""
    hole = coverage > 8
    before = np.asarray(first, np.float32)
    if not hole.any():
        return before, np.zeros(coverage.shape, np.float32)
    box = _bounds(hole)
    if read.act != "remove" and not read.wishes:
        recolours = read.tints and not read.scenes and read.time is None
        after = _recoloured(first, read.tints) if recolours else _patch(first, box, read, dice, fineness)
        return after, softened(coverage)
    # The filling fits at its edge; a soft edge would show again what is to go.
    share = (coverage.astype(np.float32) / 255).astype(np.float32)
    ground = filled(before, hole, dice.of("fill"))
    if read.act == "remove":
        return ground, share
    if np.percentile(np.abs(ground - before)[hole].mean(axis=1), 92) < ALIKE:
        # There was nothing in the way: what is there is better than its likeness.
        ground = before
    picture = Image.fromarray(np.clip(ground + 0.5, 0, 255).astype(np.uint8))
    _put_in(picture, box, read, _light_of(first, read), dice, fineness)
    return np.asarray(picture, np.float32), share


def _bounds(hole: NDArray[np.bool_]) -> Box:
    rows, columns = np.flatnonzero(hole.any(axis=1)), np.flatnonzero(hole.any(axis=0))
    return Box(float(columns[0]), float(rows[0]), float(columns[-1] - columns[0] + 1), float(rows[-1] - rows[0] + 1))


def _put_in(picture: Image.Image, box: Box, read: Understanding, light: Light, dice: Dice, fineness: int) -> None:
    """The things that were asked for, as large as the mask allows."""
    entries = wanted(read.wishes, EVERYWHERE)
    inner = box.part(0.05, 0.05, 0.9, 0.9)
    if len(entries) == 1:
        thing, tone = entries[0]
        tall = min(inner.height, inner.width / thing.aspect)
        wide = tall * thing.aspect
        left = inner.left + (inner.width - wide) / 2
        base = inner.top + inner.height
        top = base - tall if thing.place == "ground" else inner.top + (inner.height - tall) / 2
        scene.draw(picture, Placed(thing, Box(left, top, wide, tall), tone, 0), light, dice, fineness)
        return
    unit = min(inner.height, inner.width) * 0.62 / max(thing.size for thing, _ in entries)
    area = Area(inner.left, inner.left + inner.width, inner.top, inner.top + inner.height, unit)
    loose = [(replace(thing, place="shape"), tone) for thing, tone in entries]
    for placed in scattered(loose, area, dice.of("put")):
        scene.draw(picture, placed, light, dice, fineness)


def _light_of(picture: Image.Image, read: Understanding) -> Light:
    """The light that things need so as not to look pasted in: dim where the picture is dim."""
    if read.time is not None:
        return LIGHTS[read.time]
    mean = np.asarray(picture.resize((16, 16), Image.Resampling.BOX), np.float32).mean()
    return LIGHTS["night"] if mean < 62 else LIGHTS["dusk"] if mean < 88 else LIGHTS["day"]


def _patch(first: Image.Image, box: Box, read: Understanding, dice: Dice, fineness: int) -> Field:
    """A whole little scene in the place of the mask."""
    width, height = max(16, round(box.width)), max(16, round(box.height))
    patch = scene.composed(read, dice, width, height, fineness)
    picture = first.copy()
    picture.paste(patch, (round(box.left), round(box.top)))
    return np.asarray(picture, np.float32)


def _whole(first: Image.Image, read: Understanding, dice: Dice, fineness: int) -> Field:
    picture = first.copy()
    if read.act == "remove":
        return np.asarray(picture, np.float32)
    if read.time is not None:
        picture = _relit(picture, LIGHTS[read.time], dice)
    light = LIGHTS[read.time] if read.time else _light_of(picture, read)
    falling = "rain" if "rain" in read.scenes else "snow" if "winter" in read.scenes else None
    if falling == "snow":
        picture = _frosted(picture)
    picture = weather.over(picture, falling, "fog" in read.scenes, "fireworks" in read.scenes, light, dice, fineness)
    _added(picture, read, light, dice, fineness)
    if read.tints:
        picture = Image.fromarray(np.clip(_recoloured(picture, read.tints), 0, 255).astype(np.uint8))
    return np.asarray(finished(picture, read.style, dice), np.float32)


def _relit(picture: Image.Image, light: Light, dice: Dice) -> Image.Image:
    """The same picture at another hour: colours of that hour's light, and of its sky from above."""
    pixels = np.asarray(picture, np.float32)
    height = pixels.shape[0]
    y = np.linspace(0, 1, height, dtype=np.float32)[:, None, None]
    lit = pixels * np.asarray(light.ambient, np.float32)
    bright = pixels.mean(axis=2, keepdims=True) / 255
    stops = np.asarray(light.sky, np.float32)
    sky = np.stack([np.interp(y[:, 0, 0], (0, 0.35, 0.7), stops[:, part]) for part in range(3)], axis=-1)[:, None, :]
    share = 0.72 * np.clip(bright * 1.5, 0, 1) ** 1.4 * np.clip(1.15 - y, 0.15, 1) if light.name != "day" else 0.0
    shown = np.asarray(lit + (sky - lit) * share, np.float32)
    if light.dark:
        # Stars only where there was a bright sky.
        heavens = (np.clip(bright * 4 - 1.6, 0, 1) * np.clip(2 - 4 * y, 0, 1)).astype(np.float32)
        stars = starred(np.zeros_like(shown), Sky(light, 0.6, None, stars=1.0), dice)
        shown = shown + stars * heavens
    return Image.fromarray(np.clip(shown, 0, 255).astype(np.uint8))


def _frosted(picture: Image.Image) -> Image.Image:
    pixels = np.asarray(picture, np.float32)
    grey = pixels.mean(axis=2, keepdims=True)
    green = np.clip((pixels[..., 1:2] - pixels[..., [0, 2]].max(axis=2, keepdims=True)) / 40 + 0.1, 0, 1)
    white = 150 + grey * 0.55 + np.asarray((0, 4, 12), np.float32)
    return Image.fromarray(np.clip(pixels + (white - pixels) * green * 0.85, 0, 255).astype(np.uint8))


def _added(picture: Image.Image, read: Understanding, light: Light, dice: Dice, fineness: int) -> None:
    width, height = picture.size
    unit = min(width, height)
    entries = wanted(read.wishes, EVERYWHERE)
    high = [entry for entry in entries if entry[0].place in ("sky", "shape", "space")]
    low = [entry for entry in entries if entry[0].place in ("ground", "water")]
    grounded: list[tuple[Thing, tuple[float, float, float] | None]] = [
        (replace(thing, place="water", size=thing.size * (1.6 if thing.name in INDOORS else 1.0)), tone)
        for thing, tone in low
    ]
    places = scattered(high, Area(0.06 * width, 0.94 * width, 0.05 * height, 0.5 * height, unit), dice.of("high"))
    places += scattered(grounded, Area(0.06 * width, 0.94 * width, 0.78 * height, 0.95 * height, unit), dice.of("low"))
    for placed in places:
        scene.draw(picture, placed, light, dice, fineness)


def _recoloured(picture: Image.Image, tints: Sequence[str]) -> Field:
    """The same light and shade in other colours."""
    pixels = np.asarray(picture, np.float32)
    level = (pixels @ np.asarray((0.3, 0.59, 0.11), np.float32)) / 255
    tone = NAMED[tints[0]]
    bright = NAMED[tints[-1]] if len(tints) > 1 else lighter(tone, 0.75)
    stops = np.asarray((darker(tone, 0.85), tone, lighter(bright, 0.25)), np.float32)
    ramp = np.stack([np.interp(level, (0.0, 0.5, 1.0), stops[:, part]) for part in range(3)], axis=-1)
    found: Field = (0.12 * pixels + 0.88 * ramp).astype(np.float32)
    return found


def _tuned(pixels: Field, others: Sequence[Source], strength: float) -> Field:
    """The colours of the reference pictures, taken over by their mean and spread."""
    if not others:
        return pixels
    samples = [
        np.asarray(Image.fromarray(other.pixels).resize((64, 64), Image.Resampling.BOX), np.float32) for other in others
    ]
    wanted_colours = np.concatenate([sample.reshape(-1, 3) for sample in samples])
    mean, spread = pixels.reshape(-1, 3).mean(axis=0), pixels.reshape(-1, 3).std(axis=0)
    factor = np.clip(wanted_colours.std(axis=0) / np.maximum(spread, 1), 0.5, 1.8)
    tuned = (pixels - mean) * factor + wanted_colours.mean(axis=0)
    found: Field = np.clip(pixels + (tuned - pixels) * 0.8 * strength, 0, 255).astype(np.float32)
    return found
