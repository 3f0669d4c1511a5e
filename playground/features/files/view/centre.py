"""The middle of the tab: a switch on top, and below it the page that is on."""

from collections.abc import Callable, Mapping
from typing import Final, Literal, TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from playground.widgets.segmented_switch import SegmentedSwitch
from playground.widgets.translation import tr

Page: TypeAlias = Literal["stored", "clinic", "training"]
PAGES: Final[tuple[Page, ...]] = ("stored", "clinic", "training")
_MARGIN: Final = 20


class Centre(QWidget):
    """Each page is built when it is first looked at.

    Signals:
        page_shown: another page is on.
    """

    page_shown = Signal(str)

    def __init__(self, builders: Mapping[str, Callable[[], QWidget]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._builders = builders
        self._built: dict[str, QWidget] = {}
        self.switch = SegmentedSwitch(tr("What to look at"), _segments(), self)
        self.switch.setObjectName("files_pages")
        self.switch.changed.connect(self._show)
        top = QHBoxLayout()
        top.setContentsMargins(_MARGIN, 12, _MARGIN, 0)
        top.addWidget(self.switch)
        top.addStretch(1)
        self._stack = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(top)
        column.addLayout(self._stack, 1)

    def page(self) -> str:
        return self.switch.value()

    def widget(self, page: str) -> QWidget:
        if page not in self._built:
            self._built[page] = self._builders[page]()
            self._stack.addWidget(self._built[page])
        return self._built[page]

    def show_page(self, page: str) -> None:
        self.switch.set_value(page)
        self._show(page)

    def _show(self, page: str) -> None:
        self._stack.setCurrentWidget(self.widget(page))
        self.page_shown.emit(page)


def _segments() -> list[tuple[str, str, str]]:
    return [
        ("stored", tr("Files"), tr("What lies on the server")),
        ("clinic", tr("Training data"), tr("Examine, repair and edit training data before it is uploaded")),
        ("training", tr("Jobs"), tr("Fine-tuning jobs: start them, watch them learn, try the result")),
    ]
