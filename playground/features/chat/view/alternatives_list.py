"""What could have stood at one place of a reply, with how probable it was."""

import math
from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QProgressBar, QWidget

from playground.widgets import theme
from playground.widgets.buttons import Button
from playground.widgets.clock import tabular
from playground.widgets.elided_label import ElidedLabel
from playground.widgets.plain_text import tool_tip
from playground.widgets.token_text import percent, visible
from playground.widgets.translation import tr

_FULL: Final = 1000
_ROW: Final = 34


class AlternativesList(QWidget):
    """Signals:
    chosen: the text of the one that the reply is to go on with.
    """

    chosen = Signal(str)

    def __init__(self, why_not: str = "", parent: QWidget | None = None) -> None:
        """`why_not` says why the reply cannot be gone on with now."""
        super().__init__(parent)
        self._why_not = why_not
        self.buttons: list[Button] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)

    def set_others(self, others: Sequence[tuple[str, float]], said: str) -> None:
        self._clear()
        for row, (text, logprob) in enumerate(others):
            self._add(row, text, logprob, is_said=text == said)

    def _add(self, row: int, text: str, logprob: float, *, is_said: bool) -> None:
        word = ElidedLabel(Qt.TextElideMode.ElideRight, parent=self)
        word.setFont(theme.monospace())
        word.set_full_text(visible(text))
        word.setFixedWidth(160)
        bar = QProgressBar(self)
        bar.setRange(0, _FULL)
        bar.setValue(round(_FULL * math.exp(min(0.0, logprob))))
        bar.setTextVisible(False)
        number = QLabel(percent(logprob), self)
        number.setFont(tabular(theme.font(10)))
        number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        cells = (word, bar, number, _said(self) if is_said else self._button(text))
        for column, widget in enumerate(cells):
            self._grid.addWidget(widget, row, column)
            widget.show()
        self._grid.setRowMinimumHeight(row, _ROW)

    def _button(self, text: str) -> Button:
        words = tr("Go on from here")
        tip = self._why_not or tr("Another version of the reply, with {text} at this place", text=visible(text))
        button = Button(words, tip, kind="link", parent=self)
        button.setAccessibleName(tr("Go on with {text}", text=visible(text)))
        button.setEnabled(not self._why_not)
        button.clicked.connect(partial(self._choose, text))
        self.buttons.append(button)
        return button

    def _choose(self, text: str, *_: object) -> None:
        self.chosen.emit(text)

    def _clear(self) -> None:
        self.buttons = []
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row in range(self._grid.rowCount()):
            self._grid.setRowMinimumHeight(row, 0)


def _said(parent: QWidget) -> QLabel:
    label = QLabel(tr("said"), parent)
    label.setProperty("role", "secondary")
    label.setToolTip(tool_tip(tr("This is what stands in the reply")))
    return label
