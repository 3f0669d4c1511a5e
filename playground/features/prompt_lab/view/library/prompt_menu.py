"""What can be done with the open prompt."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from playground.widgets.icons import icon
from playground.widgets.translation import tr


class PromptMenu(QMenu):
    """Signals:
    chat_requested, duplicate_requested, uses_requested, delete_requested: that.
    export_requested: whether with all versions.
    """

    chat_requested = Signal()
    duplicate_requested = Signal()
    uses_requested = Signal()
    delete_requested = Signal()
    export_requested = Signal(bool)

    def __init__(self, parent: QWidget, *, chat: bool) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if chat:
            self.addAction(icon("chat-circle-text", "secondary"), tr("Open in Chat"), self.chat_requested.emit)
        self.addAction(icon("copy", "secondary"), tr("Duplicate"), self.duplicate_requested.emit)
        self.addAction(icon("link", "secondary"), tr("Where it is used"), self.uses_requested.emit)
        self.addSeparator()
        save = icon("download-simple", "secondary")
        self.addAction(save, tr("Export this version…"), lambda: self.export_requested.emit(False))
        self.addAction(save, tr("Export with all versions…"), lambda: self.export_requested.emit(True))
        self.addSeparator()
        self.addAction(icon("trash", "danger"), tr("Delete"), self.delete_requested.emit)
