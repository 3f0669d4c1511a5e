"""The card at the foot of a tab: prompt, attachments, and the one button that runs and stops."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from playground.widgets import theme
from playground.widgets.attachment_chips import AttachmentChips
from playground.widgets.buttons import IconButton, PrimaryButton
from playground.widgets.elided_label import ElidedLabel
from playground.widgets.plain_text import tool_tip
from playground.widgets.prompt_editor import PromptEditor
from playground.widgets.tokens import CARD_RADIUS
from playground.widgets.translation import tr


class Composer(QFrame):
    """Signals say what the user wants; what becomes of it is the owner's matter.

    Signals:
        submitted: the prompt, when there is something to send.
        stop_requested, code_requested: their buttons.
        text_changed: the prompt was edited.
        large_paste, files_dropped, distant_dropped, picture_pasted: see `PromptEditor`.
        pictures_requested, files_requested: the button for what can be added, where that is taken.
        attachment_removed: the number that `add_attachment` gave.
    """

    submitted = Signal(str)
    stop_requested = Signal()
    code_requested = Signal()
    text_changed = Signal()
    large_paste = Signal(str)
    files_dropped = Signal(list)
    distant_dropped = Signal(list)
    picture_pasted = Signal(object)
    pictures_requested = Signal()
    files_requested = Signal()
    attachment_removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._busy = False
        self._allowed = True
        self._why_not = ""
        self._runs_empty = False
        self._verb = tr("Send")
        self._verb_icon = "paper-plane-right-fill"
        self._hint_idle = tr("Enter to send · Shift+Enter for a new line")
        self.prompt = PromptEditor(self)
        self.prompt.setObjectName("prompt")
        self.prompt.setAccessibleName(tr("Prompt"))
        self.prompt.setToolTip(tool_tip(tr("Write what you want to ask")))
        self.chips = AttachmentChips(self)
        self.picture_button = IconButton("image", tr("Add pictures"), parent=self)
        self.picture_button.setObjectName("picture_button")
        self.picture_button.hide()
        self.file_button = self._make_file_button()
        self.code_button = IconButton("code", tr("Show this request as code"), parent=self)
        self.code_button.setObjectName("code_button")
        self._last_tool: QWidget = self.code_button
        self.run_button = PrimaryButton(self._verb, icon_name=self._verb_icon, parent=self)
        self.run_button.setObjectName("run")
        self._hint = ElidedLabel(Qt.TextElideMode.ElideRight, parent=self)
        self._hint.setProperty("role", "secondary")
        self._arrange()
        self._connect()
        self._measure()
        self._refresh()

    def text(self) -> str:
        return self.prompt.text()

    def set_text(self, text: str) -> None:
        self.prompt.set_text(text)

    def clear(self) -> None:
        self.prompt.clear()
        self.chips.clear()
        self._refresh()

    def set_placeholder(self, text: str) -> None:
        self.prompt.setPlaceholderText(text)

    def set_verb(self, verb: str, icon_name: str, hint: str) -> None:
        """What the button does, in one word, and the keys that do it."""
        if (verb, icon_name, hint) != (self._verb, self._verb_icon, self._hint_idle):
            self._verb, self._verb_icon, self._hint_idle = verb, icon_name, hint
            self._measure()
            self._refresh()

    def add_tool(self, tool: QWidget) -> None:
        """A small button on the left, beside that for the code."""
        self._tools.addWidget(tool)
        self.setTabOrder(self._last_tool, tool)
        self._last_tool = tool

    def set_takes_pictures(self, takes: bool) -> None:
        self.picture_button.setVisible(takes)
        self.prompt.set_takes_pictures(takes)

    def set_takes_files(self, takes: bool) -> None:
        self.file_button.setVisible(takes)
        self.prompt.set_takes_pictures(takes)

    def set_busy(self, busy: bool) -> None:
        if busy != self._busy:
            self._busy = busy
            self._refresh()

    def set_allowed(self, allowed: bool, why_not: str = "") -> None:
        """Whether sending is possible at all; the button's tooltip says why not."""
        self._allowed, self._why_not = allowed, why_not
        self._refresh()

    def set_runs_empty(self, runs: bool) -> None:
        """Whether there is something to do without a word being written."""
        if runs != self._runs_empty:
            self._runs_empty = runs
            self._refresh()

    def add_attachment(self, name: str, size: int, icon_name: str = "file-text", note: str = "") -> int:
        number = self.chips.add(name, size, icon_name, note)
        self._refresh()
        return number

    def set_thumbnail(self, number: int, image: QImage) -> None:
        self.chips.set_thumbnail(number, image)

    def run(self) -> None:
        """What the button and Enter do."""
        if self._busy or not self._sendable():
            return
        self.submitted.emit(self.text())

    def _make_file_button(self) -> IconButton:
        tip = tr("Attach files: pictures, sounds, PDF and text. They can be dropped or pasted here too")
        button = IconButton("file-plus", tip, parent=self)
        button.setObjectName("file_button")
        button.hide()
        return button

    def _arrange(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(12)
        self._tools = QHBoxLayout()
        self._tools.setSpacing(12)
        self._tools.addWidget(self.picture_button)
        self._tools.addWidget(self.file_button)
        self._tools.addWidget(self.code_button)
        foot.addLayout(self._tools)
        foot.addStretch(1)
        foot.addWidget(self._hint)
        foot.addWidget(self.run_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.chips)
        column.addWidget(self.prompt)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.prompt.submitted.connect(self.run)
        self.prompt.textChanged.connect(self._on_text_changed)
        self.prompt.large_paste.connect(self.large_paste)
        self.prompt.files_dropped.connect(self.files_dropped)
        self.prompt.distant_dropped.connect(self.distant_dropped)
        self.prompt.picture_pasted.connect(self.picture_pasted)
        self.picture_button.clicked.connect(lambda: self.pictures_requested.emit())
        self.file_button.clicked.connect(lambda: self.files_requested.emit())
        self.prompt.installEventFilter(self)
        self.chips.removed.connect(self._on_removed)
        self.code_button.clicked.connect(lambda: self.code_requested.emit())
        self.run_button.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        if self._busy:
            self.stop_requested.emit()
        else:
            self.run()

    def _on_text_changed(self) -> None:
        self._refresh()
        self.text_changed.emit()

    def _on_removed(self, number: int) -> None:
        self._refresh()
        self.attachment_removed.emit(number)

    def _sendable(self) -> bool:
        written = bool(self.prompt.document().toRawText().strip())
        return self._allowed and (written or len(self.chips) > 0 or self._runs_empty)

    def _face(self, busy: bool) -> tuple[str, str, str]:
        return (tr("Stop"), "stop-fill", "secondary") if busy else (self._verb, self._verb_icon, "primary")

    def _measure(self) -> None:
        """One width for both faces of the button, so that nothing moves when it changes."""
        self.run_button.setMinimumWidth(0)
        widths = []
        for busy in (True, False):
            self._wear(busy)
            widths.append(self.run_button.sizeHint().width())
        self.run_button.setMinimumWidth(max(widths))

    def _wear(self, busy: bool) -> None:
        text, icon_name, kind = self._face(busy)
        self.run_button.setText(text)
        self.run_button.setAccessibleName(text)
        self.run_button.set_kind("secondary" if kind == "secondary" else "primary")
        self.run_button.set_icon(icon_name)

    def _refresh(self) -> None:
        if self.run_button.text() != self._face(self._busy)[0]:
            self._wear(self._busy)
        ready = self._busy or self._sendable()
        self.run_button.setEnabled(ready)
        self.run_button.setToolTip(tool_tip(self._tip(ready)))
        self._hint.set_full_text(self._hint_text())
        self._place_hint()

    def _hint_text(self) -> str:
        if self._busy:
            return tr("Esc to stop")
        return self._why_not if self._is_hindered() else self._hint_idle

    def _is_hindered(self) -> bool:
        """Enter would do nothing, and must not say nothing."""
        return not (self._busy or self._allowed) and bool(self.text().strip())

    def _place_hint(self) -> None:
        """Which keys do it stands there only as a whole; why nothing can be done stands there in any case."""
        others = self._tools.sizeHint().width() + self.run_button.width()
        fits = self.width() >= self._hint.sizeHint().width() + others + 120
        self._hint.setVisible(fits or self._is_hindered())

    def _tip(self, ready: bool) -> str:
        if self._busy:
            return tr("Stop and keep what has arrived  (Esc)")
        if not self._allowed:
            return self._why_not
        return tr("{verb}  (Ctrl+Enter)", verb=self._verb) if ready else tr("Write something first")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_hint()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.tokens()
        focused = self.prompt.hasFocus()
        width = 1.5 if focused else 1.0
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(tokens.surface))
        painter.setPen(QPen(QColor(tokens.accent if focused else tokens.border), width))
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), CARD_RADIUS, CARD_RADIUS)
        painter.end()

    def minimumSizeHint(self) -> QSize:
        return QSize(240, super().minimumSizeHint().height())
