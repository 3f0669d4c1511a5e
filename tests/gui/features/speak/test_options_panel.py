"""The panel with the wishes for a voice."""

import pytest
from pytestqt.qtbot import QtBot

from playground.api.connection import Connection
from playground.api.dialect import Dialect
from playground.features.speak.controls import controls
from playground.features.speak.families import Family, family_of
from playground.features.speak.settings import SpeakSettings, check_extra
from playground.features.speak.view.options_panel import SpeakOptionsPanel
from tests.gui.accessibility import complaints

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

OPENAI = Connection("openai", "OpenAI", "https://api.openai.com/v1")
ALL = SpeakSettings("tts-1-hd", "nova", "calm", "flac", 1.25, "sse", -2.5, plain=False, extra='{"a": 1}')


def family(model: str) -> Family:
    return family_of(model, OPENAI)


@pytest.fixture
def panel(qtbot: QtBot) -> SpeakOptionsPanel:
    panel = SpeakOptionsPanel()
    panel.resize(292, 800)
    qtbot.addWidget(panel)
    show(panel, SpeakSettings("gpt-4o-mini-tts"))
    return panel


def show(panel: SpeakOptionsPanel, settings: SpeakSettings) -> None:
    known = family(settings.model)
    panel.set_settings(settings)
    panel.set_controls(controls(settings, known, Dialect()), known.voices)


def test_what_is_set_comes_back(panel: SpeakOptionsPanel):
    for settings in (ALL, SpeakSettings("gpt-4o-mini-tts")):
        panel.set_settings(settings)
        assert panel.settings() == settings


def test_setters_are_silent_and_a_hand_is_not(panel: SpeakOptionsPanel, qtbot: QtBot):
    wishes: list[SpeakSettings] = []
    panel.wished.connect(wishes.append)
    show(panel, ALL)
    panel.set_models(())
    assert not wishes
    panel.rows.voice.field.clear()
    qtbot.keyClicks(panel.rows.voice.field, "my own voice")
    assert wishes[-1].voice == "my own voice"


def test_known_voices_are_offered(panel: SpeakOptionsPanel):
    box = panel.rows.voice.box
    assert [box.itemText(row) for row in range(3)] == ["Automatic", "alloy", "ash"]
    kokoro = family_of("kokoro", Connection("local", "Local", "http://127.0.0.1:8880/v1"))
    settings = SpeakSettings("kokoro")
    panel.set_controls(controls(settings, kokoro, Dialect()), kokoro.voices)
    assert box.itemText(1) == "af_heart · American English, a woman"


def test_what_a_model_does_not_take_is_greyed_with_the_reason(panel: SpeakOptionsPanel):
    assert panel.rows.instructions.editor.isEnabled()
    show(panel, SpeakSettings("tts-1"))
    assert not panel.rows.instructions.editor.isEnabled()
    assert "follows no instructions" in panel.rows.instructions.toolTip()
    assert not panel.rows.stream_format.box.isEnabled()
    assert panel.rows.pitch.slider.isEnabled()


def test_pitch_is_marked_as_done_here(panel: SpeakOptionsPanel):
    assert "on this computer" in panel.pitch_note.text()
    assert "on this computer" in panel.rows.pitch.toolTip()


def test_a_fault_in_the_extra_fields_stands_below_them(panel: SpeakOptionsPanel):
    panel.set_extra_fault(check_extra("{"))
    assert panel.extra_fault.isVisibleTo(panel.more) or panel.extra_fault.text()
    panel.set_extra_fault(None)
    assert not panel.extra_fault.text()


def test_reset_goes_back_to_the_defaults(panel: SpeakOptionsPanel):
    show(panel, ALL)
    for row in panel.rows.all:
        row.reset()
    assert panel.settings() == SpeakSettings(ALL.model)


def test_every_control_has_a_name_and_a_tooltip(panel: SpeakOptionsPanel):
    assert complaints(panel) == []
