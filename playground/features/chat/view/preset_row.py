"""The first row of the parameters: the named wishes that are kept, and what can be done with them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from playground.widgets.buttons import IconButton
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr


class PresetRow(QWidget):
    """A list to choose from and a menu.

    Signals:
        chosen: the name of the preset, or nothing for none.
        save_requested: the wishes are to be kept under a name that is not known yet.
        update_requested: they are to be kept under the name that is chosen.
        rename_requested, delete_requested: of the one that is chosen.
    """

    chosen = Signal(str)
    save_requested = Signal()
    update_requested = Signal()
    rename_requested = Signal()
    delete_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self._changed = False
        self.box = QComboBox(self)
        self.box.setObjectName("preset")
        self.box.setAccessibleName(tr("Preset"))
        self.box.setToolTip(tool_tip(tr("A system message, parameters and a model that are kept together")))
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(4)
        self.box.activated.connect(self._on_chosen)
        self.more = IconButton("dots-three", tr("Save, rename or delete presets"), parent=self)
        self.more.setObjectName("preset_menu")
        self.more.clicked.connect(self._on_menu)
        self._arrange()
        self.set_presets((), "", changed=False)

    def set_presets(self, names: Sequence[str], chosen: str, *, changed: bool) -> None:
        """`changed`: the wishes are not those of the chosen one any more."""
        self._name, self._changed = chosen, changed
        self.box.clear()
        self.box.addItem(tr("No preset"), "")
        for name in names:
            self.box.addItem(tr("{name} (changed)", name=name) if changed and name == chosen else name, name)
        self.box.setCurrentIndex(max(0, self.box.findData(chosen)))

    def menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Save as a preset…"), self.save_requested.emit)
        if self._name:
            update = menu.addAction(tr("Save the changes"), self.update_requested.emit)
            update.setEnabled(self._changed)
            menu.addSeparator()
            menu.addAction(tr("Rename…"), self.rename_requested.emit)
            menu.addAction(tr("Delete"), self.delete_requested.emit)
        return menu

    def _on_menu(self) -> None:
        self.menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _on_chosen(self, position: int) -> None:
        self.chosen.emit(str(self.box.itemData(position)))

    def _arrange(self) -> None:
        heading = QLabel(tr("Preset"), self)
        heading.setProperty("role", "label")
        heading.setBuddy(self.box)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.box, 1)
        row.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(heading)
        column.addLayout(row)
