"""The foot of a page: its tools, and the one button that runs and stops."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from playground.widgets.buttons import PrimaryButton
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr


class RunFoot(QWidget):
    """Signals:
    run_requested, stop_requested: the button was pressed.
    """

    run_requested = Signal()
    stop_requested = Signal()

    def __init__(self, verb: str, icon_name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._verb, self._icon_name, self._idle_hint = verb, icon_name, hint
        self._busy = False
        self._why_not = ""
        self._hinted = False
        self.run_button = PrimaryButton(verb, icon_name=icon_name, parent=self)
        self.run_button.setObjectName("run")
        self.hint = QLabel(self)
        self.hint.setProperty("role", "secondary")
        self._tools = QHBoxLayout()
        self._tools.setSpacing(4)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(self._tools)
        row.addStretch(1)
        row.addWidget(self.hint)
        row.addWidget(self.run_button)
        self.run_button.clicked.connect(self._on_clicked)
        self._measure()
        self._refresh()

    def add_tool(self, tool: QWidget) -> None:
        """On the left."""
        self._tools.addWidget(tool)

    @property
    def busy(self) -> bool:
        return self._busy

    def set_busy(self, busy: bool) -> None:
        if busy != self._busy:
            self._busy = busy
            self._refresh()

    def set_allowed(self, why_not: str, *, hinted: bool = False) -> None:
        """With a reason nothing can be run, and the reason is the tooltip; `hinted`, it is also written beside it."""
        self._why_not, self._hinted = why_not, hinted
        self._refresh()

    def run(self) -> None:
        """What the button and its keys do."""
        if not self._busy and not self._why_not:
            self.run_requested.emit()

    def _on_clicked(self) -> None:
        if self._busy:
            self.stop_requested.emit()
        else:
            self.run()

    def _measure(self) -> None:
        """One width for both faces of the button, so that nothing moves when it changes."""
        widths = []
        for busy in (True, False):
            self._wear(busy)
            widths.append(self.run_button.sizeHint().width())
        self.run_button.setMinimumWidth(max(widths))

    def _wear(self, busy: bool) -> None:
        self.run_button.setText(tr("Stop") if busy else self._verb)
        self.run_button.setAccessibleName(self.run_button.text())
        self.run_button.set_kind("secondary" if busy else "primary")
        self.run_button.set_icon("stop-fill" if busy else self._icon_name)

    def _refresh(self) -> None:
        self._wear(self._busy)
        self.run_button.setEnabled(self._busy or not self._why_not)
        self.run_button.setToolTip(tool_tip(self._tip()))
        idle = self._why_not if self._hinted and self._why_not else self._idle_hint
        self.hint.setText(tr("Esc to stop") if self._busy else idle)
        self._show_hint()

    def _tip(self) -> str:
        if self._busy:
            return tr("Stop and keep what has arrived  (Esc)")
        return self._why_not or tr("{verb}  (Ctrl+Enter)", verb=self._verb)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_hint()

    def _show_hint(self) -> None:
        others = self._tools.sizeHint().width() + self.run_button.minimumWidth()
        self.hint.setVisible(self.width() >= self.hint.sizeHint().width() + others + 40)
