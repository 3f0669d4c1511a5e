"""The panel on the right of the training data: whether it is good, how much it is, and what it would cost."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QScrollArea, QVBoxLayout, QWidget

from playground.features.files.view.clinic.clinic_words import examples_words, kind_tip, kind_words
from playground.features.files.view.clinic.estimate_box import EstimateBox
from playground.features.files.view.clinic.figure_rows import Figure, FigureRows
from playground.features.files.view.clinic.health import checks
from playground.features.files.view.clinic.health_list import HealthList
from playground.features.files.view.clinic.split_box import SplitBox
from playground.widgets.bars import Bars
from playground.widgets.buttons import Button
from playground.widgets.numbers import count
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.features.files.clinic.statistics import Statistics
    from playground.features.files.parts import Parts

_BARS_HEIGHT: Final = 120
_SEED: Final = 42  # the same file is split in the same way again


class ClinicPanel(QScrollArea):
    """Shows what the brain knows of the file that is open."""

    def __init__(self, parts: "Parts", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic, self._form = parts.clinic, parts.form
        self.nothing = QLabel(tr("Open a file to see whether it is good, how long its examples are and what it costs."))
        self.health = HealthList(self)
        self.figures = FigureRows(self)
        self.lengths = Bars(tr("How many examples have how many tokens, estimated"), self)
        self.estimate = EstimateBox(self)
        self.split = SplitBox(self)
        self.kind = QLabel(self)
        self.convert = Button(tr("Convert"), icon_name="arrows-left-right", parent=self)
        self._arrange()
        self._connect()
        self._show_models()
        self.refresh()

    def refresh(self) -> None:
        clinic, statistics = self._clinic, self._clinic.statistics
        self.nothing.setVisible(clinic.dataset is None)
        self._known.setVisible(clinic.dataset is not None and statistics is not None)
        if statistics is None:
            return
        self.health.set_checks(checks(statistics, clinic.error_count))
        self.figures.set_figures(_figures(statistics))
        self._show_lengths(statistics)
        self.split.set_examples(statistics.examples, busy=clinic.busy)
        self._show_kind()
        self.estimate.ask()

    def _show_models(self) -> None:
        self.estimate.set_models(self._form.models)

    def _show_lengths(self, statistics: "Statistics") -> None:
        edges, counts = statistics.token_edges, statistics.token_counts
        self._lengths.setVisible(len(counts) > 1)
        if len(counts) <= 1:
            return

        def described(place: int) -> str:
            span = tr("{low} to {high} tokens", low=count(edges[place]), high=count(edges[place + 1]))
            return f"{span}: {examples_words(counts[place])}"

        ends = (count(edges[0]), count(edges[-1]))
        self.lengths.set_values([float(each) for each in counts], described, ends, decimals=0)

    def _show_kind(self) -> None:
        kind = self._clinic.kind
        self.kind.setText(kind_words(kind) if kind else tr("Not known yet"))
        self.kind.setToolTip(tool_tip(kind_tip(kind) if kind else ""))
        targets = self._clinic.conversions
        self.convert.setEnabled(bool(targets) and not self._clinic.busy)
        self.convert.setToolTip(
            tool_tip(tr("Convert to another form") if targets else tr("There are no examples yet."))
        )

    def _on_convert(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for target in self._clinic.conversions:
            action = menu.addAction(kind_words(target))
            action.setToolTip(tool_tip(kind_tip(target)))
            action.triggered.connect(partial(self._clinic.convert, target))
        menu.popup(self.convert.mapToGlobal(self.convert.rect().bottomLeft()))

    def _on_asked(self, model: str, epochs: int) -> None:
        if self._clinic.statistics is not None:
            self.estimate.set_estimate(self._clinic.estimate(model, epochs))

    def _connect(self) -> None:
        clinic = self._clinic
        for told in (clinic.opened, clinic.examined, clinic.rows_changed):
            told.connect(self.refresh)
        clinic.busy_changed.connect(lambda _: self.refresh())
        self._form.changed.connect(self._show_models)
        self.estimate.asked.connect(self._on_asked)
        self.split.split_requested.connect(lambda share: clinic.split(share, _SEED))
        self.convert.clicked.connect(self._on_convert)

    def _arrange(self) -> None:
        self.nothing.setProperty("role", "secondary")
        self.nothing.setWordWrap(True)
        self.lengths.setFixedHeight(_BARS_HEIGHT)
        self.convert.setObjectName("convert")
        form = QHBoxLayout()
        form.addWidget(self.kind, 1)
        form.addWidget(self.convert)
        self._lengths = _section(tr("Tokens per example, estimated"), self.lengths)
        self._known = QWidget()
        inside = QVBoxLayout(self._known)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(18)
        inside.addWidget(self.health)
        inside.addWidget(_section(tr("In figures"), self.figures))
        inside.addWidget(self._lengths)
        inside.addWidget(_section(tr("What training would cost"), self.estimate))
        inside.addWidget(_section(tr("Set some aside for checking"), self.split))
        inside.addWidget(_section(tr("Form of the examples"), _holder(form)))
        panel = QWidget()
        panel.setProperty("role", "pane")
        column = QVBoxLayout(panel)
        column.setContentsMargins(16, 4, 16, 16)
        column.addWidget(self.nothing)
        column.addWidget(self._known)
        column.addStretch(1)
        self.setWidget(panel)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


def _figures(statistics: "Statistics") -> Sequence[Figure]:
    figures = [
        (tr("Examples"), count(statistics.examples), ""),
        (tr("Messages"), count(statistics.messages), ""),
        (tr("Tokens, estimated"), count(statistics.tokens), tr("Each model counts a little differently.")),
    ]
    if statistics.examples:
        mean = round(statistics.tokens / statistics.examples)
        figures.append((tr("Tokens per example"), count(mean), tr("On average, estimated")))
        figures.append((tr("Longest example"), count(statistics.longest), tr("In tokens, estimated")))
    return figures


def _section(title: str, content: QWidget) -> QWidget:
    holder = QWidget()
    label = QLabel(title)
    label.setProperty("role", "label")
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    column.addWidget(label)
    column.addWidget(content)
    return holder


def _holder(layout: QHBoxLayout) -> QWidget:
    holder = QWidget()
    layout.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(layout)
    return holder
