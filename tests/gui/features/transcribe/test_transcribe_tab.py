"""What a person does in the transcribe tab, with keys, clicks, drags and drops."""

import json
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QPushButton, QRadioButton

from playground.features.transcribe.controls import Mode
from playground.features.transcribe.packing import Packing
from playground.sound.device_errors import no_device
from playground.sound.recorder import State
from tests.faults.server import STREAM_HEAD, FaultServer, Peer, always, answer, once
from tests.gui.accessibility import complaints
from tests.gui.features.transcribe.desk import Desk, heard, sound_file
from tests.unit.features.transcribe.rig import write_wav
from tests.unit.sound.fake_devices import FakeSoundCard, tone

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LINES = ["One two.", "Three four."]


def silent(peer: Peer) -> None:
    peer.request()
    peer.hold()


def test_a_recording_becomes_a_take_and_ctrl_enter_writes_it_down(at_the_microphone):
    async def story(desk: Desk, server: FaultServer) -> None:
        assert desk.tab.work.studio.empty.isVisible()
        await desk.record()
        assert desk.page.foot.run.text() == "Transcribe"
        await desk.transcribe()
        assert desk.words == LINES
        assert b"whisper-test" in server.requests[-1].body
        assert b".wav" in server.requests[-1].body

    at_the_microphone(story)


def test_the_level_moves_before_anything_is_recorded_and_the_wave_grows_while_it_is(at_the_microphone):
    async def story(desk: Desk, server: FaultServer) -> None:
        studio, recording = desk.tab.work.studio, desk.tab.parts.recording
        await desk.listening()
        desk.card.deliver(tone(0.5, loud=0.9))
        await desk.until(lambda: recording.level.peak > 0.5)
        desk.click(studio.bar.record)
        await desk.until(lambda: studio.wave.isVisible() and studio.wave.live)
        desk.card.deliver(tone(1.0))
        await desk.until(lambda: studio.bar.elapsed.text() == "0:01.0")
        assert "kB" in studio.bar.note.text()
        desk.click(studio.bar.discard)
        await desk.until(lambda: studio.empty.isVisible() and not recording.busy)
        await desk.idle()
        assert desk.model.take is None
        assert "The recording was discarded." in [str(notice.message) for notice in desk.notices]

    at_the_microphone(story)


def test_without_a_microphone_the_reason_stands_there_and_files_still_work(at_the_microphone, tmp_path):
    card = FakeSoundCard()
    card.refusal = no_device(microphone=True)

    async def story(desk: Desk, server: FaultServer) -> None:
        studio = desk.tab.work.studio
        await desk.until(lambda: studio.trouble.isVisible())
        assert "microphone" in studio.trouble.text()
        await desk.drop(sound_file(tmp_path), on=studio)
        await desk.transcribe()
        assert desk.words == LINES

    at_the_microphone(story, card=card)


def test_the_microphone_is_let_go_while_a_take_is_read(at_the_microphone, tmp_path):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.listening()
        await desk.drop(sound_file(tmp_path))
        await desk.until(lambda: desk.tab.parts.recording.state is State.CLOSED)
        desk.press("Ctrl+N")
        await desk.listening()

    at_the_microphone(story)


def test_a_click_on_a_word_plays_from_there_and_lights_it(at_the_microphone, tmp_path):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.drop(sound_file(tmp_path))
        await desk.transcribe()
        desk.click_word(1, 0)
        await desk.until(lambda: desk.card.outputs)
        desk.card.hear(10)
        assert desk.tab.parts.playing.sounding
        assert 1.0 <= desk.tab.parts.playing.position < 1.5
        await desk.until(lambda: desk.page.wave.position is not None and desk.page.wave.position >= 1.0)
        desk.press("Space", desk.page.text)
        await desk.until(lambda: not desk.tab.parts.playing.sounding)

    at_the_microphone(story)


def test_words_that_are_dragged_over_are_selected_in_the_wave_and_heard_again(at_the_microphone, tmp_path):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.drop(sound_file(tmp_path))
        await desk.transcribe()
        text = desk.page.text
        start, end = text.word_area(1, 0).center(), text.word_area(1, 1).center() + QPoint(10, 0)
        desk.drag_over(text.viewport(), start, end)
        assert desk.page.wave.selection() == (1.0, 1.9)
        assert desk.page.foot.run.text() == "Transcribe selection"
        await desk.transcribe()
        assert desk.words[0] == "One two."
        assert len(desk.model.transcripts) == 2
        assert desk.page.wave.selection() == (1.0, 1.9)  # what the button says can be seen, and taken back
        assert desk.page.foot.run.text() == "Transcribe selection"

    at_the_microphone(story)


