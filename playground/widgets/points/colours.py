"""The colours of groups: each can be told from the ground and from its neighbours, in the light and in the dark."""

from typing import Final

from playground.widgets.tokens import Tokens, mix

_LIGHT: Final = (
    "#2B66E0",
    "#C2500C",
    "#1B7F45",
    "#9A36B5",
    "#0B7A8C",
    "#B3316B",
    "#7A6100",
    "#5B52C7",
    "#4F7A12",
    "#8A4B3A",
)
_DARK: Final = (
    "#7AA5FF",
    "#FF9D5C",
    "#62CE8F",
    "#D592F2",
    "#4CC8DA",
    "#FF8CB5",
    "#DDBB4C",
    "#A9A6FF",
    "#A5D45F",
    "#D9A28F",
)


def group_colour(group: int, tokens: Tokens) -> str:
    """Without a group a point is grey; after the tenth the colours begin again."""
    if group < 0:
        return tokens.outline
    colours = _DARK if tokens.dark else _LIGHT
    return colours[group % len(colours)]


def muted(colour: str, tokens: Tokens) -> str:
    """Of what is not selected while something is; mixed instead of see-through, which costs five times the time."""
    return mix(tokens.surface, colour, 0.28)
