"""Notice bar, status bar and the box of connections."""

import asyncio

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QPushButton

from playground.api.connection import Connection
from playground.api.errors import RateLimited
from playground.api.observer import RetryWait
from playground.message import Message
from playground.services.connections import ConnectionState
from playground.services.notices import Notice
from playground.window.notice_bar import NoticeBar
from playground.window.status_bar import StatusBar
from tests.gui.window.house import live, until


@pytest.fixture
def bar(qtbot):
    bar = NoticeBar()
    qtbot.addWidget(bar)
    return bar


def notice(text, level="warning", **more):
    return Notice(level, Message("{text}", text=text), **more)


def texts(bar):
    return [row.text.text() for row in bar.rows]


def button(widget, text):
    return next(button for button in widget.findChildren(QPushButton) if button.text() == text)


def test_it_takes_no_room_while_there_is_nothing_to_say(bar):
    assert bar.isHidden()
    bar.show_notice(notice("a"))
    assert not bar.isHidden()
    bar.rows[0].dismissed.emit()
    assert bar.isHidden()


def test_only_the_newest_three_are_kept_and_none_twice(bar):
    for text in "abcda":
        bar.show_notice(notice(text))
    assert texts(bar) == ["c", "d", "a"]


def test_the_lightest_makes_room_and_of_these_the_oldest(bar):
    for level in ("danger", "warning", "info", "warning"):
        bar.show_notice(notice(f"{level} {len(texts(bar))}", level))
    assert texts(bar) == ["danger 0", "warning 1", "warning 3"]
    bar.show_notice(notice("another warning"))
    assert texts(bar) == ["danger 0", "warning 3", "another warning"]
    for text in "abc":
        bar.show_notice(notice(text, "danger"))
    assert texts(bar) == ["a", "b", "c"]


def test_information_goes_by_itself_and_a_warning_stays(bar):
    bar.show_notice(notice("stays"))
    bar.show_notice(notice("goes", "info"))
    assert bar.rows[1]._timer.isActive()
    assert not bar.rows[0]._timer.isActive()
    bar.rows[1]._timer.timeout.emit()
    assert texts(bar) == ["stays"]


def test_what_is_being_read_does_not_go(bar, qtbot):
    bar.show_notice(notice("read me", "info"))
    row = bar.rows[0]
    row.enterEvent(None)
    assert not row._timer.isActive()
    row.leaveEvent(QEvent(QEvent.Type.Leave))
    assert row._timer.isActive()


def test_details_unfold(bar):
    bar.show_notice(notice("failed", "danger", details="status 500"))
    row = bar.rows[0]
    assert row.details.isHidden()
    button(row, "Details").click()
    assert not row.details.isHidden()
    assert row.details.text() == "status 500"


def test_its_button_asks_and_goes(bar, qtbot):
    bar.show_notice(notice("gone", action=("chat.undo", Message("Undo"))))
    with qtbot.waitSignal(bar.action_requested) as asked:
        button(bar.rows[0], "Undo").click()
    assert asked.args == ["chat.undo"]
    assert bar.rows == []


def test_a_job_shows_its_state_and_can_be_cancelled(house):
    status = house.frame.status_bar
    ended = []

    async def work():
        house.context.jobs.listener("work").progress(0.5)
        try:
            await asyncio.sleep(60)
        finally:
            ended.append(True)

    async def story():
        assert status.jobs.text() == "No jobs running"
        house.context.jobs.start("work", work, label=Message("Working"))
        await until(lambda: status.cancel.isVisible())
        assert status.jobs.text().startswith("Working · 50 % · ")
        assert status.progress.isVisible()
        house.click(status.cancel)
        await until(lambda: ended)
        await until(lambda: status.jobs.text() == "No jobs running")
        assert not status.cancel.isVisible()

    live(house, story)


def test_work_that_must_not_be_lost_cannot_be_cancelled(house):
    status = house.frame.status_bar
    saved = asyncio.Event()

    async def story():
        house.context.jobs.start("draft", saved.wait, label=Message("Saving"), cancellable=False)
        await until(lambda: status.jobs.text().startswith("Saving"))
        assert not status.cancel.isVisible()
        saved.set()
        await until(lambda: not house.context.jobs.running)

    live(house, story)


def test_a_wait_says_how_long_and_can_be_cut_short(house):
    status = house.frame.status_bar
    woken = asyncio.Event()

    async def work():
        wait = RetryWait(2.0, 2, RateLimited(status=429), woken.set)
        house.context.jobs.listener("work").retry_scheduled(wait)
        await woken.wait()

    async def story():
        house.context.jobs.start("work", work, label=Message("Reply"))
        await until(lambda: status.retry.isVisible())
        assert "Waiting 2 s, then again" in status.jobs.text()
        house.click(status.retry)
        await until(lambda: not house.context.jobs.running)

    live(house, story)


def test_a_job_that_is_done_at_once_does_not_flicker(house):
    async def story():
        async def nothing():
            pass

        house.context.jobs.start("nothing", nothing, label=Message("Nothing"))
        assert house.frame.status_bar.jobs.text() == "No jobs running"

    live(house, story)


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        (ConnectionState.CONNECTING, "Connecting…"),
        (ConnectionState.FAILED, "Not connected"),
        (ConnectionState.NO_KEY, "No key yet"),
        (ConnectionState.CONNECTED, "Connected · 0 models"),
    ],
)
def test_the_state_of_the_connection_is_said_in_words(house, state, sentence):
    connections = house.context.connections
    connections.state = state
    connections.state_changed.emit()
    assert house.frame.status_bar.connection.text() == sentence
    box = house.frame.top_bar.connection
    assert box.accessibleDescription() == sentence
    assert sentence in box.toolTip()


def test_the_box_lists_every_connection_and_switches_all_tabs(house):
    connections = house.context.connections
    connections.save(Connection("c1", "Mine <b>", "http://127.0.0.1:1/v1"))
    box = house.frame.top_bar.connection
    assert [box.itemText(row) for row in range(box.count())] == [
        "Demo · on this computer",
        "Mine <b>",
        "",
        "Manage connections…",
    ]
    box.activated.emit(1)
    assert connections.current.id == "c1"
    assert box.currentText() == "Mine <b>"
    assert "&lt;b&gt;" in box.toolTip()


def test_manage_opens_the_dialog_and_leaves_the_choice(house, qtbot):
    box = house.frame.top_bar.connection
    with qtbot.waitSignal(box.manage_requested):
        box.activated.emit(box.count() - 1)
    assert box.currentText() == "Demo · on this computer"
    house.frame.dialogs._open.reject()


def test_a_status_bar_without_work_is_silent(house):
    assert isinstance(house.frame.status_bar, StatusBar)
    assert not house.frame.status_bar._timer.isActive()


def test_of_one_matter_only_the_latest_word_stays_and_it_can_be_taken_back(bar):
    bar.show_notice(notice("refused", "danger", about="connection"))
    bar.show_notice(notice("something else"))
    bar.show_notice(notice("rejected", "danger", about="connection"))
    assert texts(bar) == ["something else", "rejected"]
    bar.withdraw("connection")
    assert texts(bar) == ["something else"]
