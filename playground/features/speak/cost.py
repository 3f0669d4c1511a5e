"""What a text costs, as far as that can be known before."""

from typing import Final

from playground.api.connection import Connection
from playground.message import Message

_LISTED_BY: Final = "api.openai.com"
# Dollars for a million characters, as OpenAI lists them; the last is listed by the minute, of which a thousand
# characters take about one. The first that begins the model's name counts.
_PRICES: Final = (("tts-1-hd", 30.0), ("tts-1", 15.0), ("gpt-4o-mini-tts", 15.0))


def cost_of(model: str, characters: int, connection: Connection) -> Message | None:
    """None where nobody knows."""
    if connection.preset == "demo":
        return Message("costs nothing")
    price = next((price for name, price in _PRICES if model.startswith(name)), None)
    if price is None or connection.host != _LISTED_BY:
        return None
    dollars = price * characters / 1_000_000
    return Message("about ${dollars}", dollars=f"{dollars:.2f}" if dollars >= 1 else f"{dollars:.4f}")
