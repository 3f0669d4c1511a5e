"""Pixmaps that were shown lately."""

import pytest
from PySide6.QtGui import QPixmap

from playground.features.images.view.pixmap_shelf import PixmapShelf

ROOM = 3 * 10 * 10 * 4


@pytest.fixture
def shelf() -> PixmapShelf:
    shelf = PixmapShelf(ROOM)
    for name in "abc":
        shelf.put(name, QPixmap(10, 10))
    return shelf


def test_the_one_that_was_not_looked_at_for_longest_goes_first(shelf: PixmapShelf):
    shelf.get("a")
    shelf.put("d", QPixmap(10, 10))
    assert shelf.lacking("abcd") == ["b"]


def test_a_pixmap_that_takes_the_place_of_another_takes_its_room_too(shelf: PixmapShelf):
    for _ in range(5):
        shelf.put("c", QPixmap(10, 10))
    assert shelf.lacking("abc") == []


def test_that_there_is_none_to_be_had_is_known_and_takes_no_room(shelf: PixmapShelf):
    shelf.put("d", QPixmap())
    assert shelf.lacking("abcd") == []
    found = shelf.get("d")
    assert found is not None
    assert found.isNull()


def test_one_that_is_too_large_is_kept_while_it_is_the_latest(shelf: PixmapShelf):
    shelf.put("d", QPixmap(100, 100))
    assert shelf.lacking("abcd") == ["a", "b", "c"]
    shelf.put("e", QPixmap(10, 10))
    assert shelf.lacking("de") == ["d"]


def test_an_empty_shelf_has_nothing(shelf: PixmapShelf):
    shelf.clear()
    assert shelf.lacking("abac") == ["a", "b", "c"]
    assert shelf.get("a") is None
