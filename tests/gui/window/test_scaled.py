"""The real window on a screen of twice the density, as small as it may be there."""

import json
import os
import subprocess
import sys

import pytest

LOOK = """
import asyncio, json, sys
from pathlib import Path
from playground import app

SIZE = (800, 600)

def outside(widget, window):
    # What is above or below can be scrolled to.
    from PySide6.QtCore import QPoint, QRect
    from PySide6.QtWidgets import QAbstractScrollArea
    place = QRect(widget.mapTo(window, QPoint()), widget.size())
    above = widget.parentWidget()
    while above is not window and not isinstance(above, QAbstractScrollArea):
        above = above.parentWidget()
    if above is not window:
        place.moveTop(0)
    return not window.rect().contains(place)

def cut(widget):
    from PySide6.QtWidgets import QAbstractButton, QLabel
    is_text = isinstance(widget, QLabel) and not widget.wordWrap() or isinstance(widget, QAbstractButton)
    return is_text and widget.sizeHint().width() > widget.width()

def complaints(window, where):
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
    kinds = (QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit)
    seen = [each for each in window.findChildren(QWidget) if isinstance(each, kinds) and each.isVisible()]
    assert seen, where
    for each in seen:
        text = each.text() if isinstance(each, (QAbstractButton, QLabel)) else ""
        name = f"{where}: {type(each).__name__} {each.objectName() or each.accessibleName()} {text}"
        if outside(each, window):
            yield name + " lies outside"
        if cut(each):
            yield name + " is cut"

async def look(frame):
    from PySide6.QtWidgets import QApplication
    from playground.services.connections import ConnectionState
    from playground.tour.driver import Driver
    from playground.tour.report import Report

    window, found = frame.window(), []
    driver = Driver(window, Report())
    connections = frame.status_bar._connections
    await driver.until(lambda: connections.state is ConnectionState.CONNECTED, "A connection")
    for drawer in ("", "inspector", "code_view"):
        frame.drawers.show(drawer)
        await asyncio.sleep(0.3)
        found += complaints(window, drawer or "window")
    for show in (frame.dialogs.show_connections, frame.dialogs.show_settings, frame.dialogs.show_about):
        show()
        await driver.until(QApplication.activeModalWidget, "A dialog")
        dialog = QApplication.activeModalWidget()
        assert dialog.width() <= SIZE[0] and dialog.height() <= SIZE[1], dialog.size()
        found += complaints(dialog, dialog.objectName())
        dialog.reject()
    scale = [window.width(), window.height(), window.devicePixelRatio()]
    print(json.dumps({"found": found, "scale": scale}), flush=True)

options = app.Options(data_dir=Path(sys.argv[1]), language=sys.argv[2])
sys.exit(app.perform(options, look, SIZE))
"""


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_at_200_percent_nothing_lies_outside_a_small_window_and_no_word_is_cut(tmp_path, language):
    command = [sys.executable, "-c", LOOK, str(tmp_path), language]
    environment = {**os.environ, "QT_SCALE_FACTOR": "2"}
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["scale"] == [800, 600, 2.0]
    assert report["found"] == []
