"""Several answers side by side, functions that wait for their results, and what is known about a reply."""

import math
import threading
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from playground.features.chat.settings import ChatSettings
from playground.features.chat.view.about_popover import AboutPopover
from playground.features.chat.view.call_card import CallCard
from playground.features.chat.view.calls_bar import CallsBar
from playground.features.chat.view.chances_dialog import ChancesDialog
from playground.features.chat.view.choices_view import ChoicesView
from playground.features.chat.view.reply_facts import facts_of
from playground.services.prices import Price, PriceTable
from playground.widgets.buttons import IconButton
from playground.widgets.elided_label import ElidedLabel
from tests.faults.server import DONE, STREAM_HEAD, FaultServer, Peer, event, once
from tests.gui.accessibility import complaints
from tests.gui.features.chat.desk import Desk, tell

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # popovers, offscreen


def part(index=0, finish=None, logprobs=None, **delta):
    choice = {"index": index, "delta": delta, "finish_reason": finish, "logprobs": logprobs}
    return event({"id": "c1", "created": 1_700_000_000, "model": "m", "choices": [choice]})


def call(index, id_, name, arguments):
    return {"index": index, "id": id_, "type": "function", "function": {"name": name, "arguments": arguments}}


@pytest.fixture
def at_the_desk(qapp, tmp_path):
    def at_the_desk(story, *scripts):
        with FaultServer(*scripts) as server:

            async def happen(desk: Desk):
                await story(desk, server)

            tell(tmp_path, happen, base_url=server.base_url)

    return at_the_desk


def wish(desk: Desk, **changes):
    desk.tab.model.wishes.wish(ChatSettings("test-model", **changes))


def choices(desk: Desk) -> ChoicesView:
    found = desk.tab.findChild(ChoicesView)
    assert found is not None
    return found


def said(desk: Desk) -> list[str]:
    return [card.text.text_of(str(turn_id)) for turn_id, card in choices(desk).cards.items()]


def calls(desk: Desk) -> list[CallCard]:
    bar = desk.tab.findChild(CallsBar)
    return bar.cards if bar is not None and bar.isVisible() else []


def reads(desk: Desk, expected: list[str]) -> bool:
    return desk.tab.findChild(ChoicesView) is not None and said(desk) == expected


def test_answers_arrive_side_by_side_and_a_key_or_a_click_picks_one(at_the_desk):
    go_on = threading.Event()

    def script(peer: Peer):
        peer.request()
        peer.send(STREAM_HEAD, part(content="one"), part(1, reasoning="Hm", content="two"))
        go_on.wait(10)
        peer.send(part(2, content="three"), *(part(each, "stop") for each in range(3)), DONE)

    async def story(desk: Desk, server):
        wish(desk, n=3)
        await desk.send("Say a number")
        await desk.until(partial(reads, desk, ["one", "two", ""]))
        cards = list(choices(desk).cards.values())
        assert [card.use.isEnabled() for card in cards] == [True, True, False]
        assert [each for each in complaints(choices(desk)) if "Answer" not in each] == []
        desk.type("3")
        assert desk.composer.text() == "", "the third has not begun, and a number is not written by mistake"
        go_on.set()
        await desk.answered()
        assert said(desk) == ["one", "two", "three"]
        turn = desk.transcript.last_turn()
        assert turn is not None
        assert (turn.text, turn.card) == ("Say a number", None)
        desk.type("2")
        await desk.answered()
        assert not choices(desk).isVisible()
        assert desk.reply == "two"
        turn = desk.transcript.last_turn()
        assert turn is not None
        assert turn.footer.version == (2, 3)

    at_the_desk(story, script)


