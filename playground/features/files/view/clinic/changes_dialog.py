"""What repairs would change: lines as they are and as they would be."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from playground.features.files.view.clinic.marked_text import paint_marked
from playground.widgets import theme
from playground.widgets.buttons import Button
from playground.widgets.numbers import count
from playground.widgets.plain_text import one_line
from playground.widgets.translation import tr
from playground.window.dialog import Dialog, remark

if TYPE_CHECKING:
    from playground.features.files.clinic.repairs import Change

_WIDTH: Final = 720
_LINE: Final = 26
_GAP: Final = 2
_MOST: Final = 50
_LONGEST: Final = 4_000


class ChangesDialog(Dialog):
    """Signals:
    repair_requested: the user agrees.
    """

    repair_requested = Signal()

    def __init__(self, changes: "Sequence[Change]", parent: QWidget) -> None:
        super().__init__(tr("What would change"), parent, width=_WIDTH)
        self.setObjectName("changes_dialog")
        self.rows = [ChangeRow(change) for change in changes[:_MOST]]
        self.body.addWidget(remark(_sentence(len(self.rows))))
        for row in self.rows:
            self.body.addWidget(row)
        self.body.addStretch(1)
        self.cancel = Button(tr("Cancel"))
        self.repair = Button(tr("Repair"), tr("Repair a copy: your file stays as it is"), kind="primary")
        self.repair.setObjectName("repair_now")
        self.repair.setEnabled(bool(self.rows))
        self.foot.addStretch(1)
        self.foot.addWidget(self.cancel)
        self.foot.addWidget(self.repair)
        self.cancel.clicked.connect(self.reject)
        self.repair.clicked.connect(self.accept)
        self.accepted.connect(self.repair_requested)


class ChangeRow(QWidget):
    """One line, before and after, with what differs marked in both."""

    def __init__(self, change: "Change", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = count(change.line)
        goes = change.after is None
        label = QLabel(tr("Line {line} goes away", line=line) if goes else tr("Line {line}", line=line), self)
        label.setProperty("role", "label")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(2)
        column.addWidget(label)
        column.addWidget(_Lines(change.before, change.after, self))


class _Lines(QWidget):
    def __init__(self, before: str, after: str | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._before, self._after = before[:_LONGEST], None if after is None else after[:_LONGEST]
        self._spans = _difference(self._before, self._after or "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        becomes = tr("goes away") if after is None else one_line(after[:200])
        self.setAccessibleName(tr("{before} becomes: {after}", before=one_line(before[:200]), after=becomes))

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH // 2, _LINE if self._after is None else 2 * _LINE + _GAP)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.tokens()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            room = QRectF(0, 0, self.width(), _LINE)
            first, second = self._spans
            if self._after is None:
                paint_marked(painter, room, self._before, 0, len(self._before), tokens.danger)
                return
            paint_marked(painter, room, self._before, *first, tokens.danger)
            paint_marked(painter, room.translated(0, _LINE + _GAP), self._after, *second, tokens.success)


def _difference(before: str, after: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """From where to where both differ."""
    most = min(len(before), len(after))
    start = next((place for place in range(most) if before[place] != after[place]), most)
    end = next((n for n in range(most - start) if before[-1 - n] != after[-1 - n]), most - start)
    return (start, len(before) - end), (start, len(after) - end)


def _sentence(shown: int) -> str:
    if not shown:
        return tr("Nothing would change.")
    if shown < _MOST:
        return tr("Your file stays as it is: a copy is repaired.")
    return tr("The first {count} changes. Your file stays as it is: a copy is repaired.", count=count(shown))
