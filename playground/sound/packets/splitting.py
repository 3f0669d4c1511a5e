"""Which of the compressed kinds can be cut into packets here."""

from collections.abc import Callable

from playground.sound.kinds import AAC, FLAC, MP3, OPUS, Kind
from playground.sound.packets.adts import Adts
from playground.sound.packets.flac import Flac
from playground.sound.packets.mp3 import Mp3, frame_length
from playground.sound.packets.ogg_opus import OggOpus
from playground.sound.packets.splitter import Splitter

_SPLITTERS: dict[Kind, Callable[[], Splitter]] = {AAC: Adts, FLAC: Flac, MP3: Mp3, OPUS: OggOpus}


def splitter_for(kind: Kind, head: bytes) -> Splitter | None:
    """None: FFmpeg must find its way itself."""
    if kind == MP3 and not (head.startswith(b"ID3") or frame_length(head)):
        return None  # another layer
    make = _SPLITTERS.get(kind)
    return None if make is None else make()
