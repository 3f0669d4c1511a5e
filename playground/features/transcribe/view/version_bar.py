"""Above the text: which of the transcripts of a take is read, and what can be done with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QSizePolicy, QWidget

from playground.features.transcribe.formats import FORMATS, Format
from playground.widgets.buttons import IconButton
from playground.widgets.icons import icon
from playground.widgets.plain_text import one_line, tool_tip
from playground.widgets.translation import tr


@dataclass(frozen=True, slots=True)
class Version:
    """A transcript as a line of the list."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Possible:
    """What can be done with the text that is shown."""

    text: bool = False
    undo: bool = False
    redo: bool = False
    heard: bool = False  # it was changed, and can be compared with what came


class VersionBar(QWidget):
    """Setters are silent.

    Signals:
        version_chosen, delete_requested: a transcript.
        comparison_requested: with this transcript; the one that is shown stands for what came from the server.
        undo_requested, redo_requested, copy_requested, chat_requested, speak_requested
        export_requested: a format of `formats`.
        sound_requested: save the sound.
    """

    version_chosen = Signal(int)
    delete_requested = Signal(int)
    comparison_requested = Signal(int)
    undo_requested = Signal()
    redo_requested = Signal()
    copy_requested = Signal()
    chat_requested = Signal()
    speak_requested = Signal()
    export_requested = Signal(str)
    sound_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._versions: tuple[Version, ...] = ()
        self._possible = Possible()
        self._lacking: Mapping[Format, str] = {}
        self.versions = QComboBox(self)
        self.compare = IconButton("columns", tr("Compare with another transcript"), parent=self)
        self.delete = IconButton("trash", tr("Delete this transcript"), parent=self)
        self.undo = IconButton("arrow-counter-clockwise", tr("Undo"), keys_shown="Ctrl+Z", parent=self)
        self.redo = IconButton("arrow-clockwise", tr("Redo"), keys_shown="Ctrl+Shift+Z", parent=self)
        self.copy = IconButton("copy", tr("Copy the text"), parent=self)
        self.export = IconButton("download-simple", tr("Export"), parent=self)
        self.chat = IconButton("chat-circle-text", tr("Send to chat"), parent=self)
        self.speak = IconButton("speaker-high", tr("Speak this"), parent=self)
        self._dress()
        self._arrange()
        self._connect()
        self.set_possible(Possible())

    def set_versions(self, versions: Sequence[Version], shown: int | None) -> None:
        if tuple(versions) != self._versions:
            self._versions = tuple(versions)
            self.versions.clear()
            for version in versions:
                self.versions.addItem(one_line(version.name), version.id)
        self.versions.setCurrentIndex(self.versions.findData(shown))
        self.versions.setEnabled(bool(versions))
        self.versions.setToolTip(tool_tip(self.versions.currentText() or tr("Transcripts of this take")))
        self._show_comparable()

    def set_possible(self, possible: Possible) -> None:
        self._possible = possible
        for button in (self.copy, self.export, self.chat, self.speak):
            button.setEnabled(possible.text)
        self.undo.setEnabled(possible.undo)
        self.redo.setEnabled(possible.redo)
        self._show_comparable()

    def set_lacking(self, lacking: Mapping[Format, str]) -> None:
        """Why a format cannot be written."""
        self._lacking = lacking

    def set_handovers(self, *, chat: bool, speak: bool) -> None:
        """Whether there is somebody who takes the text."""
        self.chat.setVisible(chat)
        self.speak.setVisible(speak)

    def shown(self) -> int | None:
        data = self.versions.currentData()
        return None if data is None else int(data)

    def _show_comparable(self) -> None:
        self.delete.setEnabled(self.shown() is not None)
        several = len(self._versions) > 1
        self.compare.setEnabled(self._possible.text and (several or self._possible.heard))
        reason = "" if self.compare.isEnabled() else tr("There is nothing to compare with: transcribe once more.")
        self.compare.setToolTip(tool_tip(reason or tr("Compare with another transcript")))
        self.compare.setAccessibleDescription(reason)

    def _open_comparisons(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("compare_menu")
        shown = self.shown()
        if self._possible.heard and shown is not None:
            menu.addAction(tr("With what came from the server"), lambda: self.comparison_requested.emit(shown))
            menu.addSeparator()
        for version in self._versions:
            if version.id != shown:
                entry = menu.addAction(one_line(version.name).replace("&", "&&"))
                entry.triggered.connect(lambda _=False, other=version.id: self.comparison_requested.emit(other))
        self._popup(menu, self.compare)

    def _open_export(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("export_menu")
        menu.setToolTipsVisible(True)
        words = _format_words()
        for form in FORMATS:
            reason = self._lacking.get(form, "")
            label = words[form] if not reason else tr("{format} – needs times", format=words[form])
            entry = menu.addAction(icon("file-text", "secondary"), label)
            entry.setObjectName(f"export_{form}")
            entry.setEnabled(not reason)
            entry.setToolTip(tool_tip(reason or words[form]))
            entry.triggered.connect(lambda _=False, form=form: self.export_requested.emit(form))
        menu.addSeparator()
        menu.addAction(icon("speaker-high", "secondary"), tr("The sound"), self.sound_requested.emit)
        self._popup(menu, self.export)

    def _popup(self, menu: QMenu, button: QWidget) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _dress(self) -> None:
        named = {"compare": self.compare, "delete_version": self.delete, "undo": self.undo, "redo": self.redo}
        named |= {"copy": self.copy, "export": self.export, "send_to_chat": self.chat, "speak_this": self.speak}
        for name, button in named.items():
            button.setObjectName(name)
        self.versions.setObjectName("versions")
        self.versions.setAccessibleName(tr("Transcripts of this take"))
        self.versions.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.versions.setMinimumContentsLength(12)
        self.versions.setMaximumWidth(340)
        self.versions.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.versions, 8)
        row.addSpacing(4)
        for button in (self.compare, self.delete):
            row.addWidget(button)
        row.addStretch(1)
        for button in (self.undo, self.redo):
            row.addWidget(button)
        row.addSpacing(10)
        for button in (self.copy, self.export, self.chat, self.speak):
            row.addWidget(button)

    def _connect(self) -> None:
        self.versions.activated.connect(lambda place: self.version_chosen.emit(int(self.versions.itemData(place))))
        self.delete.clicked.connect(self._on_delete)
        self.compare.clicked.connect(self._open_comparisons)
        self.export.clicked.connect(self._open_export)
        self.undo.clicked.connect(self.undo_requested)
        self.redo.clicked.connect(self.redo_requested)
        self.copy.clicked.connect(self.copy_requested)
        self.chat.clicked.connect(self.chat_requested)
        self.speak.clicked.connect(self.speak_requested)

    def _on_delete(self) -> None:
        shown = self.shown()
        if shown is not None:
            self.delete_requested.emit(shown)


def _format_words() -> dict[Format, str]:
    return {
        "txt": tr("Plain text (.txt)"),
        "srt": tr("SRT captions (.srt)"),
        "vtt": tr("WebVTT captions (.vtt)"),
        "json": tr("JSON with everything (.json)"),
        "csv": tr("Table (.csv)"),
    }