def test_escape_in_the_wave_takes_the_selection_back(at_the_microphone, tmp_path):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.drop(sound_file(tmp_path))
        wave = desk.page.wave
        desk.drag_over(wave, QPoint(100, 50), QPoint(300, 50))
        assert desk.model.span is not None
        wave.setFocus()
        desk.press("Escape", wave)
        assert desk.model.span is None
        assert wave.selection() is None

    at_the_microphone(story)


def test_a_line_is_changed_split_and_brought_back(at_the_microphone, tmp_path):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.drop(sound_file(tmp_path))
        await desk.transcribe()
        text = desk.page.text
        text.setFocus()
        desk.press("Home", text)
        desk.press("F2", text)
        desk.press("Ctrl+A", text.editor.editor)
        QTest.keyClicks(text.editor.editor, "One too.")
        desk.press("Return", text.editor.editor)
        assert desk.words == ["One too.", "Three four."]
        desk.press("F2", text)
        desk.press("Ctrl+Home", text.editor.editor)
        for _ in range(4):
            desk.press("Right", text.editor.editor)
        desk.click(text.editor.split)
        assert desk.words == ["One", "too.", "Three four."]
        for _ in range(2):
            desk.press("Ctrl+Z", text)
        assert desk.words == LINES
        desk.click(desk.page.bar.redo)
        assert desk.words == ["One too.", "Three four."]
        await desk.idle()

    at_the_microphone(story)


def test_what_was_changed_is_compared_with_what_came(at_the_microphone, tmp_path):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.drop(sound_file(tmp_path))
        await desk.transcribe()
        desk.model.edits.change_text(0, "One too.")
        await desk.idle()
        desk.click(desk.page.bar.compare)
        await desk.choose_in("compare_menu", "With what came")
        await desk.until(lambda: desk.page.compare.isVisible())
        assert "25.0 %" in desk.page.compare.rate.text()
        assert desk.page.compare.texts[0].toPlainText() == "One too. Three four."
        assert desk.page.compare.texts[1].toPlainText() == "One two. Three four."
        desk.press("Escape", desk.page.compare)
        assert desk.words == ["One too.", "Three four."]

    at_the_microphone(story)


def test_a_failure_stands_in_place_of_the_text_and_the_take_is_kept(at_the_microphone, tmp_path):
    error = answer('{"error": {"message": "out of ears", "type": "server_error"}}', status="500 Internal Server Error")

    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.drop(sound_file(tmp_path))
        await desk.transcribe()
        assert desk.page.card.isVisible()
        assert not desk.words
        assert {"retry", "transcribe.save_take", "transcribe.show_take"} <= set(desk.card_buttons)
        (retry,) = desk.page.card.findChildren(QPushButton, "action_retry")
        desk.click(retry)
        await desk.until(lambda: desk.words == LINES)
        assert not desk.page.card.isVisible()

    at_the_microphone(story, *(once(error) for _ in range(1)), always(heard()))


def test_stop_stands_where_transcribe_stood_and_escape_stops_too(at_the_microphone, tmp_path):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.drop(sound_file(tmp_path))
        desk.press("Ctrl+Return")
        await desk.until(lambda: desk.page.foot.run.text() == "Stop" and server.requests)
        desk.click(desk.page.foot.run)
        await desk.until(lambda: not desk.model.busy)
        await desk.idle()
        assert desk.page.foot.run.text() == "Transcribe"
        assert "You stopped this" in desk.page.card.accessibleName()

    at_the_microphone(story, silent)


def test_captions_are_not_offered_where_nothing_has_a_time(at_the_microphone, tmp_path):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.drop(sound_file(tmp_path))
        await desk.transcribe()
        desk.click(desk.page.bar.export)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        states = {each.objectName(): (each.isEnabled(), each.toolTip()) for each in menu.actions()}
        assert not states["export_srt"][0]
        assert "no times" in states["export_srt"][1]
        await desk.choose_in("export_menu", "Plain text")
        await desk.until(lambda: desk.tab.findChildren(QFileDialog))
        (dialog,) = desk.tab.findChildren(QFileDialog)
        dialog.fileSelected.emit(str(tmp_path / "out.txt"))
        dialog.filesSelected.emit([str(tmp_path / "out.txt")])
        dialog.reject()
        await desk.until(lambda: (tmp_path / "out.txt").exists())
        assert (tmp_path / "out.txt").read_text() == "Only this.\n"
        await desk.idle()

    at_the_microphone(story, always(answer('{"text": "Only this."}')))


def test_the_text_is_copied_and_sent_to_the_chat(at_the_microphone, tmp_path):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.drop(sound_file(tmp_path))
        await desk.transcribe()
        desk.click(desk.page.bar.copy)
        assert QGuiApplication.clipboard().text() == "One two. Three four.\n"
        assert not desk.page.bar.speak.isVisible()  # nobody speaks here
        desk.click(desk.page.bar.chat)
        assert desk.reader.texts == ["One two. Three four."]

    at_the_microphone(story)


