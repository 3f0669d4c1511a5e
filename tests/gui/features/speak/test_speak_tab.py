"""The speak tab as a person uses it: write, listen, change, save, look back."""

from functools import partial

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QFileDialog, QMenu

from playground.message import Message
from playground.services.handovers import SpeechHandover
from playground.sound.device_errors import library_missing
from playground.sound.errors import NoDevice
from playground.sound.player import PlayState
from playground.widgets.buttons import Button
from tests.faults.server import FaultServer, Peer, always, error_answer, once
from tests.gui.accessibility import complaints
from tests.gui.features.desk import drop_on
from tests.gui.features.speak.desk import MODELS, TEXT, Desk, halves, sound

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_what_is_written_is_spoken_and_its_sentence_is_lit_while_it_is_heard(at_the_desk):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.speak()
        assert server.requests[0].json()["input"] == TEXT
        assert server.requests[0].json()["model"] == MODELS[1]
        assert desk.work.player.wave.duration == pytest.approx(2.1, abs=0.1)
        await desk.hear(lambda: desk.editor.lit() == "The stars came out.")
        assert desk.work.player.bar.play.accessibleName() == "Pause"
        await desk.hear(lambda: desk.editor.lit() == "The boats began to dance.")
        await desk.hear(lambda: not desk.editor.lit())
        assert desk.work.player.bar.play.accessibleName() == "Play"

    at_the_desk(story)


def test_a_click_on_a_sentence_plays_from_there(at_the_desk):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.speak()
        await desk.hear(lambda: desk.tab.listening.state is PlayState.STOPPED)
        desk.click_text("bell rang")
        await desk.hear(lambda: desk.editor.lit() == "A bell rang twice.")
        assert desk.tab.listening.moment.position >= 0.5

    at_the_desk(story)


def test_a_click_goes_on_where_it_was_paused(at_the_desk):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.speak()
        await desk.hear(lambda: desk.editor.lit())
        desk.click(desk.work.player.bar.play)
        await desk.until(lambda: desk.tab.listening.state is PlayState.PAUSED)
        desk.click_text("boats began")
        await desk.hear(lambda: desk.tab.listening.sounding and desk.editor.lit() == "The boats began to dance.")

    at_the_desk(story)


def test_the_light_is_right_behind_letters_of_two_units(at_the_desk):
    async def story(desk: Desk, server: FaultServer) -> None:
        desk.model.offer("😀😀 The stars came out. 😀 A bell rang twice. 好的。")
        desk.press("Ctrl+Return", desk.editor)
        await desk.finished()
        desk.click_text("bell rang")
        await desk.hear(lambda: "A bell rang twice." in desk.editor.lit())
        (lit,) = desk.editor.extraSelections()
        assert "A bell rang twice." in lit.cursor.selectedText()
        assert "stars" not in lit.cursor.selectedText()

    at_the_desk(story)


def test_another_text_is_not_lit_and_a_click_in_it_plays_nothing(at_the_desk):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.speak()
        desk.type("Something else altogether.")
        await desk.hear(lambda: desk.tab.listening.moment.position > 0.2)
        assert not desk.editor.lit()
        desk.press("Esc")
        await desk.until(lambda: desk.tab.listening.state is PlayState.STOPPED)
        desk.click_text("else")
        await desk.idle()
        assert desk.tab.listening.state is PlayState.STOPPED
        assert desk.work.player.use_text.isVisible()
        desk.click(desk.work.player.use_text)
        assert desk.editor.text() == TEXT
        assert not desk.work.player.use_text.isVisible()

    at_the_desk(story)


def test_enter_begins_a_new_line_and_counts_it(at_the_desk):
    async def story(desk: Desk, server: FaultServer) -> None:
        desk.type("one")
        desk.press("Return", desk.editor)
        assert desk.editor.text() == "one\n"
        assert not desk.busy
        assert desk.work.text.counter.text().startswith("3 characters")

    at_the_desk(story)


