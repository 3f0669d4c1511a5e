"""The options of the images tab show wishes and tell new ones."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from playground.api.dialect import Dialect
from playground.features.images.controls import Mode, controls
from playground.features.images.families import family_of
from playground.features.images.settings import DEFAULT, ImageSettings, check_extra
from playground.features.images.sizes import check_size
from playground.features.images.view.options_panel import ImageOptionsPanel
from playground.widgets import theme
from tests.gui.accessibility import complaints
from tests.gui.accessibility import controls as controls_in

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

EVERYTHING = ImageSettings(
    model="demo-sketch",
    n=3,
    size="1024x1024",
    quality="high",
    style="vivid",
    background="opaque",
    output_format="jpeg",
    output_compression=70,
    response_format="url",
    user="someone",
    moderation="low",
    partial_images=0,
    seed=7,
    input_fidelity="low",
    keep_outside=False,
    feather=20,
    colour_match=True,
    extra='{"steps": 30}',
)


@pytest.fixture
def panel(qtbot: QtBot) -> ImageOptionsPanel:
    panel = ImageOptionsPanel()
    qtbot.addWidget(panel)
    panel.resize(292, 900)
    panel.show()
    return panel


def show(panel: ImageOptionsPanel, settings: ImageSettings, mode: Mode = Mode.GENERATE) -> None:
    family = family_of(settings.model, SimpleNamespace(host="127.0.0.1", preset="demo"))
    panel.set_settings(settings)
    panel.set_controls(controls(settings, family, Dialect(), mode))
    panel.set_size_verdict(check_size(settings.size, family))
    panel.set_extra_fault(check_extra(settings.extra))


@pytest.mark.parametrize("settings", [DEFAULT, EVERYTHING])
def test_wishes_go_in_and_come_out_again_unchanged(panel: ImageOptionsPanel, settings: ImageSettings):
    told: list[ImageSettings] = []
    panel.wished.connect(told.append)
    show(panel, settings)
    assert panel.settings() == settings
    assert told == []


def test_a_written_size_is_wished_for_as_it_stands(panel: ImageOptionsPanel, qtbot: QtBot):
    show(panel, DEFAULT)
    with qtbot.waitSignal(panel.wished) as wish:
        qtbot.keyClicks(panel.rows.size.field, "9")
    assert wish.args == [ImageSettings(size="9")]


def test_one_picture_is_the_default_and_no_wish(panel: ImageOptionsPanel):
    show(panel, ImageSettings(model="demo-sketch", n=1))
    box = panel.rows.n.box
    assert [box.itemText(number) for number in range(3)] == ["1", "2", "3"]
    assert not panel.rows.n.differs()


def test_sizes_are_offered_with_their_shape(panel: ImageOptionsPanel):
    show(panel, ImageSettings(model="dall-e-3"))
    box = panel.rows.size.box
    offered = [box.itemText(number) for number in range(box.count())]
    assert offered == ["Automatic", "1024x1024, square", "1792x1024, landscape", "1024x1792, portrait"]
    box.activated.emit(2)
    assert panel.settings().size == "1792x1024"


def test_a_size_that_does_not_fit_is_mended_with_one_click(panel: ImageOptionsPanel, qtbot: QtBot):
    show(panel, ImageSettings(model="gpt-image-1", size="1000x1000"))
    assert "The nearest is 1024x1024" in panel.verdict.text()
    with qtbot.waitSignal(panel.wished) as wish:
        qtbot.mouseClick(panel.use_nearest, Qt.MouseButton.LeftButton)
    assert wish.args == [ImageSettings(model="gpt-image-1", size="1024x1024")]
    show(panel, ImageSettings(model="gpt-image-1", size="1024x1024"))
    assert not panel.verdict.isVisible()
    assert not panel.use_nearest.isVisible()


def test_what_the_model_does_not_take_is_grey_and_says_why(panel: ImageOptionsPanel):
    show(panel, ImageSettings(model="dall-e-3"))
    assert not panel.rows.n.box.isEnabled()
    assert "one picture at a time" in panel.rows.n.box.toolTip()
    assert "one picture at a time" in panel.rows.n.box.accessibleDescription()
    show(panel, ImageSettings(model="demo-sketch"))
    assert panel.rows.n.box.isEnabled()


def test_what_concerns_the_mask_is_there_for_edits_only(panel: ImageOptionsPanel):
    show(panel, DEFAULT)
    assert not panel.rows.feather.isVisible()
    show(panel, DEFAULT, Mode.EDIT)
    assert panel.rows.feather.isVisible()
    assert panel.rows.feather.box.placeholderText() == "8 px"


def test_a_slip_in_the_extra_fields_is_named_by_its_place(panel: ImageOptionsPanel):
    show(panel, ImageSettings(extra='{"steps": }'))
    panel.more.set_open(True)
    assert panel.extra_fault.isVisible()
    assert "line 1, column 11" in panel.extra_fault.text()


def test_the_summary_resets_everything_but_the_model(panel: ImageOptionsPanel, qtbot: QtBot):
    show(panel, EVERYTHING, Mode.EDIT)
    qtbot.mouseClick(panel.summary.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert panel.settings() == ImageSettings(model="demo-sketch")


def test_every_control_has_a_name_a_tooltip_and_a_name_to_find_it_by(panel: ImageOptionsPanel):
    show(panel, EVERYTHING, Mode.EDIT)
    panel.more.set_open(True)
    assert len(list(controls_in(panel))) > 30
    assert complaints(panel) == []
    for name in ("model", "size", "n", "quality", "keep_outside", "feather", "seed", "extra", "use_nearest"):
        assert panel.findChild(QWidget, name) is not None


def test_nothing_is_wider_than_the_panel(panel: ImageOptionsPanel, qapp: QApplication):
    theme.apply(qapp, "light")
    show(panel, ImageSettings(model="gpt-image-1", size="1000x1000", quality="a-rather-long-name-of-a-quality" * 3))
    panel.more.set_open(True)
    qapp.processEvents()
    assert panel.horizontalScrollBar().maximum() == 0
