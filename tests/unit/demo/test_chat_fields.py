"""Each documented field of a chat request: honoured, or refused in OpenAI's own shape."""

import pytest

WEATHER = {
    "type": "function",
    "function": {
        "name": "get_weather",
        "description": "The weather in a city",
        "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
    },
}
PERSON = {
    "type": "object",
    "properties": {"name": {"type": "string"}, "age": {"type": "integer"}},
    "required": ["name", "age"],
    "additionalProperties": False,
}


def schema(value, **more):
    return {"type": "json_schema", "json_schema": {"name": "it", "schema": value, **more}}


@pytest.mark.parametrize(
    "fields",
    [
        {"temperature": 0},
        {"temperature": 2},
        {"top_p": 0},
        {"top_p": 0.5},
        {"presence_penalty": -2, "frequency_penalty": 2},
        {"n": 3},
        {"n": 2.0},
        {"seed": -(2**63)},
        {"stop": "x"},
        {"stop": ["a", "b", "c", "d"]},
        {"stop": None},
        {"logit_bias": {"300": -100, "301": 5.5}},
        {"logprobs": True},
        {"logprobs": True, "top_logprobs": 20},
        {"max_tokens": 3},
        {"max_completion_tokens": 3},
        {"stream": False},
        {"stream": True, "stream_options": {"include_usage": True, "include_obfuscation": False}},
        {"response_format": {"type": "text"}},
        {"response_format": {"type": "json_object"}},
        {"response_format": schema(PERSON, strict=True, description="somebody")},
        {"tools": [WEATHER], "tool_choice": "none", "parallel_tool_calls": False},
        {"tools": [{"type": "custom", "custom": {"name": "note", "format": {"type": "text"}}}]},
        {"functions": [WEATHER["function"]], "function_call": "none"},
        {"reasoning_effort": "xhigh"},
        {"verbosity": "low"},
        {"modalities": ["text"]},
        {"prediction": {"type": "content", "content": "hello"}},
        {"metadata": {"a": "b"}},
        {"store": True},
        {"service_tier": "flex"},
        {"user": "u", "safety_identifier": "s", "prompt_cache_key": "k"},
        {"prompt_cache_options": {"mode": "implicit", "ttl": "30m"}, "prompt_cache_retention": "24h"},
        {"temperature": None, "tools": None, "metadata": None, "seed": None, "response_format": None},
    ],
)
def test_a_field_is_accepted(chat, fields):
    answer = chat("hello", **fields)
    assert "error" not in answer, answer


