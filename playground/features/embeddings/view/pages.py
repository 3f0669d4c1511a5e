"""The pages in the middle of the tab: each is built when it is first looked at."""

from collections.abc import Callable, Mapping
from typing import Final, Literal, TypeAlias

from PySide6.QtWidgets import QStackedLayout, QWidget

Page: TypeAlias = Literal["texts", "matrix", "map", "search", "vector", "compare"]
PAGES: Final[tuple[Page, ...]] = ("texts", "matrix", "map", "search", "vector", "compare")


class Pages(QWidget):
    """The start of the tab has no need for what draws pictures."""

    def __init__(self, builders: Mapping[str, Callable[[], QWidget]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._builders = builders
        self._built: dict[str, QWidget] = {}
        self._stack = QStackedLayout(self)

    def page(self, name: str) -> QWidget:
        if name not in self._built:
            self._built[name] = self._builders[name]()
            self._stack.addWidget(self._built[name])
        return self._built[name]

    def show_page(self, name: str) -> None:
        self._stack.setCurrentWidget(self.page(name))
