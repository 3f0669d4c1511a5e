"""Megabytes of base64 as bytes, for a worker thread."""

import binascii

_PIECE = 512 * 1024  # characters, a multiple of four


def decoded(text: str) -> bytes:
    """In pieces, as each holds up the thread that paints. Raises ValueError, with what is wrong with the text."""
    text = text.rstrip("=")
    text += "=" * (-len(text) % 4)
    pieces = [binascii.a2b_base64(text[at : at + _PIECE], strict_mode=True) for at in range(0, len(text), _PIECE)]
    if "=" in text[:-2]:
        raise ValueError("it ends in the middle")
    return b"".join(pieces)
