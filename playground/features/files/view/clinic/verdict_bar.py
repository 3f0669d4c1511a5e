"""The top of the page: may this file be trained on, and what can be done with it."""

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from playground.widgets.buttons import Button, IconButton
from playground.widgets.elided_label import ElidedLabel
from playground.widgets.glyph import Glyph
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.widgets.icons import IconRole

Grade: TypeAlias = Literal["good", "doubtful", "bad", "unknown"]

_SIGNS: "Final[dict[Grade, tuple[str, IconRole]]]" = {
    "good": ("check-circle", "success"),
    "doubtful": ("warning", "warning"),
    "bad": ("warning-circle", "danger"),
    "unknown": ("magnifying-glass", "secondary"),
}


class VerdictBar(QWidget):
    """Stop stands where Upload was while a file is examined."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph = Glyph("magnifying-glass", side=22)
        self.verdict = QLabel(self)
        self.facts = ElidedLabel(Qt.TextElideMode.ElideMiddle, parent=self)
        self.undo = IconButton("arrow-counter-clockwise", tr("Undo"), keys_shown="Ctrl+Z", parent=self)
        self.redo = IconButton("arrow-clockwise", tr("Redo"), keys_shown="Ctrl+Shift+Z", parent=self)
        self.open = IconButton("folder-open", tr("Open training data"), keys_shown="Ctrl+O", parent=self)
        self.save = IconButton("floppy-disk", tr("Save as a new file"), keys_shown="Ctrl+S", parent=self)
        self.upload = Button(tr("Upload"), icon_name="upload-simple", parent=self)
        self.stop = Button(tr("Stop"), tr("Stop examining  (Esc)"), icon_name="stop-fill", parent=self)
        self.progress = QProgressBar(self)
        self._dress()
        self._arrange()

    def set_verdict(self, grade: Grade, verdict: str, facts: str, tip: str) -> None:
        self._glyph.set_icon(*_SIGNS[grade])
        self.verdict.setText(verdict)
        self.facts.set_full_text(facts, tip)
        self.upload.set_kind("primary" if grade in ("good", "doubtful") else "secondary")
        self.upload.set_icon("upload-simple")

    def set_upload(self, why_not: str, hint: str) -> None:
        self.upload.setEnabled(not why_not)
        self.upload.setToolTip(tool_tip(why_not or hint or tr("Upload what stands here as a training file")))

    def set_working(self, working: bool, fraction: float | None) -> None:
        """The room for the progress is always kept: nothing is to jump."""
        self.upload.setVisible(not working)
        self.stop.setVisible(working)
        self.progress.setVisible(working)
        self.progress.setRange(0, 0 if fraction is None else 1000)
        if fraction is not None:
            self.progress.setValue(round(fraction * 1000))

    def _dress(self) -> None:
        self.verdict.setObjectName("verdict")
        self.verdict.setProperty("role", "heading")
        self.verdict.setTextFormat(Qt.TextFormat.PlainText)
        self.verdict.setWordWrap(True)
        self.verdict.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.facts.setProperty("role", "secondary")
        self.facts.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("Progress"))
        policy = self.progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(policy)
        self.progress.hide()
        self.stop.hide()
        self.upload.setObjectName("upload_dataset")

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.verdict)
        words.addWidget(self.facts)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self._glyph, alignment=Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(6)
        row.addLayout(words, 1)
        for button in (self.undo, self.redo, self.open, self.save):
            row.addWidget(button)
        row.addSpacing(6)
        row.addWidget(self.upload)
        row.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.progress)
