"""How far two models agree, in a sentence."""

from typing import Final

from playground.widgets.numbers import decimal
from playground.widgets.translation import tr

_NEARLY_ALL: Final = 0.9
_MUCH: Final = 0.6


def verdict(correlation: float | None, *, sampled: bool) -> str:
    """With the rank correlation, which is one where all pairs are in the same order."""
    if correlation is None:
        return tr("There are too few texts to tell how far both agree.")
    figure = decimal(correlation, 3)
    if correlation >= _NEARLY_ALL:
        said = tr("Rank correlation {figure}: both see nearly the same similarities.", figure=figure)
    elif correlation >= _MUCH:
        said = tr("Rank correlation {figure}: both agree on much, and differ on some pairs.", figure=figure)
    else:
        said = tr("Rank correlation {figure}: they see different similarities.", figure=figure)
    return f"{said} {tr('Computed from a sample, as there are too many pairs.')}" if sampled else said
