"""A field of a form: its name above, what is wrong with it below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from playground.message import Message
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr
from playground.window.dialog import caption


class FormField(QWidget):
    def __init__(self, title: str, editor: QWidget, tip: str, *, beside: QWidget | None = None) -> None:
        super().__init__()
        self.editor = editor
        editor.setAccessibleName(title)
        editor.setToolTip(tool_tip(tip))
        self.problem = QLabel()
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setProperty("role", "danger")
        self.problem.setWordWrap(True)
        self.problem.hide()
        name = caption(title)
        name.setBuddy(editor)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(editor, 1)
        if beside is not None:
            row.addWidget(beside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(name)
        layout.addLayout(row)
        layout.addWidget(self.problem)

    def show_problem(self, problem: Message | None) -> None:
        self.problem.setVisible(problem is not None)
        self.problem.setText("" if problem is None else tr(problem))
        self.editor.setProperty("invalid", problem is not None)
        # The style sheet looks at a property only when the widget is polished again.
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)
        self.editor.setAccessibleDescription(self.problem.text())


def line_edit(name: str, placeholder: str = "", *, secret: bool = False) -> QLineEdit:
    edit = QLineEdit(placeholderText=placeholder)
    edit.setObjectName(name)
    edit.setMaxLength(8000)
    if secret:
        edit.setEchoMode(QLineEdit.EchoMode.Password)
        edit.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
    return edit


def choice(name: str, choices: list[tuple[str, str]]) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    for value, text in choices:
        box.addItem(text, value)
    return box
