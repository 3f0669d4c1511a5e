"""Asks what a variable of the kind "choice" can be."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from playground.features.prompt_lab.content import Variable
from playground.widgets.buttons import Button, PrimaryButton
from playground.widgets.plain_text import tool_tip
from playground.widgets.prompt_editor import PromptEditor
from playground.widgets.translation import tr
from playground.window.dialog import Dialog


class ChoicesQuestion(Dialog):
    """Signals:
    answered: the variable with its choices.
    """

    answered = Signal(Variable)

    def __init__(self, variable: Variable, parent: QWidget) -> None:
        super().__init__(tr("Choices for {name}", name=variable.name), parent, width=400)
        self._variable = variable
        self.editor = PromptEditor(self, lines=(5, 12))
        self.editor.setProperty("bare", False)
        self.editor.set_enter_submits(False)
        self.editor.setObjectName("choices")
        self.editor.setAccessibleName(tr("Choices"))
        self.editor.setPlaceholderText(tr("One choice in each line"))
        self.editor.setToolTip(tool_tip(tr("One choice in each line")))
        self.editor.set_text("\n".join(variable.choices))
        self.body.addWidget(self.editor)
        self.cancel = Button(tr("Cancel"))
        self.save = PrimaryButton(tr("Save"))
        self.save.setObjectName("save_choices")
        self.foot.addStretch(1)
        self.foot.addWidget(self.cancel)
        self.foot.addWidget(self.save)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._on_done)
        self.editor.textChanged.connect(self._show_ready)
        self._show_ready()

    def _choices(self) -> tuple[str, ...]:
        lines = (line.strip() for line in self.editor.text().split("\n"))
        return tuple(dict.fromkeys(line for line in lines if line))

    def _show_ready(self) -> None:
        self.save.setEnabled(bool(self._choices()))

    def _on_done(self) -> None:
        self.answered.emit(Variable(self._variable.name, "choice", self._choices()))
        self.accept()
