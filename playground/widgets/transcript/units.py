"""Between Python's characters and Qt's, of which those beyond the first 65 536 take two, and the places of both."""

from PySide6.QtGui import QTextLine


def units(text: str, characters: int) -> int:
    """How many of Qt's characters so many of Python's are: those beyond the first 65 536 count double."""
    return characters if text.isascii() else characters + sum(char > "\uffff" for char in text[:characters])


def characters(text: str, units: int) -> int:
    """The other way round."""
    if text.isascii():
        return units
    for count, char in enumerate(text):
        if units <= 0:
            return count
        units -= 2 if char > "\uffff" else 1
    return len(text)


def cursor_x(line: QTextLine, position: int) -> float:
    # PySide hands back the pair of the place and the position it belongs to.
    found: object = line.cursorToX(position)
    place = found[0] if isinstance(found, tuple) else found
    return place if isinstance(place, float) else 0.0
