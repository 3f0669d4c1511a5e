"""What the keyboard does in a transcript: scroll, copy, and walk through everything that can be pressed."""

import re
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSlider

from playground.widgets.transcript.body import Target
from playground.widgets.transcript.canvas import Canvas
from playground.widgets.transcript.row import Row
from playground.widgets.transcript.selection import END

_MAY_HOLD_TARGET = re.compile(r"\]|http|www\.|@|```|~~~|<")
_SLIDES = {
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}
_SIDEWAYS = {Qt.Key.Key_Left: -60, Qt.Key.Key_Right: 60}

StandardKey = QKeySequence.StandardKey


class Keyboard(QObject):
    def __init__(
        self,
        canvas: Canvas,
        activate: Callable[[Row, Target], None],
        copy: Callable[[], None],
        undo: Callable[[], None],
    ) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._activate = activate
        self._standard = (StandardKey.Copy, copy), (StandardKey.SelectAll, self.select_all), (StandardKey.Undo, undo)

    def press(self, event: QKeyEvent) -> bool:
        """Says whether the key meant something here."""
        canvas = self._canvas
        for key, do in self._standard:
            if event.matches(key):
                do()
                return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and canvas.hands.focused is not None:
            self._activate(*canvas.hands.focused)
        elif event.key() in _SIDEWAYS and canvas.hands.focused is not None:
            self._move_sideways(_SIDEWAYS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            return self._let_go()
        elif event.key() in _SLIDES:
            canvas.verticalScrollBar().triggerAction(_SLIDES[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Space:
            canvas.verticalScrollBar().triggerAction(QAbstractSlider.SliderAction.SliderPageStepAdd)
        else:
            return False
        return True

    def select_all(self) -> None:
        rows = [row for row in self._canvas.stack.rows if row.block is not None]
        if rows:
            self._canvas.selection.set((rows[0], 0), (rows[-1], END))
            self._canvas.viewport().update()

    def _move_sideways(self, pixels: int) -> None:
        focused = self._canvas.hands.focused
        if focused is not None and focused[0].body is not None and focused[0].body.scroll_by(pixels):
            self._canvas.update_row(focused[0])

    def _let_go(self) -> bool:
        canvas = self._canvas
        held = canvas.hands.focused is not None or canvas.selection.ends() is not None
        canvas.hands.focused = None
        canvas.selection.clear()
        canvas.viewport().update()
        return held

    # -- walking

    def walk(self, *, forward: bool) -> bool:
        """Go on to the next thing that can be pressed; False at the last one, where the focus leaves the view."""
        found = next(self._targets(forward), None)
        before, self._canvas.hands.focused = self._canvas.hands.focused, found
        for pair in (before, found):
            if pair is not None:
                self._canvas.update_row(pair[0])
        if found is not None:
            self._show(*found)
        return found is not None

    def enter(self, *, forward: bool) -> None:
        """The focus has come by Tab: begin with what can be seen."""
        visible = self._canvas.visible_rows()
        rows = visible if forward else list(reversed(visible))
        for row in rows:
            targets = self._targets_of(row)
            if targets:
                self._canvas.hands.focused = (row, targets[0 if forward else -1])
                self._canvas.update_row(row)
                return

    def _targets(self, forward: bool) -> Iterator[tuple[Row, Target]]:
        rows = self._canvas.stack.rows
        focused = self._canvas.hands.focused
        if focused is None:
            visible = self._canvas.visible_rows()
            start = visible[0].index if visible and forward else len(rows)
            if not forward and visible:
                start = visible[-1].index + 1
        else:
            row, target = focused
            own = self._targets_of(row)
            at = own.index(target) if target in own else 0
            rest = own[at + 1 :] if forward else own[:at][::-1]
            yield from ((row, other) for other in rest)
            start = row.index + 1 if forward else row.index
        for row in rows[start:] if forward else rows[:start][::-1]:
            own = self._targets_of(row)
            yield from ((row, other) for other in (own if forward else own[::-1]))

    def _targets_of(self, row: Row) -> list[Target]:
        plain = row.kind == "plain" or (row.block is not None and not _MAY_HOLD_TARGET.search(row.source))
        if plain and not (row.block is not None and row.block.kind == "code"):
            return []
        return self._canvas.prepare(row).targets()

    def _show(self, row: Row, target: Target) -> None:
        canvas = self._canvas
        canvas.settle()
        rect = canvas.global_rect(row, target)
        bar = canvas.verticalScrollBar()
        margin = 24
        if rect.top() < margin:
            bar.setValue(bar.value() + rect.top() - margin)
        elif rect.bottom() > canvas.viewport().height() - margin:
            bar.setValue(bar.value() + rect.bottom() - canvas.viewport().height() + margin)
