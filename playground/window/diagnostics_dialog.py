"""Help → Diagnostics: what the doctor knows about this computer, ready to copy."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from playground.services.context import Context
from playground.storage.locations import Locations
from playground.widgets import theme
from playground.widgets.buttons import Button
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr
from playground.window.diagnostics_work import DiagnosticsWork
from playground.window.dialog import Dialog, remark
from playground.window.qt_facts import qt_facts


class DiagnosticsDialog(Dialog):
    """Looks when it is opened: some answers, such as the keyring's, take a while."""

    def __init__(self, context: Context, locations: Locations, parent: QWidget) -> None:
        super().__init__(tr("Diagnostics"), parent, width=680)
        self.setObjectName("diagnostics_dialog")
        self._work = DiagnosticsWork(context, locations)
        self.text = QPlainTextEdit(readOnly=True, lineWrapMode=QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setObjectName("diagnostics_text")
        self.text.setFont(theme.monospace())
        self.text.setMinimumHeight(360)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(tr("Diagnostics"))
        self.text.setToolTip(tool_tip(tr("What this program found on this computer")))
        self.text.setPlaceholderText(tr("Looking…"))
        self.copy = Button(tr("Copy"), tr("Copy the diagnostics"), icon_name="copy")
        self.copy.setEnabled(False)
        close = Button(tr("Close"))
        self.body.addWidget(remark(tr("No key and nothing you wrote is in here: it can go into a report as it is.")))
        self.body.addWidget(self.text, 1)
        self.foot.addWidget(self.copy)
        self.foot.addStretch(1)
        self.foot.addWidget(close)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        close.clicked.connect(self.accept)
        self._work.ready.connect(self._on_ready)
        self.finished.connect(self._on_finished)
        self._work.start(qt_facts())

    def _on_ready(self, text: str) -> None:
        self.text.setPlainText(text)
        self.copy.setEnabled(True)

    def _on_finished(self) -> None:
        self._work.ready.disconnect(self._on_ready)
        self._work.stop()
