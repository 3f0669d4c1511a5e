"""The colours and measures of the window: palette, style sheet and everything painted by hand are made from them."""

from typing import Final, NamedTuple


# A named tuple, as it is needed before the first paint, of which the module of data classes alone takes a fiftieth.
class Tokens(NamedTuple):
    """One theme. Every field but `dark` is a colour written as #RRGGBB."""

    dark: bool
    window: str
    surface: str
    sunken: str
    border: str
    outline: str
    text: str
    secondary: str
    disabled: str
    accent: str
    accent_hover: str
    on_accent: str
    selection: str
    own_message: str
    danger: str
    warning: str
    success: str

    @property
    def hover(self) -> str:
        """A veil of the text colour, so that it works on every surface."""
        return with_alpha(self.text, 0.06)

    @property
    def pressed(self) -> str:
        return with_alpha(self.text, 0.11)

    @property
    def track(self) -> str:
        """The part of a slider, switch or scroll bar that is not filled."""
        return mix(self.surface, self.text, 0.15)


LIGHT: Final = Tokens(
    dark=False,
    window="#F6F7F9",
    surface="#FFFFFF",
    sunken="#EEF0F3",
    border="#DADDE3",
    outline="#868E9C",
    text="#1B1E23",
    secondary="#5A616C",
    disabled="#98A0AB",
    accent="#2B66E0",
    accent_hover="#2257C4",
    on_accent="#FFFFFF",
    selection="#DDE7FD",
    own_message="#E9F0FE",
    danger="#BF3328",
    warning="#9A5B00",
    success="#1B7F45",
)

DARK: Final = Tokens(
    dark=True,
    window="#15171B",
    surface="#1D2025",
    sunken="#111317",
    border="#30353D",
    outline="#6E7683",
    text="#E7E9EC",
    secondary="#A3AAB5",
    disabled="#69717D",
    accent="#7AA5FF",
    accent_hover="#93B6FF",
    on_accent="#0C1424",
    selection="#2A3A5E",
    own_message="#233150",
    danger="#FF8379",
    warning="#E9B44F",
    success="#62CE8F",
)

RADIUS: Final = 6
CARD_RADIUS: Final = 10
CONTROL_HEIGHT: Final = 30
ROW_HEIGHT: Final = 32
ICON_SIZE: Final = 18
MOTION_MS: Final = 140


def channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mix(below: str, above: str, amount: float) -> str:
    """`above` laid over `below` with this opacity."""
    pairs = zip(channels(below), channels(above), strict=True)
    return "#" + "".join(f"{round(low + (high - low) * amount):02X}" for low, high in pairs)


def with_alpha(colour: str, alpha: float) -> str:
    """Qt writes the opacity first: #AARRGGBB."""
    return f"#{round(alpha * 255):02X}{colour[1:]}"


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    linear = [_linear(channel / 255) for channel in channels(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
