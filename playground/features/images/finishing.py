"""From the bytes of a reply to a picture of the history. For a worker thread."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from playground.features.images import metadata
from playground.features.images.compositing import composite
from playground.features.images.decoding import decode
from playground.features.images.encoding import encode_png
from playground.features.images.settings import to_json

if TYPE_CHECKING:
    from playground.api.images import ImageItem
    from playground.features.images.decoding import Decoded
    from playground.features.images.order import Order
    from playground.features.images.pixels import Pixels
    from playground.features.images.preparing import Prepared

_PNG = "image/png"


@dataclass(frozen=True, slots=True)
class Finished:
    """A whole file and what is known of it."""

    data: bytes = field(repr=False)
    media_type: str
    width: int
    height: int
    revised_prompt: str = ""
    seed: int | None = None
    draft: bool = False


def finish(item: ImageItem, order: Order, prepared: Prepared | None, *, draft: bool) -> Finished:
    """An edit is laid into its source again, everything else stays as it came. A PNG then tells how it was made.

    Raises Refused when the bytes are no picture.
    """
    assert item.data is not None
    decoded = decode(item.data)
    pixels = _laid_in(decoded, order, prepared)
    data, media_type = item.data, decoded.media_type
    if pixels is not None:
        data, media_type = encode_png(pixels), _PNG
    height, width = (decoded.pixels if pixels is None else pixels).shape[:2]
    if media_type == _PNG:
        data = metadata.write(data, _facts(item, order))
    return Finished(data, media_type, width, height, item.revised_prompt, item.seed, draft)


def _laid_in(decoded: Decoded, order: Order, prepared: Prepared | None) -> Pixels | None:
    """None where the result is a picture of its own."""
    fitted = None if prepared is None else prepared.fitted
    if fitted is None or order.source is None:
        return None
    settings = order.settings
    if order.mask is not None and settings.keep_outside:
        return composite(
            order.source.pixels,
            fitted.restore(decoded.pixels),
            order.mask,
            feather=settings.feather,
            colour_match=settings.colour_match,
        )
    padded = fitted.geometry.inner != fitted.geometry.outer
    same_shape = abs(decoded.width * fitted.height - decoded.height * fitted.width) <= max(fitted.width, fitted.height)
    return fitted.restore(decoded.pixels) if padded and same_shape else None


def _facts(item: ImageItem, order: Order) -> metadata.Facts:
    wishes = {name: value for name, value in to_json(order.settings).items() if value not in (None, "")}
    return metadata.Facts(
        prompt=order.prompt,
        revised_prompt=item.revised_prompt,
        model=order.settings.model,
        parameters=wishes,
        seed=item.seed,
        parent="" if order.source is None else order.source.picture.hash,
    )
