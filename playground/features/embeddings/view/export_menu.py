"""What can be saved from the tab, and as what kind of file."""

from collections.abc import Callable
from typing import Final, Literal, TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr

Export: TypeAlias = Literal["vectors", "matrix", "matrix_picture", "map_picture"]

_SUFFIXES: Final[tuple[tuple[Export, str], ...]] = (
    ("vectors", "csv"),
    ("vectors", "npy"),
    ("vectors", "jsonl"),
    ("matrix", "csv"),
    ("matrix_picture", "png"),
    ("map_picture", "png"),
    ("map_picture", "svg"),
)


class ExportMenu(QMenu):
    """Asks each time what can be saved, and why the rest cannot.

    Signals:
        chosen: what, and the suffix of its file.
    """

    chosen = Signal(str, str)

    def __init__(self, why_not: Callable[[str], str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("export_menu")
        self.setAccessibleName(tr("Export"))
        self._why_not = why_not
        self.setToolTipsVisible(True)
        words = {
            ("vectors", "csv"): tr("Vectors as CSV"),
            ("vectors", "npy"): tr("Vectors as a NumPy file"),
            ("vectors", "jsonl"): tr("Vectors as JSON lines"),
            ("matrix", "csv"): tr("Matrix as CSV"),
            ("matrix_picture", "png"): tr("Matrix as a picture (PNG)"),
            ("map_picture", "png"): tr("Map as a picture (PNG)"),
            ("map_picture", "svg"): tr("Map as a drawing (SVG)"),
        }
        before = ""
        for what, suffix in _SUFFIXES:
            if before and before.partition("_")[0] != what.partition("_")[0]:
                self.addSeparator()
            before = what
            self._add(what, suffix, words[what, suffix])
        self.aboutToShow.connect(self._enable)

    def _add(self, what: str, suffix: str, words: str) -> None:
        action = self.addAction(words, lambda: self.chosen.emit(what, suffix))
        action.setObjectName(f"export_{what}_{suffix}")
        action.setData(what)

    def _enable(self) -> None:
        for action in self.actions():
            reason = self._why_not(str(action.data()))
            action.setEnabled(not reason)
            action.setToolTip(tool_tip(reason))
