"""The middle of the images tab."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.features.images.view.source_chip import SourceChip
from playground.features.images.view.sources_shelf import SourcesShelf
from playground.features.images.view.work_page import WorkPage
from playground.widgets import theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def picture() -> QImage:
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    return image


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication) -> WorkPage:
    theme.apply(qapp, "light")
    page = WorkPage(["A house"])
    qtbot.addWidget(page)
    page.resize(800, 700)
    page.show_page("canvas")
    page.show_sources(True)
    page.show()
    page.activateWindow()
    page.sources.set_canvas(picture(), painted=False)
    page.sources.set_references([SourceChip("hat.png", picture())])
    return page


def test_tab_follows_the_eye_from_the_tools_to_the_prompt_and_its_button(page: WorkPage, qtbot: QtBot):
    page.composer.set_text("A hat")
    page.toolbar.fit.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(page.toolbar.fit.hasFocus)
    met = []
    while QApplication.focusWidget() is not page.composer.run_button and len(met) < 40:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        met.append(QApplication.focusWidget())
    wanted = [page.canvas, page.modes.buttons["generate"], *page.sources.faces, page.sources.add]
    wanted += [page.composer.prompt, page.composer.code_button, page.blank, page.extend, page.composer.run_button]
    assert [widget for widget in met if widget in wanted] == wanted


def test_sixteen_pictures_take_two_lines_and_the_others_are_scrolled_to(page: WorkPage, qtbot: QtBot):
    page.resize(640, 560)
    page.sources.set_references([SourceChip(f"{number}.png", picture()) for number in range(15)])
    (shelf,) = page.findChildren(SourcesShelf)
    qtbot.waitUntil(lambda: shelf.height() == 2 * page.sources.add.height() + 8)
    assert page.sources.height() > shelf.height()
    page.sources.set_references([])
    qtbot.waitUntil(lambda: shelf.height() == page.sources.add.height())
