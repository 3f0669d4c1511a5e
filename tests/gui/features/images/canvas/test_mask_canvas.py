"""The canvas: mouse, pen, wheel and keys do what they do in any good program for painting."""

import numpy
import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QNativeGestureEvent,
    QPaintEvent,
    QPointingDevice,
    QRegion,
)
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.features.images.mask.mask import Mask
from playground.features.images.mask.tool import Tool
from playground.features.images.view.canvas.mask_canvas import MaskCanvas
from playground.message import Message
from playground.widgets import theme
from tests.gui.accessibility import complaints
from tests.gui.features.images.canvas.studio import MIDDLE, RIGHT, Studio, picture

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def studio(qtbot: QtBot, qapp: QApplication) -> Studio:
    theme.apply(qapp, "light")
    return Studio(qtbot)


def test_what_is_painted_lies_where_the_pointer_was_at_any_zoom(studio: Studio):
    for zoom in (0.7, 1, 3.3, 12):
        studio.canvas.set_zoom(zoom)
        studio.mask.replace(numpy.zeros((300, 400), numpy.uint8), Message("Clear"))
        studio.drag((200, 150), (203, 150))
        rows, columns = numpy.nonzero(studio.mask.pixels > 127)
        assert (rows.min(), rows.max()) == (140, 159)
        assert columns.min() == 190


def test_the_mask_is_seen_over_the_picture(studio: Studio):
    before = studio.canvas.grab().toImage()
    studio.drag((100, 100), (300, 100))
    after = studio.canvas.grab().toImage()
    on, off = studio.place(200, 100).toPoint(), studio.place(200, 250).toPoint()
    assert before.pixelColor(on) != after.pixelColor(on)
    assert before.pixelColor(off) == after.pixelColor(off)


def test_the_mask_can_be_hidden_and_shown_in_another_colour(studio: Studio):
    before = studio.canvas.grab().toImage()
    studio.drag((100, 100), (300, 100))
    studio.canvas.leaveEvent(QEvent(QEvent.Type.Leave))
    studio.canvas.set_overlay("#FF0000", 0)
    assert studio.canvas.grab().toImage() == before
    studio.canvas.set_overlay("#FF0000", 1)
    assert studio.canvas.grab().toImage().pixelColor(studio.place(200, 100).toPoint()).name() == "#ff0000"


@pytest.mark.parametrize(("zoom", "size"), [(0.37, 9), (1, 9), (1.5, 9), (9, 9), (1, 200), (1.5, 300)])
def test_painting_only_what_changed_looks_like_painting_everything(studio: Studio, zoom: float, size: float):
    studio.canvas.set_zoom(zoom)
    seen = QImage(studio.canvas.size(), QImage.Format.Format_RGB32)
    studio.canvas.set_brush(size, 0.5)
    QApplication.processEvents()
    studio.canvas.render(seen)
    parts = Parts(studio.canvas, seen)
    studio.press(190, 140)
    for x, y in ((200, 150), (203, 148), (230, 160), (196, 155)):
        studio.move(x, y)
        parts.repaint()
    studio.release(196, 155)
    studio.canvas.leaveEvent(QEvent(QEvent.Type.Leave))
    parts.repaint()
    whole = QImage(seen.size(), seen.format())
    studio.canvas.render(whole)
    assert difference(seen, whole) <= 2
    assert parts.area < seen.width() * seen.height() or size > 9


class Parts(QObject):
    """Collects the regions that the canvas asks for, and paints these alone."""

    def __init__(self, canvas: MaskCanvas, seen: QImage) -> None:
        super().__init__()
        self.area = 0
        self._regions: list[QRegion] = []
        self._canvas = canvas
        self._seen = seen

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self._regions.append(QRegion(event.region()))
        return False

    def repaint(self) -> None:
        self._canvas.installEventFilter(self)
        QApplication.processEvents()
        self._canvas.removeEventFilter(self)
        for region in self._regions:
            bounds = region.boundingRect()
            self.area = max(self.area, bounds.width() * bounds.height())
            self._canvas.render(self._seen, bounds.topLeft(), region)
        self._regions.clear()


def difference(one: QImage, other: QImage) -> int:
    a, b = (numpy.frombuffer(image.constBits(), numpy.uint8).astype(int) for image in (one, other))
    return int(numpy.abs(a - b).max())


