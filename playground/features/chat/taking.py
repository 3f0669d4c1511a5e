"""How what was chosen, dropped or pasted becomes an attachment. Everything here blocks.

What it is follows from what is in it; a name that says otherwise is a mistake that the user should know about.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from playground.features.chat.attachments import SHORT, Attachment, Kind
from playground.features.chat.texts import decoded
from playground.message import Message
from playground.services import pictures
from playground.services.chosen_files import NotUsable
from playground.sound.kinds import HEAD, MP3, WAV
from playground.sound.kinds import sniff as sniff_sound
from playground.storage.clean_text import clean_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from playground.sound.kinds import Kind as SoundKind
    from playground.storage.blobs import Blobs

MOST_READ: Final = 50_000_000
"""Of a picture, which may become smaller; nothing else may be larger than what is sent."""
MOST_SENT: Final = 20_000_000
_PDF: Final = b"%PDF-"
_PDF_BEGINS_WITHIN: Final = 1024
_ENDINGS: Final[dict[str, Kind]] = {
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".webp", ".gif"), "picture"),
    **dict.fromkeys((".wav", ".mp3", ".flac", ".ogg", ".opus", ".m4a", ".aac"), "sound"),
    ".pdf": "file",
}


@dataclass(frozen=True, slots=True)
class Source:
    """Where something comes from; `read` may take its time. What was pasted as text is text, however it begins."""

    name: str
    read: Callable[[], bytes]
    is_text: bool = False


def taken_in(source: Source, blobs: Blobs) -> Attachment:
    """Raises NotUsable, and StorageError."""
    data = source.read()
    if not data:
        raise NotUsable(Message("{name} is empty.", name=source.name))
    if source.is_text or _begins_as_text(data):
        return _text(data, source.name, blobs)
    if pictures.sniff(data) is not None:
        return _picture(data, source.name, blobs)
    if _PDF in data[:_PDF_BEGINS_WITHIN]:
        return _pdf(data, source.name, blobs)
    sound = sniff_sound(data[:HEAD])
    return _text(data, source.name, blobs) if sound is None else _sound(data, source.name, sound, blobs)


def _begins_as_text(data: bytes) -> bool:
    """Two of these bytes are what a frame of an MP3 could begin with too."""
    return data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"))


def _picture(data: bytes, name: str, blobs: Blobs) -> Attachment:
    _agree("picture", name)
    picture = pictures.fitted(data, name)
    blob = blobs.put(picture.data, picture.kind.suffix)
    return Attachment(
        "picture",
        name,
        picture.kind.media_type,
        blob.size,
        blob.hash,
        width=picture.size[0],
        height=picture.size[1],
        scaled_from=picture.scaled_from,
        converted_from="GIF" if picture.moved else "",
    )


def _pdf(data: bytes, name: str, blobs: Blobs) -> Attachment:
    _agree("file", name)
    _limit(data, name)
    blob = blobs.put(data, ".pdf")
    return Attachment("file", name, "application/pdf", blob.size, blob.hash)


def _text(data: bytes, name: str, blobs: Blobs) -> Attachment:
    found = decoded(data)
    if found is None:
        raise NotUsable(Message("{name} cannot be sent. PNG, JPEG, WebP, GIF, sounds, PDF and text can.", name=name))
    _agree("text", name)
    _limit(data, name)
    text, encoding = clean_text(found[0]), found[1]
    content = text.encode()
    if len(content) <= SHORT:
        return Attachment("text", name, "text/plain", len(content), text=text, converted_from=encoding)
    blob = blobs.put(content, ".txt")
    return Attachment("text", name, "text/plain", blob.size, blob.hash, converted_from=encoding)


def _sound(data: bytes, name: str, kind: SoundKind, blobs: Blobs) -> Attachment:
    """Wave and MP3 are what servers take; everything else becomes MP3."""
    from playground.features.chat.sounds import as_mp3, seconds_of  # with them comes NumPy

    _agree("sound", name)
    if kind in (WAV, MP3):
        _limit(data, name)
        converted_from, seconds = "", seconds_of(data, name)
    else:
        data, seconds = as_mp3(data, name)
        _limit(data, name)
        converted_from, kind = kind.name, MP3
    blob = blobs.put(data, kind.extension)
    return Attachment(
        "sound", name, kind.media_type, blob.size, blob.hash, seconds=seconds, converted_from=converted_from
    )


def _limit(data: bytes, name: str) -> None:
    if len(data) > MOST_SENT:
        raise NotUsable(Message("{name} is larger than 20 MB, which is the most that can be sent.", name=name))


def _agree(kind: Kind, name: str) -> None:
    ending = PurePath(name).suffix.lower()
    if _ENDINGS.get(ending, kind) == kind:
        return
    words = {
        "picture": Message("{name} is a picture, though its name says otherwise. Rename it to send it.", name=name),
        "sound": Message("{name} is a sound, though its name says otherwise. Rename it to send it.", name=name),
        "text": Message("{name} is text, though its name says otherwise. Rename it to send it.", name=name),
        "file": Message("{name} is a PDF, though its name says otherwise. Rename it to send it.", name=name),
    }
    raise NotUsable(words[kind])
