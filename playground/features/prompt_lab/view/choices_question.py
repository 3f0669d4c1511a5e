"""Asks what a variable of the kind "choice" can be."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from playground.features.prompt_lab.content import Variable
from playground.widgets.plain_text import tool_tip
from playground.widgets.prompt_editor import PromptEditor
from playground.widgets.translation import tr


class ChoicesQuestion(QDialog):
    """Signals:
    answered: the variable with its choices.
    """

    answered = Signal(Variable)

    def __init__(self, variable: Variable, parent: QWidget) -> None:
        super().__init__(parent)
        self._variable = variable
        self.setWindowTitle(tr("Choices for {name}", name=variable.name))
        self.setMinimumWidth(360)
        words = QLabel(tr("One choice in each line"), self)
        words.setProperty("role", "secondary")
        self.editor = PromptEditor(self, lines=(5, 12))
        self.editor.setProperty("bare", False)
        self.editor.set_enter_submits(False)
        self.editor.setObjectName("choices")
        self.editor.setAccessibleName(tr("Choices"))
        self.editor.setToolTip(tool_tip(tr("One choice in each line")))
        self.editor.set_text("\n".join(variable.choices))
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel, self)
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)
        self.editor.textChanged.connect(self._show_ready)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(words)
        column.addWidget(self.editor)
        column.addWidget(self.buttons)
        self._show_ready()

    def _choices(self) -> tuple[str, ...]:
        lines = (line.strip() for line in self.editor.text().split("\n"))
        return tuple(dict.fromkeys(line for line in lines if line))

    def _show_ready(self) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self._choices()))

    def _on_accepted(self) -> None:
        self.answered.emit(Variable(self._variable.name, "choice", self._choices()))
        self.accept()
