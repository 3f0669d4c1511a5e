"""The old completion endpoint, field by field."""

import pytest

from playground.demo.sampling import likelihood
from playground.demo.tokens import vocabulary
from tests.unit.demo.conftest import events


@pytest.fixture
def complete(send):
    def complete(prompt="The planet", **fields):
        response = send("POST", "/v1/completions", {"model": "demo-ngram", "prompt": prompt, **fields})
        return events(response.text) if fields.get("stream") and response.status_code == 200 else response.json()

    return complete


def texts(answer) -> list[str]:
    return [choice["text"] for choice in answer["choices"]]


def test_an_answer_has_the_documented_form(complete):
    answer = complete(seed=1)
    assert answer["object"] == "text_completion"
    assert answer["system_fingerprint"] == "demo-engine"
    assert answer["choices"][0]["index"] == 0
    assert answer["choices"][0]["logprobs"] is None
    assert answer["usage"]["completion_tokens"] <= 16


def test_any_model_answers_as_the_ngram_model(complete):
    assert complete(model="gpt-3.5-turbo-instruct")["model"] == "demo-ngram"
    assert complete(model="demo-assistant")["model"] == "demo-ngram"


@pytest.mark.parametrize(
    "fields",
    [
        {"max_tokens": 0},
        {"temperature": 0, "top_p": 0.5},
        {"n": 2, "best_of": 4},
        {"best_of": 0},
        {"echo": True, "logprobs": 5},
        {"suffix": " of the Sun."},
        {"stop": ["\n"]},
        {"presence_penalty": 1, "frequency_penalty": -1},
        {"logit_bias": {"300": 5}},
        {"seed": 3, "user": "u"},
        {"stream": True, "stream_options": {"include_usage": True}},
        {"suffix": None, "logprobs": None},
    ],
)
def test_a_field_is_accepted(complete, fields):
    assert "error" not in complete(**fields)


@pytest.mark.parametrize(
    ("fields", "code", "param"),
    [
        ({"messages": []}, "unknown_parameter", "messages"),
        ({"max_tokens": -1}, "integer_below_min_value", "max_tokens"),
        ({"best_of": 21}, "integer_above_max_value", "best_of"),
        ({"n": 3, "best_of": 2}, "invalid_value", "best_of"),
        ({"best_of": 2, "stream": True}, "invalid_parameter_combination", "best_of"),
        ({"logprobs": 6}, "integer_above_max_value", "logprobs"),
        ({"logprobs": True}, "invalid_type", "logprobs"),
        ({"echo": "yes"}, "invalid_type", "echo"),
        ({"prompt": {"a": 1}}, "invalid_type", "prompt"),
        ({"prompt": []}, "empty_array", "prompt"),
        ({"prompt": ["a", 1]}, "invalid_value", "prompt"),
        ({"prompt": [10**8]}, "invalid_value", "prompt"),
        ({"max_tokens": 10**7}, "context_length_exceeded", "prompt"),
        ({"suffix": 1}, "invalid_type", "suffix"),
        ({"model": "demo-moderation"}, "unsupported_value", "model"),
    ],
)
def test_a_wrong_field_is_refused_by_name(complete, fields, code, param):
    error = complete(**fields)["error"]
    assert (error["code"], error["param"]) == (code, param)


def test_texts_and_token_ids_are_the_same_prompt(complete):
    ids = list(vocabulary().encode("The planet"))
    assert texts(complete("The planet", seed=5)) == texts(complete(ids, seed=5)) == texts(complete([ids], seed=5))


def test_several_prompts_give_choices_in_order(complete):
    answer = complete(["The sea", "The train"], n=2, seed=1, echo=True)
    assert [choice["index"] for choice in answer["choices"]] == [0, 1, 2, 3]
    assert [text.split()[1] for text in texts(answer)] == ["sea", "sea", "train", "train"]
    chunks = complete(["The sea", "The train"], n=2, seed=1, echo=True, stream=True)
    streamed = ["", "", "", ""]
    for chunk in chunks:
        streamed[chunk["choices"][0]["index"]] += chunk["choices"][0]["text"]
    assert streamed == texts(answer)


def test_an_empty_prompt_starts_a_text(complete):
    for prompt in (None, "", "<|endoftext|>"):
        assert texts(complete(prompt, seed=2))[0]


def test_echo_alone_scores_the_prompt(complete):
    answer = complete("The planet moves", max_tokens=0, echo=True, logprobs=2)
    choice = answer["choices"][0]
    assert choice["text"] == "The planet moves"
    assert choice["finish_reason"] == "length"
    found = choice["logprobs"]
    assert found["tokens"] == ["The", " planet", " moves"]
    assert found["text_offset"] == [0, 3, 10]
    assert sum(found["token_logprobs"]) == pytest.approx(likelihood([], list(vocabulary().encode("The planet moves"))))
    assert all(len(top) == 2 for top in found["top_logprobs"])


def test_best_of_keeps_the_likeliest(complete):
    def mean(answer):
        found = answer["choices"][0]["logprobs"]["token_logprobs"]
        return sum(found) / len(found)

    best = mean(complete(n=1, best_of=8, seed=9, logprobs=0, max_tokens=10))
    assert (
        best
        >= max(mean({"choices": [choice]}) for choice in complete(n=8, seed=9, logprobs=0, max_tokens=10)["choices"])
        - 1e-9
    )


def test_a_suffix_is_led_up_to(complete):
    answer = complete("The planet", suffix=" the Sun.", seed=3, max_tokens=10)
    assert " the Sun." not in texts(answer)[0]
    assert texts(answer)[0]


def test_a_stream_ends_with_a_reason_and_usage(complete):
    chunks = complete(stream=True, seed=1, stream_options={"include_usage": True}, logprobs=1)
    assert chunks[-1]["choices"] == []
    assert chunks[-1]["usage"]["completion_tokens"] > 0
    reasons = [choice["finish_reason"] for chunk in chunks for choice in chunk["choices"]]
    assert reasons[-1] in ("stop", "length")
    assert set(reasons[:-1]) <= {None}
    whole = complete(seed=1, logprobs=1)["choices"][0]["logprobs"]
    offsets = [
        offset for chunk in chunks for choice in chunk["choices"] for offset in choice["logprobs"]["text_offset"]
    ]
    assert offsets == whole["text_offset"]


def test_stop_texts_never_come_out(complete):
    whole = texts(complete(seed=1, max_tokens=40))[0]
    stop = whole.split()[2]
    assert texts(complete(seed=1, max_tokens=40, stop=stop))[0] == whole[: whole.index(stop)]
