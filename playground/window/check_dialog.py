"""Help → Check database: looks through all of it, and says in plain words what was found."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPlainTextEdit, QWidget

from playground.message import Message
from playground.services.context import Context
from playground.widgets import theme
from playground.widgets.buttons import Button
from playground.widgets.glyph import Glyph
from playground.widgets.icons import IconRole
from playground.widgets.numbers import count, size
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr
from playground.window.backup_words import moment
from playground.window.database_work import Checked, CheckWork
from playground.window.dialog import Dialog, remark

_FAULTS_HEIGHT: Final = 96


class CheckDialog(Dialog):
    """Looks as soon as it is opened.

    Signals:
        restore_requested: the user wants to go back to a backup.
    """

    restore_requested = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(tr("Check database"), parent, width=520)
        self.setObjectName("check_dialog")
        self._work = CheckWork(context)
        self.glyph = Glyph("clock")
        self.verdict = _plain("")
        self.verdict.setWordWrap(True)
        self.verdict.setObjectName("check_verdict")
        names = (tr("Conversations"), tr("Messages"), tr("Size"), tr("Last backup"))
        self.facts = tuple((_plain(name, "secondary"), _plain("–")) for name in names)
        self.faults = _faults_box()
        self.mend = Button(tr("Rescue what can be read"), tr("Put it into a new file; the damaged one is kept"))
        self.back_up = Button(tr("Back up now"), tr("Make a backup of the history as it is now"))
        self.restore = Button(tr("Restore backup…"), tr("Go back to an earlier state of the history"))
        self.stop = Button(tr("Stop"), tr("Stop looking"))
        self.close_button = Button(tr("Close"))
        self._arrange()
        self._connect()
        self._wait(tr("Looking through every page of the history…"), stoppable=True)
        self._work.check()

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.glyph, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.verdict, 1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for place, (name, value) in enumerate(self.facts):
            grid.addWidget(name, place, 0)
            grid.addWidget(value, place, 1)
        self.body.addLayout(row)
        self.body.addWidget(self.faults)
        self.body.addSpacing(8)
        self.body.addLayout(grid)
        self.body.addSpacing(8)
        words = tr("A backup is made on each day on which something has changed. Older ones go as newer ones come.")
        self.body.addWidget(remark(words))
        self.body.addStretch(1)
        for button in (self.mend, self.back_up, self.restore):
            self.foot.addWidget(button)
        self.foot.addStretch(1)
        self.foot.addWidget(self.stop)
        self.foot.addWidget(self.close_button)

    def _connect(self) -> None:
        self.mend.clicked.connect(self._on_mend)
        self.back_up.clicked.connect(self._on_back_up)
        self.restore.clicked.connect(self.restore_requested)
        self.stop.clicked.connect(self._on_stop)
        self.close_button.clicked.connect(self.reject)
        self._work.checked.connect(self._on_checked)
        self._work.failed.connect(self._on_failed)
        self.finished.connect(self._on_finished)

    def _on_mend(self) -> None:
        self._wait(tr("Rescuing what can be read…"))
        self._work.mend()

    def _on_back_up(self) -> None:
        self._wait(tr("Making a backup…"), stoppable=True)
        self._work.back_up()

    def _on_stop(self) -> None:
        self._work.stop()
        self._say(tr("Stopped. Nothing has been changed."), "stop")

    def _on_checked(self, checked: Checked) -> None:
        faults = checked.findings.faults
        if faults:
            self._say(tr("The database is damaged. Rescue what can be read, or restore a backup."), "warning", "danger")
        else:
            self._say(tr("The database is sound."), "check-circle", "success")
        self.faults.setPlainText("\n".join(faults))
        self.faults.setVisible(bool(faults))
        self.mend.setVisible(bool(faults))
        self.back_up.setEnabled(not faults)
        contents, last = checked.findings.contents, checked.last
        values = (
            "–" if contents is None else count(contents.conversations),
            "–" if contents is None else count(contents.messages),
            size(checked.findings.size),
            tr("None yet") if last is None else moment(last),
        )
        for (_, label), value in zip(self.facts, values, strict=True):
            label.setText(value)
        self.resize(self.sizeHint())

    def _on_failed(self, why: Message) -> None:
        self._say(tr(why), "warning", "danger")

    def _wait(self, words: str, *, stoppable: bool = False) -> None:
        self._say(words, "clock")
        self.faults.hide()
        self.mend.hide()
        self.back_up.setEnabled(False)
        self.stop.setVisible(stoppable)

    def _say(self, words: str, icon_name: str, role: IconRole = "secondary") -> None:
        self.verdict.setText(words)
        self.glyph.set_icon(icon_name, role)
        self.back_up.setEnabled(True)
        self.stop.hide()

    def _on_finished(self) -> None:
        self._work.checked.disconnect(self._on_checked)
        self._work.failed.disconnect(self._on_failed)
        self._work.stop()


def _faults_box() -> QPlainTextEdit:
    box = QPlainTextEdit(readOnly=True, lineWrapMode=QPlainTextEdit.LineWrapMode.NoWrap)
    box.setObjectName("check_faults")
    box.setFont(theme.monospace())
    box.setFixedHeight(_FAULTS_HEIGHT)
    box.setTabChangesFocus(True)
    box.setAccessibleName(tr("Faults"))
    box.setToolTip(tool_tip(tr("What the database engine found, in its own words")))
    return box


def _plain(text: str, role: str = "") -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        label.setProperty("role", role)
    return label
