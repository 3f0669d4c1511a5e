"""Kinds of sound files, told by what is in them and not by their names."""

from dataclasses import dataclass

from playground.message import Message
from playground.sound.errors import SoundUnreadable

HEAD = 4096
"""So many bytes of the beginning are enough."""


@dataclass(frozen=True, slots=True)
class Kind:
    name: str
    extension: str  # with its dot, and one that the API takes
    media_type: str
    libsndfile: bool  # it can read it
    format: str = ""  # FFmpeg's name for it


WAV = Kind("WAV", ".wav", "audio/wav", True, "wav")
FLAC = Kind("FLAC", ".flac", "audio/flac", True, "flac")
OGG = Kind("Ogg Vorbis", ".ogg", "audio/ogg", True, "ogg")
# The API knows no file called .opus; the container is the same.
OPUS = Kind("Ogg Opus", ".ogg", "audio/ogg", True, "ogg")
MP3 = Kind("MP3", ".mp3", "audio/mpeg", True, "mp3")
AIFF = Kind("AIFF", ".aiff", "audio/aiff", True)
AU = Kind("AU", ".au", "audio/basic", True)
CAF = Kind("CAF", ".caf", "audio/x-caf", True)
AAC = Kind("AAC", ".aac", "audio/aac", False, "aac")
M4A = Kind("M4A", ".m4a", "audio/mp4", False, "mov")
MP4 = Kind("MP4", ".mp4", "video/mp4", False, "mov")
WEBM = Kind("WebM", ".webm", "video/webm", False, "matroska")
MPEG = Kind("MPEG", ".mpeg", "video/mpeg", False, "mpeg")
AVI = Kind("AVI", ".avi", "video/x-msvideo", False, "avi")

WRITABLE = (WAV, FLAC, OGG, OPUS, MP3)
UPLOADABLE = (WAV, FLAC, OGG, OPUS, MP3, M4A, MP4, WEBM, MPEG)
"""Those that `/audio/transcriptions` takes as they are."""


def sniff(head: bytes) -> Kind | None:
    """From the beginning of the file."""
    if head[:4] in (b"RIFF", b"RF64"):
        return {b"WAVE": WAV, b"AVI ": AVI}.get(head[8:12])
    if head[:4] == b"OggS":
        return OPUS if b"OpusHead" in head[:128] else OGG
    if head[4:8] == b"ftyp":
        return M4A if head[8:12] in (b"M4A ", b"M4B ") else MP4
    if head[:4] == b"FORM" and head[8:12] in (b"AIFF", b"AIFC"):
        return AIFF
    return _by_start(head) or _by_frame(head)


_STARTS = (
    (b"fLaC", FLAC),
    (b"ID3", MP3),
    (b"\x1aE\xdf\xa3", WEBM),
    (b".snd", AU),
    (b"caff", CAF),
    (b"\x00\x00\x01\xba", MPEG),
    (b"\x00\x00\x01\xb3", MPEG),
)


def _by_start(head: bytes) -> Kind | None:
    return next((kind for start, kind in _STARTS if head.startswith(start)), None)


def _by_frame(head: bytes) -> Kind | None:
    """MPEG audio has no signature: only the first bits of a frame, of which the next two tell the layer."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return None
    layer = head[1] >> 1 & 3
    if layer == 0:
        return AAC if head[1] & 0xF0 == 0xF0 and head[2] >> 2 & 15 < 13 else None
    plausible = head[1] >> 3 & 3 != 1 and head[2] >> 4 != 15 and head[2] >> 2 & 3 != 3
    return MP3 if plausible else None


def what_it_is_instead(head: bytes) -> SoundUnreadable:
    """Why this is no sound."""
    start = head.lstrip()[:256].lower()
    if not head:
        return SoundUnreadable(Message("This is empty: it holds not a single byte of sound."))
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<?xml")):
        return SoundUnreadable(Message("This is a web page, not a sound."))
    if start.startswith((b"{", b"[")):
        return SoundUnreadable(Message("This is JSON, not a sound."))
    if _is_text(head):
        return SoundUnreadable(Message("This is text, not a sound."))
    return SoundUnreadable(Message("This is not a kind of sound that is known here."))


def _is_text(head: bytes) -> bool:
    return b"\0" not in head and sum(byte < 9 for byte in head) == 0 and _decodes(head)


def _decodes(head: bytes) -> bool:
    try:
        head[: HEAD - 4].decode()
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data"
    return True
