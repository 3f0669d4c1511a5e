"""How loud it is: a bar for the level, another for the peaks, and a light that says that it was too loud."""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.widgets import theme
from playground.widgets.clock import tabular
from playground.widgets.icons import pixmap
from playground.widgets.numbers import decimal
from playground.widgets.plain_text import tool_tip
from playground.widgets.tokens import mix
from playground.widgets.translation import tr

LOWEST: Final = -60.0  # dB, where the bars begin
_LOUD, _LOUDEST = -12.0, -3.0  # dB, where the colours change
_RELEASE: Final = 30.0  # dB by which a bar falls in a second
_HOLD: Final = 1.5  # seconds for which the highest peak stands
_BAR: Final = 8
_GAP: Final = 8
_LIGHT: Final = 16


class LevelMeter(QWidget):
    """The figure is the highest peak of the last moments. The light stays on until it is clicked.

    Signals:
        clip_cleared: the user has put out the light.
    """

    clip_cleared = Signal()

    def __init__(
        self,
        orientation: Qt.Orientation = Qt.Orientation.Horizontal,
        parent: QWidget | None = None,
        *,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._upright = orientation == Qt.Orientation.Vertical
        self._now = now
        self._rms = self._peak = self._held = LOWEST
        self._time = self._held_until = 0.0
        self._clipped = False
        self._shown: tuple[int, int, int] = (0, 0, 0)
        self._text = ""
        self._bar = self._figure = self._light = QRect()
        self._length = 0
        self.setFont(tabular(theme.font(9)))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(tr("Level"))
        fixed, free = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(*((fixed, free) if self._upright else (free, fixed)))
        self._write()
        self._tell()

    def clipped(self) -> bool:
        return self._clipped

    def set_level(self, rms_db: float, peak_db: float, clipped: bool) -> None:
        """As often as it changes. The bars rise at once and fall slowly."""
        now = self._now()
        fallen = _RELEASE * (now - self._time)
        self._time = now
        self._rms = _within(max(rms_db, self._rms - fallen))
        self._peak = _within(max(peak_db, self._peak - fallen))
        if peak_db >= self._held or now >= self._held_until:
            self._held, self._held_until = self._peak, now + _HOLD
        if clipped and not self._clipped:
            self._set_clipped(True)
        self._refresh()

    def reset(self) -> None:
        """Nothing is heard, and nothing was too loud."""
        self._rms = self._peak = self._held = LOWEST
        self._held_until = 0.0
        self._set_clipped(False)
        self._refresh()

    def clear_clip(self) -> None:
        if self._clipped:
            self._set_clipped(False)
            self.clip_cleared.emit()

    def sizeHint(self) -> QSize:
        return self._oriented(220)

    def minimumSizeHint(self) -> QSize:
        return self._oriented(110)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.clear_clip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._clipped and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.clear_clip()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.EnabledChange):
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        self._refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if event.rect().intersects(self._bar):
                self._paint_bar(painter)
            if event.rect().intersects(self._figure):
                painter.setPen(QColor(theme.tokens().secondary))
                aligned = Qt.AlignmentFlag.AlignHCenter if self._upright else Qt.AlignmentFlag.AlignRight
                painter.drawText(self._figure, aligned | Qt.AlignmentFlag.AlignVCenter, self._text)
            if event.rect().intersects(self._light):
                self._paint_light(painter)
            if self.hasFocus():
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(QColor(theme.tokens().accent), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _paint_bar(self, painter: QPainter) -> None:
        """Colours follow the place, as on the scale of an instrument: what is red there stays red."""
        t, bar = theme.tokens(), self._bar
        rms, peak, held = self._shown
        painter.fillRect(bar, QColor(t.track))
        begin = 0
        for end_db, colour in ((_LOUD, t.success), (_LOUDEST, t.warning), (0.0, t.danger)):
            end = round(self._length * _share(end_db))
            painter.fillRect(self._slice(begin, min(end, peak)), QColor(mix(t.track, colour, 0.45)))
            painter.fillRect(self._slice(begin, min(end, rms)), QColor(colour))
            begin = end
        if held:
            painter.fillRect(self._slice(held - 2, held), QColor(t.text))

    def _paint_light(self, painter: QPainter) -> None:
        t, light = theme.tokens(), self._light
        if self._clipped:
            painter.drawPixmap(light.topLeft(), pixmap("warning", t.danger, _LIGHT, self.devicePixelRatioF()))
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(t.outline), 1))
        painter.drawEllipse(QRectF(light).adjusted(4.5, 4.5, -4.5, -4.5))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    # Where things are

    def _oriented(self, length: int) -> QSize:
        metrics = QFontMetrics(self.font())
        if self._upright:
            return QSize(self._figure_width() + 8, length)
        return QSize(length, max(28, metrics.height() + 8))

    def _figure_width(self) -> int:
        return QFontMetrics(self.font()).horizontalAdvance(tr("{number} dB", number=decimal(-60, 1))) + 2

    def _place(self) -> None:
        """Light, bar and figure, one after another."""
        width, height = self.width(), self.height()
        if self._upright:
            high = QFontMetrics(self.font()).height() + 4
            self._figure = QRect(0, height - high - 2, width, high)
            self._light = QRect((width - _LIGHT) // 2, 4, _LIGHT, _LIGHT)
            top = self._light.bottom() + 1 + _GAP // 2
            self._bar = QRect((width - _BAR) // 2, top, _BAR, max(0, self._figure.top() - _GAP // 2 - top))
        else:
            self._light = QRect(width - _LIGHT, (height - _LIGHT) // 2, _LIGHT, _LIGHT)
            broad = self._figure_width()
            self._figure = QRect(self._light.left() - 4 - broad, 0, broad, height)
            self._bar = QRect(0, (height - _BAR) // 2, max(0, self._figure.left() - _GAP), _BAR)
        self._length = self._bar.height() if self._upright else self._bar.width()

    def _slice(self, begin: int, end: int) -> QRect:
        bar, length = self._bar, max(0, end - begin)
        if self._upright:
            return QRect(bar.left(), bar.bottom() + 1 - begin - length, bar.width(), length)
        return QRect(bar.left() + begin, bar.top(), length, bar.height())

    # What has changed

    def _refresh(self) -> None:
        rms, peak, held = (round(self._length * _share(each)) for each in (self._rms, self._peak, self._held))
        shown = rms, peak, held
        if shown != self._shown:
            self._shown = shown
            self.update(self._bar)
        self._write()

    def _write(self) -> None:
        quiet = self._held <= LOWEST
        text = "–∞ dB" if quiet else tr("{number} dB", number=decimal(self._held, 1))
        if text != self._text:
            self._text = text
            self.update(self._figure)

    def _set_clipped(self, clipped: bool) -> None:
        if clipped != self._clipped:
            self._clipped = clipped
            self._tell()
            self.update()

    def _tell(self) -> None:
        if self._clipped:
            said = tr("It was too loud and is distorted. Turn the microphone down, then click to clear this warning.")
        else:
            said = tr("The level in decibels below the loudest that fits. The line marks the highest peak.")
        self.setToolTip(tool_tip(said))
        self.setAccessibleDescription(said)


def _within(decibels: float) -> float:
    return min(0.0, max(LOWEST, decibels))


def _share(decibels: float) -> float:
    return 1 - decibels / LOWEST
