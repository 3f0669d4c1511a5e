"""Foreign text, such as a model's name from a server, made fit to be shown in a label or a tooltip."""

import re
from typing import Final

# Reordering characters can make "exe.txt" out of "txt.exe"; shown as their numbers, they cannot.
_REORDERING: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# The module `html` would load its two thousand names of characters for these three.
_ESCAPES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_CONTROLS: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def one_line(text: str) -> str:
    """The text in one line, with control characters as spaces and reordering characters spelled out."""
    return _REORDERING.sub(_spelled, _CONTROLS.sub(" ", text))


def tool_tip(text: str) -> str:
    """A tooltip that shows exactly this text: Qt would take some names for HTML."""
    spelled = _REORDERING.sub(_spelled, text)
    return "<qt>" + spelled.translate(_ESCAPES).replace("\n", "<br>") + "</qt>" if spelled else ""


def _spelled(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def sendable(text: str) -> str:
    """The text without what no server can read: NUL characters, and halves of surrogate pairs."""
    joined = text.replace("\0", "").encode("utf-16-le", "surrogatepass")
    return joined.decode("utf-16-le", "replace")
