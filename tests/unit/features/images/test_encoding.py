"""From pixels to files: nothing is lost where nothing must be."""

import numpy
import pytest
from PIL import Image

from playground.features.images.decoding import decode
from playground.features.images.encoding import encode, encode_jpeg, encode_png, encode_webp
from playground.features.images.pixels import image_of, pieces, pixels_of, resized
from tests.unit.features.images.pictures_to_test import noise, smooth


def see_through(width: int = 30, height: int = 20):
    pixels = noise(width, height)
    pixels[..., 3] = numpy.arange(width) * 8
    return pixels


@pytest.mark.parametrize("media_type", ["image/png", "image/webp"])
@pytest.mark.parametrize("pixels", [noise(31, 17), see_through()])
def test_what_was_encoded_comes_back_to_the_bit(media_type, pixels):
    decoded = decode(encode(pixels, media_type))
    assert decoded.media_type == media_type
    assert numpy.array_equal(decoded.pixels, pixels)


def test_a_small_png_has_the_same_pixels():
    pixels = smooth(300, 200)
    small, quick = encode_png(pixels, small=True), encode_png(pixels)
    assert len(small) < len(quick)
    assert numpy.array_equal(decode(small).pixels, pixels)


def test_an_alpha_channel_is_kept_on_request_although_all_is_opaque():
    assert not decode(encode_png(noise(4, 4))).had_alpha
    assert decode(encode_png(noise(4, 4), alpha=True)).had_alpha


def test_in_a_jpeg_what_is_transparent_becomes_white():
    pixels = numpy.zeros((16, 16, 4), numpy.uint8)
    decoded = decode(encode_jpeg(pixels))
    assert decoded.media_type == "image/jpeg"
    assert decoded.pixels.min() > 250


@pytest.mark.parametrize("encoder", [encode_jpeg, encode_webp])
def test_a_lower_quality_is_smaller(encoder):
    pixels = smooth(200, 200)
    assert len(encoder(pixels, 30)) < len(encoder(pixels, 90)) < len(encoder(pixels))


def test_arrays_become_images_and_come_back():
    for pixels in (noise(700, 900), noise(700, 900)[..., 0]):
        assert len(list(pieces(pixels))) >= 1
        assert numpy.array_equal(pixels_of(image_of(pixels)), pixels)


def test_a_part_can_be_made_larger():
    part = resized(smooth(80, 40), (80, 40), (20, 10, 60, 30)).astype(int)
    assert abs(part[20, 40] - smooth(80, 40)[20, 40]).max() <= 3
    assert abs(part[0, 0] - smooth(80, 40)[10, 20]).max() <= 3


def test_a_view_of_a_larger_array_is_taken_too():
    pixels = noise(40, 40)
    assert numpy.array_equal(pixels_of(image_of(pixels[10:20, 5:9])), pixels[10:20, 5:9])
    assert isinstance(image_of(pixels[::2]), Image.Image)
