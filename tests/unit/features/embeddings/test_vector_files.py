"""Vectors from elsewhere, and vectors and the matrix as files."""

from __future__ import annotations

import csv
import importlib.util
import struct
from typing import TYPE_CHECKING

import numpy as np
import pytest

from playground.features.embeddings.vector_files import has_vectors, read_vectors
from playground.services.errors import Refused
from tests.unit.features.embeddings.rig import Story, packed, tell

if TYPE_CHECKING:
    from pathlib import Path


def wanted() -> bool:
    return False


def write(path: Path, content: str) -> Path:
    path.write_text(content, encoding="utf-8")
    return path


def test_a_table_of_numbers_takes_its_texts_from_the_lines_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "v.npy"
    np.save(path, np.array([[1, 2], [3, 4]], np.float64))
    assert [row.text for row in read_vectors(path, wanted)] == ["#1", "#2"]
    write(tmp_path / "v.txt", "one\ntwo\n")
    found = read_vectors(path, wanted)
    assert [row.text for row in found] == ["one", "two"]
    assert found[1].own == np.array([3, 4], "<f4").tobytes()
    write(tmp_path / "v.txt", "one\n")
    assert [row.text for row in read_vectors(path, wanted)] == ["#1", "#2"]


def test_nothing_that_could_run_code_and_no_other_shape_is_read(tmp_path: Path) -> None:
    path = tmp_path / "v.npy"
    np.save(path, np.array([{"a": 1}], object), allow_pickle=True)
    with pytest.raises(Refused, match="no table of numbers"):
        read_vectors(path, wanted)
    np.save(path, np.zeros(3))
    with pytest.raises(Refused, match="vector in each row"):
        read_vectors(path, wanted)
    path.write_bytes(b"no array")
    with pytest.raises(Refused, match="no table of numbers"):
        read_vectors(path, wanted)
    np.save(path, np.array([[1, 2], [np.nan, 4]]))
    with pytest.raises(Refused, match="row 2"):
        read_vectors(path, wanted)


def test_tables_and_lines_of_json_hold_vectors_in_columns_or_lists(tmp_path: Path) -> None:
    table = write(tmp_path / "a.csv", "id,v1,v2,label,text\n1,0.5,2,x,one\n2,3,4,,two\n")
    listed = write(tmp_path / "b.csv", 'text,embedding\none,"[0.5, 2]"\ntwo,"[3, 4]"\n')
    lines = write(tmp_path / "c.jsonl", '{"text": "one", "embedding": [0.5, 2]}\n{"text": "two", "vector": [3, 4]}\n')
    for path in (table, listed, lines):
        found = read_vectors(path, wanted)
        assert [row.text for row in found] == ["one", "two"]
        assert [row.own for row in found] == [np.array(each, "<f4").tobytes() for each in ([0.5, 2], [3, 4])]
    assert read_vectors(table, wanted)[0].label == "x"
    many = write(tmp_path / "d.csv", ",".join(["text", *map(str, range(20))]) + "\none" + ",1" * 20 + "\n")
    one_line, broken = write(tmp_path / "e.csv", "one\n"), write(tmp_path / "f.csv", '"a" b,c\n')
    found_by_itself = [path for path in (lines, listed, many, table, one_line, broken) if has_vectors(path)]
    assert found_by_itself == [lines, listed, many]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", "text,v1,v2\none,1,2\ntwo,3,x\n", "row 3"),
        ("a.csv", "text,v1,v2\none,1,2\ntwo,3\n", "row 3"),
        ("a.csv", "text,label\none,x\n", "no vectors"),
        ("a.jsonl", '{"text": "a", "vector": [1, 2]}\n{"text": "b", "vector": [1, 2, 3]}\n', "vector 2 has 3 numbers"),
        ("a.jsonl", '{"text": "a", "vector": [1, "2b"]}\n', "row 1"),
        ("a.jsonl", '{"text": "a"}\n', "row 1"),
        ("a.jsonl", '{"text": "a", "vector": [1, NaN]}\n', "row 1"),
        ("a.pkl", "", "no kind"),
    ],
)
def test_what_is_wrong_is_named_with_its_row(tmp_path: Path, name: str, content: str, words: str) -> None:
    with pytest.raises(Refused, match=words):
        read_vectors(write(tmp_path / name, content), wanted)


@pytest.mark.skipif(importlib.util.find_spec("pyarrow") is not None, reason="pyarrow is there")
def test_parquet_says_what_it_needs(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="pyarrow"):
        read_vectors(write(tmp_path / "a.parquet", ""), wanted)


