"""JSON and multipart as they go over the wire, and the issuer of a certificate."""

import json
import ssl

import pytest

from playground.api import json_text, multipart
from playground.api.certificate import issuer
from playground.api.outgoing import is_large, outgoing
from playground.api.request import ApiRequest, Part
from tests.faults.calls import connection_to
from tests.faults.server import CERTIFICATES


def test_json_is_compact_and_not_escaped():
    assert json_text.compact({"a": ["é", 1.5, None, True]}) == '{"a":["é",1.5,null,true]}'


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a\0b", "ab"),
        ("a\\u0000b", "a\\u0000b"),
        ("\ud83d\ude00", "😀"),
        ("\ud83d", "\ufffd"),
        ("\ude00x", "\ufffdx"),
    ],
)
def test_text_that_nobody_can_store_is_mended(value, text):
    sent = json_text.compact({"k": [value, (value,)], value: 1}).encode()
    assert json.loads(sent) == {"k": [text, [text]], text: 1}


def test_no_infinity_is_sent():
    with pytest.raises(ValueError, match="JSON"):
        json_text.compact({"a": float("inf")})


@pytest.mark.parametrize("text", [b"", b"{", b"[" * 200_000, b"1" * 5000, b"\xff", b"nope"])
def test_unreadable_json_is_a_value_error(text):
    with pytest.raises(ValueError):  # noqa: PT011 - the text is Python's own
        json_text.decode(text)


def test_forgiving_reading():
    text = b"""\xef\xbb\xbf\n\n {"a": NaN, "a": -Infinity, "b": "x\ty"}\n"""
    assert json_text.decode(text) == {"a": None, "b": "x\ty"}


def test_largeness_counts_what_is_inside():
    half = "x" * (json_text.LARGE // 2)
    assert not json_text.is_large({"a": [half]})
    assert json_text.is_large({"a": [half, {"b": (half, "x")}]})
    assert is_large(ApiRequest("POST", "files", parts=(Part("a", "b"),)))


def test_multipart_has_fields_first_and_files_with_names_and_types():
    parts = (
        Part("image[]", b"\x89PNG", "a.png"),
        Part("prompt", "a cat\r\nwith ünicode"),
        Part("mask", b"x", 'od"d\n.png', "image/png"),
        Part("file", b"y"),
        Part("stream", "true"),
    )
    body, content_type = multipart.encode(parts)
    assert isinstance(body, bytes)
    boundary = content_type.partition("boundary=")[2]
    sections = body.split(b"--" + boundary.encode())
    assert sections[0] == b""
    assert sections[-1] == b"--\r\n"
    heads = [section.partition(b"\r\n\r\n")[0].decode() for section in sections[1:-1]]
    assert [head.split("; ")[1].splitlines()[0] for head in heads] == [
        'name="prompt"',
        'name="stream"',
        'name="image[]"',
        'name="mask"',
        'name="file"',
    ]
    assert 'filename="a.png"\r\nContent-Type: image/png' in heads[2]
    assert 'filename="od%22d%0A.png"' in heads[3]
    assert 'filename="upload"\r\nContent-Type: application/octet-stream' in heads[4]
    assert "filename" not in heads[0]
    assert sections[1].partition(b"\r\n\r\n")[2] == "a cat\r\nwith ünicode\r\n".encode()


def test_a_get_has_no_body_and_no_content_type():
    sent = outgoing(connection_to("https://x.example/v1"), None, ApiRequest("GET", "models"))
    assert sent.content is None
    assert "Content-Type" not in dict(sent.headers)


def test_the_key_is_not_in_the_description_of_what_is_sent():
    sent = outgoing(connection_to("https://x.example/v1"), "sk-canary", ApiRequest("POST", "x", body={}))
    assert "sk-canary" not in repr(sent)
    assert dict(sent.headers)["Authorization"] == "Bearer sk-canary"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ca.pem", "Playground Test CA, Playground Tests"),
        ("localhost.pem", "Playground Test CA, Playground Tests"),
        ("self-signed.pem", "localhost, Nobody in Particular"),
    ],
)
def test_the_issuer_of_a_certificate_is_named(name, expected):
    text = (CERTIFICATES / name).read_text()
    der = ssl.PEM_cert_to_DER_cert(text[text.index("-----BEGIN CERTIFICATE") :])
    assert issuer(der) == expected
    for cut in range(0, len(der), 7):
        assert issuer(der[:cut]) in ("", expected)
    assert issuer(b"rubbish") == ""
