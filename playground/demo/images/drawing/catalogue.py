"""The list of things: how large each is, where it belongs, and who draws it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from playground.demo.images.drawing.light import Colour
from playground.demo.images.drawing.pen import Pen
from playground.demo.images.drawing.things import animals, birds, buildings, objects, plants, vehicles

Place = Literal["ground", "sky", "water", "shape", "space"]
Draw: TypeAlias = Callable[[Pen, np.random.Generator, Colour | None], None]


@dataclass(frozen=True, slots=True)
class Thing:
    """What can be drawn in a box of this aspect; `size` is its height as a share of the picture's shorter side."""

    name: str
    draw: Draw
    place: Place
    size: float
    aspect: float = 1.0
    behind: float = 0.0  # how far back it stands: 0 in front, 1 at the horizon
    reach: float = 0.15  # how far its light and shadow reach beyond the box, as a share of its longer side


CATALOGUE: Mapping[str, Thing] = {
    thing.name: thing
    for thing in (
        Thing("house", buildings.house, "ground", 0.30, 1.25, 0.55),
        Thing("castle", buildings.castle, "ground", 0.46, 1.2, 0.65),
        Thing("lighthouse", buildings.lighthouse, "ground", 0.5, 0.5, 0.5, 1.0),
        Thing("windmill", buildings.windmill, "ground", 0.42, 0.85, 0.55),
        Thing("church", buildings.church, "ground", 0.38, 1.15, 0.6),
        Thing("tent", buildings.tent, "ground", 0.2, 1.35, 0.4),
        Thing("bridge", buildings.bridge, "ground", 0.2, 3.4, 0.6),
        Thing("snowman", buildings.snowman, "ground", 0.28, 0.75, 0.3),
        Thing("fence", buildings.fence, "ground", 0.11, 4.5, 0.35),
        Thing("campfire", buildings.campfire, "ground", 0.13, 1.0, 0.25, 0.6),
        Thing("tree", plants.tree, "ground", 0.40, 0.82, 0.5),
        Thing("pine", plants.pine, "ground", 0.40, 0.8, 0.55),
        Thing("palm", plants.palm, "ground", 0.46, 0.85, 0.45),
        Thing("cactus", plants.cactus, "ground", 0.3, 0.6, 0.4),
        Thing("bush", plants.bush, "ground", 0.12, 1.4, 0.35),
        Thing("flower", plants.flower, "ground", 0.22, 0.6, 0.1),
        Thing("tulip", plants.tulip, "ground", 0.2, 0.5, 0.1),
        Thing("sunflower", plants.sunflower, "ground", 0.34, 0.62, 0.15),
        Thing("mushroom", plants.mushroom, "ground", 0.16, 0.95, 0.15),
        Thing("cat", animals.cat, "ground", 0.36, 0.92, 0.2),
        Thing("dog", animals.dog, "ground", 0.37, 0.92, 0.2),
        Thing("rabbit", animals.rabbit, "ground", 0.26, 0.7, 0.2),
        Thing("sheep", animals.sheep, "ground", 0.2, 1.2, 0.4),
        Thing("horse", animals.horse, "ground", 0.34, 1.35, 0.35),
        Thing("penguin", birds.penguin, "ground", 0.28, 0.7, 0.25),
        Thing("person", animals.person, "ground", 0.34, 0.5, 0.25),
        Thing("bird", birds.bird, "sky", 0.085, 1.5),
        Thing("butterfly", birds.butterfly, "sky", 0.12, 1.0),
        Thing("fish", animals.fish, "water", 0.09, 1.6),
        Thing("whale", animals.whale, "water", 0.22, 1.9),
        Thing("duck", birds.duck, "water", 0.11, 1.15),
        Thing("car", vehicles.car, "ground", 0.19, 2.3, 0.25, 0.5),
        Thing("bus", vehicles.bus, "ground", 0.24, 2.1, 0.3),
        Thing("train", vehicles.train, "ground", 0.22, 2.5, 0.4),
        Thing("bicycle", vehicles.bicycle, "ground", 0.22, 1.55, 0.2),
        Thing("boat", vehicles.boat, "water", 0.26, 0.95),
        Thing("ship", vehicles.ship, "water", 0.22, 2.2),
        Thing("balloon", vehicles.balloon, "sky", 0.3, 0.8),
        Thing("plane", vehicles.plane, "sky", 0.13, 2.4),
        Thing("rocket", vehicles.rocket, "sky", 0.36, 0.6),
        Thing("kite", objects.kite, "sky", 0.22, 0.7),
        Thing("cloud", objects.cloud, "sky", 0.13, 2.0),
        Thing("planet", objects.planet, "sky", 0.28, 1.3),
        Thing("ball", objects.ball, "ground", 0.16, 1.0, 0.15),
        Thing("umbrella", objects.umbrella, "ground", 0.3, 1.0, 0.25),
        Thing("apple", objects.apple, "ground", 0.15, 0.9, 0.1),
        Thing("cup", objects.cup, "ground", 0.18, 1.0, 0.1),
        Thing("cake", objects.cake, "ground", 0.2, 1.1, 0.1),
        Thing("lamp", objects.lamp, "ground", 0.4, 0.4, 0.3, 0.35),
        Thing("gift", objects.gift, "ground", 0.18, 0.95, 0.1),
        Thing("heart", objects.heart, "shape", 0.2, 1.0),
        Thing("star", objects.star, "shape", 0.2, 1.0),
        Thing("circle", objects.circle, "shape", 0.2, 1.0),
        Thing("square", objects.square, "shape", 0.19, 1.0),
        Thing("rectangle", objects.rectangle, "shape", 0.2, 1.0),
        Thing("triangle", objects.triangle, "shape", 0.2, 1.0),
        Thing("diamond", objects.diamond, "shape", 0.2, 1.0),
        Thing("hexagon", objects.hexagon, "shape", 0.2, 1.0),
    )
}
