"""What is known about a reply, each of it to be copied."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from playground.features.chat.view.reply_facts import Fact
from playground.widgets.buttons import IconButton, PrimaryButton
from playground.widgets.elided_label import ElidedLabel
from playground.widgets.plain_text import tool_tip
from playground.widgets.popover import Popover
from playground.widgets.translation import tr

_WIDTH: Final = 380
_DONE_MS: Final = 1_500


class AboutPopover(Popover):
    """Closes for good when something else is clicked."""

    def __init__(self, facts: Sequence[Fact], parent: QWidget) -> None:
        super().__init__(PrimaryButton(tr("Copy all"), tr("Copy everything that stands here  (Enter)")), parent)
        self.setObjectName("about_reply")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName(tr("About this reply"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        for fact in facts:
            self._add(fact)
        self._arrange()
        text = "\n".join(f"{fact.label}: {fact.value}" for fact in facts)
        self.primary.clicked.connect(lambda: self._copy_all(text))

    def _add(self, fact: Fact) -> None:
        row = self._grid.rowCount()
        label = QLabel(fact.label, self)
        label.setProperty("role", "secondary")
        label.setToolTip(tool_tip(fact.name))
        value = ElidedLabel(parent=self)
        value.setObjectName("fact")
        value.set_full_text(fact.value)
        copy = IconButton("copy", tr("Copy: {label}", label=fact.label), small=True, parent=self)
        copy.setObjectName("copy_fact")
        copy.clicked.connect(partial(self._copy, copy, fact.value))
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(value, row, 1)
        self._grid.addWidget(copy, row, 2)

    def _copy(self, button: IconButton, value: str, *_: object) -> None:
        QGuiApplication.clipboard().setText(value)
        button.set_icon("check")
        QTimer.singleShot(_DONE_MS, button, lambda: button.set_icon("copy"))

    def _copy_all(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.close()

    def _arrange(self) -> None:
        heading = QLabel(tr("About this reply"), self)
        heading.setProperty("role", "heading")
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.primary)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(heading)
        column.addLayout(self._grid)
        column.addLayout(foot)
