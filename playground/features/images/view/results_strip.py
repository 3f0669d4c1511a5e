"""Below the canvas: the results of a run, what they cost, and what can be done with the chosen one."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from playground.features.images.view.result_list import ResultItem, ResultList
from playground.features.images.view.result_tools import Action, ResultTools, actions
from playground.widgets.elided_label import ElidedLabel
from playground.widgets.translation import tr

__all__ = ["ResultItem", "ResultsStrip"]


class ResultsStrip(QWidget):
    """Setters are silent.

    Signals:
        picked: the number of the picture that the user chose.
        action_requested: use_as_source, compare, full_size, save, save_all, copy, send_to_chat, use_prompt, origin or
            delete, and the number of a picture.
    """

    picked = Signal(int)
    action_requested = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chat = False
        self.list = ResultList(self)
        self.facts = ElidedLabel(Qt.TextElideMode.ElideRight, parent=self)
        self.remarks = ElidedLabel(Qt.TextElideMode.ElideRight, parent=self)
        self.tools = ResultTools(self)
        self._arrange()
        self._connect()
        self._refresh()

    def set_results(self, items: Sequence[ResultItem]) -> None:
        self.list.set_results(items)
        self._refresh()

    def set_thumbnail(self, number: int, image: QImage) -> None:
        self.list.set_thumbnail(number, image)

    def set_expected(self, count: int) -> None:
        """How many pictures there will be; 0 when nothing more comes."""
        self.list.set_expected(count)

    def set_facts(self, line: str, revised: str = "", notes: str = "") -> None:
        """Notes say what had to be done to the pictures that were sent."""
        self.facts.set_full_text(line)
        prompt = tr("Revised prompt: {text}", text=revised) if revised else ""
        whole = tr("What the model made of the prompt:") + "\n" + revised if revised else ""
        self.remarks.set_full_text(_joined(notes, prompt, " · "), _joined(notes, whole, "\n"))
        self.remarks.setVisible(bool(notes or revised))

    def set_selected(self, number: int | None) -> None:
        self.list.set_selected(number)
        self._refresh()

    def set_chat_offered(self, offered: bool) -> None:
        self._chat = offered
        self._refresh()

    def set_path_of(self, path_of: Callable[[int], Path | None]) -> None:
        """Where the file of a picture lies, for dragging it out."""
        self.list.results.path_of = path_of

    def _arrange(self) -> None:
        for label in (self.facts, self.remarks):
            label.setProperty("role", "secondary")
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        policy = self.tools.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.tools.setSizePolicy(policy)
        aside = QVBoxLayout()
        aside.setSpacing(2)
        aside.addStretch(1)
        for widget in (self.facts, self.remarks, self.tools):
            aside.addWidget(widget)
        aside.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.list)
        row.addLayout(aside, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _connect(self) -> None:
        self.list.picked.connect(self._on_picked)
        self.list.action_requested.connect(self.action_requested)
        self.list.menu_requested.connect(self._on_menu)
        self.tools.triggered.connect(self._on_triggered)

    def _refresh(self) -> None:
        self.tools.setVisible(self.list.selected() is not None)
        self.tools.set_actions(self._actions())

    def _actions(self) -> tuple[Action, ...]:
        return actions(several=len(self.list.results.items) > 1, chat=self._chat)

    def _on_picked(self, number: int) -> None:
        self._refresh()
        self.picked.emit(number)

    def _on_menu(self, where: QPoint) -> None:
        self.tools.open_menu(self._actions(), where)

    def _on_triggered(self, action: str) -> None:
        number = self.list.selected()
        if number is not None:
            self.action_requested.emit(action, number)


def _joined(first: str, second: str, between: str) -> str:
    return between.join(text for text in (first, second) if text)
