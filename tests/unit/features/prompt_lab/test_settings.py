"""With what a prompt is asked, as it is kept, sent and taken over from a request."""

from dataclasses import fields

from playground.api.dialect import Dialect
from playground.features.prompt_lab import content as content_format
from playground.features.prompt_lab import settings as settings_format
from playground.features.prompt_lab.content import Content, PromptMessage, Variable
from playground.features.prompt_lab.settings import AskSettings, faults, from_api, parameters_for

FULL = AskSettings(
    "m", 0.5, 0.9, 100, 7, "END\nSTOP", "low", "json_schema", '{"type": "object"}', '{"top_k": 5, "temperature": 1}'
)


def body(settings: AskSettings, *, stream: bool = True):
    return parameters_for(settings, [("user", "Hi")], stream=stream).to_request(Dialect()).body


def test_only_what_is_set_is_sent_and_extra_fields_win():
    assert body(AskSettings("m"), stream=False) == {"model": "m", "messages": [{"role": "user", "content": "Hi"}]}
    sent = body(FULL)
    assert (sent["temperature"], sent["top_k"], sent["stop"]) == (1, 5, ["END", "STOP"])
    assert sent["response_format"] == {
        "type": "json_schema",
        "json_schema": {"name": "reply", "schema": {"type": "object"}},
    }


def test_what_is_no_json_object_is_told_and_not_sent():
    broken = AskSettings("m", response_format="json_schema", schema="{", extra="[1]")
    assert faults(broken) == ("extra", "schema")
    assert faults(AskSettings("m", response_format="json_schema")) == ("schema",)
    assert "response_format" not in body(broken)
    assert faults(FULL) == ()


def test_a_request_becomes_settings_and_nothing_of_it_is_lost():
    taken = from_api({**body(FULL), "temperature": 0.5, "max_completion_tokens": 100})
    assert taken == AskSettings(
        "m", 0.5, 0.9, 100, 7, "END\nSTOP", "low", "json_schema", '{"type": "object"}', '{"top_k": 5}'
    )
    assert from_api({"stop": "X", "temperature": 9, "response_format": "odd"}) == AskSettings(stop="X")


def test_settings_and_prompts_come_back_as_they_were_and_oddities_are_dropped():
    assert settings_format.from_json(settings_format.to_json(FULL)) == FULL
    odd = {each.name: [] for each in fields(AskSettings)}
    assert settings_format.from_json(odd) == AskSettings()
    assert settings_format.from_json({"temperature": True, "seed": 1.5, "response_format": "xml"}) == AskSettings()
    content = Content(
        (PromptMessage("system", "Be {{mood}}"), PromptMessage("user", "Hi")),
        (Variable("mood", "choice", ("kind", "brief")),),
        FULL,
    )
    assert content_format.from_json(content_format.to_json(content)) == content
    assert content_format.from_json({"messages": [{"role": "robot", "text": ""}, 5], "variables": [{}]}) == Content()
