"""Sorting and filtering files, whatever a server writes into them."""

from playground.features.files.stored.catalog import COLUMNS, Catalog, ordered
from tests.unit.features.files.stored.rig import stored


def test_what_has_nothing_in_a_column_stands_last_in_either_direction() -> None:
    files = [stored("a", size=None), stored("b", size=7), stored("c", size=3)]
    assert [file.id for file in ordered(files, "bytes", descending=False)] == ["c", "b", "a"]
    assert [file.id for file in ordered(files, "bytes", descending=True)] == ["b", "c", "a"]


def test_every_column_sorts_files_of_which_nothing_is_known() -> None:
    bare = stored("x", "", None, purpose="", created_at=None, expires_at=None, status="")
    for column in COLUMNS:
        assert len(ordered([bare, stored("y", "B", expires_at=5.0), bare], column, descending=True)) == 3


def test_a_deleted_file_does_not_come_back_with_a_page_that_still_names_it() -> None:
    catalog = Catalog()
    catalog.put([stored("a"), stored("b")])
    catalog.drop(["a"])
    catalog.put([stored("a")])
    assert [file.id for file in catalog.shown] == ["b"]


def test_names_are_found_without_regard_to_case_and_by_id() -> None:
    catalog = Catalog()
    catalog.put([stored("file-1", "Straße.jsonl"), stored("file-2", "x\x00\u202egnp.exe")])
    catalog.filter("", "STRASSE")
    assert [file.id for file in catalog.shown] == ["file-1"]
    catalog.filter("", "FILE-2")
    assert [file.id for file in catalog.shown] == ["file-2"]
    catalog.filter("batch", "")
    assert catalog.shown == ()
