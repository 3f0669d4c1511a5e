"""What a person or the system may do to the window, in small acts that leave nothing open.

An act checks nothing: while a part of the window fails, what it expects need not come about.
"""

from collections.abc import Awaitable, Callable

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from playground.message import Message
from playground.services.notices import Notice
from tests.gui.window.room import Room

Act = Callable[[Room], Awaitable[None]]


async def repaint(room: Room) -> None:
    room.window.update()
    for part in room.window.findChildren(QWidget):
        part.update()
    await room.breathe()


async def resize(room: Room) -> None:
    for size in ((800, 600), (1300, 820)):
        room.window.resize(*size)
        await room.breathe()


async def come_back(room: Room) -> None:
    room.window.hide()
    room.window.show()
    room.window.activateWindow()
    await room.breathe()


async def close(room: Room) -> None:
    room.window.close()
    await room.breathe()


async def ask(room: Room) -> None:
    await room.send("hello")
    await room.answered()


async def ask_for_much(room: Room) -> None:
    await room.send("rich")
    await room.answered()


async def stop_by_button(room: Room) -> None:
    await room.send("wait")
    room.click(room.chat.conversation.composer.run_button)
    await room.answered()


async def try_a_suggestion(room: Room) -> None:
    room.press("Ctrl+N", room.window)
    room.click(room.chat.conversation.empty.findChildren(QPushButton)[0])
    await room.answered()


async def send_by_shortcut(room: Room) -> None:
    room.press("Ctrl+N", room.window)
    room.press("Ctrl+L")
    QTest.keyClicks(room.chat.conversation.composer.prompt, "hello")
    room.press("Ctrl+Return")
    await room.answered()


async def write(room: Room) -> None:
    prompt = room.chat.conversation.composer.prompt
    prompt.setFocus()
    QTest.keyClicks(prompt, "a")
    QTest.keyClick(prompt, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    event = QInputMethodEvent()
    event.setCommitString("é")
    QApplication.sendEvent(prompt, event)
    QGuiApplication.clipboard().setText("pasted")
    prompt.paste()
    await room.breathe()


async def notice(room: Room) -> None:
    room.context.notices.post(Notice("info", Message("Something"), "more of it", ("refresh", Message("Again"))))
    await room.breathe()
    row = room.frame.notice_bar.rows[-1]
    at = QPointF(5, 5)
    QApplication.sendEvent(row, QEnterEvent(at, at, at))
    QApplication.sendEvent(row, QEvent(QEvent.Type.Leave))
    for button in row.findChildren(QPushButton)[::-1]:
        room.click(button)
        await room.breathe()
    room.context.notices.post(Notice("info", Message("Something else"), "more of it", ("refresh", Message("Again"))))
    room.context.notices.withdraw("nothing")
    for button in room.frame.notice_bar.rows[-1].findChildren(QPushButton):
        button.click()
    await room.breathe()


async def show_work(room: Room) -> None:
    progress = room.frame.progress
    progress.set_working(True)
    progress._timer.start(1)
    await room.breathe()
    progress.set_working(False)


ACTS: tuple[Act, ...] = (
    repaint,
    resize,
    come_back,
    close,
    ask,
    ask_for_much,
    stop_by_button,
    try_a_suggestion,
    send_by_shortcut,
    write,
    notice,
    show_work,
)
