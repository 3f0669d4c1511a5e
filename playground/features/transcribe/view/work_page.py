"""The middle of the transcribe tab: where a take begins, or a take."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStackedLayout, QVBoxLayout, QWidget

from playground.features.transcribe.view.studio_page import StudioPage
from playground.features.transcribe.view.take_page import TakePage

_MARGIN = 20


class WorkPage(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.studio = StudioPage(self)
        self.take = TakePage(self)
        self._pages = QStackedLayout()
        self._pages.addWidget(self.studio)
        self._pages.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 12, _MARGIN, 16)
        column.addLayout(self._pages)

    @property
    def in_studio(self) -> bool:
        return self._pages.currentWidget() is self.studio

    def show_take(self, shown: bool) -> None:
        """The focus goes along: what had it has gone."""
        page = self.take if shown else self.studio
        if page is self._pages.currentWidget():
            return
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self.window())
        self._pages.setCurrentWidget(page)
        if had_focus:
            page.setFocus(Qt.FocusReason.OtherFocusReason)
