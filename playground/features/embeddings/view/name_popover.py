"""The name under which a collection is saved."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from playground.widgets.buttons import PrimaryButton
from playground.widgets.plain_text import tool_tip
from playground.widgets.popover import Popover
from playground.widgets.translation import tr

_WIDTH = 260


class NamePopover(Popover):
    """Signals:
    named: a name that is not empty.
    """

    named = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(PrimaryButton(tr("Save")), parent)
        self.setObjectName("name_popover")
        self.field = QLineEdit(self)
        self.field.setObjectName("collection_name")
        self.field.setAccessibleName(tr("Name of the collection"))
        self.field.setToolTip(tool_tip(tr("Name of the collection")))
        self.field.setMinimumWidth(_WIDTH)
        heading = QLabel(tr("Name of the collection"), self)
        heading.setProperty("role", "label")
        heading.setBuddy(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        for widget in (heading, self.field, self.primary):
            column.addWidget(widget)
        self.field.textChanged.connect(self._on_changed)
        self.primary.clicked.connect(self._on_save)

    def ask(self, anchor: QWidget, name: str) -> None:
        self.field.setText(name)
        self.field.selectAll()
        self._on_changed(name)
        self.open_at(anchor)
        self.field.setFocus()

    def _on_changed(self, name: str) -> None:
        self.primary.setEnabled(bool(name.strip()))

    def _on_save(self) -> None:
        self.hide()
        self.named.emit(self.field.text().strip())
