"""A house for every test that asks for one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from playground.widgets import theme
from tests.gui.window.house import House, open_house

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # What the platform without a screen says at every dialog and menu.
    for item in items:
        if item.path.parent == HERE:
            item.add_marker(pytest.mark.qt_log_ignore("^This plugin does not support "))


@pytest.fixture
def house(tmp_path: Path, qapp, qtbot: QtBot) -> Iterator[House]:
    theme.apply(qapp, "light")
    house = open_house(tmp_path)
    house.window.show()
    house.window.activateWindow()
    qtbot.waitUntil(house.window.isActiveWindow)
    yield house
    house.context.settings.save()
    house.window.hide()
    house.window.deleteLater()
