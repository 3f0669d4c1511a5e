"""Files are read in pieces, and what is wrong with one is found out where it is."""

import io
import json
import os
import zipfile
from pathlib import Path
from typing import Any

import pytest

from playground.features.chat.import_file import pieces
from playground.features.chat.json_reader import CutShort, JsonReader, NotJson
from playground.services.errors import Refused


def elements(data: bytes, step: int) -> list[Any]:
    """What is read of a list that comes in small pieces."""
    file = io.BytesIO(data)
    return list(JsonReader(lambda most: file.read(min(step, most))).elements())


@pytest.mark.parametrize("step", [1, 2, 3, 7, 1000])
def test_a_list_is_read_the_same_in_any_pieces(step: int) -> None:
    values = [{"a": [1, -2.5e3, True, None], "ä😀": '\\ "'}, [], "x", 12345, {"b": {"c": "\ud83d"}}]
    data = b"\xef\xbb\xbf \n" + json.dumps(values, indent=1).encode() + b" "
    assert elements(data, step) == values
    assert elements(json.dumps(values[:2], ensure_ascii=False).encode(), step) == values[:2]
    assert elements(b" [ ] ", step) == []


def test_every_place_where_a_list_may_be_cut_is_noticed() -> None:
    data = json.dumps([{"a": "b\n\u00e9 \ud83d\ude00", "c": [1, 2, True]}, "x"]).encode()
    for end in range(len(data)):
        with pytest.raises(CutShort):
            elements(data[:end], 5)


@pytest.mark.parametrize(
    "data", [b"[1 2]", b"[}", b"<html>", b"[nope]", b'[{"a" 1}]', b"[" * 100_000, b"[" + b"9" * 5000 + b"]"]
)
def test_what_is_no_json_is_told_from_what_is_cut(data: bytes) -> None:
    with pytest.raises(NotJson) as raised:
        elements(data + b" " * 100, 1000)
    assert not isinstance(raised.value, CutShort)


def read(path: Path) -> list[Any]:
    return [piece.value for piece in pieces(path)]


def put(path: Path, **members: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/") + ".json", text)
    return path


def test_lists_and_single_conversations_and_our_own_form_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    for text, expected in {
        '[{"mapping": 1}, 2]': [{"mapping": 1}, 2],
        '{"title": "T", "mapping": {}}': [{"title": "T", "mapping": {}}],
        '{"format": "playground.conversations", "version": 1, "conversations": [1, 2], "more": 3}': [1, 2],
        '{"conversations": []}': [],
        '{"anything": 1}': [],
        "{}": [],
    }.items():
        path.write_text(text)
        assert read(path) == expected


def test_a_newer_form_of_ours_is_refused_before_anything_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"format": "playground.conversations", "version": 2, "conversations": [1]}')
    with pytest.raises(Refused, match="newer version"):
        read(path)


def test_of_a_zip_only_the_conversations_are_read_in_order_and_with_progress(tmp_path: Path) -> None:
    path = put(
        tmp_path / "a.zip", **{"x__conversations-001": "[3, 4]", "conversations-000": "[1, 2]", "user": "nonsense"}
    )
    found = list(pieces(path))
    assert [piece.value for piece in found] == [1, 2, 3, 4]
    assert found[-1].fraction == 1.0
    assert sorted(piece.fraction for piece in found) == [piece.fraction for piece in found]


def test_a_zip_without_conversations_or_squeezed_beyond_belief_is_refused(tmp_path: Path) -> None:
    for path in (
        put(tmp_path / "a.zip", user="[]"),
        put(tmp_path / "b.zip", conversations="[" + " " * 1_000_000 + "]"),
    ):
        with pytest.raises(Refused):
            read(path)


def test_a_damaged_zip_is_no_fault_of_the_program(tmp_path: Path) -> None:
    path = put(tmp_path / "a.zip", conversations=json.dumps([os.urandom(50).hex() for _ in range(200)]))
    whole = path.read_bytes()
    for data in (whole[:-30], whole[:4], whole[:200] + b"\0" * 300 + whole[500:]):
        path.write_bytes(data)
        with pytest.raises(NotJson):
            read(path)


def test_what_is_no_file_is_refused_without_waiting_for_its_end(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe"):
        with pytest.raises(Refused):
            read(path)
    with pytest.raises(OSError, match="No such file"):
        read(tmp_path / "gone")
