"""Numbers as bars."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.widgets import theme
from playground.widgets.bars import Bars
from playground.widgets.tokens import LIGHT


def test_bars_rise_and_fall_from_zero_and_tell_their_values(qapp: QApplication, qtbot: QtBot):
    theme.apply(qapp, "light")
    bars = Bars("Values")
    qtbot.addWidget(bars)
    bars.resize(460, 200)
    bars.set_values([1.0, -1.0, 0.5, 0.0], lambda place: f"value {place}", ("first", "last"))
    bars.show()
    image = bars.grab().toImage()
    accent = LIGHT.accent.lower()
    at = [next(x for x in range(460) if bars.bar_at(x) == place) + 40 for place in range(4)]
    heights = [[image.pixelColor(x, y).name() == accent for y in range(200)] for x in at]
    assert [round(sum(column), -1) for column in heights] == [80, 80, 40, 0]
    assert heights[0].index(True) < heights[1].index(True)
    told = []
    bars.hovered.connect(told.append)
    QTest.mouseMove(bars, QPoint(at[2], 60))
    QTest.keyClick(bars, Qt.Key.Key_Right)
    assert told == [2, 3]
    assert bars.accessibleDescription() == "value 3"


def test_thousands_of_values_are_shown_by_their_extremes(qtbot: QtBot):
    bars = Bars("Values")
    qtbot.addWidget(bars)
    bars.resize(260, 120)
    values = [0.0] * 3000
    values[1700] = 1.0
    bars.set_values(values, str)
    image = bars.grab().toImage()
    accent = LIGHT.accent.lower()
    lit = {x for x in range(260) for y in range(20, 90) if image.pixelColor(x, y).name() == accent}
    assert len(lit) == 1
    assert bars.bar_at(lit.pop()) in range(1680, 1720)
