"""A saved picture tells how it was made."""

import struct

import numpy
import pytest
from PIL import Image, PngImagePlugin

from playground.features.images.decoding import decode
from playground.features.images.encoding import encode_png
from playground.features.images.metadata import Facts, read, write
from tests.unit.features.images.pictures_to_test import noise, plain, saved

FACTS = Facts(
    prompt="一只猫 on a mat\nwith a hat 🎩",
    revised_prompt="a cat",
    model="gpt-image-1",
    parameters={"size": "1024x1024", "extra": {"steps": [1, None]}},
    seed=2**64 - 1,
    parent="ab" * 32,
)


def test_what_was_written_is_read_and_the_pixels_stay():
    pixels = noise(60, 40)
    decoded = decode(write(encode_png(pixels), FACTS))
    assert read(decoded.text) == FACTS
    assert numpy.array_equal(decoded.pixels, pixels)


def test_the_facts_of_the_source_are_replaced():
    again = write(write(encode_png(noise(4, 4)), FACTS), Facts(prompt="new"))
    assert read(decode(again).text) == Facts(prompt="new")
    assert again.count(b"iTXt") == 2


def test_what_others_wrote_stays():
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "somebody")
    info.add_text("prompt", "of another program")
    text = decode(write(plain(pnginfo=info), Facts(prompt="ours"))).text
    assert (text["Author"], text["prompt"]) == ("somebody", "ours")


def test_a_prompt_of_another_program_is_not_ours():
    info = PngImagePlugin.PngInfo()
    info.add_text("prompt", "{}")
    assert read(decode(plain(pnginfo=info)).text) is None
    assert read({}) is None


def test_a_very_long_prompt_can_be_read_again():
    facts = Facts(prompt="猫" * 500_000)
    assert read(decode(write(encode_png(noise(2, 2)), facts)).text) == facts


def test_text_that_cannot_be_stored_is_cleaned():
    facts = read(decode(write(encode_png(noise(2, 2)), Facts(prompt="a\0b\ud800"))).text)
    assert facts == Facts(prompt="ab\ufffd")


@pytest.mark.parametrize("text", ["", "[]", "{", "[" * 100_000])
def test_parameters_that_are_none_are_passed_over(text):
    assert read({"Software": "Playground", "parameters": text, "seed": "x"}) == Facts()


def test_only_a_png_takes_them():
    with pytest.raises(ValueError, match="PNG"):
        write(plain("JPEG"), FACTS)


def test_a_png_that_breaks_off_is_not_read_for_ever():
    png = encode_png(noise(9, 9))
    for end in range(8, len(png), 7):
        assert write(png[:end], FACTS)
    assert write(png[:40] + struct.pack(">I", 2**32 - 1) + png[44:], FACTS)


def test_the_first_chunk_is_still_the_header():
    data = write(saved(Image.new("RGBA", (3, 2))), FACTS)
    assert data[12:16] == b"IHDR"
