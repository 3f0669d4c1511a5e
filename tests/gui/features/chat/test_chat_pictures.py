"""How pictures come to the chat, and how they look there."""

import base64
import io
import os
import wave
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget

from playground.features.chat.view.attached_text import AttachedText
from playground.services.handovers import Handover, PictureHandover, PromptHandover
from playground.widgets.buttons import IconButton
from tests.faults.server import DONE, STREAM_HEAD, FaultServer, delta, once
from tests.gui.features.chat.desk import Desk, tell

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

RED = QColor(200, 10, 10)


def image(width: int = 40, height: int = 20) -> QImage:
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(RED)
    return picture


@pytest.fixture
def cat(tmp_path: Path) -> Path:
    path = tmp_path / "cat.png"
    assert image().save(str(path))
    return path


@pytest.fixture
def at_the_desk(qapp, tmp_path):
    def at_the_desk(story):
        with FaultServer(once(STREAM_HEAD, delta("A cat", "stop"), DONE)) as server:

            async def happen(desk: Desk):
                await story(desk, server)

            tell(tmp_path / "data", happen, base_url=server.base_url)

    (tmp_path / "data").mkdir()
    return at_the_desk


def wave_of(seconds: float) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setparams((1, 2, 8_000, 0, "NONE", ""))
        sound.writeframes(b"\0\0" * int(8_000 * seconds))
    return file.getvalue()


def drop(desk: Desk, *paths: Path) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    desk.composer.prompt.insertFromMimeData(dropped)


def drop_on(widget: QWidget, dropped: QMimeData) -> bool:
    """Whether it was welcome."""
    buttons, keys, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    entered = QDragEnterEvent(QPoint(5, 5), copy, dropped, buttons, keys)
    entered.ignore()
    QApplication.sendEvent(widget, entered)
    if entered.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(QPointF(5, 5), copy, dropped, buttons, keys))
    return entered.isAccepted()


async def chips(desk: Desk, count: int) -> None:
    await desk.until(lambda: len(desk.composer.chips) == count and not desk.context.jobs.running)


def thumbnails(desk: Desk) -> list[QColor]:
    pixmaps = [label.pixmap() for label in desk.composer.chips.findChildren(QLabel)]
    images = [pixmap.toImage() for pixmap in pixmaps if not pixmap.isNull()]
    return [image.pixelColor(image.rect().center()) for image in images]


def test_a_dropped_picture_is_a_chip_and_then_stands_with_the_turn(at_the_desk, cat):
    async def story(desk: Desk, server):
        desk.type("What is ")
        drop(desk, cat)
        await chips(desk, 1)
        desk.type("this?")
        assert thumbnails(desk) == [RED]
        await desk.send("")
        await desk.answered()
        data = base64.b64encode(cat.read_bytes()).decode()
        assert server.requests[0].json()["messages"] == [
            {
                "role": "user",
                "content": [
                    {"type": "text", "text": "What is this?"},
                    {"type": "image_url", "image_url": {"url": f"data:image/png;base64,{data}"}},
                ],
            }
        ]
        assert len(desk.composer.chips) == 0
        seen = desk.transcript.viewport().grab().toImage()
        reds = [(x, y) for x in range(seen.width()) for y in range(seen.height()) if seen.pixelColor(x, y) == RED]
        # The corners are round; it lies on the right, where the one who asks speaks.
        assert 40 * 20 - 100 < len(reds) <= 40 * 20
        assert min(x for x, _ in reds) > seen.width() / 2

    at_the_desk(story)


def test_a_picture_can_be_dropped_anywhere_on_the_conversation(at_the_desk, cat):
    async def story(desk: Desk, server):
        dropped = QMimeData()
        dropped.setUrls([QUrl.fromLocalFile(str(cat))])
        assert drop_on(desk.tab.conversation, dropped)
        await chips(desk, 1)
        assert not drop_on(desk.tab.conversation, QMimeData())

    at_the_desk(story)


@pytest.mark.parametrize("as_file", [True, False])
def test_a_pasted_picture_is_taken_as_it_comes(at_the_desk, cat, as_file):
    async def story(desk: Desk, server):
        pasted = QMimeData()
        if as_file:
            pasted.setData("image/png", cat.read_bytes())
        else:
            pasted.setImageData(image())
        assert desk.composer.prompt.canInsertFromMimeData(pasted)
        desk.composer.prompt.insertFromMimeData(pasted)
        await chips(desk, 1)
        (picture,) = desk.tab.conversation.prompt.pictures
        assert (picture.name, picture.media_type, picture.width) == ("Pasted picture", "image/png", 40)
        assert desk.composer.text() == ""

    at_the_desk(story)


