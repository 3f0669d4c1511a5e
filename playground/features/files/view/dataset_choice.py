"""The dialog in which a file of training data is chosen. It does not hold the program up."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog, QWidget

from playground.widgets.translation import tr

_READABLE: Final = "(*.jsonl *.ndjson *.json *.csv *.tsv *.xlsx *.txt)"


def choose_dataset(window: QWidget, then: Callable[[Path], object]) -> None:
    """Whoever cancels hears nothing more."""
    chooser = QFileDialog(window, tr("Open training data"))
    chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
    data = tr("Training data {patterns}", patterns=_READABLE)
    chooser.setNameFilters([data, tr("All files {patterns}", patterns="(*)")])
    chooser.filesSelected.connect(lambda names: then(Path(names[0])))
    chooser.finished.connect(chooser.deleteLater)
    chooser.open()
