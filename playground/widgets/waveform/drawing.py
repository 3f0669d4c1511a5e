"""How the outline of a sound is drawn into a picture of its own."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPixmap, QTransform

from playground.widgets.waveform.columns import FULL, Columns

MOST_GAIN = 8.0  # by which something quiet is made visible, and no more: noise would look like speech


def gain_for(peak: int) -> float:
    """By which the loudest place almost fills the height."""
    return min(MOST_GAIN, 0.94 * FULL / peak) if peak else 1.0


def upright(low: int, high: int, height: int, gain: float) -> tuple[int, int]:
    """Where a column begins, and where it has ended, counted from the foot of a picture. Silence is one pixel."""
    middle, reach = height // 2, gain * height / 2 / FULL
    return max(0, middle + int(low * reach)), min(height, middle + int(high * reach) + 1)


def shape(size: QSize, columns: Columns, gain: float) -> QImage:
    """Where the wave is, without a colour; a column for each pixel."""
    height, count = size.height(), len(columns)
    middle, reach = height // 2, gain * height / 2 / FULL
    none, all_ = bytes(height), b"\x01" * height
    begins = [max(0, middle + int(low * reach)) for low in columns.lows]
    ends = [middle + int(high * reach) + 1 for high in columns.highs]
    # Columns written as lines and turned: a thousand strings cost a fifth of a thousand lines drawn.
    lying = b"".join([none[:at] + all_[at:to] + none[to:] for at, to in zip(begins, ends, strict=True)])
    return QImage(lying, height, count, height, QImage.Format.Format_Indexed8).transformed(QTransform().rotate(-90))


def coloured(shape: QImage, colour: str) -> QPixmap:
    shape.setColorTable([0, QColor(colour).rgba()])
    return QPixmap.fromImage(shape.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied))
