"""What can be done with a line of a transcript."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from playground.widgets.icons import icon
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.features.transcribe.view.text.transcript_text import TranscriptText


def line_menu(text: "TranscriptText", number: int, *, editable: bool) -> QMenu:
    line = text.lines[number]
    start, end, place = line.start, line.end, line.place
    menu = QMenu(text)
    menu.setObjectName("line_menu")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if start is not None and end is not None:
        menu.addAction(icon("play", "secondary"), tr("Play from here"), lambda: text.place_clicked.emit(start))
        again = tr("Play this line again and again")
        menu.addAction(icon("repeat", "secondary"), again, lambda: text.loop_requested.emit(start, end))
        only = tr("Select this line, to transcribe only it")
        menu.addAction(icon("rectangle", "secondary"), only, lambda: text.passage_selected.emit(start, end))
        menu.addSeparator()
    copy = menu.addAction(icon("copy", "secondary"), tr("Copy selection"), text.copy)
    copy.setEnabled(bool(text.selected_text()))
    edit = menu.addAction(icon("pencil-simple", "secondary"), tr("Change text and times"), lambda: text.edit(number))
    edit.setShortcut(Qt.Key.Key_F2)
    edit.setEnabled(editable)
    if place is not None:
        join = menu.addAction(tr("Join with the next line"), lambda: text.join_requested.emit(place))
        join.setEnabled(editable and number + 1 < len(text.lines))
        menu.addSeparator()
        remove = menu.addAction(
            icon("trash", "danger"), tr("Remove this line"), lambda: text.remove_requested.emit(place)
        )
        remove.setShortcut(Qt.Key.Key_Delete)
        remove.setEnabled(editable)
    return menu
