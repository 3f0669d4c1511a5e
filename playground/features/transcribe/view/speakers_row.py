"""The row in which the voices of known speakers are named."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from playground.features.transcribe.speakers import MOST, Sample, as_text
from playground.widgets.buttons import Button, IconButton
from playground.widgets.elided_label import ElidedLabel
from playground.widgets.parameter_rows import ParameterRow
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr


class SpeakersRow(ParameterRow):
    """A name and a file for each. What is being written counts, also while a name is missing.

    Signals:
        sample_wanted: files are to be chosen, and given to `add`.
    """

    sample_wanted = Signal()

    def __init__(self, label: str, api_name: str, tooltip: str, parent: QWidget | None = None) -> None:
        super().__init__(label, api_name, tooltip, parent)
        self.label.setProperty("role", "label")
        self._lines: list[_Line] = []
        self._list = QWidget(self)
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.add_button = Button(tr("Add a voice sample"), self.tip, icon_name="plus", parent=self)
        self.add_button.clicked.connect(self.sample_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self.head)
        column.addWidget(self._list)
        column.addWidget(self.add_button)
        self.setFocusProxy(self.add_button)
        self._show()

    def add(self, paths: Sequence[Path]) -> None:
        """As the user's wish, under the names of the files until others are written."""
        for path in paths[: MOST - len(self._lines)]:
            line = self._append(Sample(path.stem, str(path)))
            line.name.setFocus()
            line.name.selectAll()
        self._on_changed()

    def value(self) -> str:
        return as_text(line.sample for line in self._lines)

    def set_value(self, value: str) -> None:
        if value != self.value():
            self._clear()
            for text in value.splitlines()[:MOST]:
                name, _, path = text.partition("\t")
                self._append(Sample(name, path))
        self._show()

    def differs(self) -> bool:
        return bool(self._lines)

    def reset(self) -> None:
        self._clear()
        self._on_changed()

    def _append(self, sample: Sample) -> "_Line":
        line = _Line(sample, self._list)
        self._lines.append(line)
        self._column.addWidget(line)
        line.name.textChanged.connect(self._on_changed)
        line.remove.clicked.connect(partial(self._remove, line))
        return line

    def _remove(self, line: "_Line") -> None:
        self._drop(line)
        self._on_changed()

    def _clear(self) -> None:
        for line in tuple(self._lines):
            self._drop(line)

    def _drop(self, line: "_Line") -> None:
        self._lines.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _show(self) -> None:
        self._list.setVisible(bool(self._lines))
        self.add_button.setVisible(len(self._lines) < MOST)
        self._mark()

    def _on_changed(self) -> None:
        self._show()
        self.value_changed.emit(self.value())


class _Line(QWidget):
    def __init__(self, sample: Sample, parent: QWidget) -> None:
        super().__init__(parent)
        self._path = sample.path
        file = Path(sample.path).name
        self.name = QLineEdit(sample.name, self)
        self.name.setMaxLength(60)
        self.name.setPlaceholderText(tr("Name"))
        self.name.setAccessibleName(tr("Name of the speaker in {file}", file=file))
        self.name.setToolTip(tool_tip(tr("Under this name the server tells who speaks")))
        self.file = ElidedLabel(parent=self)
        self.file.set_full_text(file)
        self.file.setProperty("role", "secondary")
        self.remove = IconButton("x", tr("Remove {name}", name=file), small=True, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.name, 1)
        row.addWidget(self.file, 1)
        row.addWidget(self.remove)

    @property
    def sample(self) -> Sample:
        return Sample(" ".join(self.name.text().split()), self._path)
