"""Files of prompts: our own, promptfoo's and OpenAI's; good ones beside bad ones, and hostile ones."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest

from playground.features.prompt_lab.content import Content, PromptMessage, Variable, from_json, to_json
from playground.features.prompt_lab.library import own_file
from playground.features.prompt_lab.library.importing import read
from playground.features.prompt_lab.library.reading import NotReadable
from playground.features.prompt_lab.settings import AskSettings
from playground.storage.prompts import NewPrompt, PromptRecord, VersionRecord


def content_of(prompt: NewPrompt) -> Content:
    return from_json(prompt.versions[-1].content)


def test_our_own_file_comes_back_as_it_was() -> None:
    first = Content((PromptMessage("user", "Say {{what}}"),), (Variable("what", "choice", ("a", "b")),))
    second = Content((PromptMessage("system", "你好"), PromptMessage("user", "Say")), (), AskSettings("m", 0.5))
    record = PromptRecord(7, "Name", "Folder", ("tag",), {"what": "a"}, "m", 2, 2, 1.0, 2.0)
    versions = [
        VersionRecord(2, 7, 2, None, to_json(second), 20.0, 21.0, True),
        VersionRecord(1, 7, 1, "good", to_json(first), 10.0, 11.0, False),
    ]
    (prompt,) = read(own_file.written([(record, versions)])).prompts
    assert (prompt.name, prompt.folder, prompt.tags, prompt.values) == ("Name", "Folder", ("tag",), {"what": "a"})
    assert [(each.name, each.created_at) for each in prompt.versions] == [("good", 10.0), (None, 20.0)]
    assert [from_json(each.content) for each in prompt.versions] == [first, second]


def test_good_prompts_beside_bad_ones_are_taken() -> None:
    good = {"name": "Good", "versions": [{"content": {"messages": [{"role": "user", "text": "Hi"}]}}]}
    entries = [good, {"name": "without versions"}, 7, {"versions": [{"content": {"messages": "x"}, "name": 3}]}]
    found = read(json.dumps({"format": "playground-prompts", "version": 1, "prompts": entries}).encode())
    assert [prompt.name for prompt in found.prompts] == ["Good", ""]
    assert list(map(str, found.told)) == ["Entry 2 is no prompt.", "Entry 3 is no prompt."]


PROMPTFOO = """
description: Tones
prompts:
  - 'Translate {{text}} into {{ language }}'
  - file://prompts/other.txt
  - prompts/third.json
  - label: Chat
    raw: |
      [{"role": "system", "content": "Be brief"}, {"role": "user", "content": "{{text}}"}]
  - - {role: user, content: [{type: text, text: "From a list"}]}
  - "{% if x %}{{ text | upper }}{% endif %}"
providers:
  - anthropic:messages:claude
  - id: openai:chat:gpt-4o
    config: {temperature: 0.2, max_tokens: 100, apiKey: sk-secret}
defaultTest:
  vars: {language: [French, German], count: 3}
tests:
  - vars: {text: Hello, day: 2026-11-24}
"""


def test_promptfoo_is_read_without_reading_other_files() -> None:
    found = read(PROMPTFOO.encode())
    plain, chat, listed, conditional = found.prompts
    assert content_of(plain).messages == (PromptMessage("user", "Translate {{text}} into {{ language }}"),)
    assert content_of(plain).variables == (Variable("text"), Variable("language", "choice", ("French", "German")))
    assert content_of(plain).settings == AskSettings("gpt-4o", 0.2, max_tokens=100)
    assert plain.values == {"text": "Hello", "language": "French"}
    assert plain.folder == "Tones"
    assert chat.name == "Chat"
    assert [message.role for message in content_of(chat).messages] == ["system", "user"]
    assert content_of(listed).messages == (PromptMessage("user", "From a list"),)
    assert "upper" in content_of(conditional).messages[0].text
    assert [str(told).split()[0] for told in found.told] == ["file://prompts/other.txt", "prompts/third.json", "Prompt"]
    assert "sk-secret" not in str(found)


def test_saved_prompts_of_openai_become_versions_of_one() -> None:
    saved = [
        {
            "id": "pmpt_1",
            "version": str(number),
            "name": "Greeting",
            "instructions": f"Version {number}",
            "input": [{"role": "user", "content": [{"type": "input_text", "text": "Hello {{who}}"}]}],
            "variables": {"who": {"type": "input_text", "text": "Ada"}},
            "model": "gpt-5",
            "max_output_tokens": 50,
            "reasoning": {"effort": "low"},
            "text": {"format": {"type": "json_schema", "name": "x", "schema": {"type": "object"}}},
        }
        for number in (2, 1)
    ]
    found = read(json.dumps({"data": [*saved, {"id": "pmpt_2", "version": "1"}]}).encode())
    (prompt,) = found.prompts
    assert [from_json(each.content).messages[0].text for each in prompt.versions] == ["Version 1", "Version 2"]
    content = content_of(prompt)
    assert content.messages[1] == PromptMessage("user", "Hello {{who}}")
    settings = content.settings
    assert (settings.model, settings.max_tokens, settings.reasoning_effort) == ("gpt-5", 50, "low")
    assert json.loads(settings.schema) == {"type": "object"}
    assert prompt.values == {"who": "Ada"}
    assert "pmpt_2 is only the name" in str(found.told[0])


def test_the_body_of_a_request_is_a_prompt_too() -> None:
    body = {"model": "m", "messages": [{"role": "user", "content": "Hi"}], "stream": True, "top_k": 3}
    (prompt,) = read(json.dumps(body).encode()).prompts
    assert prompt.name == "Hi"
    assert content_of(prompt).settings == AskSettings("m", extra='{"top_k": 3}')


STEPS = list(pairwise("abcdefghijklmnopqrstuvwx"))
ALIASES = "a: &a [x, x]\n" + "".join(f"{after}: &{after} [*{before}, *{before}]\n" for before, after in STEPS)
MERGES = "a: &a {k: 1}\n" + "".join(
    f"{after}: &{after}\n  <<: [{', '.join([f'*{before}'] * 9)}]\n" for before, after in STEPS[:6]
)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[" * 5000,
        b"prompts: [" + b"[" * 600,
        b'{"prompts": []}',
        b'{"format": "playground-prompts", "version": 99, "prompts": []}',
        b"just words",
        b"\x00\x01\x02\xff",
        b"prompts: !!python/object/apply:os.system ['true']",
        b"prompts: &a [*a]",
        b"when: 2026-99-99\nprompts: [x]",
        ALIASES.encode() + b"prompts: [*x]",
        MERGES.encode() + b"prompts: [*g]",
        b"7",
        b"[7, null]",
        b'{"data": [{"id": "pmpt_1"}]}',
    ],
)
def test_broken_and_hostile_files_are_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(NotReadable) as refused:
        read(data)
    assert str(refused.value.reason).endswith(".")
