"""Help → Diagnostics: what the doctor knows about this computer, ready to copy."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from playground.widgets import theme
from playground.widgets.buttons import Button
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr
from playground.window.dialog import Dialog, remark


class DiagnosticsDialog(Dialog):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("Diagnostics"), parent, width=680)
        self.setObjectName("diagnostics_dialog")
        self.text = QPlainTextEdit(readOnly=True, lineWrapMode=QPlainTextEdit.LineWrapMode.NoWrap)
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

    def show_text(self, text: str) -> None:
        self.text.setPlainText(text)
        self.copy.setEnabled(True)
