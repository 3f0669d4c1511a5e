"""The chat with a server that misbehaves: what arrived is kept, the right words stand below it, and all goes on."""

import pytest
from PySide6.QtCore import Qt

from tests.faults.server import DONE, STREAM_HEAD, answer, delta, error_answer, event, once
from tests.gui.features.chat.desk import KEY, PROMPT, Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

FIVE = [delta(f"word{number} ") for number in range(5)]
TEXT = "word0 word1 word2 word3 word4 "
GOOD = once(STREAM_HEAD, delta("all is well", "stop"), DONE)
CHUNKED = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"


def chunk(data):
    return f"{len(data):x}\r\n".encode() + data + b"\r\n"


def reset_after_five(peer):
    peer.request()
    peer.send(STREAM_HEAD, *FIVE)
    peer.pause(0.2)  # a reset overtakes what was just sent
    peer.reset()


def cut_inside_a_chunk(peer):
    peer.request()
    peer.send(CHUNKED, *map(chunk, FIVE), b"40\r\ndata: {")


@pytest.mark.parametrize(
    "script", [reset_after_five, once(STREAM_HEAD, *FIVE), cut_inside_a_chunk], ids=["N1 reset", "N2 end", "N3 cut"]
)
def test_broken_stream_keeps_its_text_and_offers_to_ask_again(talk, script):
    async def story(desk: Desk, server):
        await desk.answered()
        assert desk.reply == TEXT
        assert desk.tab.model.turns[-1].status == "interrupted"
        assert "What arrived is kept" in desk.card.body
        assert [name for name, _ in desk.card.actions] == ["continue", "retry"]
        assert len(server.requests) == 1  # never again by itself
        await desk.click_card("retry")
        await desk.until(lambda: desk.reply == "all is well")
        await desk.answered()
        assert [turn.text for turn in desk.tab.model.turns] == [PROMPT, "all is well"]

    talk(script, GOOD, story=story)


def test_reply_is_complete_at_done_though_the_connection_stays_open(talk):
    """N4"""

    def script(peer):
        peer.request()
        peer.send(STREAM_HEAD, delta("all is well", "stop"), DONE)
        peer.hold()

    async def story(desk: Desk, server):
        await desk.answered(2.0)
        assert desk.tab.model.turns[-1].status == "done"
        assert server.wait_for(lambda each: bool(each.disconnects))

    talk(script, story=story)


def test_reply_is_complete_with_a_finish_reason_and_no_done(talk):
    """N5"""

    async def story(desk: Desk, server):
        await desk.answered()
        assert desk.tab.model.turns[-1].status == "done"
        assert desk.reply == "all is well"

    talk(once(STREAM_HEAD, delta("all is well", "stop")), story=story)


def breathe_for_ever(peer):
    peer.request()
    peer.send(STREAM_HEAD)
    while True:
        peer.send(b": keep-alive\n\n")
        peer.pause(0.05)


def test_server_that_only_breathes_is_noticed_and_then_given_up(talk):
    """N6"""

    async def story(desk: Desk, server):
        await desk.until(lambda: any(job.state is not None for job in desk.context.jobs.running))
        (job,) = desk.context.jobs.running
        assert "no new text" in str(job.state)
        await desk.answered()
        assert desk.tab.model.turns[-1].status in ("failed", "interrupted")
        assert desk.card.actions[0][0] == "retry"

    talk(breathe_for_ever, story=story)


def test_stop_works_at_once_on_a_server_that_only_breathes(talk):
    """N6"""

    async def story(desk: Desk, server):
        await desk.until(lambda: bool(server.requests))
        desk.click(desk.composer.run_button)
        await desk.answered(1.0)
        assert "before it began" in desk.card.title
        assert server.wait_for(lambda each: bool(each.disconnects))

    talk(breathe_for_ever, story=story)


def test_wait_of_a_limited_server_is_seen_and_can_be_cut_short(talk):
    """N8"""

    async def story(desk: Desk, server):
        await desk.until(lambda: desk.status.retry.isVisible())
        assert "Waiting 30 s, then again" in desk.status.jobs.text()
        desk.click(desk.status.retry)
        await desk.answered()
        assert desk.reply == "all is well"
        assert len(server.requests) == 2

    limited = error_answer(
        "429 Too Many Requests", "slow down", headers=["Retry-After: 30"], code="rate_limit_exceeded"
    )
    talk(once(limited), GOOD, story=story)


def test_a_wait_of_an_hour_is_not_begun(talk):
    """N8"""

    async def story(desk: Desk, server):
        await desk.answered()
        assert len(server.requests) == 1
        assert "slow down" in desk.card.details

    talk(once(error_answer("429 Too Many Requests", "slow down", headers=["Retry-After: 3600"])), story=story)


