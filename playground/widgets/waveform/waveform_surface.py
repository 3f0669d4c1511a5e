"""A sound as a wave over a ruler of time: shown, zoomed and moved, but not touched."""

import math
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRect, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollBar, QSizePolicy, QWidget

from playground.widgets import theme
from playground.widgets.clock import clock, tabular
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr
from playground.widgets.waveform import drawing, layers
from playground.widgets.waveform.columns import ColumnArray, Columns, Outline
from playground.widgets.waveform.layers import Scale, Span
from playground.widgets.waveform.marks import Mark, Marks
from playground.widgets.waveform.ruler import LEAST_GAP, ticks
from playground.widgets.waveform.sheet import Sheet
from playground.widgets.waveform.tape import Tape
from playground.widgets.waveform.visible_span import VisibleSpan

_RULER: Final = 26
_LANE: Final = 22
_BAR: Final = 12
_WORDS_FROM: Final = 90.0  # pixels of a second, from which single words can be read
_FINE: Final = 0.9  # columns of a pixel that are enough
_HEAD: Final = 7  # half the width of the head of the playhead
_FOLLOWED: Final = 0.08  # of the width, where the playhead comes when it has left


class WaveformSurface(QWidget):
    """Only what has changed is painted anew.

    Signals:
        columns_wanted: of the seconds from the first to the second number, so many.
        zoom_changed: more or less of the sound is seen.
    """

    columns_wanted = Signal(float, float, int)
    zoom_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFont(tabular(theme.font(9)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.visible_span = VisibleSpan()
        self.position: float | None = None
        self._overview: Outline | None = None
        self._detail: Outline | None = None
        self._asked: tuple[float, float, float] | None = None  # the rate last
        self._sheet = Sheet()
        self._tape: Tape | None = None
        self._segments, self._words = Marks(), Marks()
        self._current: Mark | None = None
        self._selection: Span | None = None
        self._loop: Span | None = None
        self._bar = QScrollBar(Qt.Orientation.Horizontal, self)
        self._bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar.hide()
        self._bar.valueChanged.connect(self._on_scrolled)
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.timeout.connect(self._ask)
        self.set_name(tr("Waveform"))
        self._tell()

    def sizeHint(self) -> QSize:
        return QSize(640, 180)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 96)

    @property
    def duration(self) -> float:
        return self.visible_span.duration

    @property
    def live(self) -> bool:
        return self._tape is not None

    # What is shown

    def set_name(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setToolTip(tool_tip(name))

    def clear(self) -> None:
        """Before another sound is shown, or none."""
        self._tape = None
        self._overview = self._detail = self._asked = None
        self._segments, self._words, self._current = Marks(), Marks(), None
        self._selection = self._loop = self.position = None
        self._show(VisibleSpan())
        self._tell()

    def set_overview(self, columns: ColumnArray, duration: float) -> None:
        """The whole sound in a few thousand columns; once more while it grows or becomes clearer."""
        self._tape = None
        self._overview = Outline.of(0.0, duration, columns)
        self._asked = None
        self._show(self.visible_span.of(duration))
        self._tell()

    def set_columns(self, first: float, last: float, columns: ColumnArray) -> None:
        """The answer to `columns_wanted`."""
        self._detail = Outline.of(first, last, columns)
        self._renew()

    def start_live(self, columns_per_second: float = 60.0) -> None:
        """From now on the wave grows at its right end, a pixel for each column."""
        self.clear()
        self._tape = Tape(columns_per_second, self.font(), _RULER)

    def append_columns(self, columns: ColumnArray) -> None:
        if self._tape is not None:
            self._tape.append(Columns.of(columns))
            self.update()

    def set_position(self, seconds: float | None) -> None:
        """Where it plays; None for nowhere. As often as it changes: little is painted for it."""
        before = self.position
        if seconds == before:
            return
        self.position = seconds
        self._repaint_between(before, seconds)
        self._show_current()
        if seconds is not None:
            self._follow(before, seconds)
        if int(before or 0) != int(seconds or 0):
            self._tell()

    def set_segments(self, segments: Sequence[Mark]) -> None:
        self._segments = Marks(segments)
        self._show_marks()

    def set_words(self, words: Sequence[Mark]) -> None:
        """They stand in the place of the texts of the segments where there is room for them."""
        self._words = Marks(words)
        self._show_marks()

    def set_selection(self, span: Span | None) -> None:
        if span != self._selection:
            self._selection = span
            self.update()
            self._tell()

    def selection(self) -> Span | None:
        return self._selection

    def set_loop(self, span: Span | None) -> None:
        """What is played again and again."""
        if span != self._loop:
            self._loop = span
            self.update()

    # What part of it

    def zoom_in(self) -> None:
        self.zoom(2.0)

    def zoom_out(self) -> None:
        self.zoom(0.5)

    def zoom(self, factor: float, at: float | None = None) -> None:
        """At a second; without one, at the playhead where that is seen."""
        span = self.visible_span
        middle = (span.first + span.last) / 2
        if at is None:
            at = self.position if self.position is not None and self._sees(self.position) else middle
        self._show(span.zoomed(factor, at))

    def fit(self) -> None:
        self._show(self.visible_span.fitted())

    def show_span(self, first: float, last: float) -> None:
        self._show(self.visible_span.showing(first, last))

    def pan(self, seconds: float) -> None:
        self._show(self.visible_span.panned(seconds))

    # Where things are

    def scale(self) -> Scale:
        seconds = self.visible_span.seconds
        return Scale(self.visible_span.first, self.width() / seconds if seconds else 0.0)

    def lane_area(self) -> QRect:
        """Empty where nothing was heard."""
        height = _LANE if self._segments.all or self._words.all else 0
        return QRect(0, self.height() - self._foot() - height, self.width(), height)

    def lane_marks(self) -> Marks:
        readable = self._words.all and (self.scale().pixels_per_second >= _WORDS_FROM or not self._segments.all)
        return self._words if readable else self._segments

    def lane_has_words(self) -> bool:
        return self.lane_marks() is self._words

    def room_above(self) -> int:
        """Where the words of the ruler must end."""
        return self.width()

    def has_ring(self) -> bool:
        """Whether a focus ring is to be seen."""
        return False

    def _ruler(self) -> QRect:
        return QRect(0, 0, self.width(), _RULER)

    def _wave(self) -> QRect:
        return QRect(0, _RULER, self.width(), max(1, self.lane_area().top() - _RULER))

    def _foot(self) -> int:
        return _BAR

    def _sees(self, seconds: float) -> bool:
        return self.visible_span.first <= seconds <= self.visible_span.last

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bar.setGeometry(0, self.height() - _BAR, self.width(), _BAR)
        self._renew()
        self._asking.start(0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.DevicePixelRatioChange):
            if self._tape is not None:
                self._tape.expire()
            self._renew()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self._tape is not None:
                self._tape.prepare(self.size(), self.devicePixelRatioF())
                self._tape.paint(painter, self.rect())
            else:
                self._paint_sound(painter, event.rect(), self.scale())
            if self.has_ring():
                layers.ring(painter, self.rect())

    def _paint_sound(self, painter: QPainter, exposed: QRect, scale: Scale) -> None:
        painter.fillRect(exposed, QColor(theme.tokens().surface))
        wave, lane = self._wave(), self.lane_area()
        seen = scale.seconds(exposed.left()), scale.seconds(exposed.right() + 1)
        if self._segments.all:
            layers.bands(painter, wave, scale, self._segments.between(*seen))
        if self._overview is not None:
            gain = drawing.gain_for(self._overview.peak)
            self._sheet.prepare(wave.size(), self.devicePixelRatioF(), gain, self._columns)
            self._sheet.paint(painter, wave, exposed, scale.x(self.position or 0.0))
        if lane.height() and exposed.bottom() >= lane.top():
            layers.lane(painter, lane, scale, self.lane_marks().between(*seen), self._current)
        if exposed.top() < _RULER:
            found = ticks(scale.seconds(exposed.left() - LEAST_GAP), seen[1], scale.pixels_per_second)
            layers.ruler(painter, self._ruler(), scale, found, self.room_above())
        self._paint_above(painter, wave, scale)

    def _paint_above(self, painter: QPainter, wave: QRect, scale: Scale) -> None:
        if self._selection is not None:
            layers.selection(painter, wave, scale, self._selection)
        if self._loop is not None:
            layers.loop(painter, self._ruler(), wave, scale, self._loop)
        if self.position is not None and self._sees(self.position):
            layers.playhead(painter, self._ruler(), wave, round(scale.x(self.position)))

    def _columns(self, count: int) -> Columns:
        span, detail, best = self.visible_span, self._detail, self._overview
        assert best is not None
        if detail is not None and detail.rate > best.rate and detail.covers(span.first, span.last):
            best = detail
        return best.sampled(span.first, span.last, count)

    # What has changed

    def _show(self, span: VisibleSpan) -> None:
        before, self.visible_span = self.visible_span, span
        with QSignalBlocker(self._bar):
            self._bar.setRange(0, round(1000 * (span.duration - span.seconds)))
            self._bar.setPageStep(max(1, round(1000 * span.seconds)))
            self._bar.setSingleStep(max(1, round(100 * span.seconds)))
            self._bar.setValue(round(1000 * span.first))
        self._bar.setVisible(not span.is_all)
        self._renew()
        self._asking.start(0)
        if (span.seconds, span.duration) != (before.seconds, before.duration):
            self._show_current()
            self.zoom_changed.emit()

    def _renew(self) -> None:
        self._sheet.expire()
        self.update()

    def _show_marks(self) -> None:
        self._current = None
        self._show_current()
        self._renew()

    def _show_current(self) -> None:
        current = None if self.position is None else self.lane_marks().at(self.position)
        if current is not self._current:
            for mark in (self._current, current):
                if mark is not None:
                    self.update(self.scale().across((mark.start, mark.end), self.lane_area()))
            self._current = current

    def _repaint_between(self, before: float | None, now: float | None) -> None:
        places = [round(self.scale().x(each)) for each in (before, now) if each is not None]
        # What has been played is coloured from the left edge on.
        left = min(places) if len(places) == 2 else 0
        left, right = max(-_HEAD, left - _HEAD), min(self.width() + _HEAD, max(places) + _HEAD)
        self.update(QRect(left, 0, max(0, right - left), self.height()))

    def _follow(self, before: float | None, now: float) -> None:
        """Turns the page when the playhead leaves it; who has looked elsewhere is left alone."""
        span = self.visible_span
        if before is not None and self._sees(before) and not self._sees(now):
            first = now - _FOLLOWED * span.seconds
            self._show(span.showing(first, first + span.seconds))

    def _ask(self) -> None:
        span, pixels = self.visible_span, self.width() * self.devicePixelRatioF()
        if self._overview is None or self.live or not span.seconds:
            return
        rate = pixels / span.seconds
        if self._overview.rate >= _FINE * rate or self._is_asked(rate):
            return
        # With what lies beside it, and up to twice as fine: little has to be asked for while it is moved and zoomed.
        rate = 2.0 ** math.ceil(math.log2(rate))
        first, last = max(0.0, span.first - span.seconds / 2), min(span.duration, span.last + span.seconds / 2)
        self._asked = first, last, rate
        self.columns_wanted.emit(first, last, round((last - first) * rate))

    def _is_asked(self, rate: float) -> bool:
        if self._asked is None:
            return False
        first, last, asked_rate = self._asked
        return first <= self.visible_span.first and self.visible_span.last <= last and asked_rate >= _FINE * rate

    def _on_scrolled(self, milliseconds: int) -> None:
        first = milliseconds / 1000
        self._show(self.visible_span.showing(first, first + self.visible_span.seconds))

    def _tell(self) -> None:
        """To those who hear the window."""
        said = tr("{position} of {duration}", position=clock(self.position or 0.0), duration=clock(self.duration))
        if self._selection is not None:
            first, last = (clock(each, 1) for each in self._selection)
            said += ", " + tr("selected from {first} to {last}", first=first, last=last)
        self.setAccessibleDescription(said)