@pytest.mark.parametrize(
    ("fields", "code", "param"),
    [
        ({"temprature": 1}, "unknown_parameter", "temprature"),
        ({"best_of": 2}, "unknown_parameter", "best_of"),
        ({"stream": True, "stream_options": {"x": 1}}, "unknown_parameter", "stream_options.x"),
        ({"temperature": "warm"}, "invalid_type", "temperature"),
        ({"temperature": True}, "invalid_type", "temperature"),
        ({"temperature": -0.1}, "decimal_below_min_value", "temperature"),
        ({"temperature": 2.1}, "decimal_above_max_value", "temperature"),
        ({"top_p": 1.5}, "decimal_above_max_value", "top_p"),
        ({"presence_penalty": 3}, "decimal_above_max_value", "presence_penalty"),
        ({"frequency_penalty": -3}, "decimal_below_min_value", "frequency_penalty"),
        ({"n": 0}, "integer_below_min_value", "n"),
        ({"n": 129}, "integer_above_max_value", "n"),
        ({"n": 1.5}, "invalid_type", "n"),
        ({"n": True}, "invalid_type", "n"),
        ({"seed": "x"}, "invalid_type", "seed"),
        ({"seed": 2**64}, "integer_above_max_value", "seed"),
        ({"stop": []}, "empty_array", "stop"),
        ({"stop": ["a"] * 5}, "array_above_max_length", "stop"),
        ({"stop": [1]}, "invalid_type", "stop[0]"),
        ({"logit_bias": {"hello": 1}}, "invalid_value", "logit_bias"),
        ({"logit_bias": {"99999999": 1}}, "invalid_value", "logit_bias"),
        ({"logit_bias": {"300": 101}}, "decimal_above_max_value", "logit_bias.300"),
        ({"logprobs": 3}, "invalid_type", "logprobs"),
        ({"top_logprobs": 3}, "invalid_value", "top_logprobs"),
        ({"logprobs": True, "top_logprobs": 21}, "integer_above_max_value", "top_logprobs"),
        ({"max_tokens": 0}, "integer_below_min_value", "max_tokens"),
        ({"max_tokens": 1, "max_completion_tokens": 1}, "invalid_parameter_combination", "max_tokens"),
        ({"max_tokens": 10**9}, "context_length_exceeded", "messages"),
        ({"stream": "yes"}, "invalid_type", "stream"),
        ({"stream_options": {"include_usage": True}}, "invalid_parameter_combination", "stream_options"),
        ({"response_format": {"type": "xml"}}, "invalid_value", "response_format.type"),
        ({"response_format": {}}, "missing_required_parameter", "response_format.type"),
        ({"response_format": {"type": "json_schema"}}, "missing_required_parameter", "response_format.json_schema"),
        ({"response_format": schema({"type": "strng"})}, "invalid_json_schema", "response_format"),
        ({"response_format": schema({"$ref": "https://example.org/x"})}, "invalid_json_schema", "response_format"),
        ({"response_format": schema({"type": "object"}, strict=True)}, "invalid_json_schema", "response_format"),
        ({"response_format": schema({"type": "string", "pattern": "(?=a)"})}, "invalid_json_schema", "response_format"),
        (
            {"response_format": schema({"properties": 5, "additionalProperties": False, "required": 5}, strict=True)},
            "invalid_json_schema",
            "response_format",
        ),
        ({"tools": [{"type": "function"}]}, "missing_required_parameter", "tools[0].function"),
        ({"tools": [{"type": "web_search"}]}, "invalid_value", "tools[0].type"),
        ({"tools": [{"type": "function", "function": {"name": "a b"}}]}, "invalid_value", "tools[0].function.name"),
        (
            {"tools": [{"type": "custom", "custom": {"name": "x", "format": {"type": "grammar"}}}]},
            "unsupported_value",
            "tools[0].custom.format",
        ),
        ({"tool_choice": "auto"}, "invalid_value", "tool_choice"),
        ({"tools": [WEATHER], "tool_choice": "maybe"}, "invalid_value", "tool_choice"),
        (
            {"tools": [WEATHER], "tool_choice": {"type": "function", "function": {"name": "x"}}},
            "invalid_value",
            "tool_choice",
        ),
        ({"parallel_tool_calls": True}, "invalid_value", "parallel_tool_calls"),
        ({"functions": []}, "empty_array", "functions"),
        ({"function_call": "auto"}, "invalid_value", "function_call"),
        ({"functions": [{"name": "f"}], "tools": [WEATHER]}, "invalid_parameter_combination", "functions"),
        ({"reasoning_effort": "extreme"}, "invalid_value", "reasoning_effort"),
        ({"verbosity": "chatty"}, "invalid_value", "verbosity"),
        ({"modalities": ["text", "audio"]}, "unsupported_value", "modalities"),
        ({"audio": {"voice": "alloy", "format": "wav"}}, "unsupported_parameter", "audio"),
        ({"web_search_options": {}}, "unsupported_parameter", "web_search_options"),
        ({"moderation": {"model": "omni-moderation-latest"}}, "unsupported_parameter", "moderation"),
        ({"prediction": {"type": "content"}}, "missing_required_parameter", "prediction.content"),
        ({"metadata": {"a": 1}}, "invalid_type", "metadata.a"),
        ({"metadata": {str(number): "" for number in range(17)}}, "object_above_max_properties", "metadata"),
        ({"metadata": {"k" * 65: ""}}, "string_above_max_length", "metadata"),
        ({"store": "yes"}, "invalid_type", "store"),
        ({"service_tier": "gold"}, "invalid_value", "service_tier"),
        ({"safety_identifier": "x" * 129}, "string_above_max_length", "safety_identifier"),
        ({"user": 5}, "invalid_type", "user"),
        ({"model": 5}, "invalid_type", "model"),
        ({"model": "demo-moderation"}, "unsupported_value", "model"),
    ],
)
def test_a_wrong_field_is_refused_by_name(chat, fields, code, param):
    error = chat("hello", **fields)["error"]
    assert (error["code"], error["param"]) == (code, param)
    assert error["type"] == "invalid_request_error"
    assert error["message"]


