"""Conversations leave as JSON with everything, and as pages and messages of the version that was read last."""

import json
from base64 import b64encode
from typing import get_args

import pytest

from playground.features.chat.exporting import FORMS, Form, json_pieces, name_for, written
from playground.features.chat.own_format import Kept
from playground.features.chat.settings import ChatSettings
from playground.storage.history import ConversationRecord, TurnRecord

HASH = "ab" * 32
PICTURE = {"hash": HASH, "name": "cat.png", "media_type": "image/png", "size": 3, "width": 4, "height": 5}
CALL = {"id": "c1", "name": "weather", "arguments": '{"city":"Ulm"}'}
DATA = {HASH: b"png"}
NASTY = '<script>alert(1)</script> **bold** `a<b`\n\n# Title <b>\n\n```py\nif a < b: "&"\n```'


def kept(*turns: TurnRecord, leaf: int | None = None, settings: ChatSettings | None = None) -> Kept:
    record = ConversationRecord(7, "A <title>", 1700000000.25, 1700000001.5, leaf)
    return Kept(record, turns, settings or ChatSettings())


def turn(number: int, role: str, text: str, parent: int | None, **details: object) -> TurnRecord:
    return TurnRecord(number, 7, parent, role, text, "done", "demo" if role == "assistant" else "", 5.5, details)  # type: ignore[arg-type]


def whole() -> Kept:
    return kept(
        turn(1, "user", "Hello", None, pictures=[PICTURE]),
        turn(2, "assistant", NASTY, 1, reasoning="I think <hard>", unknown_to_us={"a": 1}),
        turn(3, "assistant", "Another version", 1, calls=[CALL]),
        turn(4, "tool", "12 ```degrees```", 3, answers="c1"),
        leaf=4,
        settings=ChatSettings(system="Be short", seed=3),
    )


def test_json_holds_all_versions_with_everything_that_the_store_knows() -> None:
    read = json.loads(written(whole(), "json", DATA.get))
    (conversation,) = read["conversations"]
    assert (read["format"], read["version"]) == ("playground.conversations", 1)
    assert [each["parent"] for each in conversation["turns"]] == [None, 1, 1, 3]
    assert conversation["turns"][1]["details"]["unknown_to_us"] == {"a": 1}
    assert (conversation["leaf"], conversation["settings"]["seed"]) == (4, 3)
    assert conversation["blobs"] == {HASH: {"media_type": "image/png", "data": b64encode(b"png").decode()}}


def test_many_conversations_are_one_file_and_none_is_one_too() -> None:
    assert len(json.loads("".join(json_pieces([whole(), whole()], DATA.get)))["conversations"]) == 2
    assert json.loads("".join(json_pieces([], DATA.get)))["conversations"] == []


def test_a_picture_that_is_lost_is_left_out() -> None:
    for form in FORMS:
        assert b64encode(b"png").decode() not in written(whole(), form, lambda _: None)


def test_markdown_tells_the_version_that_was_read_last() -> None:
    text = written(whole(), "markdown", DATA.get)
    assert text.startswith("# A \\<title\\>\n")
    assert "Another version" in text
    assert "alert" not in text
    assert "````\n12 ```degrees```\n````" in text
    assert "To be called: weather" in text
    assert f"![cat.png][{HASH}]" in text
    assert text.endswith(f"[{HASH}]: data:image/png;base64,cG5n\n")


def test_html_escapes_what_was_said_and_keeps_code() -> None:
    text = written(kept(*whole().turns[:2]), "html", DATA.get)
    assert "<script" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; <strong>bold</strong> <code>a&lt;b</code>" in text
    assert "<h3>Title &lt;b&gt;</h3>" in text
    assert "<pre><code>if a &lt; b: &quot;&amp;&quot;</code></pre>" in text
    assert "<summary>Thoughts</summary><p>I think &lt;hard&gt;</p>" in text
    assert "prefers-color-scheme: dark" in text
    assert 'src="data:image/png;base64,cG5n"' in text


def test_html_takes_no_media_type_that_is_no_picture() -> None:
    hostile = {**PICTURE, "media_type": 'image/svg+xml" onload="x', "name": '"><script>'}
    text = written(kept(turn(1, "user", "Hi", None, pictures=[hostile])), "html", DATA.get)
    assert "onload" not in text
    assert "<script" not in text


def test_a_code_block_that_nobody_closes_goes_on_to_the_end() -> None:
    text = written(kept(turn(1, "user", "~~~\n# no heading\n~~", None)), "html", DATA.get)
    assert "<pre><code># no heading\n~~</code></pre>" in text


def test_messages_are_those_of_the_next_request() -> None:
    messages = json.loads(written(whole(), "messages", DATA.get))
    assert [each["role"] for each in messages] == ["system", "user", "assistant", "tool"]
    assert messages[1]["content"][1]["image_url"]["url"] == "data:image/png;base64,cG5n"
    assert messages[2]["tool_calls"][0]["function"] == {"name": "weather", "arguments": '{"city":"Ulm"}'}
    assert messages[3]["tool_call_id"] == "c1"


@pytest.mark.parametrize("form", get_args(Form))
def test_the_name_of_the_file_is_the_title_as_far_as_a_disk_takes_it(form: Form) -> None:
    assert name_for('A/B: "C"', form).startswith("A B C.")
    assert name_for("", form).startswith("conversation.")
