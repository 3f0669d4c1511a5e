"""Setting some examples aside, on which a job checks what it has learned."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from playground.widgets.buttons import Button
from playground.widgets.numbers import count
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr

_LEAST, _MOST, _USUAL = 5, 50, 20
_STEP: Final = 5


class SplitBox(QWidget):
    """Signals:
    split_requested: the share that is set aside, between 0 and 1.
    """

    split_requested = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._examples = 0
        self.share = QSlider(Qt.Orientation.Horizontal, self)
        self.says = QLabel(self)
        self.split = Button(tr("Split"), icon_name="square-half", parent=self)
        self._dress()
        self._arrange()
        self.share.valueChanged.connect(self._show)
        self.split.clicked.connect(lambda: self.split_requested.emit(self.share.value() * _STEP / 100))
        self._show()

    def set_examples(self, examples: int, *, busy: bool) -> None:
        self._examples = examples
        self.split.setEnabled(examples > 1 and not busy)
        tip = tr("Make two files: one to learn from, one to check with")
        self.split.setToolTip(tool_tip(tip if examples > 1 else tr("Two examples are the least that can be split.")))
        self._show()

    def _show(self) -> None:
        aside = round(self._examples * self.share.value() * _STEP / 100)
        aside = min(max(1, aside), max(1, self._examples - 1))
        share = f"{self.share.value() * _STEP} %"
        if self._examples < 2:
            self.says.setText(share)
            return
        self.says.setText(
            tr(
                "{share}: {learn} to learn from, {check} to check with",
                share=share,
                learn=count(self._examples - aside),
                check=count(aside),
            )
        )

    def _dress(self) -> None:
        self.share.setRange(_LEAST // _STEP, _MOST // _STEP)
        self.share.setValue(_USUAL // _STEP)
        self.share.setAccessibleName(tr("Share for checking"))
        self.share.setToolTip(tool_tip(tr("How many of the examples are set aside")))
        self.split.setObjectName("split")
        self.says.setProperty("role", "secondary")
        self.says.setWordWrap(True)

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.share, 1)
        row.addWidget(self.split)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.says)
