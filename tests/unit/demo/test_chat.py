"""What a chat answers: text, stop, limits, seeds, probabilities, choices, streams, usage, JSON, tools."""

import json
import math
from typing import Any

import pytest
from jsonschema import validate

from playground.demo.tokens import vocabulary

WEATHER: Any = {
    "type": "function",
    "function": {
        "name": "get_weather",
        "description": "The weather in a city",
        "parameters": {
            "type": "object",
            "properties": {
                "location": {"type": "string"},
                "unit": {"type": "string", "enum": ["celsius", "fahrenheit"]},
                "days": {"type": "integer", "minimum": 1, "maximum": 10},
            },
            "required": ["location", "unit", "days"],
            "additionalProperties": False,
        },
        "strict": True,
    },
}
MAIL: Any = {"type": "function", "function": {"name": "send_email", "description": "Sends an e-mail to somebody"}}
CITY = "What is the weather in Paris for 3 days in Fahrenheit?"


def text(answer) -> str:
    found = answer["choices"][0]["message"]["content"]
    assert isinstance(found, str)
    return found


def joined(chunks, index=0) -> str:
    parts = [choice["delta"] for chunk in chunks for choice in chunk["choices"] if choice["index"] == index]
    return "".join(part.get("content") or "" for part in parts)


def test_an_answer_has_the_documented_form(chat):
    answer = chat("hello", service_tier="auto", metadata={"trial": "1"})
    assert answer["object"] == "chat.completion"
    assert answer["system_fingerprint"] == "demo-engine"
    assert answer["service_tier"] == "default"
    assert answer["metadata"] == {"trial": "1"}
    choice = answer["choices"][0]
    assert choice["finish_reason"] == "stop"
    assert choice["message"]["role"] == "assistant"
    assert "demo, no AI model" in choice["message"]["content"]


def test_stream_and_body_say_the_same(chat):
    whole = text(chat("What can you do?"))
    chunks = chat("What can you do?", stream=True)
    assert joined(chunks) == whole
    assert chunks[0]["choices"][0]["delta"]["role"] == "assistant"
    assert chunks[-1]["choices"][0]["finish_reason"] == "stop"
    assert len({chunk["id"] for chunk in chunks}) == 1
    assert all("usage" not in chunk for chunk in chunks)


def test_usage_comes_last_when_it_is_asked_for(chat):
    chunks = chat("hello", stream=True, stream_options={"include_usage": True})
    assert all(chunk["usage"] is None for chunk in chunks[:-1])
    assert chunks[-1]["choices"] == []
    assert chunks[-1]["usage"] == chat("hello")["usage"]


def test_obfuscation_is_there_only_when_it_is_asked_for(chat):
    with_it = chat("hello", stream=True, stream_options={"include_obfuscation": True})
    assert all(chunk["obfuscation"] for chunk in with_it)
    assert not any("obfuscation" in chunk for chunk in chat("hello", stream=True))


def test_usage_counts_demo_tokens(chat):
    usage = chat("hello")["usage"]
    assert usage["total_tokens"] == usage["prompt_tokens"] + usage["completion_tokens"]
    assert usage["completion_tokens"] == vocabulary().count(text(chat("hello")))
    assert usage["completion_tokens_details"]["reasoning_tokens"] == 0


@pytest.mark.parametrize("stop", ["word-count", ["count words", "nothing here"], "model behind", "(", "\n"])
def test_a_stop_text_never_comes_out(chat, stop):
    whole = text(chat("What can you do?"))
    for found in (text(chat("What can you do?", stop=stop)), joined(chat("What can you do?", stop=stop, stream=True))):
        places = [whole.find(one) for one in ([stop] if isinstance(stop, str) else stop)]
        assert found == whole[: min(place for place in places if place >= 0)]


def test_the_limit_ends_with_length(chat):
    for field in ("max_tokens", "max_completion_tokens"):
        answer = chat("What can you do?", **{field: 7})
        assert answer["choices"][0]["finish_reason"] == "length"
        assert answer["usage"]["completion_tokens"] == 7


def test_a_limit_that_is_reached_exactly_is_no_cut(chat):
    whole = chat("hello")
    answer = chat("hello", max_tokens=whole["usage"]["completion_tokens"])
    assert answer["choices"][0]["finish_reason"] == "stop"


@pytest.mark.parametrize("model", ["demo-fast", "demo-ngram"])
def test_a_seed_makes_the_answer_repeatable(chat, model):
    prompt = "Write a short poem about spring"
    seeded = {text(chat(prompt, model=model, seed=7)) for _ in range(4)}
    assert len(seeded) == 1
    assert len({text(chat(prompt, model=model, seed=seed)) for seed in range(8)}) > 1


