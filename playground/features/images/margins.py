"""How much is put around a picture, and where that ends."""

from dataclasses import dataclass

from playground.message import Message
from playground.services.pictures import LONGEST_SIDE, MOST_PIXELS


@dataclass(frozen=True, slots=True)
class Margins:
    """In pixels."""

    left: int = 0
    top: int = 0
    right: int = 0
    bottom: int = 0

    def around(self, width: int, height: int) -> tuple[int, int]:
        """The size of a picture with them."""
        return width + self.left + self.right, height + self.top + self.bottom


def by_share(width: int, height: int, share: float) -> Margins:
    """The same share on every side."""
    across, down = round(width * share), round(height * share)
    return Margins(across, down, across, down)


def to_shape(width: int, height: int, across: int, down: int) -> Margins:
    """The fewest that give this shape, the picture in the middle."""
    wanted_width, wanted_height = -(-height * across // down), -(-width * down // across)
    more_across, more_down = max(0, wanted_width - width), max(0, wanted_height - height)
    left, top = more_across // 2, more_down // 2
    return Margins(left, top, more_across - left, more_down - top)


def check(margins: Margins, width: int, height: int) -> Message | None:
    """Why these cannot be put around a picture of this size."""
    wide, high = margins.around(width, height)
    if (wide, high) == (width, height):
        return Message("Say how many pixels to add, on one side at least.")
    if max(wide, high) > LONGEST_SIDE or wide * high > MOST_PIXELS:
        return Message("This would be too large: {most} million pixels are the most.", most=MOST_PIXELS // 1_000_000)
    return None
