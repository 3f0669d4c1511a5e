"""What can be done with a line of a transcript."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from playground.features.transcribe.view.text.lines import Line
from playground.widgets.icons import icon
from playground.widgets.translation import tr


class LineMenu(QMenu):
    """Signals:
    play_requested, loop_requested, select_requested: the seconds of the line, once or again and again, or to be heard.
    copy_requested: what is selected.
    edit_requested, join_requested, remove_requested: the line.
    """

    play_requested = Signal()
    loop_requested = Signal()
    select_requested = Signal()
    copy_requested = Signal()
    edit_requested = Signal()
    join_requested = Signal()
    remove_requested = Signal()

    def __init__(self, line: Line, *, copyable: bool, editable: bool, last: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("line_menu")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if line.start is not None and line.end is not None:
            self._add("play", tr("Play from here"), self.play_requested)
            self._add("repeat", tr("Play this line again and again"), self.loop_requested)
            self._add("rectangle", tr("Select this line, to transcribe only it"), self.select_requested)
            self.addSeparator()
        self._add("copy", tr("Copy selection"), self.copy_requested).setEnabled(copyable)
        edit = self._add("pencil-simple", tr("Change text and times"), self.edit_requested)
        edit.setShortcut(Qt.Key.Key_F2)
        edit.setEnabled(editable)
        if line.place is not None:
            self._add("plus", tr("Join with the next line"), self.join_requested).setEnabled(editable and not last)
            self.addSeparator()
            remove = self._add("trash", tr("Remove this line"), self.remove_requested)
            remove.setIcon(icon("trash", "danger"))
            remove.setShortcut(Qt.Key.Key_Delete)
            remove.setEnabled(editable)

    def _add(self, icon_name: str, words: str, asked: SignalInstance) -> QAction:
        action = QAction(icon(icon_name, "secondary"), words, self)
        action.triggered.connect(lambda: asked.emit())
        self.addAction(action)
        return action
