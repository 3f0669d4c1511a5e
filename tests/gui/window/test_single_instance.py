"""One window for each data directory."""

import os

import pytest

from playground.window.single_instance import SingleInstance


@pytest.fixture
def first(tmp_path, qapp):
    first = SingleInstance(tmp_path)
    assert first.acquire()
    yield first
    first.close()


def test_a_second_start_with_the_same_directory_is_noticed(first, tmp_path):
    second = SingleInstance(tmp_path)
    assert not second.acquire()
    assert second.holder() == os.getpid()


def test_another_directory_has_a_window_of_its_own(first, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    second = SingleInstance(other)
    assert second.acquire()
    second.close()


def test_a_directory_that_cannot_be_written_to_needs_no_lock(qapp, tmp_path):
    instance = SingleInstance(tmp_path / "missing")
    assert instance.acquire()
    instance.close()


def test_the_lock_is_free_again_after_the_end(tmp_path, qapp):
    first = SingleInstance(tmp_path)
    assert first.acquire()
    first.close()
    second = SingleInstance(tmp_path)
    assert second.acquire()
    second.close()
