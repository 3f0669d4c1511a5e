"""A size is judged as it is typed, and a wrong one comes with the nearest right one."""

import random

import pytest

from playground.api.connection import Connection
from playground.features.images.families import Family, family_of
from playground.features.images.sizes import as_sent, check_size, presets

OPENAI = Connection("o", "OpenAI", "https://api.openai.com/v1", "openai")
DEMO = Connection("demo", "Demo", "http://127.0.0.1:5000/v1", "demo")
ELSEWHERE = Connection("l", "Local", "http://localhost:8080/v1")
FREE = family_of("gpt-image-2", OPENAI)
FIXED = family_of("gpt-image-1", OPENAI)
SQUARE = family_of("dall-e-2", OPENAI)
WIDE = family_of("dall-e-3", OPENAI)
SKETCH = family_of("demo-sketch", DEMO)
ANY = family_of("flux", ELSEWHERE)
ALL = [FREE, FIXED, SQUARE, WIDE, SKETCH, ANY]


@pytest.mark.parametrize("family", ALL, ids=lambda family: family.id)
def test_every_preset_is_a_good_size(family: Family):
    for size in presets(family):
        verdict = check_size(size, family)
        assert verdict.ok
        assert verdict.nearest == size


@pytest.mark.parametrize("family", ALL, ids=lambda family: family.id)
def test_no_size_leaves_the_choice_to_the_server(family: Family):
    verdict = check_size("  ", family)
    assert verdict.ok
    assert (verdict.width, verdict.height, verdict.message) == (0, 0, None)


# The last one as Chinese keyboards write numbers.
@pytest.mark.parametrize(
    "text", ["1024x1536", "1024 x 1536", "1024×1536", " 1024*1536 ", "1024X1536", "\uff11\uff10\uff12\uff14x1536"]
)
def test_it_may_be_written_as_people_write_it(text):
    verdict = check_size(text, FREE)
    assert verdict.ok
    assert as_sent(text) == "1024x1536"
    assert (verdict.width, verdict.height, verdict.nearest) == (1024, 1536, "1024x1536")


@pytest.mark.parametrize(
    "text", ["big", "1024", "1024x", "x", "0x16", "1024x-16", "1e3x1e3", "1024x1024x3", "100000x16"]
)
@pytest.mark.parametrize("family", ALL, ids=lambda family: family.id)
def test_what_is_no_size_is_told_with_an_example(text, family):
    verdict = check_size(text, family)
    assert not verdict.ok
    assert "1024x1024" in str(verdict.message)
    assert check_size(verdict.nearest, family).ok


@pytest.mark.parametrize(
    ("text", "family", "words", "nearest"),
    [
        ("1000x1000", FREE, "multiples of 16", "992x992"),
        ("1024x1030", FREE, "multiples of 16", "1024x1024"),
        ("4096x512", FREE, "at most 3 times", "1536x512"),
        ("512x4096", FREE, "at most 3 times", "512x1536"),
        ("4096x2304", FREE, "too large", "3840x2160"),
        ("2304x4096", FREE, "too large", "2160x3840"),
        ("3840x3840", FREE, "too large", "2880x2880"),
        ("16x16", FREE, "at least 64", "64x64"),
        ("1280x720", FIXED, "makes", "1536x1024"),
        ("720x1280", FIXED, "makes", "1024x1536"),
        ("500x500", FIXED, "makes", "1024x1024"),
        ("auto", SQUARE, "by itself", "256x256"),
        ("700x700", SQUARE, "makes", "512x512"),
        ("1920x1080", WIDE, "makes", "1792x1024"),
    ],
)
def test_a_wrong_size_says_what_to_change_and_which_is_nearest(text, family, words, nearest):
    verdict = check_size(text, family)
    assert not verdict.ok
    assert words in str(verdict.message)
    assert verdict.nearest == nearest
    assert nearest in str(verdict.message)


def test_a_large_size_is_good_but_an_experiment():
    verdict = check_size("3840x2160", FREE)
    assert verdict.ok
    assert "experiment" in str(verdict.message)
    assert check_size("2560x1440", FREE).message is None
    assert check_size("3840x2160", SKETCH).message is None


def test_elsewhere_every_size_may_be_tried():
    assert check_size("1000x10", ANY).ok


@pytest.mark.parametrize("family", ALL, ids=lambda family: family.id)
def test_the_nearest_size_is_always_a_good_one(family: Family):
    dice = random.Random(1)
    for _ in range(2_000):
        width, height = (int(2 ** dice.uniform(0, 16)) for _ in range(2))
        verdict = check_size(f"{width}x{height}", family)
        again = check_size(verdict.nearest, family)
        assert again.ok, (width, height, verdict.nearest)
        assert again.nearest == verdict.nearest
        assert verdict.ok == (verdict.nearest == f"{width}x{height}")
