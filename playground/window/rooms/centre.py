"""The middle of the tab: a switch on top, and below it the page that is on."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from playground.widgets.segmented_switch import SegmentedSwitch
from playground.widgets.translation import tr

_MARGIN: Final = 20


class Centre(QWidget):
    """Each page is built when it is first looked at.

    Signals:
        page_shown: another page is on.
    """

    page_shown = Signal(str)

    def __init__(
        self,
        segments: Sequence[tuple[str, str, str]],
        builders: Mapping[str, Callable[[], QWidget]],
        parent: QWidget | None = None,
    ) -> None:
        """A segment is the id of its page, its word, and the tooltip."""
        super().__init__(parent)
        self._builders = builders
        self._built: dict[str, QWidget] = {}
        self.switch = SegmentedSwitch(tr("What to look at"), segments, self)
        self.switch.setObjectName("pages")
        self.switch.changed.connect(self._show)
        self.switch.setVisible(len(segments) > 1)
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
