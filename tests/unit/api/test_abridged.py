"""Pictures in JSON are named by their size, quickly, and everything else stays."""

import base64
import json

import pytest

from playground.api.abridged import abridged

LIMIT = 256 * 1024
ENCODED = base64.b64encode(b"\x89PNG\r\n\x1a\n" + bytes(1_400_000)).decode()


def short(value: object, limit: int = LIMIT) -> str:
    return abridged(json.dumps(value).encode(), limit).decode()


def test_what_is_no_picture_stays_as_it_is():
    for value in ({"a": "x" * 900, "b": [1, None, 'é " \\ x']}, "long text with spaces " * 500, [], {"a": "." * 5_000}):
        assert short(value) == json.dumps(value)


def test_a_picture_becomes_its_size():
    reply = {"created": 1, "data": [{"b64_json": ENCODED, "revised_prompt": "a cube"}, {"b64_json": ENCODED}]}
    assert json.loads(short(reply)) == {
        "created": 1,
        "data": [{"b64_json": "iVBORw0K…(1.4 MB)", "revised_prompt": "a cube"}, {"b64_json": "iVBORw0K…(1.4 MB)"}],
    }


def test_a_picture_in_an_address_is_one_too():
    assert short([f"data:image/png;base64,{ENCODED}"]) == '["data:image/png;base64,iVBORw0K…(1.4 MB)"]'


def test_a_small_one_is_told_in_kilobytes():
    assert short([ENCODED[:4_000]]) == '["iVBORw0K…(3 kB)"]'


def test_one_that_was_cut_off_is_still_seen():
    assert abridged(f'{{"b64_json": "{ENCODED}'.encode(), LIMIT).decode() == '{"b64_json": "iVBORw0K…(1.4 MB)'


@pytest.mark.parametrize("limit", [0, 1, 10, 20, 100, 5_000])
def test_it_is_never_longer_than_it_may_be(limit):
    for value in ([ENCODED, ENCODED], ["text " * 5_000], ['"' * 5_000], [ENCODED] * 50):
        assert len(abridged(json.dumps(value).encode(), limit)) <= limit
