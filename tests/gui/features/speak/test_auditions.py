"""Auditions: one line by several voices, listened to in a row and put into an order without knowing whose they are."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from playground.features.speak.view.audition_page import AuditionPage
from tests.faults.server import FaultServer, Peer, always, error_answer, once
from tests.gui.accessibility import complaints
from tests.gui.features.speak.desk import MODELS, Desk, halves, sound

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LINE = "The boats began to dance."
VOICES = ("alloy", "nova", "echo")


def page(desk: Desk) -> AuditionPage:
    return desk.tab.audition


async def hold(desk: Desk, *voices: str) -> None:
    """An audition with these voices."""
    desk.type(LINE)
    desk.click(desk.work.audition)
    for voice in voices:
        QTest.keyClicks(page(desk).form.voice.field, voice)
        desk.click(page(desk).form.add)
    desk.press("Ctrl+Return", page(desk).line)
    await desk.until(lambda: desk.auditioning.entries)
    await desk.until(lambda: not desk.auditioning.busy and not desk.context.jobs.running)


def names(desk: Desk) -> list[str]:
    """From top to bottom."""
    entries = page(desk).entries
    return [entries.rows[number].name.full_text() for number in entries.order()]


def drag(row: QWidget, by: int) -> None:
    """It moves along under the mouse as the others make room."""
    holder, grip = row.parentWidget(), QPoint(200, 10)
    assert holder is not None
    begin = row.mapTo(holder, grip)
    QTest.mousePress(row, Qt.MouseButton.LeftButton, pos=grip)
    for part in range(1, 7):
        QTest.mouseMove(row, row.mapFrom(holder, begin + QPoint(0, by * part // 6)))
    QTest.mouseRelease(row, Qt.MouseButton.LeftButton, pos=grip)


def test_the_line_is_proposed_and_every_voice_is_asked_for_it(at_the_desk):
    async def story(desk: Desk, server: FaultServer) -> None:
        await hold(desk, *VOICES[:2])
        assert page(desk).line.text() == LINE
        asked = [request.json() for request in server.requests]
        assert sorted(str(each["voice"]) for each in asked) == sorted(VOICES[:2])
        assert {(each["input"], each["model"]) for each in asked} == {(LINE, MODELS[1])}

    at_the_desk(story)


def test_nobody_knows_whose_voices_they_are_until_they_are_revealed(at_the_desk):
    async def story(desk: Desk, server: FaultServer) -> None:
        await hold(desk, *VOICES)
        assert names(desk) == ["Voice A", "Voice B", "Voice C"]
        assert not page(desk).entries.rows[0].use.isVisible()
        desk.click(page(desk).reveal)
        assert {name.partition(" ")[0] for name in names(desk)} == set(VOICES)
        assert not page(desk).reveal.isVisible()

    at_the_desk(story)


def test_number_keys_give_places_and_the_arrows_go_on(at_the_desk):
    async def story(desk: Desk, server: FaultServer) -> None:
        await hold(desk, *VOICES)
        rows = page(desk).entries.rows
        assert rows[0].hasFocus()
        desk.press("Down")
        desk.press("Down")
        assert rows[2].hasFocus()
        desk.press("1")
        assert list(desk.auditioning.ranking) == [2]
        assert names(desk) == ["Voice C", "Voice A", "Voice B"]
        assert rows[2].hasFocus()
        desk.press("2", rows[1])
        assert list(desk.auditioning.ranking) == [2, 1]
        assert [row.place.text() for row in rows] == ["–", "2.", "1."]
        desk.press("Alt+Up", rows[0])
        assert list(desk.auditioning.ranking) == [2, 0, 1]

    at_the_desk(story)


def test_a_drag_puts_all_into_an_order(at_the_desk):
    async def story(desk: Desk, server: FaultServer) -> None:
        await hold(desk, *VOICES)
        rows = page(desk).entries.rows
        drag(rows[0], 3 * rows[0].height())
        assert list(desk.auditioning.ranking) == [1, 2, 0]
        assert names(desk) == ["Voice B", "Voice C", "Voice A"]

    at_the_desk(story)


def test_all_are_played_in_a_row_and_the_one_that_sounds_is_seen(at_the_desk):
    async def story(desk: Desk, server: FaultServer) -> None:
        await hold(desk, *VOICES[:2])
        rows = page(desk).entries.rows
        desk.click(page(desk).play_all)
        await desk.hear(lambda: rows[0].state.text() == "playing")
        await desk.hear(lambda: rows[1].state.text() == "playing")
        assert rows[0].state.text() != "playing"
        await desk.hear(lambda: rows[1].state.text() != "playing")

    at_the_desk(story)


def test_a_voice_that_was_refused_says_why_and_the_others_are_heard(at_the_desk):
    async def story(desk: Desk, server: FaultServer) -> None:
        await hold(desk, *VOICES[:2])
        rows = page(desk).entries.rows
        (failed,) = [row for row in rows if row.fault.text()]
        assert not failed.play.isEnabled()
        assert sum(row.play.isEnabled() for row in rows) == 1
        desk.click(failed.again)
        await desk.until(lambda: all(row.play.isEnabled() for row in rows))
        await desk.idle()

    at_the_desk(story, once(error_answer("400 Bad Request", "no such voice")), always(sound()))


def test_the_best_voice_becomes_that_of_the_text(at_the_desk):
    async def story(desk: Desk, server: FaultServer) -> None:
        await hold(desk, *VOICES[:2])
        desk.click(page(desk).reveal)
        row = page(desk).entries.rows[1]
        voice = row.name.full_text().partition(" ")[0]
        desk.click(row.use)
        assert desk.work.isVisible()
        assert desk.model.settings.voice == voice
        assert desk.tab.options.rows.voice.value() == voice

    at_the_desk(story)


def test_escape_leads_back_to_the_text_and_its_clip(at_the_desk):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.speak(LINE)
        await hold(desk, *VOICES[:2])
        desk.click(page(desk).play_all)
        await desk.hear(lambda: desk.tab.listening.sounding)
        desk.press("Esc", page(desk).entries.rows[0])
        assert desk.work.isVisible()
        assert desk.tab.listening.track is desk.model.track

    at_the_desk(story)


def test_an_audition_is_found_in_the_history_with_its_order(at_the_desk):
    async def story(desk: Desk, server: FaultServer) -> None:
        await hold(desk, *VOICES[:2])
        desk.press("1", page(desk).entries.rows[1])
        await desk.idle()
        desk.press("Ctrl+N")
        assert not page(desk).entries.rows
        rows = desk.tab.history.rows
        number = rows.id_at(rows.index(1))
        assert number is not None
        desk.tab.history.selected.emit(number)
        await desk.until(lambda: page(desk).entries.rows)
        assert page(desk).line.text() == LINE
        assert page(desk).entries.rows[1].place.text() == "1."

    at_the_desk(story)


def test_one_click_lets_three_known_voices_take_part(at_the_desk):
    async def story(desk: Desk, server: FaultServer) -> None:
        desk.click(desk.work.audition)
        assert not page(desk).foot.run_button.isEnabled()
        page(desk).suggestion_chosen.emit()
        assert len(desk.auditioning.candidates) == 3
        (remove,) = [each for each in page(desk).form.findChildren(QWidget, "remove_0") if each.isVisible()]
        desk.click(remove)
        assert len(desk.auditioning.candidates) == 2

    at_the_desk(story)


def test_every_control_has_a_name_and_a_tooltip(at_the_desk):
    async def story(desk: Desk, server: FaultServer) -> None:
        await hold(desk, *VOICES[:2])
        assert complaints(page(desk)) == []

    at_the_desk(story)


def test_escape_stops_an_audition_and_keeps_the_page(at_the_desk):
    async def story(desk: Desk, server: FaultServer) -> None:
        desk.type(LINE)
        desk.click(desk.work.audition)
        page(desk).suggestion_chosen.emit()
        desk.press("Ctrl+Return", page(desk).line)
        await desk.until(lambda: desk.auditioning.busy and server.requests)
        assert page(desk).foot.run_button.text() == "Stop"
        desk.press("Esc", page(desk).line)
        await desk.until(lambda: not desk.auditioning.busy)
        assert page(desk).isVisible()
        assert page(desk).foot.run_button.text() == "Start audition"
        assert {row.state.text() for row in page(desk).entries.rows} == {"stopped"}
        await desk.idle()

    at_the_desk(story, halves(Peer.hold))
