"""A side of a tab that shows another panel for each page."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QStackedLayout, QVBoxLayout, QWidget


class SidePages(QFrame):
    """Each panel is built when its page is first looked at. With titles, one stands above each of them.

    Signals:
        built: a panel that is new.
    """

    built = Signal(QWidget)

    def __init__(
        self,
        builders: Mapping[str, Callable[[], QWidget]],
        titles: Mapping[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._builders = builders
        self._titles = titles or {}
        self._built: dict[str, QWidget] = {}
        self.setProperty("surface", "surface")
        self._title = QLabel(self)
        self._title.setProperty("role", "heading")
        self._title.setContentsMargins(16, 12, 44, 4)  # the button that folds this side away stands at the right
        self._title.setVisible(bool(self._titles))
        self._stack = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addLayout(self._stack, 1)

    def widget(self, page: str) -> QWidget:
        if page not in self._built:
            self._built[page] = self._builders[page]()
            self._stack.addWidget(self._built[page])
            self.built.emit(self._built[page])
        return self._built[page]

    def show_page(self, page: str) -> None:
        self._title.setText(self._titles.get(page, ""))
        self._stack.setCurrentWidget(self.widget(page))
