"""Help → Restore backup: what backups there are, and the way back to one of them."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from playground.message import Message
from playground.services.context import Context
from playground.widgets.buttons import Button, PrimaryButton
from playground.widgets.numbers import count, size
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr
from playground.widgets.trouble_line import TroubleLine
from playground.window.backup_words import kind, moment
from playground.window.database_work import Listed, RestoreWork
from playground.window.dialog import Dialog, remark

_TABLE_HEIGHT: Final = 232


class RestoreDialog(Dialog):
    """Signals:
    restart_requested: the backup takes the place of the history when the program starts again.
    """

    restart_requested = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(tr("Restore backup"), parent, width=680)
        self.setObjectName("restore_dialog")
        self._work = RestoreWork(context)
        self._rows: tuple[Listed, ...] = ()
        self.table = _table()
        self.state = remark(tr("Looking for backups…"))
        self.trouble = TroubleLine("restore_trouble")
        self.from_file = Button(tr("From a file…"), tr("A backup that lies elsewhere"))
        self.cancel = Button(tr("Cancel"), tr("Leave the history as it is"))
        tip = tr("Go back to the chosen backup; the program starts again by itself")
        self.restore = PrimaryButton(tr("Restore and start again"), tip)
        self.restore.setObjectName("restore_backup")
        self.restore.setEnabled(False)
        self._arrange()
        self._connect()
        self._work.list()

    def _arrange(self) -> None:
        words = tr(
            "The program starts again with the history of the backup. The history of now is kept as a backup too: "
            "you can come back to it here."
        )
        self.body.addWidget(remark(words))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.state)
        self.body.addWidget(self.trouble)
        self.foot.addWidget(self.from_file)
        self.foot.addStretch(1)
        self.foot.addWidget(self.cancel)
        self.foot.addWidget(self.restore)

    def _connect(self) -> None:
        self.table.itemSelectionChanged.connect(self._on_selection)
        self.table.itemActivated.connect(self._on_restore)
        self.from_file.clicked.connect(self._on_from_file)
        self.cancel.clicked.connect(self.reject)
        self.restore.clicked.connect(self._on_restore)
        self._work.listed.connect(self._on_listed)
        self._work.prepared.connect(self._on_prepared)
        self._work.failed.connect(self._on_failed)
        self.finished.connect(self._on_finished)

    def _on_listed(self, rows: tuple[Listed, ...]) -> None:
        self._rows = rows
        self.table.setRowCount(len(rows))
        for place, row in enumerate(rows):
            self._fill(place, row)
        self.state.setText("" if rows else tr("There is no backup yet. The first is made a minute after the start."))
        self.state.setVisible(not rows)
        if rows:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, place: int, row: Listed) -> None:
        contents = row.contents
        unread = tr("Cannot be read")
        texts = (
            moment(row.backup),
            kind(row.backup),
            unread if contents is None else count(contents.conversations),
            "" if contents is None else count(contents.messages),
            size(row.backup.size),
        )
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(tool_tip(str(row.backup.path)))
            side = Qt.AlignmentFlag.AlignRight if column >= 2 else Qt.AlignmentFlag.AlignLeft
            item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            if contents is None:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.table.setItem(place, column, item)

    def _on_selection(self) -> None:
        self.restore.setEnabled(bool(self.table.selectedItems()))

    def _on_restore(self) -> None:
        place = self.table.currentRow()
        if self.restore.isEnabled() and 0 <= place < len(self._rows):
            self._prepare(self._rows[place].backup.path)

    def _on_from_file(self) -> None:
        chooser = QFileDialog(self, tr("Choose a backup"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setNameFilters([tr("Backups (*.db)"), tr("All files (*)")])
        chooser.fileSelected.connect(lambda path: self._prepare(Path(path)))
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def _prepare(self, backup: Path) -> None:
        self.trouble.set_text("")
        self.restore.setEnabled(False)
        self.from_file.setEnabled(False)
        self.state.setText(tr("Preparing the backup…"))
        self.state.show()
        self._work.restore(backup)

    def _on_prepared(self) -> None:
        self.accept()
        self.restart_requested.emit()

    def _on_failed(self, why: Message) -> None:
        self.trouble.set_text(tr(why))
        self.state.hide()
        self.from_file.setEnabled(True)
        self._on_selection()

    def _on_finished(self) -> None:
        self._work.listed.disconnect(self._on_listed)
        self._work.prepared.disconnect(self._on_prepared)
        self._work.failed.disconnect(self._on_failed)
        self._work.stop()


def _table() -> QTableWidget:
    table = QTableWidget(0, 5)
    table.setObjectName("backups")
    table.setAccessibleName(tr("Backups"))
    table.setToolTip(tool_tip(tr("The newest first")))
    table.setMinimumHeight(_TABLE_HEIGHT)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    titles = (tr("Made"), tr("Why"), tr("Conversations"), tr("Messages"), tr("Size"))
    for column, title in enumerate(titles):
        item = QTableWidgetItem(title)
        side = Qt.AlignmentFlag.AlignRight if column >= 2 else Qt.AlignmentFlag.AlignLeft
        item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        table.setHorizontalHeaderItem(column, item)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return table
