"""Where the picture lies in the view."""

import pytest

from playground.features.images.view.canvas.viewport import LARGEST, SMALLEST, Viewport, level_for

PLACES = [(0.0, 0.0), (400.0, 300.0), (123.0, 456.0)]


def view(
    width: float = 800, height: float = 600, ratio: float = 1, picture: tuple[int, int] = (1024, 1024)
) -> Viewport:
    return Viewport().resized(width, height, ratio).showing(*picture)


def test_a_picture_is_fitted_with_a_margin_and_centred():
    shown = view()
    assert shown.picture_height * shown.scale == pytest.approx(600 - 16)
    assert shown.to_view(512, 512) == pytest.approx((400, 300), abs=1)


def test_a_small_picture_is_not_enlarged():
    assert view(picture=(64, 64)).zoom == 1


def test_on_a_dense_screen_a_pixel_of_the_picture_is_one_of_the_screen():
    shown = view(ratio=2, picture=(64, 64))
    assert shown.zoom == 1
    assert shown.scale == 0.5


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("zoom", [0.3, 1, 2.7, 16])
def test_what_is_under_the_pointer_stays_there_while_zooming(place, zoom):
    before = view().zoomed(0.9)
    after = before.zoomed(zoom, *place)
    assert after.to_view(*before.to_picture(*place)) == pytest.approx(place, abs=1)


def test_places_go_to_the_picture_and_back():
    shown = view().zoomed(3.3, 100, 100)
    for place in PLACES:
        assert shown.to_view(*shown.to_picture(*place)) == pytest.approx(place)


def test_the_zoom_has_limits():
    assert view().zoomed(1000).zoom == LARGEST
    assert view().zoomed(0.0001).zoom == SMALLEST


def test_a_picture_cannot_be_pushed_out_of_sight():
    for across, down in ((99_999, 0), (-99_999, 0), (0, 99_999), (-99_999, -99_999)):
        shown = view().panned(across, down)
        left, top = shown.to_view(0, 0)
        right, bottom = shown.to_view(1024, 1024)
        assert left <= 800 - 48
        assert right >= 48
        assert top <= 600 - 48
        assert bottom >= 48


def test_a_fitted_picture_stays_fitted_when_the_window_grows_and_a_moved_one_keeps_its_middle():
    assert view().resized(1600, 1200, 1).to_view(512, 512) == pytest.approx((800, 600), abs=1)
    moved = view().zoomed(2, 10, 10)
    middle = moved.to_picture(400, 300)
    assert moved.resized(1000, 900, 1).to_view(*middle) == pytest.approx((500, 450), abs=1)


def test_a_picture_of_the_same_size_lies_where_the_last_one_lay():
    moved = view().zoomed(2, 10, 10).panned(5, 5)
    assert moved.showing(1024, 1024) == moved
    assert moved.showing(512, 512).fitting


def test_without_a_picture_nothing_fails():
    empty = Viewport().resized(800, 600, 1).fitted().zoomed(2).panned(9, 9)
    assert empty.to_picture(*empty.to_view(0, 0)) == pytest.approx((0, 0))


def test_buttons_go_through_round_zooms():
    shown = view().zoomed(0.84)
    assert shown.next_stop(closer=True) == 1
    assert shown.next_stop(closer=False) == pytest.approx(2 / 3)
    assert shown.zoomed(LARGEST).next_stop(closer=True) == LARGEST
    assert shown.zoomed(SMALLEST).next_stop(closer=False) == SMALLEST


def test_the_picture_lies_on_whole_pixels_of_the_screen():
    shown = view(801, 601, 1.5).zoomed(0.77, 33.3, 44.4)
    for edge in (shown.x * 1.5, shown.y * 1.5):
        assert edge == pytest.approx(round(edge))


@pytest.mark.parametrize(
    ("zoom", "level"), [(4, 0), (1, 0), (0.9, 0), (0.51, 0), (0.5, 1), (0.3, 1), (0.25, 2), (0.02, 3)]
)
def test_the_nearest_half_that_need_not_be_enlarged_is_taken(zoom, level):
    assert level_for(zoom, 4) == level
