"""Asks for the name of a preset."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from playground.widgets.buttons import Button, PrimaryButton
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr
from playground.window.dialog import Dialog, caption, remark

_LONGEST = 60


class PresetDialog(Dialog):
    """Signals:
    named: the name that was given.
    """

    named = Signal(str)

    def __init__(self, title: str, name: str, taken: Collection[str], parent: QWidget, *, replaces: bool) -> None:
        """`replaces`: a name that is taken can be given, and what has it is replaced."""
        super().__init__(title, parent, width=420)
        self._taken = set(taken)
        self._replaces = replaces
        self.field = QLineEdit(name, self)
        self.field.setObjectName("preset_name")
        self.field.setMaxLength(_LONGEST)
        self.field.setAccessibleName(tr("Name of the preset"))
        self.field.setToolTip(tool_tip(tr("Name of the preset")))
        self.note = remark("")
        self.save = PrimaryButton(tr("Save"), tr("Keep the settings under this name"), parent=self)
        self.save.setDefault(True)
        self.cancel = Button(tr("Cancel"), tr("Keep nothing"), parent=self)
        self.body.addWidget(caption(tr("Name")))
        self.body.addWidget(self.field)
        self.body.addWidget(self.note)
        self.body.addStretch(1)
        self.foot.addStretch(1)
        self.foot.addWidget(self.cancel)
        self.foot.addWidget(self.save)
        self.field.textChanged.connect(self._show)
        self.save.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.accepted.connect(lambda: self.named.emit(self._name()))
        self._show()
        self.field.selectAll()
        self.field.setFocus()

    def _name(self) -> str:
        return " ".join(self.field.text().split())

    def _show(self) -> None:
        taken = self._name() in self._taken
        words = tr("Replaces the preset of this name.") if self._replaces else tr("Another preset has this name.")
        self.note.setText(words if taken else tr("The system message, the parameters and the model are kept."))
        self.save.setEnabled(bool(self._name()) and (self._replaces or not taken))
