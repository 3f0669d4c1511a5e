"""One exchange in full: what was sent, what came back and when."""

import re
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from playground.services.exchanges import Exchange
from playground.widgets import theme
from playground.widgets.buttons import Button
from playground.widgets.plain_text import one_line, tool_tip
from playground.widgets.translation import tr
from playground.window.exchange_texts import events_text, headers_text, overview, request_text, response_text

# Where Qt breaks lines, as far as it matters here.
_PIECE = re.compile(r"[^ /]*[ /]*")


class ExchangeDetail(QTabWidget):
    """Only the page that is up is filled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("exchange_detail")
        self.setDocumentMode(True)
        self.setUsesScrollButtons(False)
        self.tabBar().setAccessibleName(tr("Parts of the exchange"))
        self.tabBar().setToolTip(tool_tip(tr("Parts of the exchange")))
        self._exchange: Exchange | None = None
        self.overview = Overview()
        self.addTab(self.overview, tr("Overview"))
        self._pages: dict[QWidget, TextPage] = {}
        for title, text in (
            (tr("Request"), request_text),
            (tr("Response"), response_text),
            (tr("Events"), events_text),
            (tr("Headers"), headers_text),
        ):
            page = TextPage(title, text)
            self._pages[page] = page
            self.addTab(page, title)
        self.currentChanged.connect(self.refresh)

    def show_exchange(self, exchange: Exchange) -> None:
        self._exchange = exchange
        self.refresh()

    def refresh(self) -> None:
        if self._exchange is None:
            return
        page = self._pages.get(self.currentWidget())
        if page is None:
            self.overview.show_exchange(self._exchange)
        else:
            page.show_exchange(self._exchange)


class TextPage(QWidget):
    def __init__(self, title: str, text_of: Callable[[Exchange], str]) -> None:
        super().__init__()
        self._text_of = text_of
        self.text = QPlainTextEdit(readOnly=True, lineWrapMode=QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(theme.monospace())
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(title)
        self.text.setToolTip(tool_tip(title))
        self.text.setPlaceholderText(tr("Nothing here."))
        copy = Button(tr("Copy"), tr("Copy this text"), icon_name="copy")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.text, 1)
        layout.addLayout(foot)

    def show_exchange(self, exchange: Exchange) -> None:
        text = self._text_of(exchange)
        if text == self.text.toPlainText():
            return
        bar = self.text.verticalScrollBar()
        place = bar.value()
        self.text.setPlainText(text)
        bar.setValue(place)


class Overview(QScrollArea):
    """Names and values in two columns, and the request id to give to whoever runs the server."""

    def __init__(self) -> None:
        super().__init__(widgetResizable=True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.copy_id = Button(tr("Copy request id"), tr("Copy the request id (x-request-id)"), icon_name="copy")
        self._id = ""
        self.copy_id.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._id))
        self._values: dict[str, _Value] = {}
        pane = QWidget()
        pane.setProperty("role", "pane")
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        layout = QVBoxLayout(pane)
        layout.setContentsMargins(0, 12, 0, 8)
        layout.addLayout(self._grid)
        layout.addSpacing(8)
        layout.addWidget(self.copy_id, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        self.setWidget(pane)

    def show_exchange(self, exchange: Exchange) -> None:
        self._id = exchange.request_id or ""
        self.copy_id.setVisible(bool(self._id))
        lines = overview(exchange)
        if self._id:
            lines.append((tr("Request id"), self._id))
        names = [name for name, _ in lines]
        if list(self._values) != names:
            self._rebuild(names)
        for name, value in lines:
            self._values[name].set_value(one_line(value))

    def _rebuild(self, names: list[str]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._values = {}
        for row, name in enumerate(names):
            caption = _label(one_line(name))
            caption.setProperty("role", "secondary")
            self._values[name] = value = _Value()
            self._grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, row, 1)


class _Value(QLabel):
    """Wrapped as words and addresses are. What cannot be wrapped, such as a long id, is cut in the middle."""

    def __init__(self) -> None:
        super().__init__()
        self._value = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_value(self, value: str) -> None:
        self._value = value
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics, room = self.fontMetrics(), self.width()
        pieces = _PIECE.findall(self._value)
        shown = "".join(metrics.elidedText(piece, Qt.TextElideMode.ElideMiddle, room) for piece in pieces)
        if shown != self.text():
            self.setText(shown)
        self.setToolTip(tool_tip(self._value) if shown != self._value else "")


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
