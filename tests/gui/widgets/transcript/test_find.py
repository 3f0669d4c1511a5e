"""Words are found in a transcript, marked, gone through, and also in what still arrives."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from playground.widgets.transcript.content import TurnContent
from playground.widgets.transcript.find_bar import FindBar
from playground.widgets.transcript.transcript_view import TranscriptView

ANSWER = """The **Sea** is wide. 海很大 😀 sea.

| where | what |
|---|---|
| sea | salt |

```python
sea = "😀 sea"
```
"""
FILLER = "\n\n".join(f"Line {number} " + "of nothing much " * 20 for number in range(80))


def found(view: TranscriptView) -> list[str]:
    return [view.prepare(row).text(start, end) for row, start, end in view.finder.hits]


def look_for(qtbot: QtBot, view: TranscriptView, words: str, *, case: bool = False) -> None:
    view.finder.look_for(words, case=case)
    qtbot.waitUntil(lambda: not view.finder.searching)


def test_words_are_found_in_text_tables_and_code_however_they_are_written(qtbot: QtBot, view: TranscriptView) -> None:
    view.set_turns([TurnContent("1", "user", "By the SEA?"), TurnContent("2", "assistant", ANSWER)])
    look_for(qtbot, view, "sea")
    assert found(view) == ["SEA", "Sea", "sea", "sea", "sea", "sea"]
    view.viewport().repaint()
    for row, start, end in view.finder.hits:
        (rect,) = view.prepare(row).rects(start, end)
        assert rect.width() > 10
        assert view.prepare(row).position_at(rect.center()) in range(start, end + 1)
    look_for(qtbot, view, "Sea", case=True)
    assert found(view) == ["Sea"]
    look_for(qtbot, view, "海")
    assert found(view) == ["海"]
    look_for(qtbot, view, "(nothing")
    assert found(view) == []
    assert view.finder.place is None


def test_hits_are_gone_through_in_a_circle_and_come_into_sight(qtbot: QtBot, view: TranscriptView) -> None:
    view.resize(600, 400)
    view.set_turns([TurnContent("1", "user", "needle"), TurnContent("2", "assistant", FILLER + "\n\nneedle")])
    bar = FindBar(view.finder, view)
    bar.open()
    qtbot.keyClicks(bar.field, "needle")
    qtbot.waitUntil(lambda: bar.place.text() == "2 of 2")  # what can be seen comes first, and the end is seen
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.place.text() == "1 of 2"
    assert view.finder.hits[0][0] in view.visible_rows()
    qtbot.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.place.text() == "2 of 2"
    assert view.finder.hits[1][0] in view.visible_rows()
    closed = QSignalSpy(bar.closed)
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert closed.count() == 1
    assert not bar.isVisible()
    assert not view.finder.hits


def test_what_arrives_and_what_goes_is_counted(qtbot: QtBot, view: TranscriptView) -> None:
    view.set_turns([TurnContent("1", "user", "word"), TurnContent("2", "assistant", "a", open=True)])
    look_for(qtbot, view, "word")
    assert found(view) == ["word"]
    view.append_text("2", " word and")
    qtbot.waitUntil(lambda: len(view.finder.hits) == 2)
    assert view.finder.place == 0
    view.append_text("2", " word\n\nword")
    view.finish_turn("2")
    qtbot.waitUntil(lambda: len(view.finder.hits) == 4)
    view.remove_turn("1")
    view.finder.go(0)  # what is gone is not gone to
    qtbot.waitUntil(lambda: len(view.finder.hits) == 3)
    view.clear()
    qtbot.waitUntil(lambda: not view.finder.hits)