def test_used_up_quota_is_told_and_not_tried_again(talk):
    """N9"""

    async def story(desk: Desk, server):
        await desk.answered()
        assert len(server.requests) == 1
        assert "insufficient_quota" in desk.card.details
        assert desk.card.title

    talk(once(error_answer("429 Too Many Requests", "You exceeded your quota", code="insufficient_quota")), story=story)


@pytest.mark.parametrize(
    "reply",
    [
        answer("<html><body>" + "<p>Bad gateway</p>" * 20_000, status="500 Oops", content_type="text/html"),
        answer("", status="502 Bad Gateway"),
        error_answer("503 Service Unavailable", "overloaded"),
    ],
    ids=["500 page", "502 empty", "503 json"],
)
def test_failing_server_is_tried_again_and_then_explained_in_few_words(talk, reply):
    """N10"""

    async def story(desk: Desk, server):
        await desk.answered()
        assert 2 <= len(server.requests) <= 3
        assert desk.tab.model.turns[-1].status == "failed"
        assert len(desk.card.title + desk.card.body) < 300
        assert "<p>" not in desk.card.title + desk.card.body + desk.card.details
        assert len(desk.card.details) < 600

    talk(once(reply), story=story)


def test_error_under_a_good_status_is_an_error(talk):
    """N11"""

    async def story(desk: Desk, server):
        await desk.answered()
        assert desk.tab.model.turns[-1].status == "failed"
        assert "no capacity left" in desk.card.details

    talk(once(answer('{"error": {"message": "no capacity left", "code": "x"}}')), story=story)


def test_error_inside_a_stream_keeps_the_text_before_it(talk):
    """N11"""

    async def story(desk: Desk, server):
        await desk.answered()
        assert desk.reply == TEXT
        assert desk.tab.model.turns[-1].status == "interrupted"
        assert "no capacity left" in desk.card.details

    talk(once(STREAM_HEAD, *FIVE, event({"error": {"message": "no capacity left"}})), story=story)


def test_web_page_instead_of_an_api_is_called_one(talk):
    """N12"""

    async def story(desk: Desk, server):
        await desk.answered()
        assert "web page" in desk.card.title
        assert "open_connection" in [name for name, _ in desk.card.actions]
        await desk.click_card("open_connection")
        assert desk.actions == ["open_connection"]

    talk(once(answer("<!DOCTYPE html><html><title>Sign in</title></html>", content_type="text/html")), story=story)


def test_one_unreadable_event_is_left_out_and_told(talk):
    """N13"""

    async def story(desk: Desk, server):
        await desk.answered()
        assert desk.tab.model.turns[-1].status == "done"
        assert desk.reply == "one two"
        turn = desk.transcript.last_turn()
        assert turn is not None
        assert "left out" in turn.footer.text

    talk(once(STREAM_HEAD, delta("one "), b"data: {broken\n\n", delta("two", "stop"), DONE), story=story)


def test_many_unreadable_events_end_the_reply_and_keep_its_text(talk):
    """N13"""

    async def story(desk: Desk, server):
        await desk.answered()
        assert desk.reply == "one "
        assert desk.tab.model.turns[-1].status == "interrupted"
        assert desk.card.actions[0][0] == "retry"

    talk(once(STREAM_HEAD, delta("one "), *[b"data: {broken\n\n"] * 5, delta("two")), story=story)


def test_rejected_key_stays_out_of_everything_though_the_server_repeats_it(talk):
    async def story(desk: Desk, server):
        await desk.answered()
        assert server.requests[0].headers["authorization"] == f"Bearer {KEY}"
        shown = desk.card.title + desk.card.body + desk.card.details
        assert "Incorrect API key" in shown
        assert KEY not in shown

    talk(
        once(error_answer("401 Unauthorized", f"Incorrect API key provided: {KEY}.", code="invalid_api_key")),
        story=story,
    )


def test_refused_parameter_is_left_out_by_one_click(talk):
    async def story(desk: Desk, server):
        await desk.answered()
        row = desk.tab.options.temperature
        row.box.setText("0.5")
        desk.press(Qt.Key.Key_Return, row.box)
        await desk.send("Once more")
        await desk.answered()
        assert server.requests[1].json()["temperature"] == 0.5
        await desk.click_card("send_without:temperature")
        await desk.until(lambda: len(server.requests) == 3)
        await desk.answered()
        assert "temperature" not in server.requests[2].json()
        assert desk.reply == "all is well"

    refused = error_answer(
        "400 Bad Request", "Unsupported value: 'temperature'", code="unsupported_value", param="temperature"
    )
    talk(GOOD, once(refused), GOOD, story=story)