def test_stop_stands_where_speak_stood_and_what_came_is_kept(at_the_desk):
    async def story(desk: Desk, server: FaultServer) -> None:
        desk.type(TEXT)
        before = desk.work.foot.run_button.geometry()
        desk.press("Ctrl+Return", desk.editor)
        await desk.until(lambda: desk.busy and desk.work.player.wave.duration > 0)
        assert desk.work.foot.run_button.geometry() == before
        desk.click(desk.work.foot.run_button)
        await desk.finished()
        assert "You stopped this" in desk.message
        assert desk.message_buttons == ["retry"]
        assert desk.work.player.isVisible()

    at_the_desk(story, halves(Peer.hold))


def test_a_failure_stands_at_the_place_of_the_clip_and_can_be_tried_again(at_the_desk):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.speak()
        assert desk.message
        assert not desk.work.player.isVisible()
        desk.click_message("retry")
        await desk.until(lambda: desk.work.player.isVisible() and not desk.busy)
        assert not desk.message

    at_the_desk(story, once(error_answer("400 Bad Request", "no such voice")), always(sound()))


def test_without_a_loudspeaker_the_clip_is_made_and_saved_all_the_same(at_the_desk, tmp_path):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.speak()
        await desk.until(lambda: desk.work.player.trouble.isVisible())
        assert desk.work.player.trouble.text() == "There is none."
        assert desk.work.player.wave.duration > 1
        desk.click(desk.work.player.save)
        (menu,) = [each for each in desk.tab.findChildren(QMenu) if each.objectName() == "save_menu"]
        menu.actions()[0].trigger()
        assert (await desk.choose_file(tmp_path / "mine.wav")).endswith(".wav")
        menu.close()
        assert (tmp_path / "mine.wav").read_bytes()[:4] == b"RIFF"

    at_the_desk(story, refusal=NoDevice(Message("There is none.")))


def test_without_portaudio_the_rest_of_the_tab_works(at_the_desk):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.speak()
        await desk.until(lambda: desk.work.player.trouble.isVisible())
        assert desk.work.player.isVisible()

    at_the_desk(story, refusal=library_missing("no library"))


def test_what_was_made_before_is_not_sent_again_unless_asked(at_the_desk):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.speak()
        await desk.speak()
        assert len(server.requests) == 1
        assert "nothing was sent" in desk.message
        desk.click(desk.work.player.anew)
        await desk.until(lambda: len(server.requests) == 2)
        await desk.finished()
        assert not desk.message

    at_the_desk(story)


def test_a_handed_over_text_comes_into_the_editor_and_undo_brings_the_old_one_back(at_the_desk):
    async def story(desk: Desk, server: FaultServer) -> None:
        desk.type("My own words.")
        desk.context.handovers.offer(SpeechHandover("From the chat."))
        assert desk.editor.text() == "From the chat."
        desk.editor.undo()
        assert desk.editor.text() == "My own words."

    at_the_desk(story)


def test_a_clip_that_is_opened_brings_its_text_but_never_over_a_draft(at_the_desk):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.speak("First. Second. Third.")
        await desk.speak()
        rows = desk.tab.history.rows
        assert rows.rowCount() == 3  # the day and both clips
        first = rows.id_at(rows.index(2))
        assert first is not None
        desk.tab.history.selected.emit(first)
        await desk.until(lambda: desk.editor.text() == "First. Second. Third.")
        desk.type("A draft")
        second = rows.id_at(rows.index(1))
        assert second is not None
        desk.tab.history.selected.emit(second)
        await desk.until(lambda: desk.model.clip is not None and desk.model.clip.text == TEXT)
        assert desk.editor.text() == "A draft"
        assert desk.work.player.use_text.isVisible()

    at_the_desk(story)


def test_deleting_can_be_undone_from_the_notice(at_the_desk):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.speak()
        rows = desk.tab.history.rows
        number = rows.id_at(rows.index(1))
        assert number is not None
        desk.tab.history.delete_requested.emit(number)
        await desk.idle()
        assert rows.rowCount() == 0
        assert not desk.work.player.isVisible()
        desk.click_notice("Undo")
        await desk.idle()
        assert rows.rowCount() == 2

    at_the_desk(story)


