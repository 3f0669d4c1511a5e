"""The whole picture, from the sky at the back to the flowers in front."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PIL import Image

from playground.demo.images.drawing import abstract, city, deep, ground, sky, terrain, water, weather
from playground.demo.images.drawing.catalogue import Thing
from playground.demo.images.drawing.dice import Dice
from playground.demo.images.drawing.finish import finished
from playground.demo.images.drawing.layout import Area, Placed, scattered, standing, wanted
from playground.demo.images.drawing.light import NAMED, Colour, Light
from playground.demo.images.drawing.noise import Field
from playground.demo.images.drawing.pen import Box, pen
from playground.demo.images.drawing.plan import Plan, planned
from playground.demo.images.drawing.things import plants
from playground.demo.images.words import Understanding, Wish

# How often an edge pixel is subdivided, by quality.
FINENESS = {"low": 2, "medium": 3, "high": 4}
BLOOMS = frozenset({"flower", "tulip", "sunflower"})


def composed(read: Understanding, dice: Dice, width: int, height: int, fineness: int = 3) -> Image.Image:
    """The picture for these words; the same dice give the same picture, at any resolution."""
    plan = planned(read, dice, width / height)
    if plan.kind == "shapes":
        picture = abstract.page(width, height, dice, read, fineness)
    elif plan.kind == "abstract":
        picture = abstract.folded(width, height, dice, read.tints)
    elif plan.kind == "table":
        picture = abstract.table(width, height, dice, fineness)
        _stand(picture, read, plan, dice, fineness, 0.7)
    elif plan.kind in ("space", "underwater"):
        picture = _deep(read, plan, dice, width, height, fineness)
    else:
        picture = _land(read, plan, dice, width, height, fineness)
    return finished(picture, read.style, dice)


def cut_out(read: Understanding, dice: Dice, width: int, height: int, fineness: int = 3) -> Image.Image:
    """Only the things, on nothing: drawn on black and on white, and the difference is how solid they are."""
    grounds = []
    for tone in (0, 255):
        picture = Image.new("RGB", (width, height), (tone, tone, tone))
        _things_alone(picture, read, planned(read, dice, width / height), dice, fineness)
        grounds.append(np.asarray(picture, np.float32))
    black, white = grounds
    alpha = np.clip(255 - (white - black).mean(axis=2), 0, 255)
    colours = np.clip(black * 255 / np.maximum(alpha, 1)[..., None], 0, 255)
    pixels = np.dstack([colours, alpha]) + 0.5
    return Image.fromarray(pixels.astype(np.uint8), "RGBA")


def _things_alone(picture: Image.Image, read: Understanding, plan: Plan, dice: Dice, fineness: int) -> None:
    width, height = picture.size
    wishes = read.wishes or (Wish(("balloon", "boat", "flower", "tree")[dice.of("alone").integers(4)]),)
    entries = wanted(wishes, frozenset({"ground", "sky", "water", "shape", "space"}))
    if len(entries) == 1:
        thing, tone = entries[0]
        tall = min(0.78 * height, 0.78 * width / thing.aspect)
        box = Box((width - tall * thing.aspect) / 2, (height - tall) / 2, tall * thing.aspect, tall)
        draw(picture, Placed(thing, box, tone, 0), plan.light, dice, fineness)
        return
    larger = min(3.0, 0.8 / max(thing.size for thing, _ in entries))
    area = Area(0.06 * width, 0.94 * width, 0.06 * height, 0.94 * height, min(width, height) * larger)
    loose = [(Thing(thing.name, thing.draw, "shape", thing.size, thing.aspect), tone) for thing, tone in entries]
    for placed in scattered(loose, area, dice.of("alone", "places")):
        draw(picture, placed, plan.light, dice, fineness)


def _image(pixels: Field, dice: Dice) -> Image.Image:
    # Half a step of noise keeps slow gradients free of bands.
    grain = dice.of("grain").uniform(0, 1, pixels.shape[:2]).astype(np.float32)[..., None]
    return Image.fromarray(np.clip(pixels + grain, 0, 255).astype(np.uint8))


def _land(read: Understanding, plan: Plan, dice: Dice, width: int, height: int, fineness: int) -> Image.Image:
    light, horizon = plan.light, plan.sky.horizon
    pixels = sky.painted(plan.sky, width, height, dice)
    if plan.far is not None:
        left = plan.sky.sun is None or plan.sky.sun[0] < 0.5
        # Without water the land reaches down behind the ground in front.
        foot = horizon if plan.water is not None or plan.ground is None else plan.ground + 0.05
        pixels = terrain.raised(pixels, terrain.KINDS[plan.far], light, foot, left, dice, plan.winter)
    if plan.city or plan.forest or plan.water is not None:
        pixels = _shore(read, plan, dice, pixels, fineness)
    if plan.water is not None:
        pixels = water.flooded(pixels, plan.sky, horizon, plan.water == "lake", dice)
    picture = _image(pixels, dice)
    if plan.water is None:
        _float(picture, read, plan, dice, fineness)
    _sail(picture, read, plan, dice, fineness)
    if plan.ground is not None:
        picture = _front(picture, read, plan, dice, fineness)
    return weather.over(picture, plan.falling, "fog" in read.scenes, "fireworks" in read.scenes, light, dice, fineness)


def _shore(read: Understanding, plan: Plan, dice: Dice, pixels: Field, fineness: int) -> Field:
    """What stands behind the water is drawn before it, so that the water can mirror it."""
    picture = _image(pixels, dice)
    line = plan.sky.horizon if plan.water is not None or plan.ground is None else plan.ground + 0.01
    if plan.city:
        city.skyline(picture, plan.light, line, dice, max(2, fineness - 1))
    if plan.forest:
        weather.forest(picture, plan.light, line, dice, fineness, plan.winter, plan.cover == "autumn")
    if plan.water is not None:
        _float(picture, read, plan, dice, fineness)
    return np.asarray(picture, np.float32)


def _float(picture: Image.Image, read: Understanding, plan: Plan, dice: Dice, fineness: int) -> None:
    width, height = picture.size
    entries = wanted(read.wishes, frozenset({"sky", "shape"}))
    unit = min(width, height)
    kept = []
    if plan.sky.sun is not None:
        radius = 0.075 * unit
        kept = [Box(plan.sky.sun[0] * width - radius, plan.sky.sun[1] * height - radius, 2 * radius, 2 * radius)]
    area = Area(0.04 * width, 0.96 * width, 0.05 * height, plan.sky.horizon * height * 0.9, unit)
    for placed in scattered(entries, area, dice.of("floating"), kept):
        draw(picture, placed, plan.light, dice, fineness)


def _sail(picture: Image.Image, read: Understanding, plan: Plan, dice: Dice, fineness: int) -> None:
    width, height = picture.size
    horizon, low = plan.sky.horizon, (plan.ground or 1.0) - 0.05
    area = Area(0.05 * width, 0.95 * width, (horizon + 0.06) * height, low * height, min(width, height))
    for placed in scattered(wanted(read.wishes, frozenset({"water"})), area, dice.of("sailing")):
        before = picture.copy()
        draw(picture, placed, plan.light, dice, fineness)
        water.mirror_below(before, picture, placed.box, dice.of("mirror", placed.number))


def _front(picture: Image.Image, read: Understanding, plan: Plan, dice: Dice, fineness: int) -> Image.Image:
    assert plan.ground is not None
    cover = ground.COVERS[plan.cover]
    pixels = np.asarray(picture, np.float32).copy()
    bend = 0.004 if plan.cover == "street" else 0.016
    fog = 0.0 if plan.water is not None else 0.45
    picture = _image(ground.covered(pixels, cover, plan.light, plan.ground, dice, bend, fog), dice)
    if cover.blades:
        ground.blades(picture, cover, plan.light, plan.ground, dice, fineness)
    meadow = [
        wish
        for wish in read.wishes
        if wish.name in BLOOMS and wish.count is None and (wish.many or len(read.wishes) > 1)
    ]
    _stand(picture, read, plan, dice, fineness, plan.ground, frozenset(wish.name for wish in meadow))
    if meadow or ("spring" in read.scenes and cover.blades):
        tone = next((NAMED[wish.colour] for wish in meadow if wish.colour), None)
        ground.flowers(picture, plan.light, plan.ground + (1 - plan.ground) * 0.45, dice, fineness, tone, 1.0)
    return picture


def _stand(
    picture: Image.Image,
    read: Understanding,
    plan: Plan,
    dice: Dice,
    fineness: int,
    line: float,
    without: frozenset[str] = frozenset(),
) -> None:
    width, height = picture.size
    wishes = [wish for wish in read.wishes if wish.name not in without]
    if plan.forest and not any(wish.name in ("tree", "pine") for wish in wishes):
        wishes.append(Wish("tree" if plan.cover == "autumn" else "pine", 3))
    entries = wanted(wishes, frozenset({"ground"}))
    if plan.winter or plan.cover == "autumn":
        entries = [_seasonal(thing, tone, plan.winter) for thing, tone in entries]
    unit = min(width, height) * (1.9 if plan.kind == "table" else 1.0)
    area = Area(0.03 * width, 0.97 * width, (line + (1 - line) * 0.16) * height, height * 0.965, unit)
    for placed in standing(entries, area, dice.of("standing")):
        draw(picture, placed, plan.light, dice, fineness)


def _seasonal(thing: Thing, tone: Colour | None, winter: bool) -> tuple[Thing, Colour | None]:
    if thing.name == "tree":
        return thing, (216, 226, 238) if winter else (214, 128, 48)
    return (replace(thing, draw=plants.snowy_pine), tone) if thing.name == "pine" and winter else (thing, tone)


def _deep(read: Understanding, plan: Plan, dice: Dice, width: int, height: int, fineness: int) -> Image.Image:
    pixels = deep.space(width, height, dice, read.tints) if plan.kind == "space" else deep.sea(width, height, dice)
    picture = _image(pixels, dice)
    if plan.kind == "underwater":
        deep.weeds(picture, dice, fineness)
    entries = wanted(read.wishes, frozenset({"sky", "water", "shape", "ground"}))
    light = deep.LIGHT[plan.kind]
    low = 0.94 if plan.kind == "space" else 0.8
    area = Area(0.06 * width, 0.94 * width, 0.08 * height, low * height, min(width, height) * 1.25)
    loose = [(Thing(thing.name, thing.draw, "shape", thing.size, thing.aspect), tone) for thing, tone in entries]
    for placed in scattered(loose, area, dice.of("floating")):
        draw(picture, placed, light, dice, fineness)
    return picture


def draw(picture: Image.Image, placed: Placed, light: Light, dice: Dice, fineness: int) -> None:
    rng = dice.of(placed.thing.name, placed.number)
    small = placed.box.height < 120
    reach = placed.thing.reach
    with pen(picture, placed.box, light, fineness + 1 if small else fineness, reach) as tool:
        placed.thing.draw(tool, rng, placed.colour)
