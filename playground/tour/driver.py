"""Drives the real window as a person does: by keys and clicks that go through Qt's event system."""

import asyncio
import re
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QWidget

from playground.tour.picture import picture_of
from playground.tour.report import Report, Step

PATIENCE = 20.0
LOOK_EVERY = 0.02

W = TypeVar("W", bound=QWidget)


class StepError(Exception):
    """Something did not come about; the sentence goes into the report."""


class Driver:
    """A script is `async def steps(driver)`; it finds widgets by object name or accessible name.

    With `out`, every step leaves a picture. With a `pace` above 0 there is a pause of so many seconds between actions,
    for a person who watches.
    """

    def __init__(self, window: QWidget, report: Report, *, out: Path | None = None, pace: float = 0.0) -> None:
        self.window = window
        self._report = report
        self._out = out
        self._pace = pace

    @asynccontextmanager
    async def step(self, name: str, tab: str) -> AsyncIterator[None]:
        """One step: what goes wrong in it is noted, and the tour goes on with the next."""
        began = time.monotonic()
        note = ""
        try:
            yield
        except StepError as failure:
            note = str(failure)
        milliseconds = round((time.monotonic() - began) * 1000)
        await self._settle()
        screenshot = self._picture(name, tab)
        self._report.steps.append(Step(name, tab, not note, milliseconds, screenshot, note))
        await self._breathe()

    def find(self, name: str, kind: type[W] = QWidget) -> W:  # type: ignore[assignment]  # the default is the bound
        """The visible widget of this object name or accessible name, in the topmost window that has one."""
        for top in self._windows():
            for widget in (top, *top.findChildren(kind)):
                if isinstance(widget, kind) and widget.isVisible() and name in _names(widget):
                    return widget
        raise StepError(f"There is no {name} to be seen")

    def all(self, kind: type[W]) -> list[W]:
        """Every widget of this kind that is to be seen."""
        found = [widget for top in self._windows() for widget in (top, *top.findChildren(kind))]
        return [widget for widget in found if isinstance(widget, kind) and widget.isVisible()]

    def is_visible(self, name: str) -> bool:
        return any(
            name in _names(widget) and widget.isVisible()
            for top in self._windows()
            for widget in (top, *top.findChildren(QWidget))
        )

    async def click(
        self,
        target: str | QWidget,
        at: QPoint | None = None,
        held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        widget = self._widget(target)
        if not widget.isEnabled():
            raise StepError(f"{target} cannot be clicked now")
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, held, at or widget.rect().center())
        await self._breathe()

    async def type(self, target: str | QWidget, text: str) -> None:
        """Clicks into the field and types; what no key of a keyboard gives comes as from an input method."""
        widget = self._widget(target)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        widget.setFocus(Qt.FocusReason.MouseFocusReason)
        for letters in re.findall(r"[\x20-\x7e]|[^\x20-\x7e]+", text):
            if letters.isascii() and letters.isprintable():
                QTest.keyClicks(widget, letters)
            else:
                event = QInputMethodEvent()
                event.setCommitString(letters)
                QApplication.sendEvent(widget, event)
            if self._pace:
                await asyncio.sleep(0.03)
        await self._breathe()

    async def clear(self, target: str | QWidget) -> None:
        widget = self._widget(target)
        widget.setFocus(Qt.FocusReason.MouseFocusReason)
        await self.press("Ctrl+A", widget)
        await self.press("Backspace", widget)

    async def press(self, keys: str, target: str | QWidget | None = None) -> None:
        """Keys such as "Ctrl+Enter", given to whatever has the focus."""
        await self._activate()
        widget = self._focus() if target is None else self._widget(target)
        combination = QKeySequence(keys)[0]  # type: ignore[index]  # missing in PySide's stubs
        QTest.keyClick(widget, combination.key(), combination.keyboardModifiers())
        await self._breathe()

    async def choose(self, target: str | QWidget, text: str) -> None:
        """Picks a line of a combo box with the keyboard."""
        box = self._widget(target)
        if not isinstance(box, QComboBox):
            raise StepError(f"{target} is no list to choose from")
        wanted = next((row for row in range(box.count()) if text in box.itemText(row)), None)
        if wanted is None:
            raise StepError(f"There is no {text} to choose")
        box.setFocus(Qt.FocusReason.TabFocusReason)
        box.showPopup()
        view = box.view()
        view.setCurrentIndex(box.model().index(wanted, box.modelColumn()))
        await self._breathe()
        QTest.keyClick(view, Qt.Key.Key_Return)
        await self._breathe()

    async def menu(self, section: str, name: str) -> None:
        """Clicks through the main menu, as in `menu("help", "diagnostics")`."""
        await self.click("menu_button")
        for menu_name, action_name in (("main_menu", f"{section}_menu"), (f"{section}_menu", name)):
            menu = self.find(menu_name, QMenu)
            action = next((each for each in menu.actions() if action_name in _action_names(each)), None)
            if action is None:
                raise StepError(f"The menu has no {action_name}")
            QTest.mouseClick(
                menu,
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
                menu.actionGeometry(action).center(),
            )
            await self._breathe()

    async def until(self, condition: Callable[[], object], what: str, patience: float = PATIENCE) -> None:
        """Waits while the program works; `what` completes the sentence "… did not come about"."""
        end = time.monotonic() + patience
        while not condition():
            if time.monotonic() > end:
                raise StepError(f"{what}: this did not come about within {patience:g} s")
            await asyncio.sleep(LOOK_EVERY)

    async def pause(self) -> None:
        """Within a movement."""
        await asyncio.sleep(LOOK_EVERY if self._pace else 0)

    def check(self, condition: object, what: str) -> None:
        if not condition:
            raise StepError(what)

    async def _activate(self) -> None:
        """Where no window manager does it, nobody makes the window active again when its dialog has gone."""
        top = self._windows()[0]
        if QApplication.activePopupWidget() is None and not top.isActiveWindow():
            top.activateWindow()
            await self._breathe()

    async def _breathe(self) -> None:
        await asyncio.sleep(self._pace or LOOK_EVERY)

    async def _settle(self) -> None:
        """Layouts and movements come to rest before a picture is taken."""
        for _ in range(3):
            await asyncio.sleep(0.08)

    def _picture(self, name: str, tab: str) -> str:
        if self._out is None:
            return ""
        slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
        file = f"{len(self._report.steps) + 1:02d}-{tab}-{slug}.png"
        picture_of(self.window, self._windows()).save(str(self._out / file))
        return file

    def _widget(self, target: str | QWidget) -> QWidget:
        return self.find(target) if isinstance(target, str) else target

    def _focus(self) -> QWidget:
        top = self._windows()[0]
        candidates: list[QWidget | None] = [
            QApplication.activePopupWidget(),
            QApplication.focusWidget(),
            top.focusWidget(),
        ]
        return next((widget for widget in candidates if widget is not None), top)

    def _windows(self) -> list[QWidget]:
        """Every window to be seen, the topmost first: popups, dialogs, then the main window."""
        others = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible() and widget != self.window]
        popups = [widget for widget in others if widget.windowType() == Qt.WindowType.Popup]
        dialogs = [widget for widget in others if widget.windowType() in (Qt.WindowType.Dialog, Qt.WindowType.Sheet)]
        return [*reversed(popups), *reversed(dialogs), self.window]


def _action_names(action: QAction) -> tuple[str, str]:
    menu = action.menu()
    return action.objectName(), menu.objectName() if isinstance(menu, QMenu) else ""


def _names(widget: QWidget) -> tuple[str, str]:
    return widget.objectName(), widget.accessibleName()
