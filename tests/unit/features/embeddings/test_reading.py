"""Files of texts: what columns they have, and where exactly one is broken."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from playground.features.embeddings.csv_records import broken_column
from playground.features.embeddings.reading import Sheet, inspect, texts_of
from playground.features.embeddings.rows import NewText
from playground.services.errors import Refused
from tests.unit.features.embeddings.rig import Story, tell


def wanted() -> bool:
    return False


def write(path: Path, content: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(content.encode(encoding))
    return path


def texts(sheet: Sheet, most: int = 100) -> list[NewText]:
    return texts_of(sheet, sheet.text_column, sheet.label_column, sheet.colour_column, wanted, most)


def test_a_table_tells_its_columns_its_first_rows_and_which_holds_the_texts(tmp_path: Path) -> None:
    content = 'id;Text;label;color\n1;"two\nlines; and ""more""";a;ff0000\n2;two;b;red\n\n3;;c;\n'
    sheet = inspect(write(tmp_path / "table.csv", content), wanted)
    assert sheet.columns == ("id", "Text", "label", "color")
    assert sheet.rows[0] == ("1", 'two\nlines; and "more"', "a", "ff0000")
    assert (sheet.count, sheet.header, sheet.text_column, sheet.label_column) == (3, True, 1, 2)
    assert texts(sheet) == [NewText('two\nlines; and "more"', "a", "#ff0000"), NewText("two", "b")]
    assert texts(sheet, most=1) == texts(sheet)[:1]


def test_without_a_heading_the_first_row_is_a_text_too_and_short_rows_are_filled_up(tmp_path: Path) -> None:
    sheet = inspect(write(tmp_path / "table.tsv", "a\tlonger text\nb\nc\tthe third one\n"), wanted)
    assert sheet.columns == ("#1", "#2")
    assert [each.text for each in texts(sheet)] == ["longer text", "the third one"]


def test_nothing_is_lost_of_rows_that_are_longer_than_the_heading_or_have_no_columns(tmp_path: Path) -> None:
    sheet = inspect(write(tmp_path / "long.csv", "text,label\none,a,more\n"), wanted)
    assert sheet.columns == ("text", "label", "#3")
    sheet = inspect(write(tmp_path / "one.csv", 'text\nHello, world\n"quoted; too"\n'), wanted)
    assert [each.text for each in texts(sheet)] == ["Hello, world", "quoted; too"]


def test_between_tabs_a_quotation_mark_may_be_a_letter(tmp_path: Path) -> None:
    sheet = inspect(write(tmp_path / "table.tsv", '1\t"Yes" he said\n2\t"quoted, never closed\n'), wanted)
    assert [each.text for each in texts(sheet)] == ['"Yes" he said', '"quoted, never closed']


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_lines_of_any_usual_encoding_are_texts(tmp_path: Path, encoding: str) -> None:
    sheet = inspect(write(tmp_path / "lines.txt", "第一句话\n\n  第二句话 \n", encoding), wanted)
    assert [each.text for each in texts(sheet)] == ["第一句话", "第二句话"]


def test_lines_of_json_are_texts_or_objects(tmp_path: Path) -> None:
    content = '{"body": "one", "n": 1, "embedding": [1, 2]}\n\n"two"\n{"body": "three", "label": "x"}\n'
    sheet = inspect(write(tmp_path / "lines.jsonl", content), wanted)
    assert sheet.columns == ("body", "n", "text", "label")
    assert texts_of(sheet, 0, 3, None, wanted, 9) == [NewText("one"), NewText("three", "x")]
    with pytest.raises(Refused, match="row 2: this is no JSON"):
        inspect(write(tmp_path / "bad.jsonl", '"one"\n{"a": \n'), wanted)
    with pytest.raises(Refused, match="row 1: neither"):
        inspect(write(tmp_path / "list.jsonl", "[1]\n"), wanted)


def test_a_large_table_with_broken_quoting_names_row_and_column(tmp_path: Path) -> None:
    line = "3,a text of some words that is like many others," + "more " * 40 + "\n"
    content = "id,text,more\n" + line * 5_000
    unclosed = 'id,text,more\n1,"never closed,x\n' + line * 5_000
    with pytest.raises(
        Refused, match=r"table\.csv, row 5002 \(line 5002\), column 2 \(text\): a quotation mark stands"
    ):
        inspect(write(tmp_path / "table.csv", content + '7,"closed" too early,x\n' + line), wanted)
    with pytest.raises(Refused, match=r"row 2 \(line 2\), column 2 \(text\): a quotation mark is never closed"):
        inspect(write(tmp_path / "table.csv", unclosed), wanted)
    with pytest.raises(Refused, match=r"row 5002 \(line 5002\), column 3 \(more\): a quotation mark stands"):
        inspect(write(tmp_path / "table.csv", content + '8,b,"open to the end\n'), wanted)


def test_the_column_is_where_reading_stops() -> None:
    assert broken_column('a,"b ""c"" , d",e"f,"g"h,i', ",") == 3
    assert broken_column('"a"x', ",") == 0
    assert broken_column('a;b;"c', ";") == 2


def test_what_cannot_be_read_is_refused_in_words(tmp_path: Path) -> None:
    for name, words in (("book.xlsx", "workbook"), ("picture.png", "no kind"), ("gone.txt", "cannot be opened")):
        with pytest.raises(Refused, match=words):
            inspect(tmp_path / name, wanted)
    with pytest.raises(Refused, match="another computer"):
        inspect(Path("//server/share/lines.txt"), wanted)
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(Refused, match="ordinary file"):
        inspect(tmp_path / "folder.txt", wanted)
    with pytest.raises(Refused, match="no texts"):
        inspect(write(tmp_path / "empty.csv", "\n"), wanted)
    with pytest.raises(Refused, match="no texts"):
        inspect(write(tmp_path / "empty.jsonl", ""), wanted)


def test_reading_ends_early_when_nobody_waits_any_more(tmp_path: Path) -> None:
    path = write(tmp_path / "lines.txt", "text\n" * 5_000)
    stop = threading.Event()
    stop.set()
    assert inspect(path, stop.is_set).count < 1_000
    assert texts_of(inspect(path, wanted), 0, None, None, stop.is_set, 5_000) == []


def test_files_become_rows_and_a_table_asks_for_its_columns_first(tmp_path: Path) -> None:
    lines, table = write(tmp_path / "lines.txt", "one\ntwo\n"), write(tmp_path / "t.csv", "text,label\nthree,x\n,y\n")

    book = write(tmp_path / "book.xlsx", "")

    async def story(told: Story) -> None:
        offered: list[Sheet] = []
        intake = told.parts.intake
        intake.columns_wanted.connect(offered.append)
        intake.open_files([book, lines, table])
        await told.idle()
        assert told.texts == ["one", "two"]
        assert "workbook" in str(told.notices[0].message)
        intake.take(offered[0], 0, 1)
        await told.idle()
        assert (told.model.rows[2].text, told.model.rows[2].label) == ("three", "x")
        assert "t.csv without a text were left out: 1" in str(told.notices[-1].message)
        told.parts.intake.take(offered[0], 1)
        await told.idle()
        assert len(told.model.rows) == 5

    tell(tmp_path / "home", story=story)
