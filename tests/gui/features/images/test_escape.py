"""Esc closes what lies over the work, and only then stops the work."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from playground.features.images.view.compare_view import CompareView
from playground.features.images.view.full_size import FullSizeView
from playground.features.images.view.library_view import LibraryView

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.mark.parametrize("make", [CompareView, FullSizeView, LibraryView])
def test_the_window_does_not_take_it_first(make: Callable[[QWidget], QWidget], qtbot: QtBot):
    window = QMainWindow()
    qtbot.addWidget(window)
    stop = QAction(window)
    stop.setShortcut(QKeySequence("Esc"))
    window.addAction(stop)
    view = make(window)
    window.setCentralWidget(view)
    window.show()
    window.activateWindow()
    view.show()
    view.setFocus()
    qtbot.waitUntil(window.isActiveWindow)
    closed = view.closed  # type: ignore[attr-defined]  # each of them has this signal
    assert isinstance(closed, SignalInstance)
    with qtbot.assertNotEmitted(stop.triggered), qtbot.waitSignal(closed):
        qtbot.keyClick(view.focusProxy() or view, Qt.Key.Key_Escape)