def test_temperature_zero_takes_the_likeliest(chat):
    assert len({text(chat("In the morning", model="demo-ngram", temperature=0)) for _ in range(3)}) == 1
    answer = chat("In the morning", model="demo-ngram", temperature=0, logprobs=True, top_logprobs=1, max_tokens=8)
    for token in answer["choices"][0]["logprobs"]["content"]:
        assert token["token"] == token["top_logprobs"][0]["token"]


def test_a_tiny_top_p_leaves_one_token(chat):
    greedy = text(chat("The train", model="demo-ngram", temperature=0, max_tokens=12))
    assert text(chat("The train", model="demo-ngram", top_p=0.0001, seed=5, max_tokens=12)) == greedy


def test_choices_differ_and_interleave(chat):
    body = chat("The", model="demo-ngram", n=3, seed=1, max_tokens=20)
    assert [choice["index"] for choice in body["choices"]] == [0, 1, 2]
    assert len({choice["message"]["content"] for choice in body["choices"]}) == 3
    chunks = chat("The", model="demo-ngram", n=3, seed=1, max_tokens=20, stream=True)
    assert [joined(chunks, index) for index in range(3)] == [choice["message"]["content"] for choice in body["choices"]]
    order = [chunk["choices"][0]["index"] for chunk in chunks]
    assert order[:6] == [0, 1, 2, 0, 1, 2]


@pytest.mark.parametrize("prompt", ["hello", "What is 2+3?", "Write a short poem about spring", "你好"])
def test_choices_differ_though_a_rule_knows_few_texts(chat, prompt):
    said = {choice["message"]["content"] for choice in chat(prompt, n=5)["choices"]}
    assert len(said) == 5
    assert len({choice["message"]["content"] for choice in chat(prompt, n=5, temperature=0)["choices"]}) == 1


def test_a_reply_that_has_begun_is_gone_on_with(chat):
    whole = text(chat("What can you do?"))
    begun = [{"role": "user", "content": "What can you do?"}, {"role": "assistant", "content": whole[:40]}]
    assert text(chat(messages=begun)) == whole[40:]
    begun[1]["content"] = "The sea is"
    for model in ("demo-ngram", "demo-fast"):
        assert text(chat(messages=begun, model=model, temperature=0, max_tokens=1)) == " never"


def test_a_banned_token_never_comes(chat):
    banned = next(iter(vocabulary().encode(" the")))
    for model in ("demo-ngram", "demo-fast"):
        answer = chat(
            "What can you do?", model=model, logit_bias={str(banned): -100}, logprobs=True, max_tokens=300, seed=3
        )
        assert " the" not in [token["token"] for token in answer["choices"][0]["logprobs"]["content"]]


def test_a_forced_token_comes_alone(chat):
    forced = next(iter(vocabulary().encode(" the")))
    for model in ("demo-ngram", "demo-fast"):
        assert text(chat("x", model=model, logit_bias={str(forced): 100}, max_tokens=3)) == " the the the"


def test_penalties_drive_out_repetition(chat):
    def variety(**fields: float) -> float:
        found = [text(chat("The", model="demo-ngram", seed=seed, max_tokens=60, **fields)).split() for seed in range(6)]
        return sum(len(set(words)) for words in found) / sum(map(len, found))

    assert variety(frequency_penalty=2, presence_penalty=2) > variety(frequency_penalty=-2, presence_penalty=-2)


def test_probabilities_are_true_and_ordered(chat):
    answer = chat("The planet", model="demo-ngram", logprobs=True, top_logprobs=20, max_tokens=5, seed=2)
    for token in answer["choices"][0]["logprobs"]["content"]:
        chances = [math.exp(top["logprob"]) for top in token["top_logprobs"]]
        assert len(chances) == 20
        assert chances == sorted(chances, reverse=True)
        assert sum(chances) <= 1.0000001
        assert bytes(token["bytes"]).decode() == token["token"]


def test_text_by_rule_is_all_but_certain(chat):
    answer = chat("hello", logprobs=True, top_logprobs=2, max_tokens=4)
    for token in answer["choices"][0]["logprobs"]["content"]:
        assert -0.0001 < token["logprob"] <= 0
        assert token["top_logprobs"][0]["token"] == token["token"]


def test_a_stream_carries_the_same_probabilities(chat):
    fields = {"model": "demo-ngram", "logprobs": True, "top_logprobs": 2, "seed": 4, "max_tokens": 10, "stop": "zzz"}
    whole = chat("The", **fields)["choices"][0]["logprobs"]["content"]
    chunks = [chunk["choices"][0]["logprobs"] for chunk in chat("The", stream=True, **fields)]
    assert [token for entry in chunks if entry for token in entry["content"]] == whole


