"""Small pictures for the library."""

import numpy

from playground.features.images.decoding import decode
from playground.features.images.encoding import encode_png
from playground.features.images.thumbnails import SIDE, Thumbnails
from tests.unit.features.images.pictures_to_test import plain, smooth

HASH = "ab" * 32


def test_one_is_made_in_the_shape_of_its_picture(tmp_path):
    thumbnails = Thumbnails(tmp_path)
    assert thumbnails.path(HASH) is None
    path = thumbnails.make(HASH, encode_png(smooth(1024, 512)))
    assert path == thumbnails.path(HASH) == thumbnails.place(HASH)
    assert path is not None
    small = decode(path.read_bytes())
    assert (small.width, small.height) == (SIDE, SIDE // 2)
    assert abs(small.pixels[64, 128].astype(int) - smooth(1024, 512)[256, 512]).max() < 8


def test_a_small_picture_is_not_made_larger_and_stays_transparent(tmp_path):
    pixels = numpy.zeros((20, 30, 4), numpy.uint8)
    path = Thumbnails(tmp_path).make(HASH, encode_png(pixels))
    assert path is not None
    small = decode(path.read_bytes())
    assert (small.width, small.height) == (30, 20)
    assert small.pixels[..., 3].max() == 0


def test_an_empty_file_is_made_again(tmp_path):
    thumbnails = Thumbnails(tmp_path)
    thumbnails.place(HASH).parent.mkdir()
    thumbnails.place(HASH).touch()
    assert thumbnails.path(HASH) is None
    assert thumbnails.make(HASH, plain()) == thumbnails.path(HASH)


def test_of_what_is_no_picture_there_is_none(tmp_path):
    assert Thumbnails(tmp_path).make(HASH, b"<html>") is None


def test_where_nothing_can_be_written_there_is_none(tmp_path):
    (tmp_path / "file").touch()
    assert Thumbnails(tmp_path / "file").make(HASH, plain()) is None


def test_they_can_be_forgotten(tmp_path):
    thumbnails = Thumbnails(tmp_path / "thumbnails")
    thumbnails.make(HASH, plain())
    thumbnails.make("cd" * 32, plain())
    thumbnails.forget([HASH, "00" * 32])
    assert thumbnails.path(HASH) is None
    assert thumbnails.path("cd" * 32) is not None
    thumbnails.clear()
    assert thumbnails.path("cd" * 32) is None
    assert thumbnails.make(HASH, plain()) is not None
