"""Finding a file whose upload had an unclear end, in whatever list a server gives."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from playground.api.files import FilePage
from playground.features.files.stored.matching import Unsure, Wanted, find
from tests.unit.features.files.stored.rig import stored

if TYPE_CHECKING:
    from playground.api.files import StoredFile

NOW = 1_000_000.0
DAY = 24 * 3600.0
WANTED = Wanted('a "b".jsonl', 5, "fine-tune", NOW)


def look(wanted: Wanted, *pages: list[StoredFile]) -> tuple[str | None, int]:
    """The id of what was found, and how many pages that took."""
    asked: list[str] = []

    async def page(after: str) -> FilePage:
        place = min(len(asked), len(pages) - 1)
        asked.append(after)
        files = tuple(pages[place])
        return FilePage(files, place < len(pages) - 1, files[-1].id if files else "")

    found = asyncio.run(find(page, wanted))
    return None if found is None else found.id, len(asked)


def test_the_name_is_known_again_as_a_form_has_spelt_it() -> None:
    assert look(WANTED, [stored("x", "a %22b%22.jsonl", created_at=NOW)]) == ("x", 1)


def test_one_without_a_time_is_taken_for_it() -> None:
    assert look(WANTED, [stored("x", WANTED.name, created_at=None)]) == ("x", 1)


@pytest.mark.parametrize("other", [{"size": 6}, {"purpose": "batch"}, {"name": "b.jsonl"}, {"size": None}])
def test_another_file_is_not_taken_for_it(other: dict[str, object]) -> None:
    facts: dict[str, Any] = {"name": WANTED.name, "size": 5, "created_at": NOW} | other
    assert look(WANTED, [stored("x", **facts)]) == (None, 1)


def test_a_list_that_begins_with_the_newest_is_not_read_into_the_past() -> None:
    past = [stored("b", created_at=NOW - 2 * DAY), stored("c", created_at=NOW - 3 * DAY)]
    assert look(WANTED, [stored("a", created_at=NOW), *past], [stored("d")]) == (None, 1)


def test_a_list_that_begins_with_the_oldest_is_read_to_its_end() -> None:
    past = [stored("c", created_at=NOW - 3 * DAY), stored("b", created_at=NOW - 2 * DAY)]
    assert look(WANTED, past, [stored("x", WANTED.name, created_at=NOW + 1)]) == ("x", 2)


def test_what_may_be_it_by_a_wrong_clock_is_not_decided() -> None:
    with pytest.raises(Unsure):
        look(WANTED, [stored("x", WANTED.name, created_at=NOW - 60)])
    known = Wanted(WANTED.name, 5, "fine-tune", NOW, frozenset({"x"}))
    assert look(known, [stored("x", WANTED.name, created_at=NOW - 60)]) == (None, 1)


def test_a_list_without_an_end_is_not_decided() -> None:
    with pytest.raises(Unsure):
        look(WANTED, *([stored(f"f{place}", created_at=NOW)] for place in range(30)))
