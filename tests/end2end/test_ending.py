"""The end of the real program, however early it comes: nothing typed or sent is lost."""

import os
import sqlite3
import subprocess
import sys

import pytest

TYPE_AND_CLOSE = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from playground import app

def furnished():
    from PySide6.QtWidgets import QApplication
    prompt = QApplication.focusWidget()
    assert prompt.objectName() == "prompt"
    QTest.keyClicks(prompt, "typed at once")
    if sys.argv[2] == "send":
        QTest.keyClick(prompt, Qt.Key.Key_Return)
    prompt.window().close()

sys.exit(app.run(app.Options(data_dir=Path(sys.argv[1])), on_furnished=furnished))
"""


def texts(folder, query):
    connection = sqlite3.connect(folder / "history.db")
    try:
        return [text for (text,) in connection.execute(query)]
    finally:
        connection.close()


@pytest.mark.parametrize("then", ["keep", "send"])
def test_what_was_typed_before_the_loop_ran_is_on_disk(tmp_path, then):
    command = [sys.executable, "-c", TYPE_AND_CLOSE, str(tmp_path), then]
    # A bare X server gives no window the focus.
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False, env=environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert texts(tmp_path, "SELECT text FROM turns WHERE role = 'user' UNION SELECT text FROM drafts") == [
        "typed at once"
    ]
