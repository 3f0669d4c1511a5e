"""What training would cost, as far as it can be known before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from playground.message import Message

if TYPE_CHECKING:
    from playground.features.files.clinic.statistics import Statistics
    from playground.services.prices import Money, PriceTable

_USUAL_EPOCHS: Final = 3


@dataclass(frozen=True, slots=True)
class Estimate:
    """`tokens` are those of all epochs. `seconds` are known only where earlier jobs tell how fast the server is."""

    tokens: int
    epochs: int
    price: Money | None
    seconds: float | None
    note: Message | None


def estimate(
    statistics: Statistics, model: str, epochs: int, prices: PriceTable, pace: float | None = None
) -> Estimate:
    """With 0 epochs the server chooses. `pace` is in tokens per second."""
    times = epochs or _USUAL_EPOCHS
    tokens = statistics.tokens * times
    price = prices.training_cost_of(model, tokens)
    note = None
    if price is None:
        note = Message("Write the price of training this model into the settings to see what it costs.")
    elif not epochs:
        note = Message("The server chooses how often it reads the file; 3 times is a guess.")
    return Estimate(tokens, times, price, tokens / pace if pace else None, note)
