"""The room of a tab: a list on the left, the work in the middle, parameters on the right."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEasingCurve, QPropertyAnimation, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QVBoxLayout, QWidget

from playground.widgets import theme
from playground.widgets.buttons import IconButton
from playground.widgets.edge_shadow import SHADOW, EdgeShadow
from playground.widgets.side_list import SideList
from playground.widgets.translation import tr

LEFT_WIDTH: Final = 232
RIGHT_WIDTH: Final = 292
RIGHT_FITS: Final = 1100
LEFT_FITS: Final = 900
_RAIL: Final = 44
_LEFT_KEYS: Final = "Ctrl+B"
_RIGHT_KEYS: Final = "Ctrl+Shift+B"


class Workspace(QWidget):
    """Both sides fold to a narrow rail. What the user folded stays folded; what only lacked room comes back with it.

    Signals:
        folded_changed: the user folded or unfolded a side for good.
    """

    folded_changed = Signal()

    def __init__(self, left: QWidget, centre: QWidget, right: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left_wanted = True
        self._right_wanted = True
        # Where there is no room, a side that is opened is open for now only.
        self._left_for_now = False
        self._right_for_now = False
        self.centre = centre
        centre.setParent(self)
        self._left_rail = _Rail("sidebar-simple", tr("Show the list"), _LEFT_KEYS, "right", self)
        self._right_rail = _Rail("sliders-horizontal", tr("Show the settings"), _RIGHT_KEYS, "left", self)
        self._left_side = _Side(left, "right", self)
        self._shadow = EdgeShadow(self)
        self._right_side = _Side(right, "left", self)
        self._fold_right = IconButton("caret-right", tr("Fold the settings away"), small=True, parent=self._right_side)
        self._right_bar = right.verticalScrollBar() if isinstance(right, QAbstractScrollArea) else None
        self._motion = QPropertyAnimation(self._right_side, b"geometry", self)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._connect(left)

    def is_left_open(self) -> bool:
        return self._left_for_now if self.width() < LEFT_FITS else self._left_wanted

    def is_right_open(self) -> bool:
        return self._right_for_now if self._is_right_drawer() else self._right_wanted

    def folded(self) -> tuple[bool, bool]:
        """Which sides the user folded away, to be remembered."""
        return not self._left_wanted, not self._right_wanted

    def set_folded(self, left: bool, right: bool) -> None:
        self._left_wanted, self._right_wanted = not left, not right
        self._lay_out()

    def toggle_left(self) -> None:
        if self.width() < LEFT_FITS:
            self._left_for_now = not self._left_for_now
        else:
            self._left_wanted = not self._left_wanted
            self.folded_changed.emit()
        self._lay_out()

    def toggle_right(self) -> None:
        if self._is_right_drawer():
            self._right_for_now = not self._right_for_now
            self._lay_out(slide=self._right_for_now)
            self._move_focus()
        else:
            self._right_wanted = not self._right_wanted
            self.folded_changed.emit()
            self._lay_out()

    def minimumSizeHint(self) -> QSize:
        least = self.centre.minimumSizeHint()
        return QSize(least.width() + 2 * _RAIL, least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # A side opened where there was no room is docked again, or folded, when the width says so.
        if self.width() >= LEFT_FITS:
            self._left_for_now = False
        if not self._is_right_drawer():
            self._right_for_now = False
        self._lay_out()

    def _connect(self, left: QWidget) -> None:
        for rail, toggle, keys in (
            (self._left_rail, self.toggle_left, _LEFT_KEYS),
            (self._right_rail, self.toggle_right, _RIGHT_KEYS),
        ):
            rail.button.clicked.connect(toggle)
            QShortcut(QKeySequence(keys), self).activated.connect(toggle)
        if isinstance(left, SideList):
            left.fold_requested.connect(self.toggle_left)
        self._fold_right.clicked.connect(self.toggle_right)
        self._right_side.dismissed = self._on_dismissed
        if self._right_bar is not None:
            self._right_bar.valueChanged.connect(self._place_fold)

    def _on_dismissed(self) -> bool:
        """Esc inside the settings closes them while they lie over the work."""
        if not (self._is_right_drawer() and self._right_for_now):
            return False
        self.toggle_right()
        return True

    def _is_right_drawer(self) -> bool:
        return self.width() < RIGHT_FITS

    def _move_focus(self) -> None:
        target = self._fold_right if self._right_for_now else self._right_rail.button
        if self._right_side.isAncestorOf(QApplication.focusWidget() or self.window()) or self._right_for_now:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self, *, slide: bool = False) -> None:
        width, height = self.width(), self.height()
        left_open, right_open, drawer = self.is_left_open(), self.is_right_open(), self._is_right_drawer()
        left = LEFT_WIDTH if left_open else _RAIL
        right = RIGHT_WIDTH if right_open and not drawer else _RAIL
        self._left_side.setVisible(left_open)
        self._left_rail.setVisible(not left_open)
        self._right_side.setVisible(right_open)
        self._right_rail.setVisible(right == _RAIL)
        self._shadow.setVisible(drawer and right_open)
        self._left_side.setGeometry(0, 0, LEFT_WIDTH, height)
        self._left_rail.setGeometry(0, 0, _RAIL, height)
        self._right_rail.setGeometry(width - _RAIL, 0, _RAIL, height)
        self.centre.setGeometry(left, 0, max(0, width - left - right), height)
        panel = QRect(width - RIGHT_WIDTH, 0, RIGHT_WIDTH, height)
        self._shadow.setGeometry(panel.left() - SHADOW, 0, SHADOW, height)
        self._place_fold()
        self._fold_right.raise_()
        self._place_panel(panel, slide=slide)

    def _place_fold(self) -> None:
        """Scrolls along with the settings, as it would lie over them otherwise."""
        scrolled = 0 if self._right_bar is None else self._right_bar.value()
        self._fold_right.setGeometry(RIGHT_WIDTH - 34, 10 - scrolled, 24, 24)

    def _place_panel(self, panel: QRect, *, slide: bool) -> None:
        self._motion.stop()
        duration = theme.motion() if slide and self.isVisible() else 0
        if duration == 0:
            self._right_side.setGeometry(panel)
            return
        self._motion.setDuration(duration)
        self._motion.setStartValue(panel.translated(RIGHT_WIDTH, 0))
        self._motion.setEndValue(panel)
        self._motion.start()


class _Side(QFrame):
    """A panel beside the work, with a hairline towards it."""

    def __init__(self, content: QWidget, edge: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.dismissed: Callable[[], bool] = lambda: False
        self.setProperty("surface", "surface")
        self.setProperty("edge", edge)
        column = QVBoxLayout(self)
        column.setContentsMargins(1 if edge == "left" else 0, 0, 1 if edge == "right" else 0, 0)
        column.addWidget(content)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape or not self.dismissed():
            super().keyPressEvent(event)


class _Rail(QFrame):
    """What is left of a folded side: the button that brings it back."""

    def __init__(self, icon_name: str, tip: str, keys: str, edge: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("surface", "surface")
        self.setProperty("edge", edge)
        self.button = IconButton(icon_name, tip, keys_shown=keys, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(5, 12, 5, 8)
        column.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
