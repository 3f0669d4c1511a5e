"""One message of an example: who says it, and what."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from playground.features.files.view.clinic.clinic_words import ROLES, role_words
from playground.features.files.view.clinic.json_field import JsonField
from playground.widgets import theme
from playground.widgets.buttons import IconButton
from playground.widgets.icons import icon
from playground.widgets.plain_text import one_line, tool_tip
from playground.widgets.prompt_editor import PromptEditor, too_large
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.storage.json_values import JsonObject

_LINES: Final = (1, 14)
_SHOWN_OF_TOO_LARGE: Final = 10_000
_ROLE_WIDTH: Final = 130


class MessageEditor(QFrame):
    """Fields beside the role, the text and the weight are edited as JSON, such as calls of tools. A weighted one says
    whether it is learned.

    Signals:
        changed: another role, text or field.
        removed: it is to go.
        moved: up (-1) or down (1).
    """

    changed = Signal()
    removed = Signal()
    moved = Signal(int)

    def __init__(self, *, weighted: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._weighted = weighted
        self._message: JsonObject = {}
        self._written = False  # an editor gives back other line ends than it was given
        self.role = QComboBox(self)
        self.content = PromptEditor(self, lines=_LINES)
        self.others = JsonField(tr("Other fields of the message, as JSON"))
        self.learned = QLabel(self)
        self.up = IconButton("arrow-up", tr("Move the message up"), small=True, parent=self)
        self.down = IconButton("arrow-down", tr("Move the message down"), small=True, parent=self)
        self.more = IconButton("dots-three", tr("More for this message"), small=True, parent=self)
        self.remove = IconButton("trash", tr("Remove the message"), small=True, parent=self)
        self._dress()
        self._arrange()
        self._connect()

    def set_message(self, message: "JsonObject") -> None:
        """Says nothing."""
        self._message = message
        self._written = False
        role, text = message.get("role"), self._text()
        self._set_role(role if isinstance(role, str) else "")
        large = too_large(text)
        self.content.blockSignals(True)
        self.content.setReadOnly(large)
        self.content.set_text(f"{text[:_SHOWN_OF_TOO_LARGE]}…" if large else text)
        self.content.blockSignals(False)
        self.content.setVisible(self._has_text())
        others = {name: value for name, value in message.items() if name not in self._own_names()}
        self.others.set_record(others)
        self.others.setVisible(bool(others))
        self._show_learned()

    def message(self) -> "JsonObject | None":
        """None while its JSON cannot be read. What was not touched stays as it was, to the order of the fields."""
        others = self.others.record()
        if others is None:
            return None
        old = self._message
        written = {**self._written_text(), **others, **self._written_role(), **self._weight()}
        return {**{name: written[name] for name in old if name in written}, **written}

    def set_ends(self, *, first: bool, last: bool) -> None:
        self.up.setEnabled(not first)
        self.down.setEnabled(not last)

    def _text(self) -> str:
        content = self._message.get("content")
        return content if isinstance(content, str) else ""

    def _has_text(self) -> bool:
        """Parts, such as pictures, are JSON."""
        content = self._message.get("content")
        return content is None or isinstance(content, str)

    def _own_names(self) -> tuple[str, ...]:
        """What has a place outside of the JSON."""
        role = ("role",) if isinstance(self._message.get("role"), str) else ()
        return ("weight", *role, *(("content",) if self._has_text() else ()))

    def _written_role(self) -> "JsonObject":
        role = self.role.currentData()
        return {"role": role} if role or self._message.get("role") == "" else {}

    def _written_text(self) -> "JsonObject":
        if not self._has_text():
            return {}
        text = self.content.text() if self._written else self._text()
        if not text and "content" not in self._message:
            return {}
        return {"content": None if not text and self._message.get("content") is None else text}

    def _weight(self) -> "JsonObject":
        weight = self._message.get("weight")
        return {} if weight is None else {"weight": weight}

    def _set_role(self, role: str) -> None:
        known = [role] if role not in ROLES else []
        self.role.blockSignals(True)
        self.role.clear()
        for each in (*ROLES, *known):
            self.role.addItem(one_line(role_words(each)[:40]) or tr("No role"), each)
        self.role.setCurrentIndex(self.role.findData(role))
        self.role.blockSignals(False)

    def _show_learned(self) -> None:
        assistant, ignored = self.role.currentData() == "assistant", self._message.get("weight") == 0
        self.learned.setVisible(assistant and self._weighted)
        self.learned.setText(tr("Not learned") if ignored else tr("Learned"))
        tip = tr("Its weight is 0: the model reads it and does not learn to write it.")
        self.learned.setToolTip(tool_tip(tip if ignored else tr("The model learns to write this.")))
        self.learned.setEnabled(not ignored)
        self.content.setPlaceholderText(
            tr("What the model is to answer") if assistant else tr("What is said in this message")
        )

    def _on_text(self) -> None:
        self._written = True
        self.changed.emit()

    def _on_role(self) -> None:
        if self.role.currentData() != "assistant":
            self._message = {name: value for name, value in self._message.items() if name != "weight"}
        self._show_learned()
        self.changed.emit()

    def _on_learned(self, learned: bool) -> None:
        rest = {name: value for name, value in self._message.items() if name != "weight"}
        self._message = rest if learned else {**self._message, "weight": 0}
        self._show_learned()
        self.changed.emit()

    def _show_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        learn = menu.addAction(tr("Learn from this message"))
        learn.setCheckable(True)
        learn.setChecked(self._message.get("weight") != 0)
        learn.setEnabled(self._weighted and self.role.currentData() == "assistant")
        learn.triggered.connect(self._on_learned)
        fields = menu.addAction(icon("code", "secondary"), tr("Edit other fields as JSON"))
        fields.triggered.connect(self._on_fields)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _on_fields(self) -> None:
        self.others.show()
        self.others.editor.setFocus()

    def _dress(self) -> None:
        self.setProperty("surface", "card")
        self.role.setFixedWidth(_ROLE_WIDTH)
        self.role.setAccessibleName(tr("Role"))
        self.role.setToolTip(tool_tip(tr("Who says this")))
        self.content.set_enter_submits(False)
        self.content.setAccessibleName(tr("Text of the message"))
        self.content.setToolTip(tool_tip(tr("Text of the message")))
        self.learned.setProperty("role", "success")
        self.learned.setFont(theme.font(9))
        self.others.hide()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.role)
        head.addSpacing(6)
        head.addWidget(self.learned)
        head.addStretch(1)
        for button in (self.up, self.down, self.more, self.remove):
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 6, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.content)
        column.addWidget(self.others)

    def _connect(self) -> None:
        self.role.currentIndexChanged.connect(self._on_role)
        self.content.textChanged.connect(self._on_text)
        self.others.changed.connect(self.changed)
        self.remove.clicked.connect(lambda: self.removed.emit())
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.more.clicked.connect(self._show_menu)
