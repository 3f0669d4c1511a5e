"""What kind of picture it will be: the light, the land, the water and the season that the words ask for."""

from __future__ import annotations

from dataclasses import dataclass, replace

from playground.demo.images.drawing.catalogue import CATALOGUE
from playground.demo.images.drawing.dice import Dice
from playground.demo.images.drawing.light import LIGHTS, NAMED, Light, mixed, overcast
from playground.demo.images.drawing.sky import Sky
from playground.demo.images.words import Understanding

INDOORS = frozenset({"apple", "cup", "cake", "gift", "ball"})
DARK = frozenset({"moon", "crescent", "starry", "aurora", "fireworks"})
FAR = ("volcano", "mountain", "desert", "hill", "island")
ONLY_ABSTRACT = frozenset({"abstract"})


@dataclass(frozen=True, slots=True)
class Plan:
    """One picture's stage, before anything is placed on it."""

    kind: str  # land, space, underwater, shapes, table or abstract
    light: Light
    sky: Sky
    far: str | None = None
    water: str | None = None
    ground: float | None = None  # where the ground in front begins, a share of the height; None: there is none
    cover: str = "grass"
    winter: bool = False
    forest: bool = False
    city: bool = False
    falling: str | None = None


def planned(read: Understanding, dice: Dice, ratio: float) -> Plan:
    light, kind = _light(read), _kind(read)
    rng = dice.of("plan")
    horizon = 0.58 + rng.uniform(-0.02, 0.02) + (0.03 if ratio < 0.8 else 0.0)
    sky = _sky(read, light, horizon, dice)
    if kind != "land":
        return Plan(kind, light, sky)
    scenes = read.scenes
    water = _water(read) or ("lake" if "city" in scenes and not _stands(read) and "street" not in scenes else None)
    winter = "winter" in scenes or any(wish.name == "snowman" for wish in read.wishes)
    city = "city" in scenes
    far = next((name for name in FAR if name in scenes), None)
    if far is None and water is None and not city:
        far = "hill"
    if far is None and water == "lake" and not city:
        far = "hill"
    cover = "snow" if winter else _cover(read)
    ground = _ground(read, water, horizon, city)
    forest = "forest" in scenes
    falling = "rain" if "rain" in scenes else "snow" if winter and light.name in ("day", "night", "dusk") else None
    return Plan("land", light, sky, far, water, ground, cover, winter, forest, city, falling)


def _light(read: Understanding) -> Light:
    name = read.time or ("night" if read.scenes & DARK or "space" in read.scenes else "day")
    light = LIGHTS[name]
    if read.tints:
        tint = NAMED[read.tints[0]]
        sky = tuple(mixed(colour, tint, 0.22) for colour in light.sky)
        light = replace(light, sky=(sky[0], sky[1], sky[2]))
    if "rain" in read.scenes:
        return overcast(light, 0.85)
    if "fog" in read.scenes:
        return overcast(light, 0.5)
    return light


def _kind(read: Understanding) -> str:
    places = {CATALOGUE[wish.name].place for wish in read.wishes}
    names = {wish.name for wish in read.wishes}
    if "space" in read.scenes or (names & {"planet", "rocket"} and not read.scenes and places == {"sky"}):
        return "space"
    if "underwater" in read.scenes or (names and names <= {"fish", "whale"} and not read.scenes):
        return "underwater"
    stage = read.scenes - ONLY_ABSTRACT
    if places == {"shape"} and not stage and read.time is None:
        return "shapes"
    if names and names <= INDOORS and not stage and read.time is None:
        return "table"
    return "abstract" if not (names or stage or read.time) else "land"


def _sky(read: Understanding, light: Light, horizon: float, dice: Dice) -> Sky:
    rng = dice.of("sky")
    side = rng.uniform(0.16, 0.36) if rng.uniform() < 0.5 else rng.uniform(0.64, 0.84)
    place = (side, horizon * (rng.uniform(0.80, 0.9) if light.low else rng.uniform(0.2, 0.38)))
    clouds = 0.72 if "cloudy" in read.scenes else 0.24 if "sun" in read.scenes or light.dark else rng.uniform(0.4, 0.56)
    if light.overcast > 0.6:
        clouds = 0.85
    moon = light.dark
    return Sky(
        light=light,
        horizon=horizon,
        sun=None if light.overcast > 0.8 else place,
        moon=moon,
        crescent="crescent" in read.scenes,
        clouds=clouds,
        stars=(1.7 if "starry" in read.scenes else 1.0)
        if light.dark and not light.overcast
        else 0.35
        if light.name == "dusk"
        else 0.0,
        aurora="aurora" in read.scenes,
        rainbow="rainbow" in read.scenes,
    )


def _water(read: Understanding) -> str | None:
    if read.scenes & {"sea", "beach", "island"}:
        return "sea"
    if "lake" in read.scenes:
        return "lake"
    floating = {wish.name for wish in read.wishes if CATALOGUE[wish.name].place == "water"}
    if not floating:
        return None
    return "lake" if floating == {"duck"} else "sea"


def _cover(read: Understanding) -> str:
    if read.scenes & {"beach", "desert"} or ("island" in read.scenes):
        return "sand"
    if "street" in read.scenes or "city" in read.scenes:
        return "street"
    return "autumn" if "autumn" in read.scenes else "grass"


def _ground(read: Understanding, water: str | None, horizon: float, city: bool) -> float | None:
    stands = _stands(read)
    lush = bool(read.scenes & {"meadow", "forest", "beach", "street", "spring", "winter", "autumn"}) or stands
    if water is None:
        return horizon + (0.16 if city else 0.035)
    if stands:
        return 0.77
    return 0.88 if lush or (water == "lake" and not city) else None


def _stands(read: Understanding) -> bool:
    return any(CATALOGUE[wish.name].place == "ground" for wish in read.wishes)
