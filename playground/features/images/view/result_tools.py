"""What can be done with a result: as small buttons beside the strip, and as a menu."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from playground.widgets.buttons import IconButton
from playground.widgets.icons import icon
from playground.widgets.tokens import CONTROL_HEIGHT
from playground.widgets.translation import tr

_GAP: Final = 2
_STEP: Final = CONTROL_HEIGHT + _GAP
_LEAST: Final = 6  # buttons, of which the last one may open the menu


@dataclass(frozen=True, slots=True)
class Action:
    id: str
    label: str
    icon_name: str
    keys: str = ""


def actions(*, several: bool, chat: bool) -> tuple[Action, ...]:
    found = (
        Action("use_as_source", tr("Use as source"), "paint-brush"),
        Action("compare", tr("Compare"), "square-half"),
        Action("full_size", tr("Full size"), "arrows-out", "Return"),
        Action("save", tr("Save"), "download-simple"),
        Action("save_all", tr("Save all"), "images"),
        Action("copy", tr("Copy"), "copy", "Ctrl+C"),
        Action("send_to_chat", tr("Send to chat"), "chat-circle-text"),
        Action("use_prompt", tr("Use prompt again"), "arrow-counter-clockwise"),
        Action("origin", tr("How it was made"), "info"),
        Action("delete", tr("Delete"), "trash", "Del"),
    )
    missing = {"save_all": not several, "send_to_chat": not chat}
    return tuple(action for action in found if not missing.get(action.id, False))


class ResultTools(QWidget):
    """A row of icons that puts those it has no room for into a menu at its end.

    Signals:
        triggered: the id of an action.
    """

    triggered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered: tuple[Action, ...] = ()
        self._buttons = {action.id: self._button(action) for action in actions(several=True, chat=True)}
        self.more = IconButton("dots-three", tr("More"), parent=self)
        self.more.setObjectName("result_more")
        self.more.clicked.connect(lambda: self._show_rest())
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_actions(actions(several=False, chat=False))

    def set_actions(self, offered: tuple[Action, ...]) -> None:
        if offered != self._offered:
            self._offered = offered
            self.updateGeometry()
            self._place()

    def open_menu(self, offered: tuple[Action, ...], where: QPoint) -> None:
        menu = QMenu(self)
        menu.setObjectName("result_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in offered:
            if action.id == "delete" and not menu.isEmpty():
                menu.addSeparator()
            entry = menu.addAction(icon(action.icon_name, "secondary"), action.label)
            entry.setObjectName(action.id)
            entry.triggered.connect(lambda _=False, wanted=action.id: self.triggered.emit(wanted))
        menu.popup(where)

    def sizeHint(self) -> QSize:
        return QSize(len(self._offered) * _STEP - _GAP, CONTROL_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(len(self._offered), _LEAST) * _STEP - _GAP, CONTROL_HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _shown(self) -> tuple[Action, ...]:
        room = (self.width() + _GAP) // _STEP
        return self._offered if room >= len(self._offered) else self._offered[: max(0, room - 1)]

    def _place(self) -> None:
        """At the right end, as the facts above."""
        shown = self._shown()
        row: list[QWidget] = [self._buttons[action.id] for action in shown]
        if len(shown) < len(self._offered):
            row.append(self.more)
        left = self.width() - (len(row) * _STEP - _GAP)
        for button in (*self._buttons.values(), self.more):
            button.setVisible(button in row)
        for position, widget in enumerate(row):
            widget.setGeometry(left + position * _STEP, 0, CONTROL_HEIGHT, CONTROL_HEIGHT)

    def _show_rest(self) -> None:
        rest = self._offered[len(self._shown()) :]
        self.open_menu(rest, self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _button(self, action: Action) -> IconButton:
        button = IconButton(action.icon_name, action.label, keys_shown=action.keys, parent=self)
        button.setObjectName(f"result_{action.id}")
        button.clicked.connect(lambda: self.triggered.emit(action.id))
        return button