def test_what_was_exported_comes_back_as_a_collection_of_its_own(tmp_path: Path) -> None:
    async def story(told: Story) -> None:
        exporting = told.parts.exporting
        exporting.save_vectors(tmp_path / "early.npy")
        await told.idle()
        assert "no vectors yet" in str(told.notices[-1].message)
        await told.embed('one, "and" 一', "two words")
        told.model.set_label(told.model.rows[0].id, "label")
        await told.idle()
        for ending in (".csv", ".jsonl", ".npy"):
            path = tmp_path / f"vectors{ending}"
            told.model.new()
            await told.embed('one, "and" 一', "two words")
            exporting.save_vectors(path)
            await told.idle()
            told.parts.importing.open(path)
            await told.idle()
            assert told.model.space is not None
            assert told.model.space.vectors.tobytes() == packed('one, "and" 一') + packed("two words")
            assert told.model.collection is not None
            assert told.model.collection.name == "vectors"
            if ending != ".npy":
                assert told.texts == ['one, "and" 一', "two words"]
        exporting.save_vectors(tmp_path / "gone" / "vectors.csv")
        await told.idle()
        assert "could not be saved" in str(told.notices[-1].message)
        exporting.save_vectors(tmp_path / "vectors.doc")
        await told.idle()
        assert "ending" in str(told.notices[-1].message)
        exporting.save_matrix(tmp_path / "matrix.csv")
        await told.idle()
        with (tmp_path / "matrix.csv").open(encoding="utf-8-sig", newline="") as file:
            assert len(list(csv.reader(file))) == 3

    tell(tmp_path / "home", story=story)
    assert not list(tmp_path.glob("*.part"))


def npy(path: Path, header: str) -> Path:
    path.write_bytes(b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header) + 1) + header.encode() + b"\n" + bytes(64))
    return path


@pytest.mark.parametrize(
    "header",
    [
        "-" * 9000 + "1",
        "[" * 5000,
        "{'descr': '<f4', 'fortran_order': False, 'shape': (4611686018427387904, 4)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999999999, 4)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (1000000, 4)}",
    ],
)
def test_a_header_that_lies_is_refused_like_any_other_that_is_none(tmp_path: Path, header: str) -> None:
    with pytest.raises(Refused, match="no table of numbers"):
        read_vectors(npy(tmp_path / "v.npy", header), wanted)


def test_more_rows_than_fit_are_refused_before_any_is_read(tmp_path: Path) -> None:
    path = tmp_path / "v.npy"
    np.lib.format.open_memmap(path, "w+", np.float16, (5_000_000, 2))
    with pytest.raises(Refused, match="too large"):
        read_vectors(path, wanted)


@pytest.mark.parametrize("number", ["1" + 400 * "0", "1e300", "1e30", "1e999", "NaN", "[" * 50_000])
def test_a_number_beyond_all_measure_is_none(tmp_path: Path, number: str) -> None:
    listed = write(tmp_path / "a.csv", f'text,embedding\none,"[1, {number}]"\n')
    with pytest.raises(Refused, match="row 2: there is no vector"):
        read_vectors(listed, wanted)
    with pytest.raises(Refused, match="row 1"):
        read_vectors(write(tmp_path / "b.jsonl", f'{{"text": "one", "embedding": [1, {number}]}}\n'), wanted)


def test_no_vector_is_lost_to_a_heading_that_is_none(tmp_path: Path) -> None:
    bare = write(tmp_path / "a.csv", "one,0.5,2\ntwo,3,4\n")
    assert [(row.text, row.own) for row in read_vectors(bare, wanted)] == [
        ("one", struct.pack("<2f", 0.5, 2)),
        ("two", struct.pack("<2f", 3, 4)),
    ]
    with pytest.raises(Refused, match="row 2"):
        read_vectors(write(tmp_path / "b.csv", "0.5,2\n3,x\n"), wanted)
    counted = write(tmp_path / "c.csv", ",0,1\none,0.5,2\n")
    assert [row.text for row in read_vectors(counted, wanted)] == ["one"]


def test_a_heading_may_be_narrower_or_wider_than_its_rows(tmp_path: Path) -> None:
    narrow = write(tmp_path / "a.csv", "text,v1\none,1,2\n")
    wide = write(tmp_path / "b.csv", "text,v1,v2,label\none,1,2\n")
    for path in (narrow, wide):
        assert [(row.text, row.own) for row in read_vectors(path, wanted)] == [("one", struct.pack("<2f", 1, 2))]
