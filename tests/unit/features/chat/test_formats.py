"""What other programs and this one have exported is read whatever was done to it."""

import copy
import json
import random
from base64 import b64encode
from typing import Any

import pytest

from playground.features.chat import own_reading
from playground.features.chat.arrival import Arrival, Unreadable, parents_first
from playground.features.chat.arriving import arrival_of
from playground.features.chat.exporting import written
from playground.features.chat.own_format import Kept
from playground.features.chat.records import turn_of
from playground.storage.blobs import hash_of
from playground.storage.history import ConversationRecord, TurnRecord
from tests.unit.features.chat.exports import conversation, message, node


def tree(arrival: Arrival) -> list[tuple[str, str, int | None]]:
    return [(each.turn.role, each.turn.text, each.parent) for each in arrival.conversation.turns]


def said(*messages: dict[str, Any]) -> list[tuple[str, str, str]]:
    """What is left of messages that follow each other: role, text and reasoning."""
    mapping = {str(n): node(str(n - 1) if n else None, [], each) for n, each in enumerate(messages)}
    turns = arrival_of({"id": "x", "mapping": mapping}).conversation.turns
    return [(each.turn.role, each.turn.text, str(each.turn.details.get("reasoning", ""))) for each in turns]


def test_branches_become_versions_and_the_one_that_was_read_last_is_kept() -> None:
    arrival = arrival_of(conversation()).conversation
    assert tree(arrival_of(conversation())) == [
        ("user", "Where to?", None),
        ("assistant", "Wien", 0),
        ("user", "And then?", 1),
        ("assistant", "Ulm", 0),
    ]
    assert (arrival.origin, arrival.title, arrival.leaf) == ("chatgpt:c-1", "Trip", 2)
    assert (arrival.created_at, arrival.updated_at) == (1700000000.25, 1700000009.5)
    assert (arrival.turns[1].turn.model, arrival.turns[1].created_at) == ("gpt-4", 1700000001.5)


def test_what_was_hidden_weightless_or_empty_is_left_out_and_what_follows_moves_up() -> None:
    assert said(
        message("user", "Hi"),
        message("assistant", "hidden", metadata={"is_visually_hidden_from_conversation": True}),
        message("assistant", "", " "),
        message("tool", "weightless", weight=0.0),
        message("nobody", "?"),
        message("assistant", "Hello"),
    ) == [("user", "Hi", ""), ("assistant", "Hello", "")]


def test_thoughts_go_to_the_reply_that_follows_them() -> None:
    thoughts = {"content_type": "thoughts", "thoughts": [{"summary": "s", "content": "First"}, {"summary": "Then"}]}
    recap = {"content_type": "reasoning_recap", "content": "Thought for 3 s"}
    assert said(
        message("user", "Hi"),
        message("assistant", content=thoughts),
        message("assistant", content=recap),
        message("assistant", "Hello"),
    ) == [("user", "Hi", ""), ("assistant", "Hello", "First\n\nThen")]


def test_code_pictures_and_what_tools_say_become_text() -> None:
    picture = {"content_type": "image_asset_pointer", "asset_pointer": "file-service://x", "width": 4, "height": 5}
    sound = {"content_type": "audio_asset_pointer"}
    heard = {"content_type": "audio_transcription", "text": "Heard"}
    found = said(
        message(
            "user",
            picture,
            "Look",
            sound,
            heard,
            content={"content_type": "multimodal_text", "parts": [picture, "Look", sound, heard]},
        ),
        message("assistant", content={"content_type": "code", "language": "python", "text": "a = '```'"}),
        message(
            "tool",
            content={"content_type": "execution_output", "text": "12"},
            author={"role": "tool", "name": "python"},
        ),
        message("assistant", "find(x)", recipient="browser"),
        message("tool", content={"content_type": "tether_quote", "title": "T", "url": "http://u", "text": "Q"}),
    )
    assert [text for _, text, _ in found] == [
        "[picture 4 × 5, not in the export]\n\nLook\n\n[sound, not in the export]\n\nHeard",
        "````python\na = '```'\n````",
        "12",
        "```\nfind(x)\n```",
        "T\n\nhttp://u\n\nQ",
    ]


def test_ten_thousand_messages_that_follow_each_other_are_no_trouble() -> None:
    assert len(said(*(message("user", str(n)) for n in range(10_000)))) == 10_000


