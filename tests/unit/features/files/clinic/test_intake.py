"""Files of every format and encoding become examples in the lines in which they begin."""

import io
import json
import zipfile

import openpyxl
import pytest

from playground.features.files.clinic.examination import examine
from playground.features.files.clinic.intake import take
from playground.features.files.clinic.source import Source
from playground.services.errors import Refused
from tests.unit.features.files.clinic.desk import chat, lines, many


@pytest.fixture
def read(tmp_path):
    def read(content, name):
        path, copy = tmp_path / name, tmp_path / "copy.jsonl"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        taken = take(path, copy)
        rows = [
            (number, json.loads(line))
            for number, line in enumerate((copy if taken.copied else path).read_text("utf-8").splitlines(), 1)
            if line.strip()
        ]
        return taken, rows

    return read


def test_lines_of_json_are_read_where_they_lie(read):
    for name in ("a.jsonl", "a.txt", "a"):
        taken, _ = read(lines(*many(3)), name)
        assert (taken.format, taken.copied) == ("jsonl", False)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_letters_are_told_by_their_bytes_and_copied(read, encoding):
    text = "\n".join(json.dumps(chat(f"问题 {n} ਊ"), ensure_ascii=False) for n in range(3))
    taken, rows = read(text.encode(encoding), "a.jsonl")
    assert taken.copied
    assert taken.encoding.startswith("utf-")
    assert [finding.rule for finding in taken.noted] == ["encoding"]
    assert rows[2] == (3, chat("问题 2 ਊ"))


def test_a_list_of_examples_and_objects_over_several_lines_are_taken_apart(read):
    taken, rows = read(json.dumps(many(3), indent=2), "a.json")
    assert (taken.format, [record for _, record in rows]) == ("json", many(3))
    assert rows[0][0] == 2
    taken, rows = read("\n\n".join(json.dumps(each, indent=1) for each in many(2)), "a.jsonl")
    assert [record for _, record in rows] == many(2)
    taken, rows = read(json.dumps(many(4)), "a.json")  # all in one line
    assert [number for number, _ in rows] == [1, 2, 3, 4]
    taken, rows = read(json.dumps(many(3), indent=2)[:-90], "a.json")
    assert len(rows) == 2
    assert [(finding.rule, finding.severity) for finding in taken.noted] == [("json", "error")]


def test_an_example_larger_than_the_piece_that_is_read_at_once_is_whole(read):
    large = [chat("x" * 400_000), chat("y" * 10)]
    _, rows = read(json.dumps(large), "a.json")
    assert [record for _, record in rows] == large


@pytest.mark.parametrize(
    ("content", "name", "record"),
    [
        ("question,answer\nHi,Yes.\n", "a.csv", chat("Hi")),
        ("用户;回答;系统\nHi;Yes.;Kind\n", "a.csv", chat("Hi", system="Kind")),
        ("user\tassistant\nHi\tYes.\n", "a.tsv", chat("Hi")),
        ("user\tassistant\nHi\tYes.\n", "a.txt", chat("Hi")),
        ("prompt,completion\nHi,Yes.\n", "a.csv", {"prompt": "Hi", "completion": "Yes."}),
        ('messages\n"[{""role"": ""user""}]"\n', "a.csv", {"messages": [{"role": "user"}]}),
        ("messages\nno json\n", "a.csv", {"messages": "no json"}),
    ],
)
def test_tables_become_examples_by_the_names_of_their_columns(read, content, name, record):
    for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16"):
        _, rows = read(content.encode(encoding), name)
        assert [each for _, each in rows] == [record]


def test_preferences_and_tables_without_names_and_cells_with_line_breaks(read):
    _, rows = read("prompt,chosen,rejected\nHi,yes,no\n", "a.csv")
    assert rows[0][1]["preferred_output"] == [{"role": "assistant", "content": "yes"}]
    taken, rows = read('Hi,"Yes.\nNo."\n"Who\n\nme?",Yes.\nlast,one\n', "a.csv")
    assert [finding.rule for finding in taken.noted] == ["columns"]
    assert rows == [(1, chat("Hi", "Yes.\nNo.")), (3, chat("Who\n\nme?")), (6, chat("last", "one"))]


def test_sheets_become_examples(read):
    book = openpyxl.Workbook()
    for cells in (("Question", "Answer"), ("Hi", 7), (None, None), ("Ho", 2.0)):
        book.worksheets[0].append(cells)
    content = io.BytesIO()
    book.save(content)
    taken, rows = read(content.getvalue(), "a.xlsx")
    assert taken.format == "xlsx"
    assert rows == [(2, chat("Hi", "7")), (4, chat("Ho", "2"))]


def test_what_is_no_training_data_is_refused_with_a_reason(read):
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as file:
        file.writestr("a.txt", "hello")
    for content, name in (
        (bytes(range(256)) * 20, "a.bin"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "a.xls"),
        (other.getvalue(), "a.xlsx"),
        (b"PK\x03\x04 broken", "b.xlsx"),
        (b"only\none\n", "a.csv"),
    ):
        with pytest.raises(Refused):
            read(content, name)


def test_the_empty_lines_of_a_copy_are_not_held_against_it(tmp_path):
    path, copy = tmp_path / "a.csv", tmp_path / "copy.jsonl"
    path.write_text('question,answer\n"a\n\nb",c\nd,e\n', "utf-8")
    take(path, copy)
    examined = examine(Source(copy, padded=True))
    assert "blank_lines" not in examined.counts
    assert list(examined.lines) == [2, 5]
