"""Points that are moved, turned, encircled and chosen."""

import xml.etree.ElementTree as ET
from array import array

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.widgets import theme
from playground.widgets.point_map import PointMap
from playground.widgets.points.colours import group_colour
from playground.widgets.tokens import DARK, LIGHT, contrast

NAMES = ("cats, wool", "rockets")
LEFT, SHIFT, CONTROL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def corners(dimensions: int = 2) -> bytes:
    """Four texts at the corners of a square."""
    places = ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0))
    return array("f", [number for x, y in places for number in (x, y, 0.0)[:dimensions]]).tobytes()


@pytest.fixture
def view(qapp: QApplication, qtbot: QtBot) -> PointMap:
    theme.apply(qapp, "light")
    view = PointMap("Map")
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.set_points(corners(), 2, ["one", "two", "three", "four"])
    view.set_groups([0, 0, 1, -1], NAMES)
    view.show()
    return view


def colour_at(view: PointMap, place: int) -> str:
    return view.grab().toImage().pixelColor(view.place_on_screen(place).toPoint()).name().upper()


def test_points_have_the_colours_of_their_groups_and_pale_while_others_are_selected(view: PointMap):
    assert [colour_at(view, place) for place in range(4)] == [group_colour(group, LIGHT) for group in (0, 0, 1, -1)]
    view.set_selected([2])
    assert colour_at(view, 2) == group_colour(1, LIGHT)
    assert colour_at(view, 0) not in (group_colour(0, LIGHT), LIGHT.surface)
    view.set_groups([0, 1, 1, 1], ("", ""), ("#102030", "#405060"))
    view.set_selected([])
    assert colour_at(view, 0) == "#102030"


def test_mouse_points_clicks_and_encircles(view: PointMap):
    hovered, clicked, encircled = [], [], []
    view.hovered.connect(hovered.append)
    view.clicked.connect(lambda *told: clicked.append(told))
    view.encircled.connect(lambda *told: encircled.append(told))
    places = [view.place_on_screen(place).toPoint() for place in range(4)]
    QTest.mouseMove(view, places[1])
    QTest.mouseMove(view, QPoint(300, 5))
    assert hovered == [1, -1]
    QTest.mouseClick(view, LEFT, pos=places[3] + QPoint(3, 2))
    QTest.mouseClick(view, LEFT, CONTROL, places[0])
    QTest.mouseClick(view, LEFT, pos=QPoint(300, 5))
    assert clicked == [(3, False), (0, True), (-1, False)]
    around = [places[2] - QPoint(20, 20), places[3] + QPoint(20, -20), places[3] + QPoint(20, 20)]
    QTest.mousePress(view, LEFT, SHIFT, around[0])
    for place in (*around[1:], places[2] + QPoint(-20, 20)):
        QTest.mouseMove(view, place)
    QTest.mouseRelease(view, LEFT, SHIFT, places[2] + QPoint(-20, 20))
    QTest.mouseClick(view, LEFT, pos=QPoint(30, 355))  # the first group of the legend
    assert encircled == [((2, 3), False), ((0, 1), False)]


def test_what_is_under_the_mouse_stays_there_while_zooming_and_the_map_stands_when_a_text_comes(view: PointMap):
    before = view.place_on_screen(1)
    view.zoom_by(4, before)
    assert (view.place_on_screen(1) - before).manhattanLength() < 0.01
    view.pan_by(-30, 10)
    places = [view.place_on_screen(place) for place in range(4)]
    view.set_points(corners() + array("f", [9.0, 9.0]).tobytes(), 2, ["text"] * 5, keep_view=True)
    view.set_groups([0, 0, 1, 1, 1], NAMES)
    assert [view.place_on_screen(place) for place in range(4)] == places
    view.fit()
    assert all(view.rect().contains(view.place_on_screen(place).toPoint()) for place in range(5))


def test_keys_walk_from_point_to_point_and_zoom(view: PointMap):
    clicked = []
    view.clicked.connect(lambda *told: clicked.append(told))
    right, left, up = Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Up
    for key in (right, right, up, Qt.Key.Key_Return, left, Qt.Key.Key_Space):
        QTest.keyClick(view, key)
    assert clicked == [(3, False), (2, True)]
    assert view.accessibleDescription() == "three"
    apart = view.place_on_screen(1) - view.place_on_screen(0)
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert (view.place_on_screen(1) - view.place_on_screen(0)).x() == pytest.approx(apart.x() * 1.25)
    QTest.keyClick(view, Qt.Key.Key_0)
    assert view.place_on_screen(1) - view.place_on_screen(0) == apart


def test_space_turns_under_the_hand(view: PointMap):
    view.set_points(corners(3), 3, ["text"] * 4)
    places = [view.place_on_screen(place) for place in range(4)]
    QTest.mousePress(view, LEFT, pos=QPoint(300, 10))
    QTest.mouseMove(view, QPoint(330, 20))
    QTest.mouseMove(view, QPoint(360, 60))
    QTest.mouseRelease(view, LEFT, pos=QPoint(360, 60))
    turned = [view.place_on_screen(place) for place in range(4)]
    assert all(one != other for one, other in zip(places, turned, strict=True))
    middle = sum(turned, QPointF()) / 4
    assert (middle - sum(places, QPointF()) / 4).manhattanLength() < 0.01


def test_picture_and_svg_show_what_is_seen(view: PointMap):
    view.set_points(corners(), 2, ["a < b & c", "two", "three", "four"])
    view.set_groups([0, 0, 1, -1], NAMES)
    image = view.to_image(2.0)
    assert image.size() == view.size() * 2
    where = (view.place_on_screen(2) * 2).toPoint()
    assert image.pixelColor(where) == QColor(group_colour(1, LIGHT))
    root = ET.fromstring(view.to_svg())
    space = "{http://www.w3.org/2000/svg}"
    assert len(root.findall(f"{space}g/{space}circle")) == 4
    titles = {each.text for each in root.iter(f"{space}title")}
    assert titles == {"a < b & c", "two", "three", "four"}
    assert set(NAMES) <= {each.text for each in root.iter(f"{space}text")}


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_colours_of_groups_stand_out_from_the_ground(tokens):
    assert all(contrast(group_colour(group, tokens), tokens.surface) >= 3 for group in range(-1, 12))