def test_reasoning_is_shown_before_the_answer(chat):
    chunks = chat("hello", model="demo-reasoning", stream=True, reasoning_effort="low")
    deltas = [chunk["choices"][0]["delta"] for chunk in chunks]
    thoughts = [place for place, delta in enumerate(deltas) if "reasoning_content" in delta]
    words = [place for place, delta in enumerate(deltas) if delta.get("content")]
    assert thoughts
    assert max(thoughts) < min(words)
    body = chat("hello", model="demo-reasoning", reasoning_effort="low")
    assert body["usage"]["completion_tokens_details"]["reasoning_tokens"] == len(thoughts)
    assert (
        "reasoning_content"
        not in chat("hello", model="demo-reasoning", reasoning_effort="none")["choices"][0]["message"]
    )


def test_a_prediction_is_counted(chat):
    said = text(chat("hello"))
    details = chat("hello", prediction={"type": "content", "content": said})["usage"]["completion_tokens_details"]
    assert details["accepted_prediction_tokens"] == vocabulary().count(said)
    assert details["rejected_prediction_tokens"] == 0


def test_low_verbosity_is_shorter(chat):
    assert len(text(chat("What can you do?", verbosity="low"))) < len(text(chat("What can you do?")))


def test_a_json_object_has_the_keys_that_were_named(chat):
    found = json.loads(text(chat("Reply in JSON with keys name, city, age", response_format={"type": "json_object"})))
    assert set(found) == {"name", "city", "age"}
    assert isinstance(json.loads(text(chat("anything", response_format={"type": "json_object"}))), dict)


def test_an_instance_is_valid_and_takes_its_values_from_the_prompt(chat):
    schema = WEATHER["function"]["parameters"]
    form = {"type": "json_schema", "json_schema": {"name": "w", "schema": schema, "strict": True}}
    found = json.loads(text(chat(CITY, response_format=form, seed=1)))
    validate(found, schema)
    assert found == {"location": "Paris", "unit": "fahrenheit", "days": 3}
    assert json.loads(joined(chat(CITY, response_format=form, seed=1, stream=True))) == found


def arguments(answer) -> list[tuple[str, Any]]:
    choice = answer["choices"][0]
    assert choice["finish_reason"] == "tool_calls"
    assert choice["message"]["content"] is None
    return [
        (call["function"]["name"], json.loads(call["function"]["arguments"]))
        for call in choice["message"]["tool_calls"]
    ]


def test_a_fitting_tool_is_called_with_arguments_from_the_prompt(chat):
    called = arguments(chat(CITY, tools=[MAIL, WEATHER]))
    assert called == [("get_weather", {"location": "Paris", "unit": "fahrenheit", "days": 3})]


def test_what_is_optional_is_left_out_unless_the_prompt_says_it(chat):
    loose = {"name": "get_weather", "parameters": {**WEATHER["function"]["parameters"], "required": ["location"]}}
    tool = {"type": "function", "function": loose}
    assert arguments(chat("The weather in Paris?", tools=[tool]))[0][1] == {"location": "Paris"}
    assert arguments(chat(CITY, tools=[tool]))[0][1] == {"location": "Paris", "unit": "fahrenheit", "days": 3}


def test_every_slot_of_a_mail_is_filled(chat):
    fields = {name: {"type": "string"} for name in ("to", "subject", "body")}
    mail = {**MAIL["function"], "parameters": {"type": "object", "properties": fields, "required": list(fields)}}
    prompt = 'Send an email to ann@example.com with the subject "Lunch" saying "See you at noon"'
    called = arguments(chat(prompt, tools=[{"type": "function", "function": mail}]))
    assert called[0][1] == {"to": "ann@example.com", "subject": "Lunch", "body": "See you at noon"}


def test_several_wishes_call_several_tools(chat):
    clock = {"type": "function", "function": {"name": "get_time", "description": "The time in a place"}}
    prompt = "What is the weather in Rome and what time is it in Tokyo?"
    assert [name for name, _ in arguments(chat(prompt, tools=[WEATHER, clock]))] == ["get_weather", "get_time"]
    assert len(arguments(chat(prompt, tools=[WEATHER, clock], parallel_tool_calls=False))) == 1
    places = arguments(chat("The weather in Paris, Oslo and Rome?", tools=[WEATHER, clock]))
    assert [found["location"] for _, found in places] == ["Paris", "Oslo", "Rome"]


