"""Where things go: beside each other where there is room, smaller where there is not, and never in front of a house."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from playground.demo.images.drawing.catalogue import CATALOGUE, Thing
from playground.demo.images.drawing.light import NAMED, Colour
from playground.demo.images.drawing.pen import Box
from playground.demo.images.words import Wish

TALL = frozenset({"tree", "pine", "palm", "cactus", "bush", "lamp"})
SCALES = (1.0, 0.88, 0.76, 0.65, 0.55, 0.46, 0.38, 0.3, 0.22, 0.15)
# What grows gives way first: its scale, and that of everything else.
SHARED_SCALES = (*((scale, 1.0) for scale in SCALES[:6]), *((scale * 0.8, scale) for scale in SCALES[1:]))
SEVERAL = {"tree": 4, "pine": 5, "bird": 4, "flower": 7, "tulip": 7, "sunflower": 5, "fish": 4, "fence": 1, "bush": 3}
TRIES = 60
# So many stand side by side; more of them stand in rows.
CROWD = 8


@dataclass(frozen=True, slots=True)
class Placed:
    """A thing with its place."""

    thing: Thing
    box: Box
    colour: Colour | None
    number: int


@dataclass(frozen=True, slots=True)
class Area:
    """Where things of one kind may be, in pixels; `low` and `high` are where they may stand, or hang."""

    left: float
    right: float
    high: float
    low: float
    unit: float


def wanted(wishes: Sequence[Wish], places: frozenset[str]) -> list[tuple[Thing, Colour | None]]:
    """One entry for every single thing that is to be drawn."""
    found: list[tuple[Thing, Colour | None]] = []
    for wish in wishes:
        thing = CATALOGUE[wish.name]
        if thing.place not in places:
            continue
        count = wish.count or (SEVERAL.get(wish.name, 3) if wish.many else 1)
        found += [(thing, NAMED[wish.colour] if wish.colour else None)] * count
    return found


def standing(entries: Sequence[tuple[Thing, Colour | None]], area: Area, rng: np.random.Generator) -> list[Placed]:
    """Things on the ground, the far ones first. Large ones choose their place before small ones."""
    order = sorted(range(len(entries)), key=lambda place: (entries[place][0].name in TALL, -entries[place][0].size))
    # A crowd stands in rows.
    rows = -(-len(entries) // CROWD)
    for trees, others in SHARED_SCALES:
        taken: list[Placed] = []
        for number in order:
            scale = trees if entries[number][0].name in TALL else others
            near = [placed for placed in taken if placed.number % rows == number % rows]
            behind = (number % rows + 0.3) / rows if rows > 1 else _behind(entries[number][0], bool(taken))
            placed = _stood(entries[number], number, area, scale, near, rng, behind)
            if placed is None:
                break
            taken.append(placed)
        else:
            break
    return sorted(taken, key=lambda placed: placed.box.top + placed.box.height)


def _behind(thing: Thing, accompanied: bool) -> float:
    return min(1.0, thing.behind + (0.12 if thing.name in TALL and accompanied else 0.0))


def _stood(
    entry: tuple[Thing, Colour | None],
    number: int,
    area: Area,
    scale: float,
    taken: Sequence[Placed],
    rng: np.random.Generator,
    behind: float,
) -> Placed | None:
    thing, tone = entry
    best: tuple[float, Box] | None = None
    for attempt in range(TRIES):
        tall = thing.size * area.unit * scale * (rng.uniform(0.85, 1.1) if thing.name in TALL else 1.0)
        wide = tall * thing.aspect
        if wide > (area.right - area.left):
            return None
        spread = 0.1 if not taken else 0.5 - 0.5 * wide / (area.right - area.left)
        middle = (area.left + area.right) / 2 + rng.uniform(-spread, spread) * (area.right - area.left)
        foot = area.low - (area.low - area.high) * np.clip(behind + rng.uniform(-0.08, 0.08), 0, 1)
        box = Box(middle - wide / 2, float(foot) - tall, wide, tall)
        gap = min((_gap(box, other.box) + _hidden(thing, box, other) for other in taken), default=wide)
        if best is None or gap > best[0]:
            best = (gap, box)
        if gap > wide * 0.6 and attempt > 8:
            break
    assert best is not None
    return Placed(thing, best[1], tone, number) if best[0] >= 0.02 * area.unit * scale else None


def _hidden(thing: Thing, box: Box, other: Placed) -> float:
    """How far a tree may reach behind something: a third of itself, when it stands further back."""
    back = box.top + box.height < other.box.top + other.box.height - 0.05 * other.box.height
    return 0.32 * box.width if thing.name in TALL and other.thing.name not in TALL and back else 0.0


def _gap(one: Box, other: Box) -> float:
    """How far apart they are sideways; negative when they overlap."""
    return max(one.left - other.left - other.width, other.left - one.left - one.width)


def scattered(
    entries: Sequence[tuple[Thing, Colour | None]], area: Area, rng: np.random.Generator, kept: Sequence[Box] = ()
) -> list[Placed]:
    """Things that float: in the sky, on the water; what is lower on the water is nearer and larger."""
    order = sorted(range(len(entries)), key=lambda place: -entries[place][0].size)
    for scale in SCALES:
        taken: list[Placed] = []
        for number in order:
            placed = _floated(entries[number], number, area, scale, taken, rng, kept)
            if placed is None:
                break
            taken.append(placed)
        else:
            break
    return sorted(taken, key=lambda placed: placed.box.top + placed.box.height)


def _floated(
    entry: tuple[Thing, Colour | None],
    number: int,
    area: Area,
    scale: float,
    taken: Sequence[Placed],
    rng: np.random.Generator,
    kept: Sequence[Box],
) -> Placed | None:
    thing, tone = entry
    best: tuple[float, Box] | None = None
    for _ in range(TRIES):
        share = rng.uniform()
        near = 0.62 + 0.5 * share if thing.place == "water" else rng.uniform(0.84, 1.1)
        tall = min(thing.size * area.unit * scale * near, (area.right - area.left) * 0.8 / thing.aspect)
        wide = tall * thing.aspect
        left = area.left + rng.uniform() * max(0.0, area.right - area.left - wide)
        if thing.place == "water":
            top = area.high + share * (area.low - area.high) - tall
        else:
            top = area.high + share * max(0.0, area.low - area.high - tall)
        box = Box(left, top, wide, tall)
        others = [*kept, *(placed.box for placed in taken)]
        apart = min((_apart(box, other) for other in others), default=area.unit)
        best = max(best or (-area.unit * 9, box), (apart, box), key=lambda found: found[0])
        if apart > area.unit * 0.14:
            break
    assert best is not None
    return Placed(thing, best[1], tone, number) if best[0] >= 0.012 * area.unit * scale else None


def _apart(one: Box, other: Box) -> float:
    across = _gap(one, other)
    down = max(one.top - other.top - other.height, other.top - one.top - one.height)
    return max(across, down)
