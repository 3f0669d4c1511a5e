"""The sky: its colours, the sun or the moon, clouds, stars, and what the weather does to it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.demo.images.drawing.dice import Dice
from playground.demo.images.drawing.light import Colour, Light
from playground.demo.images.drawing.noise import Field, cloudy, resized, smooth, step

SUN_RADIUS = 0.052


@dataclass(frozen=True, slots=True)
class Sky:
    """What is to be seen above the horizon; places are shares of the picture."""

    light: Light
    horizon: float
    sun: tuple[float, float] | None
    moon: bool = False
    crescent: bool = False
    clouds: float = 0.5  # how much of the sky they cover
    stars: float = 0.0
    aurora: bool = False
    rainbow: bool = False


def colour(value: Colour) -> Field:
    return np.asarray(value, np.float32)


def blend(below: Field, above: Field | Colour, share: Field) -> Field:
    """`above` laid over `below` with this opacity for each pixel."""
    over = np.asarray(above, np.float32)
    mixed: Field = below + (over - below) * share[..., None]
    return mixed


def painted(sky: Sky, width: int, height: int, dice: Dice) -> Field:
    """The whole picture filled with sky; the land is drawn over it."""
    x, y = np.linspace(0, 1, width, dtype=np.float32), np.linspace(0, 1, height, dtype=np.float32)
    across = (x - np.float32(0.5)) * np.float32(width / min(width, height))
    down = (y - np.float32(sky.horizon)) * np.float32(height / min(width, height))
    pixels = _gradient(sky, y, width)
    if sky.stars:
        pixels = starred(pixels, sky, dice)
    if sky.aurora:
        pixels = _aurora(pixels, sky, dice)
    if sky.sun is not None:
        pixels = _sun(pixels, sky, across, down)
    if sky.rainbow:
        pixels = _rainbow(pixels, sky, across, down)
    if sky.clouds:
        pixels = _clouds(pixels, sky, dice)
    return pixels


def _gradient(sky: Sky, y: Field, width: int) -> Field:
    along = np.clip(y / max(sky.horizon, 0.05), 0, 1)
    stops = np.asarray(sky.light.sky, np.float32)
    places = (0.0, 0.55, 1.0)
    column = np.stack([np.interp(along, places, stops[:, part]) for part in range(3)], axis=1).astype(np.float32)
    return np.repeat(column[:, None, :], width, axis=1)


def _sun(pixels: Field, sky: Sky, across: Field, down: Field) -> Field:
    assert sky.sun is not None
    height, width = pixels.shape[:2]
    x = (sky.sun[0] - 0.5) * width / min(width, height)
    y = (sky.sun[1] - sky.horizon) * height / min(width, height)
    distance = np.sqrt((across[None, :] - x) ** 2 + (down[:, None] - y) ** 2)
    radius = SUN_RADIUS * (0.9 if sky.moon else 1.15 if sky.light.low else 1.0)
    light = colour(sky.light.sun)
    strength = 0.34 if sky.moon else 0.62
    halo = strength * np.exp(-((distance / 0.34) ** 1.1) * 1.6) + 0.4 * np.exp(-((distance / (radius * 1.8)) ** 2))
    pixels = blend(pixels, light, np.clip(halo, 0, 1) * (1 - 0.75 * sky.light.overcast))
    edge = 1.4 / min(width, height)
    disc = np.clip((radius - distance) / edge + 0.5, 0, 1)
    if sky.moon:
        return _moon(pixels, disc, across, down, (x, y), radius, edge, sky.crescent)
    core = colour((255, 252, 236)) if not sky.light.low else colour((255, 238, 190))
    return blend(pixels, core, disc * (1 - sky.light.overcast))


def _moon(
    pixels: Field,
    disc: Field,
    across: Field,
    down: Field,
    place: tuple[float, float],
    radius: float,
    edge: float,
    crescent: bool,
) -> Field:
    dx, dy = (across[None, :] - place[0]) / radius, (down[:, None] - place[1]) / radius
    seas = np.zeros_like(disc)
    for cx, cy, size in ((-0.3, -0.25, 0.34), (0.22, 0.12, 0.26), (-0.12, 0.42, 0.2), (0.38, -0.36, 0.18)):
        seas += np.exp(-((((dx - cx) ** 2 + (dy - cy) ** 2) / size**2) ** 2))
    if crescent:
        bite = np.sqrt((dx - 0.48) ** 2 + (dy + 0.2) ** 2)
        disc = disc * np.clip((bite - 0.92) * radius / edge + 0.5, 0, 1)
    surface = colour((244, 243, 228)) - np.clip(seas, 0, 1)[..., None] * colour((26, 24, 18))
    return blend(pixels, surface, disc)


def _clouds(pixels: Field, sky: Sky, dice: Dice) -> Field:
    height, width = pixels.shape[:2]
    rows = max(2, round(height * min(1.0, sky.horizon + 0.02)))
    small_w, small_h = max(8, width // 2), max(8, rows // 2)
    ratio = width / rows
    rng = dice.of("clouds")
    body = cloudy(rng, small_w, small_h, 2.6 * max(1.0, ratio * 0.7), 4.2, 6, 0.52)
    body += 0.22 * smooth(rng, small_w, small_h, 3, 2)
    # Lit from the side of the sun: where the cloud is thinner in that direction it is bright.
    side = 1 if sky.sun is None or sky.sun[0] < 0.5 else -1
    reach = max(1, small_h // 28)
    moved = np.pad(body, reach, mode="edge")[: -2 * reach, reach - side * reach : reach - side * reach + small_w]
    relief = np.clip((body - moved) * 0.9 + 0.55, 0, 1)
    fall = np.linspace(0, 1, small_h, dtype=np.float32)[:, None]
    threshold = 0.62 - 1.0 * sky.clouds
    cover = step(threshold, threshold + 0.55, body - 0.30 * np.abs(fall - 0.45)) * (1 - 0.55 * fall**3)
    cover, relief = resized(cover, width, rows), resized(relief, width, rows)
    lit = colour(sky.light.shade) + (colour(sky.light.cloud) - colour(sky.light.shade)) * relief[..., None]
    if sky.light.low:
        lit = lit + (colour(sky.light.sky[2]) - lit) * (np.linspace(0, 0.4, rows, dtype=np.float32)[:, None, None])
    pixels[:rows] = blend(pixels[:rows], lit, np.clip(cover, 0, 1) * (0.62 if sky.light.dark else 0.92))
    return pixels


def starred(pixels: Field, sky: Sky, dice: Dice) -> Field:
    height, width = pixels.shape[:2]
    rng = dice.of("stars")
    unit = min(width, height)
    for _ in range(round(420 * sky.stars * width * height / unit**2)):
        x, y = rng.uniform(0, 1), rng.uniform(0, 1) ** 1.3 * sky.horizon
        radius = max(0.45, unit / 1024 * (0.6 + 1.5 * rng.uniform() ** 6))
        strength = 0.35 + 0.65 * rng.uniform()
        warm = rng.uniform()
        _star(pixels, x * width, y * height, radius, strength, (255, 236 + 19 * warm, 214 + 41 * warm))
    return pixels


def _star(pixels: Field, x: float, y: float, radius: float, strength: float, tone: Colour) -> None:
    reach = int(radius * 3) + 1
    left, top = max(0, int(x) - reach), max(0, int(y) - reach)
    part = pixels[top : int(y) + reach + 1, left : int(x) + reach + 1]
    if part.size == 0:
        return
    dy = np.arange(top, top + part.shape[0], dtype=np.float32)[:, None] - np.float32(y)
    dx = np.arange(left, left + part.shape[1], dtype=np.float32)[None, :] - np.float32(x)
    part[:] = blend(part, tone, strength * np.exp(-(dx**2 + dy**2) / np.float32(radius**2)))


def _aurora(pixels: Field, sky: Sky, dice: Dice) -> Field:
    height, width = pixels.shape[:2]
    rng = dice.of("aurora")
    y = np.linspace(0, 1, height, dtype=np.float32)[:, None] / max(sky.horizon, 0.1)
    for number, tone in enumerate(((92, 240, 170), (84, 210, 220), (176, 110, 230))):
        line = 0.62 - 0.13 * number + 0.2 * smooth(rng, width, 1, 3, 1) + 0.04 * smooth(rng, width, 1, 14, 1)
        rays = 0.66 + 0.34 * smooth(rng, width, 1, 46, 1)
        above = line - y
        curtain = np.where(above > 0, np.exp(-above * 4.2), np.exp(above * 34)) * rays
        pixels = blend(pixels, tone, np.clip(0.58 * curtain, 0, 1).astype(np.float32))
    return pixels


def _rainbow(pixels: Field, sky: Sky, across: Field, down: Field) -> Field:
    radius = np.sqrt((across[None, :] + 0.05) ** 2 + (down[:, None] - 0.06) ** 2)
    along = (radius - 0.44) / 0.085
    stops = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
    band = np.asarray(
        ((150, 90, 210), (80, 120, 230), (80, 200, 140), (250, 226, 90), (250, 160, 70), (236, 84, 84)), np.float32
    )
    colours = np.stack([np.interp(along, stops, band[:, part]) for part in range(3)], axis=-1).astype(np.float32)
    strength = np.clip(1 - np.abs(along - 0.5) * 2, 0, 1) ** 0.5
    return blend(pixels, colours, (strength * 0.52).astype(np.float32))
