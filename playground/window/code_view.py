"""The code view: what the tab would send now, as Python, JavaScript and cURL."""

from typing import Literal

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from playground.api.snippets import snippet
from playground.services.connections import Connections
from playground.widgets.buttons import Button
from playground.widgets.code_text import CodeText
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr
from playground.window.dialog import remark
from playground.window.tab import Tab

CodeLanguage = Literal["python", "javascript", "curl"]
LANGUAGES: tuple[tuple[CodeLanguage, str], ...] = (("python", "Python"), ("javascript", "JavaScript"), ("curl", "cURL"))
SETTLE_MS = 80


class CodeView(QWidget):
    """Follows the tab that is up while it is shown; the key is never in it."""

    def __init__(self, connections: Connections, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._connections = connections
        self._tab: Tab | None = None
        self.languages = QTabBar(self, drawBase=False, expanding=False, usesScrollButtons=False)
        self.languages.setObjectName("code_languages")
        self.languages.setAccessibleName(tr("Language of the code"))
        self.languages.setToolTip(tool_tip(tr("Language of the code")))
        for _, title in LANGUAGES:
            self.languages.addTab(title)
        self.text = CodeText(self)
        self.text.setObjectName("code_text")
        self.text.setAccessibleName(tr("Code"))
        self.text.setToolTip(tool_tip(tr("What would be sent now, as code")))
        self.copy = Button(tr("Copy"), tr("Copy the code"), icon_name="copy")
        self.copy.setObjectName("copy_code")
        # Typing in the prompt changes the request with each key.
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._arrange()
        self._connect()

    def follow(self, tab: Tab) -> None:
        if self._tab is not None:
            self._tab.request_changed.disconnect(self._settle.start)
        self._tab = tab
        tab.request_changed.connect(self._settle.start)
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        if self._tab is None or not self.isVisible():
            return
        request = self._tab.current_request()
        self.copy.setEnabled(request is not None)
        if request is None:
            self.text.set_code("", "")
            self.text.setPlaceholderText(tr("Nothing would be sent yet."))
            return
        connection = self._connections.current
        language = LANGUAGES[self.languages.currentIndex()][0]
        text = snippet(
            request,
            connection.base_url,
            language,
            organization=connection.organization,
            project=connection.project,
            headers=connection.named_headers,
        )
        self.text.set_code(text, "bash" if language == "curl" else language)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.languages, 1)
        top.addWidget(self.copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 4, 16, 12)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.text, 1)
        layout.addWidget(remark(tr("The key stays out of it: the code reads it from OPENAI_API_KEY.")))

    def _connect(self) -> None:
        self._settle.timeout.connect(self.refresh)
        self.languages.currentChanged.connect(self.refresh)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        self._connections.changed.connect(self._settle.start)
        self.setFocusProxy(self.text)
        self.languages.setFocusPolicy(Qt.FocusPolicy.TabFocus)