def test_the_right_button_takes_away(studio: Studio):
    studio.drag((100, 100), (300, 100))
    studio.drag((200, 100), (200, 100), button=RIGHT)
    assert studio.mask.pixels[100, 200] == 0
    assert studio.mask.pixels[100, 150] == 255


def test_a_second_button_does_not_disturb_a_stroke(studio: Studio):
    studio.press(100, 100)
    studio.press(100, 100, button=RIGHT)
    studio.release(100, 100, button=RIGHT)
    studio.move(200, 100)
    studio.release(200, 100)
    assert studio.mask.pixels[100, 150] == 255


def test_shift_draws_a_straight_line_from_the_last_stroke(studio: Studio):
    studio.drag((50, 50), (60, 60))
    studio.drag((300, 200), (300, 200), modifiers=SHIFT)
    assert studio.mask.pixels[130, 180] == 255


def test_shift_makes_a_rectangle_a_square(studio: Studio):
    studio.canvas.set_tool(Tool.RECTANGLE)
    studio.drag((50, 50), (70, 150), modifiers=SHIFT)
    assert numpy.count_nonzero(studio.mask.pixels) == 100 * 100


def test_the_pressure_of_a_pen_is_the_width_of_its_stroke(studio: Studio):
    studio.pen(QEvent.Type.TabletPress, (100, 100), 1.0)
    studio.pen(QEvent.Type.TabletMove, (150, 100), 1.0)
    studio.pen(QEvent.Type.TabletMove, (300, 100), 0.2)
    studio.pen(QEvent.Type.TabletRelease, (300, 100), 0.0)
    wide, narrow = (numpy.count_nonzero(studio.mask.pixels[:, x]) for x in (140, 295))
    assert wide > 3 * narrow > 0


def test_the_other_end_of_a_pen_erases(studio: Studio):
    studio.drag((100, 100), (300, 100))
    studio.pen(QEvent.Type.TabletPress, (200, 100), 1.0, eraser=True)
    studio.pen(QEvent.Type.TabletRelease, (200, 100), 0.0, eraser=True)
    assert studio.mask.pixels[100, 200] == 0


def test_a_polygon_is_closed_by_a_double_click(studio: Studio):
    studio.canvas.set_tool(Tool.POLYGON)
    for corner in ((50, 50), (150, 50), (150, 150)):
        studio.drag(corner, corner)
    studio.mouse(QEvent.Type.MouseButtonDblClick, (150, 150), Qt.MouseButton.LeftButton)
    studio.release(150, 150)
    assert numpy.count_nonzero(studio.mask.pixels) == pytest.approx(5000, abs=200)


def test_enter_closes_a_polygon_backspace_takes_a_corner_back_and_escape_gives_up(studio: Studio):
    studio.canvas.set_tool(Tool.POLYGON)
    for corner in ((50, 50), (150, 50), (150, 150), (300, 299)):
        studio.drag(corner, corner)
    studio.key(Qt.Key.Key_Backspace)
    studio.key(Qt.Key.Key_Return)
    assert numpy.count_nonzero(studio.mask.pixels) == pytest.approx(5000, abs=200)
    studio.drag((10, 10), (10, 10))
    studio.key(Qt.Key.Key_Escape)
    assert not studio.canvas.busy


@pytest.mark.parametrize(("key", "tool"), list(zip("berolpfh", Tool, strict=True)))
def test_every_tool_has_a_key(studio: Studio, qtbot: QtBot, key: str, tool: Tool):
    with qtbot.waitSignal(studio.canvas.tool_changed) as told:
        studio.key(key)
    assert told.args == [tool]
    assert studio.canvas.tool is tool


def test_brackets_change_the_size_and_with_shift_the_hardness(studio: Studio, qtbot: QtBot):
    with qtbot.waitSignal(studio.canvas.brush_size_changed) as told:
        studio.key("]")
    assert told.args == [23]
    studio.key("[")
    assert studio.canvas.brush_size == 20
    with qtbot.waitSignal(studio.canvas.hardness_changed) as told:
        studio.key("{", SHIFT)
    assert told.args == [0.75]
    studio.key("}", SHIFT)
    assert studio.canvas.hardness == 1