def test_a_circle_begins_anew() -> None:
    mapping = {"a": node("b", ["b"], message("user", "A")), "b": node("a", ["a"], message("assistant", "B"))}
    assert tree(arrival_of({"id": "x", "mapping": mapping, "current_node": "b"})) == [
        ("assistant", "B", None),
        ("user", "A", 0),
    ]
    assert parents_first({1: 1, 2: 9}) == {2: None, 1: None}


@pytest.mark.parametrize("value", [None, 3, [], {}, {"title": "T"}, {"mapping": {}}, {"mapping": 3}, {"turns": [3]}])
def test_what_is_no_conversation_is_refused(value: Any) -> None:
    with pytest.raises(Unreadable):
        arrival_of(value)


def test_times_that_cannot_be_are_not_taken() -> None:
    for strange in (float("nan"), float("inf"), -5, 10**400, "1", True, None):
        assert arrival_of(conversation(create_time=strange)).conversation.created_at == 1700000001.5
    assert arrival_of(conversation(update_time=1e18)).conversation.updated_at < 1e11


def own(**changes: Any) -> dict[str, Any]:
    data = b64encode(b"png").decode()
    record = ConversationRecord(7, "Trip", 1700000000.25, 1700000001.5, 3)
    picture: dict[str, Any] = {"hash": hash_of(b"png"), "media_type": "image/png", "name": "a.png", "size": 3}
    turns = (
        TurnRecord(1, 7, None, "user", "Where?", "done", "", 5.5, {"pictures": [picture], "more": [1, None]}),
        TurnRecord(2, 7, 3, "user", "moved", "stopped", "", 5.75),
        TurnRecord(3, 7, 1, "assistant", "Wien", "done", "m", 6.5, {"reasoning": "Hm", "tokens": [["W", -1.5, []]]}),
    )
    text = written(Kept(record, turns), "json", lambda _: b"png")
    assert data in text
    return {**json.loads(text)["conversations"][0], **changes}


def test_our_own_form_comes_back_as_it_went() -> None:
    arrival = arrival_of(own())
    found = arrival.conversation
    assert (found.origin, found.title, found.leaf) == ("playground:1700000000.25", "Trip", 2)
    assert tree(arrival) == [("user", "Where?", None), ("user", "moved", 2), ("assistant", "Wien", 0)]
    assert [each.created_at for each in found.turns] == [5.5, 5.75, 6.5]
    assert found.turns[0].turn.details["more"] == [1, None]
    assert (found.turns[1].turn.status, found.turns[2].turn.model) == ("stopped", "m")
    assert arrival.blobs == {hash_of(b"png"): (b"png", ".png")}


def test_a_file_that_is_not_what_its_hash_says_is_left_out() -> None:
    blobs = {"ab" * 32: {"data": b64encode(b"png").decode()}, "x": {"data": "%"}, "y": 3}
    assert own_reading.read(own(blobs=blobs)).blobs == {}


def test_buttons_that_would_change_the_connection_do_not_come_along() -> None:
    failure = {"title": {"text": "Bad"}, "actions": ["use_address:http://elsewhere", "retry"]}
    turn = {"id": 1, "role": "assistant", "status": "streaming", "details": {"failure": failure}}
    (imported,) = own_reading.read(own(turns=[turn])).conversation.turns
    assert imported.turn.details["failure"] == {"title": {"text": "Bad"}, "actions": []}
    assert imported.turn.status == "interrupted"


def test_whatever_a_value_is_replaced_with_nothing_worse_happens_than_a_refusal() -> None:
    strange = [None, 3, -1.5, "text", "\ud800\0", [], [3], {}, {"a": {}}, True, 10**30]
    chance = random.Random(7)
    for _ in range(300):
        value = copy.deepcopy(chance.choice([conversation(), own()]))
        for _ in range(3):
            _spoil(value, chance, strange)
        try:
            arrival = arrival_of(value)
        except Unreadable:
            continue
        for number, each in enumerate(arrival.conversation.turns):
            record = TurnRecord(
                number,
                1,
                None,
                each.turn.role,
                each.turn.text,
                each.turn.status,
                each.turn.model,
                each.created_at,
                each.turn.details,
            )
            assert turn_of(record).text == each.turn.text


def _spoil(value: Any, chance: random.Random, strange: list[Any]) -> None:
    while isinstance(value, dict | list) and value:
        key = chance.choice(list(value) if isinstance(value, dict) else range(len(value)))
        if chance.random() < 0.3 or not isinstance(value[key], dict | list):
            value[key] = chance.choice(strange)
            return
        value = value[key]
