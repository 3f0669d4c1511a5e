"""Pictures from outside: what is taken, what is refused, and how small ones are made."""

import io
import os
from pathlib import Path

import pytest
from PIL import Image

from playground.services.pictures import NotUsable, kind_of, read_file, small_one

RED = (200, 10, 10)


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 20), mode: str = "RGB", **options: object) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, RED).convert(mode).save(file, kind, **options)
    return file.getvalue()


def blank(size: tuple[int, int]) -> bytes:
    file = io.BytesIO()
    Image.new("1", size).save(file, "PNG")
    return file.getvalue()


def rotated() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    return picture("JPEG", exif=exif.tobytes())


def animated() -> bytes:
    file = io.BytesIO()
    frames = [Image.new("RGB", (40, 20), colour) for colour in (RED, (0, 0, 255))]
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:])
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (picture("PNG"), "image/png"),
        (picture("PNG", mode="P"), "image/png"),
        (picture("PNG", mode="RGBA"), "image/png"),
        (picture("JPEG"), "image/jpeg"),
        (picture("JPEG", mode="CMYK"), "image/jpeg"),
        (picture("WEBP"), "image/webp"),
        (animated(), "image/gif"),
    ],
)
def test_a_picture_is_known_by_what_is_in_it(data, media_type):
    assert kind_of(data, "name.txt").media_type == media_type
    small = small_one(data, "name.txt", 10)
    assert (small.width, small.height, small.size) == (10, 5, (40, 20))
    assert len(small.pixels) == 10 * 5 * 4
    red, green, blue, alpha = small.pixels[:4]
    assert (red, alpha) > (180, 254)
    assert max(green, blue) < 40


def test_a_picture_that_lies_on_its_side_stands_up():
    small = small_one(rotated(), "photo.jpg", 10)
    assert (small.width, small.height, small.size) == (5, 10, (20, 40))


def test_a_small_picture_is_not_made_larger():
    small = small_one(picture(size=(4, 2)), "dot.png", 10)
    assert (small.width, small.height) == (4, 2)


def test_sixteen_bits_of_grey_are_not_all_white():
    file = io.BytesIO()
    Image.new("I;16", (4, 4), 0x8000).save(file, "PNG")
    assert small_one(file.getvalue(), "x-ray.png", 10).pixels[:4] == b"\x80\x80\x80\xff"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is not a picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "is not a picture"),
        (b"%PDF-1.7", "is not a picture"),
        (picture("TIFF"), "is not a picture"),
        (picture("PNG")[:40], "is damaged"),
        (picture("PNG")[:-30], "is damaged"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "is damaged"),
        (picture("JPEG")[:200], "is damaged"),
        (picture("WEBP")[:30], "is damaged"),
        (b"GIF89a\x10", "is damaged"),
        (picture("PNG") + b"\0" * 20_000_000, "larger than 20 MB"),
        (blank((20_000, 20_000)), "32 million pixels"),
        (blank((8_192, 8_192)), "32 million pixels"),
        (blank((17_000, 1)), "32 million pixels"),
    ],
)
def test_what_cannot_be_sent_is_refused_with_the_reason(data, reason):
    with pytest.raises(NotUsable, match=reason) as refused:
        small_one(data, "cat.png", 10)
    assert str(refused.value).startswith("cat.png")


def test_a_file_is_read(tmp_path: Path):
    (tmp_path / "cat.png").write_bytes(b"pixels")
    assert read_file(tmp_path / "cat.png") == b"pixels"


def test_of_a_huge_file_no_more_is_read_than_shows_that_it_is_too_large(tmp_path: Path):
    with open(tmp_path / "huge.png", "wb") as file:
        file.truncate(1 << 40)
    data = read_file(tmp_path / "huge.png")
    assert len(data) == 20_000_001
    with pytest.raises(NotUsable):
        kind_of(data, "huge.png")


def made_folder(path: Path) -> None:
    path.mkdir()


def made_pipe(path: Path) -> None:
    os.mkfifo(path)


def made_endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def made_circle(path: Path) -> None:
    path.symlink_to(path)


def made_nothing(path: Path) -> None:
    """It is gone since it was chosen."""


@pytest.mark.parametrize("make", [made_folder, made_pipe, made_endless, made_circle, made_nothing])
def test_what_is_no_file_is_refused_at_once(tmp_path: Path, make):
    make(tmp_path / "cat.png")
    with pytest.raises(NotUsable, match=r"^cat\.png "):
        read_file(tmp_path / "cat.png")