def test_a_reasoning_model_thinks_before_it_calls(chat):
    message = chat(CITY, model="demo-reasoning", tools=[WEATHER])["choices"][0]["message"]
    assert message["reasoning_content"]
    assert message["tool_calls"]


def test_people_who_are_named_fill_a_list(chat):
    people = {"type": "array", "items": {"type": "string"}}
    schema = {"type": "object", "properties": {"people": people}, "required": ["people"]}
    form = {"type": "json_schema", "json_schema": {"name": "m", "schema": schema}}
    found = json.loads(text(chat("Plan a meeting with Ann, Ben and Mei", response_format=form)))
    assert found == {"people": ["Ann", "Ben", "Mei"]}


def test_a_tool_is_called_for_a_chinese_prompt(chat):
    name, found = arguments(chat("今天北京的天气怎么样？", tools=[MAIL, WEATHER]))[0]
    assert (name, found["location"]) == ("get_weather", "北京")


def test_no_tool_fits_so_text_answers(chat):
    assert "tool_calls" not in chat("Write a short poem about spring", tools=[WEATHER])["choices"][0]["message"]


@pytest.mark.parametrize(
    ("choice", "name"),
    [
        ("required", "get_weather"),
        ({"type": "function", "function": {"name": "send_email"}}, "send_email"),
        (
            {
                "type": "allowed_tools",
                "allowed_tools": {
                    "mode": "required",
                    "tools": [{"type": "function", "function": {"name": "send_email"}}],
                },
            },
            "send_email",
        ),
    ],
)
def test_a_demanded_tool_is_called(chat, choice, name):
    assert arguments(chat("hello", tools=[WEATHER, MAIL], tool_choice=choice))[0][0] == name


def test_tools_may_be_forbidden(chat):
    assert chat(CITY, tools=[WEATHER], tool_choice="none")["choices"][0]["finish_reason"] == "stop"


def test_two_places_are_two_calls_unless_one_at_a_time_is_wanted(chat):
    prompt = "What is the weather in Paris and Tokyo?"
    assert [found["location"] for _, found in arguments(chat(prompt, tools=[WEATHER]))] == ["Paris", "Tokyo"]
    assert len(arguments(chat(prompt, tools=[WEATHER], parallel_tool_calls=False))) == 1


def test_a_streamed_call_comes_in_fragments(chat):
    chunks = chat(CITY, tools=[WEATHER], stream=True)
    fragments = [call for chunk in chunks for call in chunk["choices"][0]["delta"].get("tool_calls", [])]
    assert fragments[0]["id"].startswith("call_")
    assert fragments[0]["function"]["name"] == "get_weather"
    assert not any("id" in fragment or "name" in fragment["function"] for fragment in fragments[1:])
    found = json.loads("".join(fragment["function"]["arguments"] for fragment in fragments))
    assert found["location"] == "Paris"
    assert chunks[-1]["choices"][0]["finish_reason"] == "tool_calls"


def test_the_limit_cuts_a_call_too(chat):
    assert chat(CITY, tools=[WEATHER], max_tokens=3)["choices"][0]["finish_reason"] == "length"


def test_the_old_functions_are_called_in_the_old_form(chat):
    function = {key: value for key, value in WEATHER["function"].items() if key != "strict"}
    answer = chat(CITY, functions=[function])
    choice = answer["choices"][0]
    assert choice["finish_reason"] == "function_call"
    assert json.loads(choice["message"]["function_call"]["arguments"])["location"] == "Paris"


def test_a_custom_tool_gets_plain_text(chat):
    tool = {"type": "custom", "custom": {"name": "note", "description": "Writes a note"}}
    call = chat("Write a note: buy milk", tools=[tool], tool_choice="required")["choices"][0]["message"]["tool_calls"][
        0
    ]
    assert call["type"] == "custom"
    assert call["custom"] == {"name": "note", "input": "Write a note: buy milk"}


def test_a_tool_result_is_reported(chat):
    call = {"id": "c1", "type": "function", "function": {"name": "get_weather", "arguments": "{}"}}
    answer = chat(
        messages=[
            {"role": "user", "content": CITY},
            {"role": "assistant", "content": None, "tool_calls": [call]},
            {"role": "tool", "tool_call_id": "c1", "content": '{"sky": "clear", "degrees": 21}'},
        ],
        tools=[WEATHER],
    )
    assert "get_weather" in text(answer)
    assert "clear" in text(answer)


def test_an_impossible_tool_is_refused_by_its_place(chat):
    tool = {"type": "function", "function": {"name": "f", "parameters": {"type": "nothing"}}}
    error = chat("x", tools=[tool], tool_choice="required")["error"]
    assert (error["code"], error["param"]) == ("invalid_function_parameters", "tools[0].function.parameters")
