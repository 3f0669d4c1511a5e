"""Masks as files: written for both conventions, read in both, refused with a reason."""

import io

import numpy
import pytest
from PIL import Image

from playground.features.images.mask.mask_png import MOST_BYTES, MaskError, decode_mask, encode_mask

SIZE = (40, 30)


def mask():
    pixels = numpy.zeros((30, 40), numpy.uint8)
    pixels[5:15, 5:30] = 255
    pixels[5:15, 30] = 100
    return pixels


def png(image: Image.Image, kind: str = "PNG") -> bytes:
    file = io.BytesIO()
    image.save(file, kind)
    return file.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(MaskError) as caught:
        decode_mask(data, SIZE)
    return str(caught.value.message)


def test_the_area_to_edit_is_white_and_transparent_and_the_rest_black_and_opaque():
    image = Image.open(io.BytesIO(encode_mask(mask(), "alpha")))
    assert (image.format, image.mode, image.size) == ("PNG", "RGBA", SIZE)
    assert image.getpixel((10, 10)) == (255, 255, 255, 0)
    assert image.getpixel((0, 0)) == (0, 0, 0, 255)
    assert image.getpixel((30, 10)) == (100, 100, 100, 155)


def test_a_server_that_wants_it_gets_white_on_black():
    image = Image.open(io.BytesIO(encode_mask(mask(), "white")))
    assert image.mode == "L"
    assert numpy.array_equal(numpy.asarray(image), mask())


def test_what_was_written_is_read_again_to_the_bit():
    decoded = decode_mask(encode_mask(mask(), "alpha"), SIZE)
    assert decoded.kind == "alpha"
    assert decoded.note is None
    assert numpy.array_equal(decoded.pixels, mask())


def test_black_and_white_without_transparency_is_recognised_and_offered():
    decoded = decode_mask(encode_mask(mask(), "white"), SIZE)
    assert decoded.kind == "black_and_white"
    assert decoded.note is not None
    assert numpy.array_equal(decoded.pixels, mask())


@pytest.mark.parametrize("mode", ["RGB", "P", "1", "LA"])
def test_black_and_white_may_be_stored_in_any_way(mode):
    image = Image.fromarray(numpy.where(mask() > 127, 255, 0).astype(numpy.uint8)).convert(mode)
    assert decode_mask(png(image), SIZE).kind == "black_and_white"


def test_another_size_is_refused_with_both_sizes():
    assert "41 × 30" in refusal(png(Image.new("RGBA", (41, 30))))


def test_a_hostile_size_is_refused_before_it_is_decoded():
    assert "too many pixels" in refusal(png(Image.new("1", (20000, 10000))))


def test_a_picture_without_transparency_is_no_mask():
    noise = numpy.random.default_rng(1).integers(0, 256, (30, 40, 3), numpy.uint8)
    assert "no transparency" in refusal(png(Image.fromarray(noise)))


@pytest.mark.parametrize("colour", ["black", "white", "red"])
def test_one_colour_says_nothing(colour):
    assert "no transparency" in refusal(png(Image.new("RGB", SIZE, colour)))


def test_everything_transparent_says_nothing_either():
    assert "transparent everywhere" in refusal(png(Image.new("RGBA", SIZE)))


def test_more_than_four_megabytes_are_refused():
    assert "4 MB" in refusal(bytes(MOST_BYTES + 1))


@pytest.mark.parametrize("data", [b"", b"<html>", png(Image.new("RGB", SIZE), "JPEG")])
def test_what_is_no_png_is_refused(data):
    assert "PNG" in refusal(data)


def test_a_truncated_file_is_refused():
    data = encode_mask(numpy.random.default_rng(1).integers(0, 256, (30, 40), numpy.uint8), "alpha")
    assert "damaged" in refusal(data[: len(data) // 2])
