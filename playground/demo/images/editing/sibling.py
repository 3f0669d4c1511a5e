"""A sibling of a picture: plainly the same family, plainly not the same picture."""

from __future__ import annotations

import numpy as np
from PIL import Image

from playground.demo.images.drawing.dice import Dice
from playground.demo.images.drawing.noise import Field, smooth
from playground.demo.images.uploads import Source


def varied(source: Source, dice: Dice, width: int, height: int) -> Image.Image:
    """Bent a little, turned, nearer, perhaps mirrored, and in a related light."""
    bands = [source.pixels] if source.alpha is None else [source.pixels, source.alpha[..., None]]
    picture = Image.fromarray(np.concatenate(bands, axis=2))
    pixels = np.asarray(picture.resize((width, height), Image.Resampling.LANCZOS), np.float32)
    rng = dice.of("shape")
    if rng.uniform() < 0.5:
        pixels = pixels[:, ::-1]
    pixels = _bent(pixels, rng)
    shown = _relit(pixels[..., :3], dice.of("light"))
    out = np.concatenate([shown, pixels[..., 3:]], axis=2)
    return Image.fromarray(np.clip(out + 0.5, 0, 255).astype(np.uint8))


def _bent(pixels: Field, rng: np.random.Generator) -> Field:
    height, width = pixels.shape[:2]
    unit = min(width, height)
    zoom, turn = rng.uniform(1.06, 1.2), np.deg2rad(rng.uniform(2, 5)) * (1 if rng.uniform() < 0.5 else -1)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    x, y = (x - width / 2) / zoom, (y - height / 2) / zoom
    shift = rng.uniform(-0.03, 0.03, 2) * unit
    from_x = (
        x * np.cos(turn) - y * np.sin(turn) + width / 2 + shift[0] + 0.016 * unit * smooth(rng, width, height, 3, 3)
    )
    from_y = (
        x * np.sin(turn) + y * np.cos(turn) + height / 2 + shift[1] + 0.016 * unit * smooth(rng, width, height, 3, 3)
    )
    return _sampled(pixels, from_x, from_y)


def _sampled(pixels: Field, x: Field, y: Field) -> Field:
    height, width = pixels.shape[:2]
    x, y = _mirrored(x, width - 1), _mirrored(y, height - 1)
    left, top = np.minimum(x.astype(np.int64), width - 2), np.minimum(y.astype(np.int64), height - 2)
    along, down = (x - left)[..., None], (y - top)[..., None]
    upper = pixels[top, left] * (1 - along) + pixels[top, left + 1] * along
    lower = pixels[top + 1, left] * (1 - along) + pixels[top + 1, left + 1] * along
    found: Field = (upper * (1 - down) + lower * down).astype(np.float32)
    return found


def _mirrored(value: Field, last: int) -> Field:
    value = np.abs(value)
    return np.clip(np.where(value > last, 2 * last - value, value), 0, last)


def _relit(pixels: Field, rng: np.random.Generator) -> Field:
    """Another hue, another contrast: a turn around the grey axis."""
    angle = np.deg2rad(rng.uniform(12, 34)) * (1 if rng.uniform() < 0.5 else -1)
    cosine, sine = np.cos(angle), np.sin(angle)
    third, root = (1 - cosine) / 3, np.sqrt(1 / 3) * sine
    turn = np.asarray(
        (
            (cosine + third, third - root, third + root),
            (third + root, cosine + third, third - root),
            (third - root, third + root, cosine + third),
        ),
        np.float32,
    )
    turned = pixels @ turn.T
    grey = turned.mean(axis=2, keepdims=True)
    vivid = grey + (turned - grey) * rng.uniform(0.85, 1.3)
    level = np.clip(vivid / 255, 0, 1) ** rng.uniform(0.82, 1.22)
    found: Field = (255 * level).astype(np.float32)
    return found
