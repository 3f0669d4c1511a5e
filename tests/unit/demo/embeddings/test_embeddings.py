"""Vectors by words: near for texts that share words, in any length and either form, with the limits of the endpoint."""

import base64
import struct
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from playground.demo.embeddings.hashing import vector
from playground.demo.embeddings.order import ordered
from playground.demo.errors import ApiError

Embed = Callable[..., httpx.Response]


@pytest.fixture
def embed(send: Callable[..., httpx.Response]) -> Embed:
    """demo-hash-embed unless another model is named."""
    return lambda given, **fields: send(
        "POST", "/v1/embeddings", {"model": "demo-hash-embed", "input": given, **fields}
    )


def likeness(one: str, other: str, dimensions: int = 256) -> float:
    return float(vector(one, dimensions) @ vector(other, dimensions))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A dog plays with a ball in the park", "The dog chased the ball in the park"),
        ("she cooked dinner", "dinner was prepared by her"),
        ("Dogs are loyal animals", "The dog is a loyal animal"),
        ("The Café is OPEN", "the café is open!"),
        ("今天天气很好", "今天的天气真不错"),
        ("预订去北京的机票", "买飞往北京的飞机票"),
    ],
)
def test_texts_that_share_words_are_near(one, other):
    assert likeness(one, other) > 0.4


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a man plays the guitar", "the train leaves at seven"),
        ("the cat sat on the mat", "qubits are quantum bits"),
        ("今天天气很好", "量子计算机的原理"),
        ("I love you", "我爱你"),
    ],
)
def test_texts_without_a_word_in_common_are_apart(one, other):
    assert abs(likeness(one, other)) < 0.15
    assert abs(likeness(one, other, 4096)) < 0.06


@pytest.mark.parametrize("text", ["a", " ", "\n", "!?", "😀", "x" * 5000, "的", "\u0301", "a\0b", "\u200b"])
@pytest.mark.parametrize("dimensions", [1, 7, 4096])
def test_every_text_has_a_vector_of_length_one(text, dimensions):
    made = vector(text, dimensions)
    assert made.shape == (dimensions,)
    assert float(made @ made) == pytest.approx(1.0, abs=1e-5)


def test_vectors_are_the_same_on_every_machine():
    assert vector("hello", 8).tolist() == pytest.approx([-0.266, 0, 0, 0, 0.266, -0.266, 0, 0.887], abs=0.001)


def test_both_forms_hold_the_same_numbers_in_the_order_of_the_texts(embed):
    texts = ["one apple", "two pears", "three plums"]
    decimals, packed = (embed(texts, encoding_format=form).json() for form in ("float", "base64"))
    assert [item["index"] for item in decimals["data"]] == [0, 1, 2]
    for one, other in zip(decimals["data"], packed["data"], strict=True):
        assert len(one["embedding"]) == 256
        assert struct.unpack("<256f", base64.b64decode(other["embedding"])) == pytest.approx(one["embedding"], abs=1e-8)
    assert decimals["model"] == "demo-hash-embed"
    assert decimals["usage"] == packed["usage"]
    assert decimals["usage"]["prompt_tokens"] == decimals["usage"]["total_tokens"] >= 6
    assert embed("two pears").json()["data"][0]["embedding"] == decimals["data"][1]["embedding"]


@pytest.mark.parametrize(
    ("fields", "length"),
    [
        ({"dimensions": 1}, 1),
        ({"dimensions": 4096}, 4096),
        ({"dimensions": None, "user": "me"}, 256),
        ({"model": "text-embedding-3-small"}, 1536),
        ({"model": "text-embedding-3-large", "dimensions": 3}, 3),
        ({"model": "text-embedding-ada-002"}, 1536),
        ({"model": "demo-fast"}, 256),
    ],
)
def test_vectors_are_as_long_as_wished_or_as_openais(embed, fields, length):
    reply = embed("hello", **fields).json()
    assert len(reply["data"][0]["embedding"]) == length
    assert reply["model"] == "demo-hash-embed"


def test_tokens_stand_for_texts(embed):
    one = embed([1, 2, 3]).json()
    assert len(one["data"]) == 1
    assert one["usage"]["total_tokens"] == 3
    several = embed([[1, 2, 3], [3, 4]]).json()
    assert several["data"][0]["embedding"] == one["data"][0]["embedding"]


@pytest.mark.parametrize(
    ("fields", "code", "param"),
    [
        ({"input": ""}, "string_below_min_length", "input"),
        ({"input": []}, "empty_array", "input"),
        ({"input": ["a", ""]}, "string_below_min_length", "input[1]"),
        ({"input": ["a", 1]}, "invalid_type", "input[1]"),
        ({"input": [1, "a"]}, "invalid_type", "input[1]"),
        ({"input": [[]]}, "empty_array", "input[0]"),
        ({"input": [[1], ["a"]]}, "invalid_type", "input[1][0]"),
        ({"input": [[-1]]}, "integer_below_min_value", "input[0][0]"),
        ({"input": [None]}, "invalid_type", "input[0]"),
        ({"input": None}, "invalid_type", "input"),
        ({"input": {"a": 1}}, "invalid_type", "input"),
        ({"input": ["a"] * 2049}, "array_above_max_length", "input"),
        ({"input": [1] * 8193}, "array_above_max_length", "input"),
        ({"input": ["a", "word " * 8193]}, "context_length_exceeded", "input[1]"),
        ({"input": "word " * 8193}, "context_length_exceeded", "input"),
        ({"input": [[1] * 8000] * 38}, "max_tokens_per_request", None),
        ({"dimensions": 0}, "integer_below_min_value", "dimensions"),
        ({"dimensions": 4097}, "invalid_value", "dimensions"),
        ({"dimensions": 2.5}, "invalid_type", "dimensions"),
        ({"model": "text-embedding-ada-002", "dimensions": 8}, None, "dimensions"),
        ({"encoding_format": "hex"}, "invalid_value", "encoding_format"),
        ({"model": "demo-assistant"}, "invalid_value", "model"),
        ({"temperature": 1}, "unknown_parameter", "temperature"),
        ({"model": "nobody"}, "model_not_found", "model"),
    ],
)
def test_what_is_wrong_is_refused_by_name(fields, code, param):
    body: dict[str, Any] = {"model": "demo-hash-embed", "input": "hello", **fields}
    with pytest.raises(ApiError) as refusal:
        ordered(body)
    assert (refusal.value.code, refusal.value.param) == (code, param)


def test_what_is_missing_is_named(send):
    for body, param in (({"input": "a"}, "model"), ({"model": "demo-hash-embed"}, "input")):
        response = send("POST", "/v1/embeddings", body)
        assert (response.status_code, response.json()["error"]["param"]) == (400, param)


def test_models_with_faults_have_them_here_too(embed):
    assert embed("a", model="demo-error").status_code == 500
    with pytest.raises(AssertionError):  # the transport of the test misses the end of the reply
        embed("a", model="demo-broken-stream")


def test_it_can_neither_chat_nor_be_missed_in_the_list(send):
    body = {"model": "demo-hash-embed", "messages": [{"role": "user", "content": "hello"}]}
    assert "/v1/embeddings" in send("POST", "/v1/chat/completions", body).json()["error"]["message"]
    assert "demo-hash-embed" in [model["id"] for model in send("GET", "/v1/models").json()["data"]]
