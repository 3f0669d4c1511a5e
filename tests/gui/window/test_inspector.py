"""The inspector: every exchange in a line, one in full, and no more work than a person can see."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from playground.api.observer import BodyArrived, Connected, Ended, EventsArrived, ExchangeStart, HeadersArrived
from playground.api.request import ApiRequest
from playground.api.sse import ServerSentEvent
from playground.services.exchanges import Exchanges
from playground.window.exchange_list import Column
from playground.window.inspector import Inspector
from tests.gui.accessibility import complaints

LIMITS = (("x-request-id", "req_123"), ("x-ratelimit-remaining-requests", "59"), ("content-type", "application/json"))


@pytest.fixture
def exchanges():
    return Exchanges()


@pytest.fixture
def inspector(exchanges, qtbot):
    inspector = Inspector(exchanges)
    qtbot.addWidget(inspector)
    inspector.resize(520, 700)
    inspector.show()
    return inspector


def exchange(exchanges, path="chat/completions", *, status=200, body=b'{"ok": true}', received=LIMITS):
    request = ApiRequest("POST", path, {"model": "m"})
    headers = (("Authorization", "Bearer sk-canary-123456"), ("User-Agent", "Playground"))
    start = ExchangeStart(request, f"https://api.example.com/v1/{path}", headers, '{"model": "m"}', 14, 1)
    number = exchanges.exchange_started(start)
    exchanges.exchange_changed(number, Connected(0.05, reused=False))
    exchanges.exchange_changed(number, HeadersArrived(0.1, status, received))
    exchanges.exchange_changed(number, BodyArrived(0.2, body))
    exchanges.exchange_changed(number, Ended(0.25, len(body), None, stopped=False))
    return number


def rows(inspector):
    model = inspector.list.model()
    return [[model.index(row, column).data() for column in Column] for row in range(model.rowCount())]


def page_text(inspector, title):
    tabs = inspector.detail
    index = next(index for index in range(tabs.count()) if tabs.tabText(index) == title)
    tabs.setCurrentIndex(index)
    return tabs.currentWidget().text.toPlainText()


def test_an_empty_list_says_what_will_be_there(inspector):
    assert inspector.empty.isVisible()


def test_the_latest_exchange_is_on_top(inspector, exchanges):
    exchange(exchanges, "models")
    exchange(exchanges, "chat/completions", status=429)
    inspector.refresh()
    assert rows(inspector) == [
        ["POST /v1/chat/completions", "429", "12 bytes", "0.25 s"],
        ["POST /v1/models", "200", "12 bytes", "0.25 s"],
    ]
    assert not inspector.empty.isVisible()


def test_what_changes_is_seen_without_asking(inspector, exchanges, qtbot):
    exchange(exchanges)
    qtbot.waitUntil(lambda: len(rows(inspector)) == 1)


def test_it_keeps_two_hundred_and_the_chosen_one_stays_chosen(inspector, exchanges):
    for number in range(205):
        exchange(exchanges, f"models/{number}")
        if number == 204:
            inspector.refresh()
            inspector.list.selectRow(3)
    exchange(exchanges, "models/new")
    inspector.refresh()
    assert len(rows(inspector)) == 200
    assert inspector.list.currentIndex().row() == 4


def test_the_detail_shows_request_response_and_headers_without_the_key(inspector, exchanges):
    exchange(exchanges, body=b'{"answer":42}')
    inspector.refresh()
    inspector.list.selectRow(0)
    assert json.loads(page_text(inspector, "Request")) == {"model": "m"}
    assert page_text(inspector, "Response") == '{\n  "answer": 42\n}'
    headers = page_text(inspector, "Headers")
    assert "x-request-id: req_123" in headers
    assert "canary" not in headers


def test_the_overview_shows_times_and_limits_and_copies_the_request_id(inspector, exchanges):
    exchange(exchanges)
    inspector.refresh()
    inspector.list.selectRow(0)
    values = {name: label.text() for name, label in inspector.detail.overview._values.items()}
    assert values["First byte"] == "0.10 s"
    assert values["x-ratelimit-remaining-requests"] == "59"
    QTest.mouseClick(inspector.detail.overview.copy_id, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "req_123"


def test_a_stream_shows_its_events_on_a_time_line(inspector, exchanges):
    request = ApiRequest("POST", "chat/completions", {})
    number = exchanges.exchange_started(ExchangeStart(request, "https://x/v1/chat/completions", (), "{}", 2, 1))
    exchanges.exchange_changed(number, HeadersArrived(0.1, 200, ()))
    event = ServerSentEvent(event="message", data='{"delta": "Hi"}', id="")
    exchanges.exchange_changed(number, EventsArrived(1.5, (event,), 20, first_token=True))
    inspector.refresh()
    inspector.list.selectRow(0)
    assert '1.500 s  message  {"delta": "Hi"}' in page_text(inspector, "Events")
    assert rows(inspector)[0][Column.TIME] == ""


def test_the_copy_button_copies_the_page(inspector, exchanges, qtbot):
    exchange(exchanges)
    inspector.refresh()
    inspector.list.selectRow(0)
    text = page_text(inspector, "Response")
    copy = inspector.detail.currentWidget().findChild(QPushButton)
    # The page was hidden until now: before it is laid out, the button has no place that could be hit.
    qtbot.waitUntil(lambda: copy.height() > 0)
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == text


def test_the_filter_finds_by_path_and_status(inspector, exchanges):
    exchange(exchanges, "models")
    exchange(exchanges, "chat/completions", status=500)
    inspector.refresh()
    QTest.keyClicks(inspector.filter, "CHAT 500")
    assert [row[Column.REQUEST] for row in rows(inspector)] == ["POST /v1/chat/completions"]
    inspector.filter.clear()
    assert len(rows(inspector)) == 2


def test_ten_thousand_changes_cost_one_refresh(inspector, exchanges, qtbot):
    request = ApiRequest("POST", "chat/completions", {})
    number = exchanges.exchange_started(ExchangeStart(request, "https://x/v1/chat/completions", (), "{}", 2, 1))
    refreshed = []
    inspector._table.dataChanged.connect(lambda *_: refreshed.append(1))
    for step in range(10_000):
        exchanges.exchange_changed(number, EventsArrived(step / 1000, (), 1, first_token=False))
    qtbot.waitUntil(lambda: bool(refreshed))
    assert len(refreshed) == 1


def test_addresses_from_a_server_are_plain_text(inspector, exchanges):
    exchange(exchanges, "<img src=x>\u202e")
    inspector.refresh()
    index = inspector.list.model().index(0, 0)
    assert "\u202e" not in index.data()
    assert "&lt;img" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_everything_in_it_can_be_heard_and_typed(inspector, exchanges):
    exchange(exchanges)
    inspector.refresh()
    inspector.list.selectRow(0)
    assert complaints(inspector) == []


def test_a_long_request_id_is_cut_in_the_middle_and_copied_whole(exchanges, inspector, qtbot):
    long = "req_" + "0123456789abcdef" * 8
    exchange(exchanges, received=(("x-request-id", long),))
    inspector.refresh()
    inspector.list.selectRow(0)
    overview = inspector.detail.overview
    value = overview._values["Request id"]
    qtbot.waitUntil(lambda: "…" in value.text())
    assert value.text().startswith("req_0123")
    assert value.text().endswith("cdef")
    assert value.fontMetrics().horizontalAdvance(value.text()) <= value.width()
    assert long in value.toolTip()
    qtbot.waitUntil(lambda: overview.copy_id.height() > 0)
    QTest.mouseClick(overview.copy_id, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == long
    inspector.resize(1600, 700)
    qtbot.waitUntil(lambda: value.text() == long)
    assert value.toolTip() == ""
