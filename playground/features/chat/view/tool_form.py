"""One tool, as a form: what it is called, what it does, what it takes, and what its calls are answered with."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from playground.features.chat.tool_forms import Tool, ToolParameter
from playground.features.chat.view.parameter_card import ParameterCard
from playground.widgets.buttons import LinkButton
from playground.widgets.plain_text import tool_tip
from playground.widgets.prompt_editor import PromptEditor
from playground.widgets.translation import tr
from playground.window.dialog import caption, remark


class ToolForm(QWidget):
    """Signals:
    edited: something in it was changed.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tool = Tool()
        self.name = QLineEdit()
        self.name.setObjectName("tool_name")
        self.name.setAccessibleName(tr("Name of the tool"))
        self.name.setToolTip(tool_tip(tr("How the model calls it: letters, digits, - and _")))
        self.description = self._text(tr("What it does"), tr("The model decides by this when to ask for it"))
        self.description.setObjectName("tool_description")
        self.result = self._text(
            tr("Its result"), tr("Put in as the answer when the model asks for this tool; you can change it then")
        )
        self.result.setObjectName("tool_result")
        self.add = LinkButton(tr("Add a parameter"), tr("Something more that the model gives when it asks for this"))
        self.add.clicked.connect(self._on_add)
        self.note = remark(tr("Its parameters are more than a form can show. Edit them as JSON."))
        self.cards: list[ParameterCard] = []
        self._arrange()
        self.name.textEdited.connect(self.edited)
        for editor in (self.description, self.result):
            editor.textChanged.connect(self.edited)

    def set_tool(self, tool: Tool, result: str) -> None:
        """Silent."""
        self._tool = tool
        self.blockSignals(True)
        self.name.setText(tool.name)
        self.description.set_text(tool.description)
        self.result.set_text(result)
        for card in list(self.cards):
            self._drop(card)
        for parameter in tool.parameters or ():
            self._put(parameter)
        self.blockSignals(False)
        self.add.setVisible(tool.parameters is not None)
        self.note.setVisible(tool.parameters is None and not tool.custom)

    def tool(self) -> Tool:
        parameters = None if self._tool.parameters is None else tuple(card.value() for card in self.cards)
        description = self.description.text().strip()
        return replace(self._tool, name=self.name.text().strip(), description=description, parameters=parameters)

    def preset_result(self) -> str:
        return self.result.text()

    def _on_add(self) -> None:
        self._put(ToolParameter("")).name.setFocus()
        self.edited.emit()

    def _put(self, parameter: ToolParameter) -> ParameterCard:
        card = ParameterCard(parameter, self)
        card.edited.connect(self.edited)
        card.remove_requested.connect(lambda: self._on_remove(card))
        self.cards.append(card)
        self._stack.addWidget(card)
        card.show()
        return card

    def _on_remove(self, card: ParameterCard) -> None:
        self._drop(card)
        self.edited.emit()

    def _drop(self, card: ParameterCard) -> None:
        self.cards.remove(card)
        self._stack.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _text(self, name: str, tip: str) -> PromptEditor:
        editor = PromptEditor(self, lines=(2, 5))
        editor.setProperty("bare", False)
        editor.set_enter_submits(False)
        editor.setAccessibleName(name)
        editor.setToolTip(tool_tip(tip))
        return editor

    def _arrange(self) -> None:
        self.result.setPlaceholderText(tr("Nothing: you write it when it is asked for"))
        self._stack = QVBoxLayout()
        self._stack.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for words, widget in ((tr("Name of the tool"), self.name), (tr("What it does"), self.description)):
            column.addWidget(caption(words))
            column.addWidget(widget)
            column.addSpacing(6)
        column.addWidget(caption(tr("What it takes")))
        column.addLayout(self._stack)
        column.addWidget(self.note)
        column.addWidget(self.add, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(6)
        column.addWidget(caption(tr("Its result")))
        column.addWidget(self.result)
        column.addStretch(1)
