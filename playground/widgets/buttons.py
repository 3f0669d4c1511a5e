"""Buttons: each with a tooltip, an accessible name and one of the few looks there are."""

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from playground.widgets.icons import IconRole, icon
from playground.widgets.plain_text import tool_tip
from playground.widgets.tokens import ICON_SIZE

Kind = Literal["primary", "secondary", "quiet", "danger", "link"]


class Button(QPushButton):
    """A button with a word on it. A click does not take the focus: it stays in the prompt."""

    def __init__(
        self, text: str, tip: str = "", *, kind: Kind = "secondary", icon_name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", kind)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(False)
        self.setToolTip(tool_tip(tip or text))
        self.setAccessibleName(text)
        if icon_name:
            self.set_icon(icon_name)
        if kind == "link":
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_icon(self, name: str) -> None:
        role: IconRole = {"primary": "on_accent", "danger": "danger", "link": "accent"}.get(self.kind, "text")  # type: ignore[assignment]
        self.setIcon(icon(name, role))
        self.setIconSize(QSize(ICON_SIZE - 2, ICON_SIZE - 2))

    @property
    def kind(self) -> str:
        return str(self.property("kind"))


class PrimaryButton(Button):
    """The one button of a tab that does its work."""

    def __init__(self, text: str, tip: str = "", *, icon_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, tip, kind="primary", icon_name=icon_name, parent=parent)


class LinkButton(Button):
    """An action that reads like a part of the sentence it stands in."""

    def __init__(self, text: str, tip: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, tip, kind="link", parent=parent)


class IconButton(QToolButton):
    """A square button with an icon; its tooltip names it, and the key that does the same."""

    def __init__(
        self,
        icon_name: str,
        tip: str,
        *,
        shortcut: QKeySequence | QKeySequence.StandardKey | str | None = None,
        checkable: bool = False,
        small: bool = False,
        role: IconRole = "secondary",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._keys = QKeySequence(shortcut) if shortcut is not None else QKeySequence()
        self._role: IconRole = role
        self.setProperty("kind", "icon")
        self.setProperty("small", small)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCheckable(checkable)
        side = ICON_SIZE - 2 if small else ICON_SIZE
        self.setIconSize(QSize(side, side))
        self.set_icon(icon_name)
        self.set_tip(tip)
        if not self._keys.isEmpty():
            self.setShortcut(self._keys)

    def set_icon(self, name: str) -> None:
        self.setIcon(icon(name, self._role))

    def set_tip(self, tip: str) -> None:
        keys = self._keys.toString(QKeySequence.SequenceFormat.NativeText)
        self.setToolTip(tool_tip(f"{tip}  ({keys})" if keys else tip))
        self.setAccessibleName(tip)
