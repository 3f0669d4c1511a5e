"""The word on the desktop, told by a tray that only remembers."""

from typing import ClassVar

import pytest
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QVBoxLayout, QWidget

from playground.api.training_jobs import TrainingJob
from playground.features.files.view.training.desktop_word import DesktopWord

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Tray(QSystemTrayIcon):
    available: ClassVar[bool] = True
    said: ClassVar[list[tuple[str, str]]]

    @staticmethod
    def isSystemTrayAvailable() -> bool:  # noqa: N802 - Qt's name
        return Tray.available

    @staticmethod
    def supportsMessages() -> bool:  # noqa: N802 - Qt's name
        return True

    def showMessage(self, title: str, words: str, *_: object) -> None:  # noqa: N802 - Qt's name
        self.said.append((title, words))

    def show(self) -> None:
        """There is no desktop for it here."""


@pytest.fixture
def window(qtbot):
    Tray.available, Tray.said = True, []
    window = QWidget()
    page = QWidget(window)
    QVBoxLayout(window).addWidget(page)
    qtbot.addWidget(window)
    window.show()
    return window


JOB = TrainingJob(id="ftjob-1", status="succeeded", suffix="pirate")


def test_who_works_elsewhere_is_told_that_a_job_has_ended_and_a_click_leads_to_it(qtbot, window):
    word = DesktopWord(window.layout().itemAt(0).widget(), Tray)
    window.hide()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is None)
    word.tell(JOB)
    word.tell(JOB)
    assert Tray.said == [("Training has ended", "pirate: Succeeded")] * 2
    (tray,) = word.findChildren(Tray)
    with qtbot.waitSignal(word.clicked):
        tray.messageClicked.emit()
    assert window.isVisible()


def test_who_looks_at_the_window_has_its_notice_there(qtbot, window):
    word = DesktopWord(window, Tray)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    word.tell(JOB)
    assert not Tray.said


def test_a_desktop_without_a_place_for_it_is_left_alone(qtbot, window):
    word = DesktopWord(window, Tray)
    Tray.available = False
    window.hide()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is None)
    word.tell(JOB)
    assert not word.findChildren(QSystemTrayIcon)
