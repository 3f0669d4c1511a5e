"""How a job learned: its loss and its accuracy step by step, beside those of other jobs when wished."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QScrollArea, QSlider, QVBoxLayout, QWidget

from playground.features.files.view.training.chart_legend import ChartLegend
from playground.features.files.view.training.chart_lines import KINDS, Kind, colour_of, ends, lines_of
from playground.features.files.view.training.job_words import title
from playground.widgets import theme
from playground.widgets.buttons import Button
from playground.widgets.curve_chart import CurveChart, Mark
from playground.widgets.empty_state import EmptyState
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.features.files.training.charts import Charts
    from playground.features.files.training.jobs_model import JobsModel

_MOST_SMOOTHING: Final = 95  # hundredths
_SCALE: Final = 2  # pixels of a saved picture for each one on the screen
_MOST_OFFERED: Final = 20
_LEAST_HEIGHT: Final = 120


class ChartsPage(QWidget):
    """Signals:
    save_requested: the ending of the file that is wished, "png" or "csv".
    """

    save_requested = Signal(str)

    def __init__(self, jobs: "JobsModel", charts: "Charts", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._charts = jobs, charts
        self.charts: dict[Kind, CurveChart] = {kind: CurveChart(words) for kind, words in _titles().items()}
        self.legend = ChartLegend(self)
        self.smoothing = QSlider(Qt.Orientation.Horizontal, self)
        self.compare = Button(tr("Compare"), tr("Lay the curves of other jobs over these"), icon_name="columns")
        self.save = Button(tr("Save"), tr("Save the curves as a picture or as a table"), icon_name="download-simple")
        self._nothing = EmptyState(
            "chart-line",
            tr("No figures yet"),
            tr("The loss stands here as soon as the first steps are done. When it falls, the model learns."),
            (),
            self,
        )
        self._none = EmptyState(
            "chart-line", tr("No figures"), tr("The job has ended before it measured anything."), (), self
        )
        self._dress()
        self._arrange()
        self._connect()
        self.show_curves()

    def show_curves(self) -> None:
        curves, jobs = self._charts.curves, self._names()
        weight = self.smoothing.value() / 100
        whole, marks = ends(curves), self._marks(jobs)
        shown = {kind: lines_of(curves, kind, weight, jobs) for kind in KINDS}
        for kind, chart in self.charts.items():
            chart.set_lines(shown[kind], marks, whole)
            chart.setVisible(bool(shown[kind]))
        self.legend.set_lines([line for kind in KINDS for line in shown[kind]], marked=bool(marks))
        for part in (self._tools, self.legend, self._area):
            part.setVisible(bool(curves))
        job = self._jobs.job
        over = job is not None and job.over
        self._nothing.setVisible(not curves and not over)
        self._none.setVisible(not curves and over)

    def picture(self) -> QImage:
        """The legend and the charts as they are, twice as fine as on the screen."""
        holder = self._sheet
        size = QSize(holder.width(), self.legend.height() + 8 + holder.height())
        image = QImage(size * _SCALE, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_SCALE)
        image.fill(QColor(theme.tokens().window))
        with QPainter(image) as painter:
            self.legend.render(painter, QPoint(0, 0))
            holder.render(painter, QPoint(0, self.legend.height() + 8))
        return image

    def _on_jobs(self) -> None:
        """The end of a job that has measured nothing."""
        if not self._charts.curves:
            self.show_curves()

    def _names(self) -> dict[str, str]:
        """Of the jobs whose curves are shown, the selected one first."""
        selected = self._jobs.selected
        ids = [*([selected] if selected else []), *(each for each in self._charts.chosen if each != selected)]
        known = {id_: self._jobs.job_of(id_) for id_ in ids}
        return {id_: id_ if job is None else title(job) for id_, job in known.items()}

    def _marks(self, jobs: dict[str, str]) -> list[Mark]:
        return [Mark(mark.step, tr("Checkpoint"), colour_of(mark.job_id, "", jobs)) for mark in self._charts.marks]

    def _on_compare(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chosen = self._charts.chosen
        others = [job for job in self._jobs.jobs if job.id != self._jobs.selected][:_MOST_OFFERED]
        for job in others:
            action = menu.addAction(title(job))
            action.setCheckable(True)
            action.setChecked(job.id in chosen)
            action.triggered.connect(partial(self._toggle, job.id))
        if not others:
            menu.addAction(tr("There is no other job yet")).setEnabled(False)
        menu.popup(self.compare.mapToGlobal(self.compare.rect().bottomLeft()))

    def _toggle(self, id_: str) -> None:
        chosen = self._charts.chosen
        self._charts.choose(tuple(each for each in chosen if each != id_) if id_ in chosen else (*chosen, id_))

    def _on_save(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("As a picture (PNG)"), lambda: self.save_requested.emit("png"))
        menu.addAction(tr("As a table (CSV)"), lambda: self.save_requested.emit("csv"))
        menu.popup(self.save.mapToGlobal(self.save.rect().bottomLeft()))

    def _on_pointed(self, step: int) -> None:
        for chart in self.charts.values():
            chart.point_at(step)

    def _dress(self) -> None:
        self.compare.setObjectName("compare_jobs")
        self.save.setObjectName("save_curves")
        self.smoothing.setObjectName("smoothing")
        self.smoothing.setRange(0, _MOST_SMOOTHING)
        self.smoothing.setFixedWidth(96)
        self.smoothing.setAccessibleName(tr("Smoothing"))
        self.smoothing.setToolTip(tool_tip(tr("Evens out the jumps from step to step; what was measured stays, paler")))
        for kind, chart in self.charts.items():
            chart.setObjectName(f"chart_{kind}")
            chart.setMinimumHeight(_LEAST_HEIGHT)

    def _arrange_tools(self) -> None:
        word = QLabel(tr("Smoothing"), self)
        word.setProperty("role", "secondary")
        word.setBuddy(self.smoothing)
        self._tools = QWidget(self)
        top = QHBoxLayout(self._tools)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(8)
        top.addWidget(word)
        top.addWidget(self.smoothing)
        top.addStretch(1)
        top.addWidget(self.compare)
        top.addWidget(self.save)

    def _arrange(self) -> None:
        self._arrange_tools()
        self._sheet = QWidget()
        self._sheet.setProperty("role", "pane")
        inside = QVBoxLayout(self._sheet)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        for chart in self.charts.values():
            inside.addWidget(chart, 1)
        self._area = QScrollArea(self)
        self._area.setWidget(self._sheet)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._tools)
        column.addWidget(self.legend)
        column.addWidget(self._area, 1)
        column.addWidget(self._nothing, 1)
        column.addWidget(self._none, 1)

    def _connect(self) -> None:
        self._charts.changed.connect(self.show_curves)
        self._jobs.changed.connect(self._on_jobs)
        self.smoothing.valueChanged.connect(lambda _: self.show_curves())
        self.compare.clicked.connect(self._on_compare)
        self.save.clicked.connect(self._on_save)
        for chart in self.charts.values():
            chart.pointed_at.connect(self._on_pointed)


def _titles() -> "dict[Kind, str]":
    return {"loss": tr("Loss"), "accuracy": tr("Accuracy"), "other": tr("Other figures")}
