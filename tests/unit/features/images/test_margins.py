"""How much is put around a picture."""

import pytest

from playground.features.images.margins import Margins, by_share, check, to_shape


def test_a_share_is_of_the_side_it_lies_on():
    assert by_share(1000, 600, 0.25) == Margins(250, 150, 250, 150)


@pytest.mark.parametrize(
    ("size", "shape", "margins"),
    [
        ((1024, 768), (1, 1), Margins(0, 128, 0, 128)),
        ((768, 1024), (1, 1), Margins(128, 0, 128, 0)),
        ((1024, 1024), (1, 1), Margins()),
        ((1024, 768), (16, 9), Margins(171, 0, 171, 0)),
        ((1921, 1080), (16, 9), Margins(0, 0, 0, 1)),
    ],
)
def test_a_shape_is_reached_by_the_least_room(size: tuple[int, int], shape: tuple[int, int], margins: Margins):
    found = to_shape(*size, *shape)
    assert found == margins
    width, height = found.around(*size)
    assert abs(width * shape[1] - height * shape[0]) < max(shape)


def test_no_room_at_all_is_no_extension():
    found = check(Margins(), 100, 100)
    assert found is not None
    assert str(found).startswith("Say how many pixels")
    assert check(Margins(right=1), 100, 100) is None


@pytest.mark.parametrize("margins", [Margins(left=16_384), Margins(3000, 3000, 3000, 3000)])
def test_what_could_not_be_opened_again_is_refused(margins: Margins):
    assert "32 million pixels" in str(check(margins, 1024, 1024))
