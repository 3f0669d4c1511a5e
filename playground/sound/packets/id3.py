"""The tag that may stand before the frames of an MP3: title, picture and the like."""

TAG_HEAD = 10
_EXTENDED = 0x40
_KNOWN = (3, 4)  # versions, whose parts have heads of ten bytes


def tag_length(head: bytes) -> int:
    """By its first ten bytes."""
    return TAG_HEAD + _seven_bits(head[6:TAG_HEAD])


def is_whole(tag: bytes) -> bool:
    """Whether each of its parts ends where the tag says. No tag is whole too."""
    if not tag:
        return True
    version, flags, at = tag[3], tag[5], TAG_HEAD
    if version not in _KNOWN or flags & _EXTENDED:
        return False
    while at + TAG_HEAD <= len(tag) and tag[at]:
        size = tag[at + 4 : at + 8]
        at += TAG_HEAD + (_seven_bits(size) if version == max(_KNOWN) else int.from_bytes(size, "big"))
    return at <= len(tag)


def _seven_bits(size: bytes) -> int:
    """Of each byte."""
    return sum(byte << 7 * place for place, byte in enumerate(reversed(size)))
