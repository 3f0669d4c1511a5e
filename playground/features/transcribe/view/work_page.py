"""The middle of the transcribe tab: where a take begins, or a take."""

from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

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
        self._pages.setCurrentWidget(self.take if shown else self.studio)