def test_the_wheel_zooms_at_the_pointer(studio: Studio):
    before = studio.canvas.zoom
    place = studio.place(60, 70)
    studio.wheel(2, (60, 70))
    assert studio.canvas.zoom == pytest.approx(before * 1.44)
    assert studio.canvas.to_picture(place) == pytest.approx((60, 70), abs=1)


def test_with_control_the_wheel_changes_the_brush_and_with_shift_it_pans(studio: Studio):
    zoom = studio.canvas.zoom
    studio.wheel(0.5, modifiers=CTRL)
    assert studio.canvas.brush_size == 20
    studio.wheel(0.5, modifiers=CTRL)
    assert studio.canvas.brush_size == 23
    studio.wheel(-1, modifiers=CTRL)
    assert studio.canvas.brush_size == 20
    left = studio.canvas.viewport.x
    studio.wheel(1, modifiers=SHIFT)
    assert studio.canvas.viewport.x > left
    assert studio.canvas.zoom == zoom


def test_two_fingers_push_the_picture(studio: Studio):
    before = studio.canvas.viewport
    studio.wheel(0, fingers=QPoint(-12, 9))
    after = studio.canvas.viewport
    assert (after.x - before.x, after.y - before.y, after.zoom) == (-12, 9, before.zoom)


def test_a_pinch_zooms_at_its_place(studio: Studio):
    before, place = studio.canvas.zoom, studio.place(60, 70)
    kind = Qt.NativeGestureType.ZoomNativeGesture
    device = QPointingDevice.primaryPointingDevice()
    pinch = QNativeGestureEvent(kind, device, 2, place, place, place, 0.5, QPointF())
    QApplication.sendEvent(studio.canvas, pinch)
    assert studio.canvas.zoom == pytest.approx(before * 1.5)
    assert studio.canvas.to_picture(place) == pytest.approx((60, 70), abs=1)


def test_the_middle_button_pans_and_paints_nothing(studio: Studio):
    before = studio.canvas.viewport
    studio.press(100, 100, button=MIDDLE)
    studio.move(130, 90, button=MIDDLE)
    studio.release(130, 90, button=MIDDLE)
    assert studio.canvas.viewport.x == pytest.approx(before.x + 30 * before.scale, abs=1)
    assert studio.mask.is_empty()


def test_space_makes_a_hand_of_the_brush_while_it_is_held(studio: Studio):
    studio.hold_space(held=True)
    assert studio.canvas.cursor().shape() == Qt.CursorShape.OpenHandCursor
    studio.drag((100, 100), (150, 100))
    studio.hold_space(held=False)
    assert studio.mask.is_empty()
    assert studio.canvas.cursor().shape() == Qt.CursorShape.BlankCursor
    studio.drag((100, 100), (150, 100))
    assert not studio.mask.is_empty()


def test_keys_fit_and_show_every_pixel(studio: Studio):
    fitted = studio.canvas.zoom
    studio.key("+")
    studio.key("+")
    assert studio.canvas.zoom > fitted
    for modifiers in (Qt.KeyboardModifier.NoModifier, CTRL):
        studio.key("1")
        assert studio.canvas.zoom == 1
        studio.canvas.set_zoom(5)
        studio.key("0", modifiers)
        assert studio.canvas.zoom == fitted


def test_undo_and_redo_by_their_usual_keys(studio: Studio, qtbot: QtBot):
    edits: list[bool] = []
    studio.canvas.mask_edited.connect(lambda: edits.append(studio.mask.is_empty()))
    studio.drag((100, 100), (150, 100))
    studio.key("z", CTRL)
    studio.key("z", CTRL | SHIFT)
    studio.key("z", CTRL)
    studio.key("y", CTRL)
    assert edits == [False, True, False, True, False]


def test_undo_in_the_middle_of_a_stroke_takes_back_that_stroke(studio: Studio):
    studio.drag((50, 50), (60, 50))
    studio.press(100, 100)
    studio.move(200, 100)
    studio.key("z", CTRL)
    studio.release(200, 100)
    assert studio.mask.pixels[100, 150] == 0
    assert studio.mask.pixels[50, 55] == 255


def test_its_keys_come_before_those_of_the_window_but_not_all_keys_are_its_own(studio: Studio):
    for key, own in ((Qt.Key.Key_B, True), (Qt.Key.Key_Escape, False), (Qt.Key.Key_F12, False)):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
        event.ignore()
        QApplication.sendEvent(studio.canvas, event)
        assert event.isAccepted() is own