def test_functions_are_answered_and_the_model_goes_on(at_the_desk):
    first = [call(0, "c1", "weather", '{"city": "Bergen"}'), call(1, "c2", "clock", "{no")]

    async def story(desk: Desk, server):
        wish(desk, tool_results={"clock": "12:00"})
        await desk.send("Weather?")
        await desk.answered()
        weather, clock = calls(desk)
        assert desk.reply.startswith("Let me see.\n\nTo be called: `weather`\n\n```json\n{\n")
        assert weather.result.hasFocus()
        assert clock.result.text() == "12:00"
        assert [label.text() for label in clock.findChildren(QLabel) if label.property("role") == "fault"] == [
            "This is no JSON: look at line 1, column 2."
        ]
        assert [each for card in (weather, clock) for each in complaints(card)] == []
        QTest.keyClicks(weather.result, "rain")
        desk.tab.model.new()
        assert not calls(desk)
        desk.tab.model.open(desk.tab.model.list.days[0].entries[0].id)
        await desk.answered()
        weather, clock = calls(desk)
        assert weather.result.text() == "rain"
        QTest.keyClick(weather.result, Qt.Key.Key_Return)
        await desk.until(lambda: desk.reply == "Wet.")
        await desk.answered()
        assert not calls(desk)
        sent = server.requests[1].json()["messages"]
        assert [(each["content"], each["tool_call_id"]) for each in sent[-2:]] == [("rain", "c1"), ("12:00", "c2")]

    asks = once(STREAM_HEAD, part(content="Let me see."), part(tool_calls=first), part(finish="tool_calls"), DONE)
    at_the_desk(story, asks, once(STREAM_HEAD, part(content="Wet.", finish="stop"), DONE))


def test_facts_below_a_reply_open_all_that_is_known_and_each_can_be_copied(at_the_desk):
    usage = {
        "prompt_tokens": 1000,
        "completion_tokens": 500,
        "prompt_tokens_details": {"cached_tokens": 200},
        "completion_tokens_details": {"reasoning_tokens": 40},
    }

    async def story(desk: Desk, server):
        wish(desk)
        await desk.send()
        await desk.answered()
        reply = desk.tab.model.turns[-1].id
        desk.click_action(f"about:{reply}")
        popover = desk.tab.findChild(AboutPopover)
        assert popover is not None
        shown = [value.full_text() for value in popover.findChildren(ElidedLabel, "fact")]
        assert {"m", "test-model", "Test", "c1", "finished", "200", "500", "40", "unknown"} <= set(shown)
        copy = popover.findChildren(IconButton, "copy_fact")[shown.index("c1")]
        desk.click(copy)
        assert QGuiApplication.clipboard().text() == "c1"
        QTest.keyClick(popover, Qt.Key.Key_Return)
        assert "\nCost: unknown" in QGuiApplication.clipboard().text()
        assert not popover.isVisible()
        PriceTable(desk.context.settings).set_rows([Price("test-*", input=1.0, output=2.0)])
        facts = facts_of(desk.tab.model.turns[-1], desk.tab.model.cost_of(desk.tab.model.turns[-1]))
        assert facts[-1].value == "$0.002"

    end = event({"id": "c1", "choices": [], "usage": usage})
    at_the_desk(story, once(STREAM_HEAD, part(content="Yes.", finish="stop"), end, DONE))


def test_another_word_is_taken_from_the_likely_ones_and_the_reply_goes_on_from_there(at_the_desk):
    def token(text, chance, *others):
        listed = [{"token": word, "logprob": math.log(p)} for word, p in ((text, chance), *others)]
        entry = {"token": text, "logprob": math.log(chance), "top_logprobs": listed}
        return part(content=text, logprobs={"content": [entry]})

    async def story(desk: Desk, server):
        wish(desk, logprobs=True, top_logprobs=2)
        await desk.send()
        await desk.answered()
        desk.click_action("chances:")
        dialog = desk.tab.findChild(ChancesDialog)
        assert dialog is not None
        assert complaints(dialog) == []
        dialog.text.choose(1)
        (button,) = dialog.others.buttons
        desk.click(button)
        await desk.until(lambda: desk.reply == "The moon shines")
        await desk.answered()
        turn = desk.transcript.last_turn()
        assert turn is not None
        assert turn.footer.version == (2, 2)
        assert server.requests[1].json()["messages"][-2] == {"role": "assistant", "content": "The moon"}

    said = (token("The", 0.9), token(" sun", 0.6, (" moon", 0.3)), token(" burns", 0.5), part(finish="stop"))
    at_the_desk(story, once(STREAM_HEAD, *said, DONE), once(STREAM_HEAD, part(content=" shines", finish="stop"), DONE))
