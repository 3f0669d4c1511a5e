"""Pictures from outside: what is taken and how it comes out, and what is refused with a sentence."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy
import pytest
from PIL import Image, PngImagePlugin

from playground.features.images.decoding import MOST_BYTES, PictureError, decode, path_of, read_file
from tests.unit.features.images.pictures_to_test import (
    RED,
    animated,
    blank,
    colours_16_bits,
    grey_16_bits,
    half,
    noise,
    plain,
    saved,
)


def refused(call: Callable[[], object]) -> str:
    with pytest.raises(PictureError) as caught:
        call()
    return str(caught.value.message)


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (plain("PNG"), "image/png"),
        (plain("PNG", mode="P"), "image/png"),
        (plain("PNG", mode="RGBA"), "image/png"),
        (plain("JPEG"), "image/jpeg"),
        (plain("JPEG", mode="CMYK"), "image/jpeg"),
        (plain("WEBP"), "image/webp"),
        (plain("GIF"), "image/gif"),
        (animated("GIF"), "image/gif"),
        (animated("WEBP"), "image/webp"),
        (animated("MPO"), "image/jpeg"),
    ],
)
def test_a_picture_is_known_by_what_is_in_it(data, media_type):
    decoded = decode(data)
    assert (decoded.width, decoded.height, decoded.media_type) == (40, 20, media_type)
    assert decoded.pixels.shape == (20, 40, 4)
    red, green, blue, alpha = (int(value) for value in decoded.pixels[10, 20])
    assert abs(red - RED[0]) < 20
    assert max(green, blue) < 40
    assert alpha == 255


@pytest.mark.parametrize("mode", ["1", "L", "LA", "RGB", "RGBA", "P"])
def test_every_kind_of_png_keeps_its_pixels(mode):
    image = Image.fromarray(noise(9, 7)).convert("RGB").convert(mode)
    decoded = decode(saved(image))
    assert numpy.array_equal(decoded.pixels, numpy.asarray(image.convert("RGBA")))
    assert decoded.had_alpha == (mode in ("LA", "RGBA"))


def test_transparent_pixels_keep_their_colours():
    pixels = noise(8, 8)
    pixels[..., 3] = 0
    assert numpy.array_equal(decode(saved(Image.fromarray(pixels))).pixels, pixels)


@pytest.mark.parametrize("data", [saved(Image.new("P", (4, 4)), transparency=0), plain("PNG", transparency=RED)])
def test_a_colour_that_stands_for_nothing_becomes_transparent(data):
    decoded = decode(data)
    assert decoded.had_alpha
    assert decoded.pixels[0, 0, 3] == 0


def test_nobody_writes_to_what_was_decoded():
    with pytest.raises(ValueError, match="read-only"):
        decode(plain()).pixels[0] = 1


def test_sixteen_bits_of_grey_are_not_cut_off():
    decoded = decode(grey_16_bits())
    assert decoded.pixels[..., 0].tolist() == [[0, 0x80], [0xFF, 0x40]]
    assert "16 bits" in str(decoded.notes[0])


def test_sixteen_bits_of_colour_become_eight():
    decoded = decode(colours_16_bits())
    assert decoded.pixels[0, 0].tolist() == [0x80, 0x10, 0xFF, 255]
    assert "16 bits" in str(decoded.notes[0])


@pytest.mark.parametrize(
    ("orientation", "dark"),
    [(1, "top"), (2, "top"), (3, "bottom"), (4, "bottom"), (5, "left"), (6, "right"), (7, "right"), (8, "left")],
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_stands_upright_as_its_camera_noted(orientation, dark, kind):
    pixels = decode(half(orientation, kind)).pixels[..., 0].astype(int)
    height, width = pixels.shape
    assert (height > width) == (orientation >= 5)
    halves = {
        "top": pixels[: height // 2],
        "bottom": pixels[height // 2 :],
        "left": pixels[:, : width // 2],
        "right": pixels[:, width // 2 :],
    }
    assert min(halves, key=lambda side: halves[side].mean()) == dark


@pytest.mark.filterwarnings("ignore:Corrupt EXIF")
def test_a_broken_note_of_a_camera_does_no_harm():
    assert decode(plain("JPEG", exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff\x01")).width == 40


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_of_a_picture_that_moves_the_first_frame_is_used_and_that_is_said(kind):
    decoded = decode(animated(kind))
    assert "first frame" in str(decoded.notes[0])
    assert abs(int(decoded.pixels[0, 0, 0]) - RED[0]) < 20


def test_colours_for_printing_are_mentioned():
    assert "printing" in str(decode(plain("JPEG", mode="CMYK")).notes[0])


def test_a_png_says_what_is_written_in_it():
    info = PngImagePlugin.PngInfo()
    info.add_itxt("prompt", "一只猫")
    assert decode(plain("PNG", pnginfo=info)).text == {"prompt": "一只猫"}
    assert decode(plain("JPEG")).text == {}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no picture",
        b"<!DOCTYPE html><html><body>Sign in</body></html>",
        b'<svg xmlns="http://www.w3.org/2000/svg"/>',
        b"%PDF-1.4\n",
        b"/* XPM */ static char *x[] = {};",
        plain("TIFF"),
        plain("BMP"),
        plain("TGA"),
    ],
)
def test_what_is_no_picture_of_the_four_kinds_is_refused_whatever_its_name(data):
    assert "PNG, JPEG, WebP and GIF" in refused(lambda: decode(data))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_a_truncated_picture_is_refused(kind):
    data = saved(Image.fromarray(noise(80, 80)).convert("RGB"), kind)
    for share in (0.9, 0.5, 0.1):
        assert refused(partial(decode, data[: int(len(data) * share)]))


@pytest.mark.parametrize(("width", "height"), [(8192, 8192), (10_000, 10_000), (20_000, 20_000), (16_385, 1)])
def test_a_bomb_is_refused_by_its_header(width, height):
    data = blank(width, height)
    assert "32 million" in refused(lambda: decode(data))


def test_a_bomb_takes_no_memory():
    story = """