def test_versions_of_a_take_are_switched_and_deleted_with_undo(at_the_microphone, tmp_path):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.drop(sound_file(tmp_path))
        await desk.transcribe()
        await desk.transcribe()
        assert desk.page.bar.versions.count() == 2
        desk.page.bar.versions.setCurrentIndex(1)
        desk.page.bar.versions.activated.emit(1)
        assert desk.model.transcript is desk.model.transcripts[1]
        desk.click(desk.page.bar.delete)
        await desk.until(lambda: desk.page.bar.versions.count() == 1)
        desk.frame.current_tab.act(f"transcribe.restore_transcript:{desk.model.transcripts[0].id - 1}")
        await desk.until(lambda: desk.page.bar.versions.count() == 2)

    at_the_microphone(story)


def test_translate_is_a_mode_with_the_same_button(at_the_microphone, tmp_path):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.drop(sound_file(tmp_path))
        desk.click(desk.page.foot.modes.buttons[Mode.TRANSLATE.value])
        assert desk.page.foot.run.text() == "Translate"
        assert not desk.tab.options.rows.language.field.isEnabled()
        await desk.transcribe()
        assert "/audio/translations" in server.requests[-1].path
        assert "translation" in desk.page.bar.versions.currentText()

    at_the_microphone(story)


def test_takes_are_found_renamed_and_deleted(at_the_microphone, tmp_path):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.drop(sound_file(tmp_path))
        listed = desk.tab.history
        await desk.until(lambda: listed.current() is not None)
        take = listed.current()
        listed.rename_requested.emit(take, "A talk")
        await desk.until(lambda: any(row.text == "A talk" for row in listed.rows._rows))
        listed.view.setFocus()
        desk.press("Del", listed.view)
        await desk.until(lambda: desk.model.take is None)
        assert desk.tab.work.in_studio
        desk.frame.current_tab.act(f"transcribe.restore_take:{take}")
        await desk.until(lambda: desk.model.take is not None)

    at_the_microphone(story)


def test_tab_goes_from_the_text_to_the_foot(at_the_microphone, tmp_path):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.drop(sound_file(tmp_path))
        assert desk.page.wave.hasFocus()
        await desk.transcribe()
        desk.page.text.setFocus()
        desk.press("Tab", desk.page.text)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert desk.page.foot.modes.isAncestorOf(focused)

    at_the_microphone(story)


def test_everything_has_a_name_and_a_tooltip(at_the_microphone, tmp_path):
    async def story(desk: Desk, server: FaultServer) -> None:
        assert complaints(desk.tab) == []
        await desk.drop(sound_file(tmp_path))
        await desk.transcribe()
        desk.page.text.edit(0)
        assert complaints(desk.tab) == []

    at_the_microphone(story)


def test_only_the_button_for_what_can_be_done_is_lit(at_the_microphone):
    async def story(desk: Desk, server: FaultServer) -> None:
        bar = desk.page.bar
        assert not any(button.isEnabled() for button in (bar.copy, bar.export, bar.compare, bar.undo, bar.delete))
        assert desk.page.foot.run.toolTip().count("Record something")
        assert desk.tab.work.studio.bar.record.focusPolicy() & Qt.FocusPolicy.TabFocus

    at_the_microphone(story)


def test_streamed_text_is_read_as_it_comes_and_kept_when_it_is_stopped(at_the_microphone, tmp_path):
    def begins(peer: Peer) -> None:
        peer.request()
        event = json.dumps({"type": "transcript.text.delta", "delta": "One two. "})
        peer.send(STREAM_HEAD, f"data: {event}\n\n".encode())
        peer.hold()

    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.drop(sound_file(tmp_path))
        desk.model.wish(replace(desk.model.settings, response_format="json"))
        desk.press("Ctrl+Return")
        await desk.until(lambda: desk.words == ["One two."])
        assert desk.page.foot.run.text() == "Stop"
        assert not desk.page.bar.copy.isEnabled()
        desk.press("Escape")
        await desk.until(lambda: not desk.model.busy)
        await desk.idle()
        assert desk.words == ["One two."]
        assert "kept" in desk.page.card.accessibleName()

    at_the_microphone(story, begins)


def test_a_sound_that_is_too_large_comes_with_ways_round_it(at_the_microphone, tmp_path):
    async def story(desk: Desk, server: FaultServer) -> None:
        path = write_wav(tmp_path / "long.wav", np.zeros((280 * 48_000, 1), np.int16))
        await desk.drop(path)
        card = desk.page.oversize
        assert card.isVisible()
        ways = {button.objectName(): button for button in card.findChildren(QRadioButton)}
        assert list(ways) == ["flac", "opus", "split"]
        assert ways["flac"].isChecked()
        ways["opus"].click()
        assert desk.model.appearance.packing is Packing.OPUS
        assert ways["opus"].isChecked()
        assert not ways["flac"].isChecked()

    at_the_microphone(story)
