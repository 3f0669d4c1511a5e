"""Wishes for completions: kept, checked, and sent only where they were touched."""

from playground.api.dialect import Dialect
from playground.api.request import Json
from playground.features.chat.completion.parameters import faults, parameters_for, reasons, unavailable
from playground.features.chat.completion.settings import (
    CompletionSettings,
    differing,
    from_json,
    likely_model,
    to_json,
)

FULL = CompletionSettings(
    "m", 5, 0.5, 0.9, 2, 3, True, 4, "###\n\\n", -1, 1, 7, '{"50256": -100}', False, "me", '{"top_k": 4}'
)


def test_wishes_survive_the_disk_and_odd_values_are_left_out():
    assert from_json(to_json(FULL)) == FULL
    odd: Json = {
        "n": 0,
        "best_of": 21,
        "logprobs": True,
        "temperature": 3,
        "stop": 5,
        "stream": "yes",
        "seed": 1.5,
        "x": 1,
    }
    assert from_json(odd) == CompletionSettings()
    assert differing(CompletionSettings("m", echo=True, logprobs=0)) == ("echo", "logprobs")


def test_only_what_was_touched_is_sent():
    body = parameters_for(CompletionSettings("m"), ["x"], "").to_request(Dialect()).body
    assert body == {"model": "m", "prompt": "x", "stream": True, "stream_options": {"include_usage": True}}
    assert parameters_for(FULL, ["x", "y"], "end").to_request(Dialect()).body == {
        "model": "m", "prompt": ["x", "y"], "suffix": "end", "max_tokens": 5, "temperature": 0.5, "top_p": 0.9, "n": 2,
        "best_of": 3, "echo": True, "logprobs": 4, "stop": ["###", "\n"], "presence_penalty": -1,
        "frequency_penalty": 1, "seed": 7, "logit_bias": {"50256": -100}, "user": "me", "top_k": 4,
    }  # fmt: skip


def test_the_best_of_several_is_not_streamed():
    wishes = CompletionSettings("m", n=2, best_of=3)
    assert parameters_for(wishes, ["x"], "").stream is False
    assert "stream" in reasons(wishes, Dialect())
    assert "stream" not in reasons(CompletionSettings("m", n=2, best_of=2), Dialect())


def test_faults_and_reasons_name_their_field():
    wrong = CompletionSettings("m", n=3, best_of=2, stop="a\nb\nc\nd\ne", logit_bias="[]", extra="{")
    assert set(faults(wrong)) == {"best_of", "stop", "logit_bias", "extra"}
    assert set(reasons(CompletionSettings("m"), Dialect().without("m", "seed").without("m", "model"))) == {"seed"}
    assert unavailable(Dialect()) is None
    assert unavailable(Dialect(paths={"completions": ""})) is not None


def test_a_model_that_goes_on_with_texts_is_guessed():
    assert likely_model("", ["demo-assistant", "demo-ngram"]) == "demo-ngram"
    assert likely_model("", ["gpt-4o", "davinci-002", "gpt-3.5-turbo-instruct"]) == "gpt-3.5-turbo-instruct"
    assert likely_model("", ["llama"]) == "llama"
    assert likely_model("mine", ["llama"]) == "mine"
