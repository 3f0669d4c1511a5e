"""Places in a sound, as a clock shows them."""

from PySide6.QtCore import QLocale
from PySide6.QtGui import QFont


def clock(seconds: float, places: int = 0) -> str:
    """0:05, 12:34 or 1:02:03, with so many places behind the second."""
    unit = 10**places
    # What a clock shows has begun; rounding would show a second before it comes.
    whole, rest = divmod(int(max(0.0, seconds) * unit + 1e-6), unit)
    minutes, second = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    text = f"{hours}:{minutes:02}:{second:02}" if hours else f"{minutes}:{second:02}"
    return f"{text}{QLocale().decimalPoint()}{rest:0{places}}" if places else text


def tabular(font: QFont) -> QFont:
    """With digits of one width, so that running figures stand still."""
    result = QFont(font)
    result.setFeature(QFont.Tag("tnum"), 1)
    return result
