"""Curves over steps."""

import math

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.widgets import theme
from playground.widgets.curve_chart import CurveChart, Line, Mark
from playground.widgets.points.colours import group_colour
from playground.widgets.tokens import LIGHT


def test_curves_have_gaps_and_tell_their_values_to_mouse_and_keys(qapp: QApplication, qtbot: QtBot):
    theme.apply(qapp, "light")
    chart = CurveChart("Loss")
    qtbot.addWidget(chart)
    chart.resize(460, 240)
    steps = (10, 20, 30, 40, 50)
    training = Line("Training", steps, (4.0, 3.0, math.nan, 1.0, 1.0), 0)
    checked = Line("Validation", (20, 40), (3.5, 2.0), 1, "dashes", raw=(3.6, 1.9))
    chart.set_lines([training, checked], [Mark(40, "Checkpoint", 0)])
    chart.show()
    told: list[int] = []
    chart.pointed_at.connect(told.append)
    QTest.mouseMove(chart, QPoint(60, 100))
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert told == [10, 20]
    assert chart.accessibleDescription() == "Step 20\nTraining: 3.0000\nValidation: 3.5000"
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert "no number" in chart.accessibleDescription()
    QTest.keyClick(chart, Qt.Key.Key_End)
    assert chart.accessibleDescription() == "Step 50\nTraining: 1.0000"
    chart.point_at(40)
    assert not chart.grab().isNull()
    chart.point_at(-1)
    image = chart.grab().toImage()
    colour = QColor(group_colour(0, LIGHT)).name()
    lit = {x for x in range(60, 440) for y in range(40, 215) if image.pixelColor(x, y).name() == colour}
    assert min(lit) < 70
    assert max(lit) > 430
    assert not lit & set(range(160, 240))  # the gap around the third step


def test_a_chart_without_a_point_stands_still(qtbot: QtBot):
    chart = CurveChart("Loss")
    qtbot.addWidget(chart)
    for lines in ([], [Line("Training", (), (), 0)], [Line("Training", (3,), (math.nan,), 0)]):
        chart.set_lines(lines)
        chart.show()
        assert not chart.grab().isNull()
        QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.accessibleDescription() == "Step 3\nTraining: no number"