import resource, sys
from pathlib import Path
from playground.features.images.decoding import PictureError, decode
data = Path(sys.argv[1]).read_bytes()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    decode(data)
except PictureError:
    print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""
    path = Path(os.environ["HOME"]) / "bomb.png"
    path.write_bytes(blank(20_000, 20_000))
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", story, path], capture_output=True, text=True, check=True
    )
    assert int(done.stdout) < 20


def test_a_file_is_read(tmp_path):
    (tmp_path / "picture.txt").write_bytes(plain())
    (tmp_path / "link").symlink_to("picture.txt")
    assert read_file(tmp_path / "picture.txt") == plain()
    assert read_file(tmp_path / "link") == plain()


def test_a_folder_is_named_as_one(tmp_path):
    assert refused(lambda: read_file(tmp_path)) == f"{tmp_path.name} is a folder. Choose the pictures in it."


def pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe")
    return folder / "pipe"


def local_socket(folder: Path) -> Path:
    path = folder / "socket"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(path))
    return path


def endless_link(folder: Path) -> Path:
    (folder / "link").symlink_to("link")
    return folder / "link"


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (pipe, "not a file"),
        (local_socket, "cannot be read"),
        (endless_link, "cannot be read"),
        (lambda _: Path("/dev/zero"), "not a file"),
        (lambda folder: folder / "missing.png", "cannot be read"),
        (lambda folder: folder / "nul\0.png", "cannot be read"),
    ],
)
def test_what_is_no_ordinary_file_is_refused_at_once(tmp_path, make, words):
    assert words in refused(lambda: read_file(make(tmp_path)))


def test_a_file_that_is_too_large_is_not_read_to_its_end(tmp_path):
    path = tmp_path / "large.png"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 10**9)
    assert "larger than 50 MB" in refused(lambda: read_file(path))


@pytest.mark.parametrize("path", ["//server/share/a.png", "\\\\server\\share\\a.png"])
def test_a_picture_on_another_computer_is_not_fetched(path):
    assert "another computer" in refused(lambda: read_file(Path(path)))


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("file://host/share/a.png", "a.png lies on another computer"),
        ("https://example.com/a.png", "Only files of this computer"),
        ("file://[", "Only files of this computer"),
        ("", "Only files of this computer"),
    ],
)
def test_an_address_that_leads_elsewhere_is_refused(url, words):
    assert words in refused(lambda: path_of(url))


@pytest.mark.parametrize(
    ("url", "path"),
    [("file:///tmp/a%20b.png", "/tmp/a b.png"), ("file://localhost/tmp/%E7%8C%AB.png", "/tmp/猫.png")],
)
def test_an_address_of_a_file_is_its_path(url, path):
    assert path_of(url) == Path(path)
