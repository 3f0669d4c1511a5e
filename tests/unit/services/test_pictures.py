"""Pictures from outside: what is taken, what is refused, and how small ones are made."""

import io

import pytest
from PIL import Image

from playground.services.chosen_files import NotUsable
from playground.services.pictures import fitted, small_one, sniff

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


def grey_of_sixteen_bits() -> bytes:
    file = io.BytesIO()
    Image.new("I;16", (4, 4), 0x8000).save(file, "PNG")
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
    kind = sniff(data)
    assert kind is not None
    assert kind.media_type == media_type
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
    assert small_one(grey_of_sixteen_bits(), "x-ray.png", 10).pixels[:4] == b"\x80\x80\x80\xff"


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
        (blank((20_000, 20_000)), "32 million pixels"),
        (blank((8_192, 8_192)), "32 million pixels"),
        (blank((17_000, 1)), "32 million pixels"),
    ],
)
def test_what_cannot_be_sent_is_refused_with_the_reason(data, reason):
    with pytest.raises(NotUsable, match=reason) as refused:
        small_one(data, "cat.png", 10)
    assert str(refused.value).startswith("cat.png")


@pytest.mark.parametrize("data", [picture("PNG"), picture("JPEG"), picture("WEBP"), picture("PNG", mode="P")])
def test_what_every_server_can_read_is_sent_as_it_is(data):
    sent = fitted(data, "cat")
    assert (sent.data, sent.size, sent.scaled_from, sent.moved) == (data, (40, 20), None, False)


def test_a_large_picture_is_made_as_small_as_a_model_sees_it():
    sent = fitted(picture("JPEG", (3000, 20)), "photo.jpg")
    assert (sent.size, sent.scaled_from, sent.kind.media_type) == ((2048, 14), (3000, 20), "image/jpeg")
    assert small_one(sent.data, "photo.jpg", 4_000).size == (2048, 14)


@pytest.mark.parametrize(
    ("data", "media_type", "size", "moved"),
    [
        (picture("JPEG", mode="CMYK"), "image/jpeg", (40, 20), False),
        (rotated(), "image/jpeg", (20, 40), False),
        (animated(), "image/png", (40, 20), True),
        (grey_of_sixteen_bits(), "image/png", (4, 4), False),
    ],
)
def test_what_only_some_servers_can_read_becomes_ordinary(data, media_type, size, moved):
    sent = fitted(data, "photo")
    assert (sent.kind.media_type, sent.size, sent.scaled_from, sent.moved) == (media_type, size, None, moved)
    with Image.open(io.BytesIO(sent.data)) as seen:
        assert (seen.mode, seen.size, seen.getexif().get(0x0112, 1)) == ("RGB", size, 1)


def test_what_can_be_seen_through_still_can_when_it_is_smaller():
    file = io.BytesIO()
    Image.new("RGBA", (2100, 10), (200, 10, 10, 40)).save(file, "WEBP", lossless=True)
    assert small_one(fitted(file.getvalue(), "glass.webp").data, "glass.webp", 10).pixels[3] == 40