def test_a_table_that_comes_as_text_and_picture_is_pasted_as_text(at_the_desk):
    async def story(desk: Desk, server):
        pasted = QMimeData()
        pasted.setImageData(image())
        pasted.setText("1\t2")
        desk.composer.prompt.insertFromMimeData(pasted)
        assert desk.composer.text() == "1\t2"
        assert len(desk.composer.chips) == 0

    at_the_desk(story)


def test_the_button_lets_pictures_be_chosen(at_the_desk, cat):
    async def story(desk: Desk, server):
        desk.click(desk.composer.file_button)
        (chooser,) = desk.tab.findChildren(QFileDialog)
        chooser.filesSelected.emit([str(cat)])
        chooser.close()
        await chips(desk, 1)

    at_the_desk(story)


def test_a_picture_that_another_tab_hands_over_is_there_to_be_asked_about(at_the_desk, cat):
    async def story(desk: Desk, server):
        desk.tab.receive(PictureHandover(cat.read_bytes(), "image/png", "A red cat.png"))
        await chips(desk, 1)
        assert [picture.name for picture in desk.tab.conversation.prompt.pictures] == ["A red cat.png"]

    at_the_desk(story)


def test_a_picture_can_be_taken_off_again(at_the_desk, cat):
    async def story(desk: Desk, server):
        drop(desk, cat)
        await chips(desk, 1)
        (remove,) = desk.composer.chips.findChildren(IconButton)
        desk.click(remove)
        assert desk.tab.model.current.draft.empty
        assert not desk.composer.run_button.isEnabled()

    at_the_desk(story)


def test_a_draft_comes_back_with_its_picture(at_the_desk, cat):
    async def story(desk: Desk, server):
        await desk.send()
        await desk.answered()
        drop(desk, cat)
        await chips(desk, 1)
        desk.tab.new()
        await chips(desk, 0)
        desk.tab.conversations.selected.emit(desk.tab.model.list.days[0].entries[0].id)
        await chips(desk, 1)
        assert thumbnails(desk) == [RED]

    at_the_desk(story)


def test_what_is_no_picture_is_refused_in_words(at_the_desk, tmp_path):
    async def story(desk: Desk, server):
        (tmp_path / "notes.png").write_text("a text")
        drop(desk, tmp_path / "notes.png", tmp_path)
        await desk.until(lambda: len(desk.notices) == 2)
        assert str(desk.notices[0].message).startswith("notes.png is text")
        assert len(desk.composer.chips) == 0

    at_the_desk(story)


def test_everything_that_can_be_sent_is_dropped_sent_and_looked_into(at_the_desk, cat, tmp_path):
    async def story(desk: Desk, server):
        (tmp_path / "main.py").write_text("print(1)\n")
        (tmp_path / "memo.wav").write_bytes(wave_of(0.1))
        (tmp_path / "paper.pdf").write_bytes(b"%PDF-1.4")
        os.mkfifo(tmp_path / "pipe")
        dropped = QMimeData()
        elsewhere = QUrl("file://elsewhere/share/secret.txt")
        paths = [cat, tmp_path / "main.py", tmp_path / "memo.wav", tmp_path / "paper.pdf", tmp_path / "pipe"]
        dropped.setUrls([*(QUrl.fromLocalFile(str(path)) for path in paths), elsewhere])
        assert drop_on(desk.tab.conversation, dropped)
        await chips(desk, 4)
        await desk.until(lambda: len(desk.notices) == 2)
        assert {str(notice.message).split()[0] for notice in desk.notices} == {"pipe", "secret.txt"}
        await desk.send("Look")
        await desk.answered()
        (words, picture, sound, file) = server.requests[0].json()["messages"][0]["content"]
        assert words["text"] == "Look\n\nmain.py\n```\nprint(1)\n\n```"
        assert (picture["type"], sound["input_audio"]["format"]) == ("image_url", "wav")
        assert file["file"]["filename"] == "paper.pdf"
        assert file["file"]["file_data"].startswith("data:application/pdf;base64,JVBERi0")
        number = desk.tab.model.turns[0].id
        desk.click_action(f"attached:{number}:1")
        await desk.until(lambda: desk.tab.findChild(AttachedText) is not None)
        (shown,) = desk.tab.findChildren(AttachedText)
        assert shown.text.toPlainText() == "print(1)\n"
        shown.reject()

    at_the_desk(story)


def test_a_reply_is_handed_to_the_tab_that_makes_pictures(at_the_desk):
    async def story(desk: Desk, server):
        handed: list[Handover] = []
        desk.context.handovers.accept(PromptHandover)
        desk.context.handovers.offered.connect(handed.append)
        await desk.send()
        await desk.answered()
        desk.tab.conversation.action_requested.emit(f"draw:{desk.tab.model.turns[-1].id}")
        assert handed == [PromptHandover("A cat")]

    at_the_desk(story)
