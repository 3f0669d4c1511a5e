"""This pair of Python and PySide6 keeps its references to None and True; 6.12.0 loses them below Python 3.12."""

import subprocess
import sys

COUNT_REFERENCES = """
import sys
from PySide6.QtCore import QCoreApplication, QObject, Signal

class Sender(QObject):
    sent = Signal()

application = QCoreApplication([])
sender = Sender()
before = sys.getrefcount(None), sys.getrefcount(True)
for _ in range(20_000):
    sender.killTimer(sender.startTimer(60_000))
for _ in range(1_000):
    sender.sent.emit()
after = sys.getrefcount(None), sys.getrefcount(True)
print(max(abs(now - then) for now, then in zip(after, before)))
"""


def test_calls_of_qt_leave_the_references_of_none_and_true_alone():
    finished = subprocess.run([sys.executable, "-c", COUNT_REFERENCES], capture_output=True, text=True)
    assert finished.returncode == 0, finished.stderr
    assert int(finished.stdout) < 200