def test_a_suggestion_is_written_and_spoken_at_once(at_the_desk):
    async def story(desk: Desk, server: FaultServer) -> None:
        assert desk.work.text.empty.isVisible()
        desk.click(desk.work.text.empty.findChildren(Button)[2])
        await desk.until(lambda: server.requests)
        await desk.finished()
        assert server.requests[0].json()["input"] == desk.editor.text().strip()
        assert not desk.work.text.empty.isVisible()
        desk.press("Ctrl+N")
        assert desk.work.text.empty.isVisible()
        assert not desk.work.player.isVisible()

    at_the_desk(story)


def test_the_loop_takes_what_is_selected_or_all(at_the_desk):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.speak()
        bar, wave = desk.work.player.bar, desk.work.player.wave
        desk.click(bar.loop)
        assert desk.tab.listening.loudspeaker.looping == (0.0, wave.duration)
        wave.select(0.5, 1.0)
        assert desk.tab.listening.loudspeaker.looping == (0.5, 1.0)
        desk.click(bar.loop)
        assert desk.tab.listening.loudspeaker.looping is None

    at_the_desk(story)


def test_a_loudspeaker_is_chosen_from_those_there_are(at_the_desk):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.speak()
        desk.click(desk.work.player.device)
        await desk.until(lambda: len(desk.work.player.device.list.actions()) > 4)
        (found,) = [each for each in desk.work.player.device.list.actions() if "loudspeaker (fake)" in each.text()]
        found.trigger()
        desk.work.player.device.list.close()
        assert desk.tab.listening.loudspeaker.device is not None
        assert desk.work.player.device.text() == "loudspeaker"

    at_the_desk(story)


def test_a_text_file_is_dropped_anywhere_or_opened(at_the_desk, tmp_path):
    async def story(desk: Desk, server: FaultServer) -> None:
        (tmp_path / "a.txt").write_text("From the first file.")
        (tmp_path / "b.md").write_text("From the *second* file.")

        def shows(text: str) -> bool:
            return desk.editor.text() == text

        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.txt"))])
        for place, name in ((desk.editor.viewport(), "a.txt"), (desk.tab.options, "b.md")):
            mime.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
            assert drop_on(place, mime)
            await desk.until(partial(shows, (tmp_path / name).read_text()))
        desk.click(desk.work.open)
        (chooser,) = desk.tab.findChildren(QFileDialog)
        chooser.filesSelected.emit([str(tmp_path / "a.txt")])
        chooser.close()
        await desk.until(lambda: desk.editor.text() == "From the first file.")
        desk.editor.undo()
        assert desk.editor.text() == "From the *second* file."

    at_the_desk(story)


def test_a_long_text_says_in_how_many_parts_it_is_spoken(at_the_desk):
    async def story(desk: Desk, server: FaultServer) -> None:
        desk.model.offer("It goes on and on. " * 500)
        await desk.until(lambda: "3 parts" in desk.work.text.note.text())

    at_the_desk(story)


def test_a_text_that_is_too_long_to_be_pasted_is_refused_with_a_sentence(at_the_desk):
    async def story(desk: Desk, server: FaultServer) -> None:
        mime = QMimeData()
        mime.setText("word " * 60_000)
        desk.editor.insertFromMimeData(mime)
        assert not desk.editor.text()
        assert [str(notice.message) for notice in desk.notices] == [
            "This text is too long for one clip. Paste it in smaller pieces."
        ]

    at_the_desk(story)


def test_what_runs_is_stopped_from_the_other_page_too(at_the_desk):
    async def story(desk: Desk, server: FaultServer) -> None:
        desk.type(TEXT)
        desk.press("Ctrl+Return", desk.editor)
        await desk.until(lambda: desk.busy and server.requests)
        desk.click(desk.work.audition)
        desk.tab.stop()
        await desk.until(lambda: not desk.model.busy)
        await desk.idle()

    at_the_desk(story, halves(Peer.hold))


def test_every_control_has_a_name_and_a_tooltip(at_the_desk):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.speak()
        assert complaints(desk.tab) == []

    at_the_desk(story)
