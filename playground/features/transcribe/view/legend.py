"""What the marks of doubtful words mean."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.features.transcribe.confidence import Sureness
from playground.features.transcribe.view.text.typesetting import mark_of
from playground.widgets import theme
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr

_GAP = 14


class Legend(QWidget):
    """Two words, marked as those in the text are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(theme.font(9))
        self._words: tuple[tuple[str, Sureness], ...] = ((tr("unsure"), "unsure"), (tr("doubtful"), "doubtful"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(
            tool_tip(tr("How sure the server is: dotted below 80 %, waved below 50 %, beside a line of all of it"))
        )
        self.setAccessibleName(tr("Marks of unsure and doubtful words"))

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = sum(metrics.horizontalAdvance(word) for word, _ in self._words) + _GAP
        return QSize(width + 2, metrics.height() + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            left, top = 0.0, (self.height() - self.fontMetrics().height()) / 2  # as in a label beside it
            for word, sure in self._words:
                layout = QTextLayout(word, self.font())
                each = QTextLayout.FormatRange()
                each.start, each.length, each.format = 0, len(word), mark_of(sure)
                layout.setFormats([each])
                layout.beginLayout()
                line = layout.createLine()
                line.setLineWidth(1000)
                layout.endLayout()
                painter.setPen(Qt.PenStyle.SolidLine)
                layout.draw(painter, QPointF(left, top))
                left += line.naturalTextWidth() + _GAP
