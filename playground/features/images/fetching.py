"""Which addresses in a reply are opened without asking."""

from typing import TYPE_CHECKING

from playground.features.images.controls import Mode

if TYPE_CHECKING:
    from playground.features.images.order import Order


def may_fetch(url: str, order: "Order") -> bool:
    """One on the connection's own server, or one that was asked for. Servers send addresses by themselves too, but
    then nobody knows whose they are."""
    if order.settings.response_format == "url" or "://" not in url or url.startswith(f"{order.connection.origin}/"):
        return True
    return order.mode is Mode.GENERATE and not order.settings.response_format
