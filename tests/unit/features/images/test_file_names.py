"""Names for the files of pictures."""

import pytest

from playground.features.images.file_names import suggested_name


@pytest.mark.parametrize(
    ("prompt", "media_type", "name"),
    [
        ("a red cube", "image/png", "a red cube.png"),
        ("a red cube", "image/webp", "a red cube.webp"),
        ("source.png", "image/png", "source.png"),
        ("IMG_1.JPEG", "image/jpeg", "IMG_1.jpg"),
        ("scan.jpg", "image/png", "scan.png"),
        ("", "image/gif", "picture.gif"),
    ],
)
def test_a_name_has_one_ending_and_it_is_that_of_the_file(prompt: str, media_type: str, name: str):
    assert suggested_name(prompt, media_type) == name
