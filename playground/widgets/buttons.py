"""Buttons: each with a tooltip, an accessible name and one of the few looks there are."""

from collections.abc import Mapping
from typing import Final, Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from playground.widgets.icons import IconRole, icon
from playground.widgets.plain_text import tool_tip
from playground.widgets.tokens import ICON_SIZE

Kind = Literal["primary", "secondary", "quiet", "danger", "link"]

_ICON_ROLES: Final[Mapping[Kind, IconRole]] = {"primary": "on_accent", "danger": "danger", "link": "accent"}
_BEFORE_WORD: Final = 5  # px between an icon and its word, of which Qt leaves hardly any


class Button(QPushButton):
    """A button with a word on it. A click does not take the focus: it stays in the prompt."""

    def __init__(
        self, text: str, tip: str = "", *, kind: Kind = "secondary", icon_name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._kind: Kind = kind
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
        self.setIcon(icon(name, _ICON_ROLES.get(self._kind, "text")))
        self.setIconSize(QSize(ICON_SIZE - 2 + _BEFORE_WORD, ICON_SIZE - 2))

    def set_kind(self, kind: Kind) -> None:
        if kind != self._kind:
            self._kind = kind
            self.setProperty("kind", kind)
            # A style sheet looks at properties only when it is put on.
            self.style().unpolish(self)
            self.style().polish(self)


class PrimaryButton(Button):
    """The one button of a tab that does its work."""

    def __init__(self, text: str, tip: str = "", *, icon_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, tip, kind="primary", icon_name=icon_name, parent=parent)


class LinkButton(Button):
    """An action that reads like a part of the sentence it stands in."""

    def __init__(self, text: str, tip: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, tip, kind="link", parent=parent)


class IconButton(QToolButton):
    """A square button with an icon; its tooltip names it, and the keys that do the same (the owner listens to them)."""

    def __init__(
        self,
        icon_name: str,
        tip: str,
        *,
        keys_shown: str = "",
        checkable: bool = False,
        small: bool = False,
        role: IconRole = "secondary",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._keys = QKeySequence(keys_shown)
        self._role: IconRole = role
        self.setProperty("kind", "icon")
        self.setProperty("small", small)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCheckable(checkable)
        side = ICON_SIZE - 2 if small else ICON_SIZE
        self.setIconSize(QSize(side, side))
        self.set_icon(icon_name)
        self.set_tip(tip)

    def set_icon(self, name: str) -> None:
        self.setIcon(icon(name, self._role))

    def set_tip(self, tip: str) -> None:
        keys = self._keys.toString(QKeySequence.SequenceFormat.NativeText)
        self.setToolTip(tool_tip(f"{tip}  ({keys})" if keys else tip))
        self.setAccessibleName(tip)
