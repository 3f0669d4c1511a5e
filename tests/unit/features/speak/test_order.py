"""What is the same and what is another clip, and what it costs."""

from dataclasses import replace
from typing import Any

import pytest

from playground.api.connection import Connection
from playground.api.dialect import Dialect
from playground.features.speak.cost import cost_of
from playground.features.speak.order import Order
from playground.features.speak.script import script_for
from playground.features.speak.settings import SpeakSettings

PLACE = Connection("test", "Test", "http://test/v1")
OPENAI = Connection("openai", "OpenAI", "https://api.openai.com/v1", "openai")
WISHES = SpeakSettings(model="test-tts", voice="alloy")
ORDER = Order(PLACE, Dialect(), script_for("Hello.", WISHES, PLACE), WISHES)


@pytest.mark.parametrize(
    "wishes",
    [
        {"voice": "nova"},
        {"model": "other"},
        {"speed": 2.0},
        {"response_format": "wav"},
        {"instructions": "Whisper."},
        {"extra": '{"seed": 1}'},
    ],
)
def test_whatever_changes_the_sound_makes_another_clip(wishes: dict[str, Any]):
    assert replace(ORDER, settings=replace(WISHES, **wishes)).key != ORDER.key


@pytest.mark.parametrize("wishes", [{"pitch": 3.0}, {"stream_format": "sse"}, {"plain": False}])
def test_whatever_does_not_change_it_makes_the_same_clip(wishes: dict[str, Any]):
    assert replace(ORDER, settings=replace(WISHES, **wishes)).key == ORDER.key


def test_the_same_words_elsewhere_are_another_clip():
    elsewhere = replace(PLACE, base_url="http://elsewhere/v1")
    assert replace(ORDER, connection=elsewhere).key != ORDER.key
    renamed = replace(PLACE, id="other", name="Other")
    assert replace(ORDER, connection=renamed).key == ORDER.key


def test_the_demo_is_one_place_whatever_its_address():
    demo = [replace(PLACE, preset="demo", base_url=f"http://127.0.0.1:{port}/v1") for port in (1, 2)]
    first, second = [replace(ORDER, connection=each).key for each in demo]
    assert first == second


@pytest.mark.parametrize(
    ("model", "connection", "cost"),
    [
        ("tts-1", OPENAI, "about $0.0150"),
        ("tts-1-hd", OPENAI, "about $0.0300"),
        ("tts-1", PLACE, None),
        ("gpt-next-tts", OPENAI, None),
        ("demo-espeak", replace(PLACE, preset="demo"), "costs nothing"),
    ],
)
def test_a_cost_is_told_where_it_is_known(model: str, connection: Connection, cost: str | None):
    told = cost_of(model, 1_000, connection)
    assert (None if told is None else str(told)) == cost
