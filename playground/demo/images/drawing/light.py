"""The light of a time of day: the colours of the sky, of what is lit and of the haze."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

Colour: TypeAlias = tuple[float, float, float]

NAMED: Mapping[str, Colour] = {
    "red": (214, 48, 49),
    "orange": (240, 134, 42),
    "yellow": (250, 206, 58),
    "green": (62, 160, 78),
    "blue": (48, 108, 214),
    "purple": (132, 72, 178),
    "pink": (240, 138, 176),
    "brown": (132, 86, 54),
    "black": (38, 38, 44),
    "white": (246, 245, 242),
    "grey": (140, 144, 152),
    "gold": (222, 172, 66),
    "silver": (188, 194, 204),
    "turquoise": (52, 184, 178),
    "navy": (34, 52, 110),
    "beige": (226, 206, 170),
    "lilac": (190, 164, 226),
    "magenta": (208, 52, 148),
}


@dataclass(frozen=True, slots=True)
class Light:
    """What everything in one picture is lit by."""

    name: str
    sky: tuple[Colour, Colour, Colour]  # at the top, in the middle, at the horizon
    ambient: Colour  # what surfaces are multiplied by
    sun: Colour
    cloud: Colour
    shade: Colour
    haze: Colour
    dark: bool = False
    low: bool = False  # the sun stands at the horizon
    overcast: float = 0.0

    def on(self, colour: Colour) -> Colour:
        """A surface of this colour as it looks in this light."""
        red, green, blue = (min(255.0, part * light) for part, light in zip(colour, self.ambient, strict=True))
        return red, green, blue


LIGHTS: Mapping[str, Light] = {
    light.name: light
    for light in (
        Light(
            "day",
            ((46, 112, 196), (112, 174, 228), (206, 230, 244)),
            (1.0, 1.0, 1.0),
            (255, 248, 220),
            (255, 255, 255),
            (176, 196, 220),
            (196, 220, 238),
        ),
        Light(
            "morning",
            ((84, 134, 198), (184, 190, 214), (255, 222, 178)),
            (1.0, 0.95, 0.9),
            (255, 240, 200),
            (255, 240, 226),
            (196, 180, 200),
            (238, 214, 200),
            low=True,
        ),
        Light(
            "sunset",
            ((52, 50, 112), (196, 86, 110), (255, 178, 92)),
            (0.96, 0.74, 0.66),
            (255, 226, 160),
            (255, 176, 128),
            (136, 76, 120),
            (230, 140, 112),
            low=True,
        ),
        Light(
            "dusk",
            ((26, 30, 78), (86, 76, 136), (226, 150, 138)),
            (0.62, 0.58, 0.74),
            (255, 214, 180),
            (196, 136, 150),
            (70, 62, 112),
            (140, 112, 144),
            low=True,
        ),
        Light(
            "night",
            ((8, 12, 36), (20, 32, 72), (50, 72, 120)),
            (0.46, 0.52, 0.72),
            (240, 242, 228),
            (74, 88, 128),
            (22, 30, 64),
            (42, 58, 102),
            dark=True,
        ),
    )
}


def mixed(first: Colour, second: Colour, share: float) -> Colour:
    """`first` with this share of `second`."""
    red, green, blue = (one + (other - one) * share for one, other in zip(first, second, strict=True))
    return red, green, blue


def lighter(colour: Colour, share: float) -> Colour:
    return mixed(colour, (255, 255, 255), share)


def darker(colour: Colour, share: float) -> Colour:
    return mixed(colour, (14, 12, 30), share)


def overcast(light: Light, share: float) -> Light:
    """The same hour under a closed sky."""
    grey: Colour = (44, 50, 66) if light.dark else (150, 160, 174)
    sky = tuple(mixed(colour, grey, share) for colour in light.sky)
    return replace(
        light,
        sky=(sky[0], sky[1], sky[2]),
        ambient=mixed(light.ambient, mixed(light.ambient, (0.72, 0.76, 0.82), 0.7), share),
        cloud=mixed(light.cloud, grey, share * 0.6),
        shade=mixed(light.shade, darker(grey, 0.4), share),
        haze=mixed(light.haze, grey, share * 0.8),
        overcast=share,
    )