@pytest.mark.parametrize(
    ("messages", "code", "param"),
    [
        ([], "empty_array", "messages"),
        ("hello", "invalid_type", "messages"),
        (["hello"], "invalid_type", "messages[0]"),
        ([{"content": "x"}], "missing_required_parameter", "messages[0].role"),
        ([{"role": "robot", "content": "x"}], "invalid_value", "messages[0].role"),
        ([{"role": "user"}], "missing_required_parameter", "messages[0].content"),
        ([{"role": "user", "content": 5}], "invalid_type", "messages[0].content"),
        ([{"role": "user", "content": None}], "invalid_type", "messages[0].content"),
        ([{"role": "user", "content": []}], "empty_array", "messages[0].content"),
        ([{"role": "user", "content": [{"type": "video"}]}], "invalid_value", "messages[0].content[0].type"),
        ([{"role": "user", "content": "x", "mood": "good"}], "unknown_parameter", "messages[0].mood"),
        ([{"role": "assistant"}], "missing_required_parameter", "messages[0].content"),
        ([{"role": "tool", "content": "x", "tool_call_id": "1"}], "invalid_value", "messages[0].tool_call_id"),
        (
            [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "https://example.org/a.png"}}]}],
            "invalid_image_url",
            "messages[0].content[0].image_url.url",
        ),
        (
            [{"role": "user", "content": [{"type": "input_audio", "input_audio": {}}]}],
            "missing_required_parameter",
            "messages[0].content[0].input_audio.data",
        ),
    ],
)
def test_a_wrong_message_is_refused_by_its_place(send, messages, code, param):
    error = send("POST", "/v1/chat/completions", {"model": "demo-fast", "messages": messages}).json()["error"]
    assert (error["code"], error["param"]) == (code, param)


@pytest.mark.parametrize("missing", ["model", "messages"])
def test_a_missing_field_is_named(send, missing):
    body = {"model": "demo-fast", "messages": [{"role": "user", "content": "x"}]}
    del body[missing]
    error = send("POST", "/v1/chat/completions", body).json()["error"]
    assert (error["code"], error["param"]) == ("missing_required_parameter", missing)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"max_tokens": 5}, "unsupported_parameter"),
        ({"temperature": 0.5}, "unsupported_value"),
        ({"logprobs": True}, "unsupported_parameter"),
        ({"presence_penalty": 1}, "unsupported_parameter"),
        ({"max_completion_tokens": 5}, None),
        ({"temperature": 1}, None),
    ],
)
def test_the_reasoning_model_takes_what_reasoning_models_take(chat, fields, code):
    assert chat(model="demo-reasoning", **fields).get("error", {}).get("code") == code


def test_a_number_beyond_all_numbers_is_refused(send):
    raw = b'{"model": "demo-fast", "messages": [{"role": "user", "content": "x"}], "seed": 1e999}'
    response = send("POST", "/v1/chat/completions", content=raw, headers={"content-type": "application/json"})
    assert response.json()["error"]["param"] == "seed"
