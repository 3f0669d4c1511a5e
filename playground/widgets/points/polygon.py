"""Many points for the painter at once: Qt reads them as a stream, as a loop in Python would take ten times as long."""

from __future__ import annotations

import sys
from array import array
from typing import Final

from PySide6.QtCore import QByteArray, QDataStream
from PySide6.QtGui import QPolygonF

_ORDER: Final = QDataStream.ByteOrder.LittleEndian if sys.byteorder == "little" else QDataStream.ByteOrder.BigEndian


def polygon(xs: array[float], ys: array[float]) -> QPolygonF:
    both = array("f", bytes(8 * len(xs)))
    both[0::2], both[1::2] = xs, ys
    stream = QDataStream(QByteArray(len(xs).to_bytes(4, sys.byteorder) + both.tobytes()))
    stream.setByteOrder(_ORDER)
    stream.setFloatingPointPrecision(QDataStream.FloatingPointPrecision.SinglePrecision)
    result = QPolygonF()
    stream >> result  # reads into it
    return result
