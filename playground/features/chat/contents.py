"""What is in attachments, as it is sent and shown: text, or base64. Everything here that reads blocks."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

from playground.features.chat.attachments import Attachment, fenced
from playground.storage.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from playground.features.chat.turns import Turn
    from playground.storage.blobs import Blobs


def in_short(attachment: Attachment) -> str:
    """In the place of megabytes that tell a reader nothing."""
    return attachment.text or f"<{attachment.name}>"


def content_of(attachment: Attachment, data_of: Callable[[str], bytes | None]) -> str | None:
    """None where it is lost; `data_of` reads what lies under a hash."""
    if not attachment.hash:
        return attachment.text
    data = data_of(attachment.hash)
    if data is None:
        return None
    return data.decode(errors="replace") if attachment.kind == "text" else b64encode(data).decode("ascii")


def contents_of(attachments: Iterable[Attachment], blobs: Blobs) -> dict[Attachment, str]:
    """Without those that are lost."""

    def data_of(blob_hash: str) -> bytes | None:
        try:
            return blobs.read(blob_hash)
        except StorageError:
            return None

    found = {each: content_of(each, data_of) for each in attachments}
    return {each: content for each, content in found.items() if content is not None}


def text_with_texts(turn: Turn, data_of: Callable[[str], bytes | None]) -> str:
    """What was said, with the texts that were attached to it below."""
    texts = [(each.name, content_of(each, data_of)) for each in turn.attachments if each.kind == "text"]
    read = [fenced(name, text) for name, text in texts if text is not None]
    return "\n\n".join([*([turn.text] if turn.text else []), *read])
