"""Places in a sound."""

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QFont

from playground.widgets.clock import clock, tabular


@pytest.mark.parametrize(
    ("seconds", "places", "shown"),
    [
        (0, 0, "0:00"),
        (5.99, 0, "0:05"),
        (754, 0, "12:34"),
        (3723.4, 0, "1:02:03"),
        (12.34, 1, "0:12.3"),
        (0.3, 1, "0:00.3"),
        (59.999, 2, "0:59.99"),
        (-1, 0, "0:00"),
    ],
)
def test_a_clock_shows_what_has_begun(seconds: float, places: int, shown: str):
    assert clock(seconds, places).replace(QLocale().decimalPoint(), ".") == shown


def test_running_figures_have_digits_of_one_width():
    assert tabular(QFont()).featureTags() == [QFont.Tag("tnum")]