def mime_with(*urls: str, image: QImage | None = None) -> QMimeData:
    mime = QMimeData()
    if urls:
        mime.setUrls([QUrl(url) for url in urls])
    if image is not None:
        mime.setImageData(image)
    return mime


def drop(canvas: MaskCanvas, mime: QMimeData) -> None:
    buttons, action = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    event = QDropEvent(QPointF(50, 50), action, mime, buttons, Qt.KeyboardModifier.NoModifier)
    canvas.dropEvent(event)


def test_files_that_are_dropped_are_told_by_their_addresses(studio: Studio, qtbot: QtBot):
    with qtbot.waitSignal(studio.canvas.files_dropped) as told:
        drop(studio.canvas, mime_with("file:///tmp/a%20b.png", "file://host/c.png"))
    assert told.args == [["file:///tmp/a%20b.png", "file://host/c.png"]]


def test_a_picture_from_a_web_page_is_told_as_a_picture(studio: Studio, qtbot: QtBot):
    with qtbot.waitSignal(studio.canvas.picture_dropped) as told:
        drop(studio.canvas, mime_with("https://example.org/a.png", image=picture(20, 10)))
    assert told.args[0].size() == picture(20, 10).size()


def test_what_is_pasted_is_told_like_what_is_dropped(studio: Studio, qtbot: QtBot):
    QGuiApplication.clipboard().setImage(picture(20, 10))
    with qtbot.waitSignal(studio.canvas.picture_dropped):
        studio.key("v", CTRL)
    QGuiApplication.clipboard().setText("nothing of the kind")
    with qtbot.assertNotEmitted(studio.canvas.picture_dropped):
        studio.key("v", CTRL)


def test_a_picture_on_its_way_is_shown_until_it_is_taken_away(studio: Studio):
    white = QImage(40, 30, QImage.Format.Format_RGB32)
    white.fill(Qt.GlobalColor.white)
    before = studio.canvas.grab().toImage()
    studio.canvas.set_partial(white)
    assert studio.canvas.grab().toImage().pixelColor(studio.place(200, 150).toPoint()).name() == "#ffffff"
    studio.canvas.set_partial(None)
    assert studio.canvas.grab().toImage() == before


def test_without_a_picture_one_on_its_way_is_fitted(qtbot: QtBot):
    canvas = MaskCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(300, 300)
    canvas.set_partial(picture(200, 100))
    assert canvas.viewport.picture_width == 200
    canvas.grab()


def test_a_transparent_picture_lies_on_a_checkerboard(qtbot: QtBot):
    canvas = MaskCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(300, 300)
    clear = QImage(100, 100, QImage.Format.Format_RGBA8888)
    clear.fill(Qt.GlobalColor.transparent)
    canvas.set_picture(clear)
    qtbot.waitUntil(lambda: canvas.settled)
    image = canvas.grab().toImage()
    assert len({image.pixelColor(150 + step, 150).name() for step in range(0, 32, 4)}) == 2


def test_the_focus_is_seen_when_it_came_by_the_keyboard(studio: Studio, qtbot: QtBot):
    edge = QPoint(studio.canvas.width() // 2, 1)
    studio.canvas.clearFocus()
    plain = studio.canvas.grab().toImage().pixelColor(edge)
    studio.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    assert studio.canvas.grab().toImage().pixelColor(edge).name().upper() == theme.tokens().accent
    studio.canvas.clearFocus()
    studio.canvas.setFocus(Qt.FocusReason.MouseFocusReason)
    assert studio.canvas.grab().toImage().pixelColor(edge) == plain


def test_another_mask_is_shown_and_the_old_one_let_go(studio: Studio):
    other = Mask(400, 300)
    studio.canvas.set_mask(other)
    studio.mask.replace(numpy.full((300, 400), 255, numpy.uint8), Message("Fill"))
    studio.drag((100, 100), (150, 100))
    assert not other.is_empty()
    studio.canvas.set_mask(None)
    studio.drag((100, 100), (150, 100))
    studio.canvas.grab()


def test_it_can_be_heard_and_explained(studio: Studio):
    assert complaints(studio.canvas) == []
