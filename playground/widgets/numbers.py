"""Numbers with their units, as the user's locale writes them."""

from PySide6.QtCore import QLocale

from playground.widgets.translation import tr


def seconds(value: float) -> str:
    """Two figures are enough to compare; more would flicker while time runs."""
    if value < 0.0995:
        return tr("{number} ms", number=decimal(value * 1000, 0))
    if value < 0.995:
        return tr("{number} s", number=decimal(value, 2))
    if value < 59.95:
        return tr("{number} s", number=decimal(value, 1 if value < 9.95 else 0))
    minutes, rest = divmod(round(value), 60)
    if minutes < 60:
        return tr("{minutes} min {seconds} s", minutes=minutes, seconds=rest)
    hours, minutes = divmod(minutes, 60)
    return tr("{hours} h {minutes} min", hours=count(hours), minutes=minutes)


def size(bytes_: int) -> str:
    if bytes_ == 1:
        return tr("1 byte")
    if bytes_ < 1000:
        return tr("{number} bytes", number=bytes_)
    value, unit = float(bytes_), 0
    while value >= 999.5 and unit < 3:
        value, unit = value / 1000, unit + 1
    number = decimal(value, 1 if value < 99.95 else 0)
    return (
        tr("{number} kB", number=number),
        tr("{number} MB", number=number),
        tr("{number} GB", number=number),
    )[unit - 1]


def count(number: int) -> str:
    return QLocale().toString(number)


def rate(tokens_per_second: float) -> str:
    return tr("{number} tokens/s", number=decimal(tokens_per_second, 1 if tokens_per_second < 9.95 else 0))


def decimal(value: float, places: int) -> str:
    rounded = round(float(value), places) or 0.0  # never "-0.00"
    return QLocale().toString(rounded, "f", places)
