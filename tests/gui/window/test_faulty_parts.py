"""A slot, a paint method and a model that fail: one banner for all that follows, and a window that can be used."""

import pytest
from PySide6.QtTest import QTest

from playground.api.observer import ExchangeStart
from playground.api.request import ApiRequest
from playground.message import Message
from playground.window.reporter import Reporter
from playground.window.tab import TabEntry
from tests.gui.window.house import NotingTab, open_house


class FailingTab(NotingTab):
    """Fails at "New", and at every painting once it is told to."""

    def __init__(self, context):
        super().__init__(context)
        self.paints = True
        self.failures = 0

    def new(self):
        self.failures += 1
        raise LookupError("faulty slot")

    def paintEvent(self, event):
        if not self.paints:
            self.failures += 1
            raise LookupError("faulty paint")


class FailingSize(int):
    """The size of an exchange, which cannot be written out."""

    failures = 0

    def __lt__(self, other):
        FailingSize.failures += 1
        raise LookupError("faulty data")


def fail_in_a_slot(house, qtbot):
    before = house.tab.failures
    house.press("Ctrl+N")
    qtbot.waitUntil(lambda: house.tab.failures > before)


def fail_in_a_paint_method(house, qtbot):
    before = house.tab.failures
    house.tab.paints = False
    house.tab.update()
    qtbot.waitUntil(lambda: house.tab.failures > before)


def fail_in_a_model(house, qtbot):
    before = FailingSize.failures
    exchanges = house.context.exchanges
    house.frame.drawers.show("inspector")
    exchanges.exchange_started(
        ExchangeStart(ApiRequest("GET", "models"), "https://example.com/v1/models", (), "", 0, 1)
    )
    entry = exchanges.entries[-1]
    entry.first_byte_at, entry.size = 0.1, FailingSize()
    qtbot.waitUntil(lambda: FailingSize.failures > before)


@pytest.fixture
def house(tmp_path, qapp, qtbot):
    entries = (
        TabEntry("one", "chat-circle-text", Message("Chat"), FailingTab),
        TabEntry("two", "image", Message("Images"), NotingTab),
    )
    house = open_house(tmp_path, entries)
    house.window.show()
    house.window.activateWindow()
    qtbot.waitUntil(house.window.isActiveWindow)
    yield house
    house.window.hide()
    house.window.deleteLater()


@pytest.mark.parametrize(
    ("fail", "fault"),
    [(fail_in_a_slot, "faulty slot"), (fail_in_a_paint_method, "faulty paint"), (fail_in_a_model, "faulty data")],
)
def test_a_part_that_fails_gives_one_banner_and_the_window_goes_on(house, qtbot, expect_log, fail, fault):
    expect_log(fault)
    rows = house.frame.notice_bar.rows
    reporter = Reporter(house.context.notices)
    with qtbot.captureExceptions():
        # pytest-qt holds the hook while it captures; ours is put over it.
        reporter.install()
        try:
            for _ in range(3):
                fail(house, qtbot)
            qtbot.waitUntil(lambda: len(rows) > 0)
            assert fault in rows[0].notice.details
            house.press("Ctrl+2")
            assert house.tab.prompt.hasFocus()
            QTest.keyClicks(house.tab.prompt, "still here")
            house.press("Ctrl+Return")
        finally:
            house.window.hide()  # so that nothing paints, and fails, without a reporter
            reporter.remove()
    assert len(rows) == 1
    assert house.tab.prompt.toPlainText() == "still here"
    assert house.tab.asked == ["run"]
