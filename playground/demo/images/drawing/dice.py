"""Chance that can be thrown again: every part of a picture has a stream of its own, named and independent."""

from __future__ import annotations

import hashlib

import numpy as np


class Dice:
    """Random generators by name; the same name always begins anew, whatever else was drawn before."""

    def __init__(self, *origin: object) -> None:
        self.origin = "\0".join(map(str, origin))

    def of(self, *name: object) -> np.random.Generator:
        text = "\0".join((self.origin, *map(str, name)))
        return np.random.default_rng(int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big"))

    def within(self, *name: object) -> Dice:
        return Dice(self.origin, *name)
