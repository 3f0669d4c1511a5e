"""The pictures that go along with a request: from files and from pictures of the history, to them and back."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Final

from playground.features.images.decoding import decode, read_file
from playground.features.images.encoding import encode_png
from playground.features.images.order import Reference
from playground.services.errors import Refused
from playground.storage.errors import StorageError
from playground.storage.gallery import NewReference

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from playground.features.images.pixels import Pixels
    from playground.storage.gallery import Gallery, ReferenceRecord

log = logging.getLogger(__name__)

_SMALL: Final = 128  # pixels of a side, to be shown


def reference_of(name: str, data: bytes, media_type: str, pixels: Pixels) -> Reference:
    step = max(1, min(pixels.shape[:2]) // _SMALL)
    return Reference(name, data, media_type, encode_png(pixels[::step, ::step]))


def reference_in(path: Path) -> Reference:
    return _decoded(path.name, read_file(path))


def to_keep(references: Iterable[Reference]) -> tuple[NewReference, ...]:
    return tuple(NewReference(each.name, each.data, each.media_type) for each in references)


async def brought_back(gallery: Gallery, records: Iterable[ReferenceRecord]) -> tuple[Reference, ...]:
    """Those that can still be read."""
    found = []
    for record in records:
        try:
            data = await gallery.read_file(record.hash)
            found.append(await asyncio.to_thread(_decoded, record.name, data))
        except (StorageError, Refused) as error:
            log.warning("The reference %s cannot be read: %s", record.name, error)
    return tuple(found)


def _decoded(name: str, data: bytes) -> Reference:
    decoded = decode(data)
    return reference_of(name, data, decoded.media_type, decoded.pixels)
