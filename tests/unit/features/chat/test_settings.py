"""The wishes for a reply and what follows from them."""

import json

import pytest

from playground.features.chat.settings import (
    ChatSettings,
    from_json,
    likely_model,
    to_json,
)


def test_wishes_come_back_at_the_next_start():
    settings = ChatSettings("m", "s", temperature=0, top_p=0.5, max_tokens=100, stream=False)

    assert from_json(json.loads(json.dumps(to_json(settings)))) == settings


@pytest.mark.parametrize(
    "damaged",
    [
        {"temperature": "hot"},
        {"temperature": 9},
        {"max_tokens": -1},
        {"stream": 1},
        {"top_p": True},
        {"model": None},
        {"colour": 1},
    ],
)
def test_damaged_wishes_fall_back_to_the_default(damaged):
    assert from_json(damaged) == ChatSettings()


@pytest.mark.parametrize(
    ("wished", "offered", "model"),
    [
        ("", ["text-embedding-3-small", "dall-e-3", "gpt-4.1"], "gpt-4.1"),
        ("", ["demo-ngram", "demo-assistant"], "demo-assistant"),
        ("", ["whisper-1"], "whisper-1"),
        ("", [], ""),
        ("typed by hand", ["gpt-4.1"], "typed by hand"),
    ],
)
def test_a_model_for_a_chat_is_found_when_none_is_wished(wished, offered, model):
    assert likely_model(wished, offered) == model
