"""What goes along with a prompt, shown as chips that can be taken off again."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from playground.widgets import numbers
from playground.widgets.buttons import IconButton
from playground.widgets.elided_label import ElidedLabel
from playground.widgets.flow_layout import FlowLayout
from playground.widgets.glyph import Glyph
from playground.widgets.plain_text import one_line, tool_tip
from playground.widgets.translation import tr

_NAME_WIDTH = 180
_THUMBNAIL = 24
_COVERING = Qt.AspectRatioMode.KeepAspectRatioByExpanding


class AttachmentChips(QWidget):
    """A row of chips, hidden while there are none.

    Signals:
        removed: the number that `add` gave.
    """

    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: dict[int, _Chip] = {}
        self._next = 1
        self._layout = FlowLayout(self, gap=6)
        self.hide()

    def add(self, name: str, size: int, icon_name: str = "file-text", note: str = "") -> int:
        """The note says what was done with it."""
        number = self._next
        self._next += 1
        chip = _Chip(name, size, icon_name, note, self)
        chip.remove.clicked.connect(lambda: self._on_remove(number))
        self._chips[number] = chip
        self._layout.addWidget(chip)
        self.show()
        return number

    def set_thumbnail(self, number: int, image: QImage) -> None:
        self._chips[number].set_thumbnail(image)

    def remove(self, number: int) -> None:
        """As its button does."""
        self._on_remove(number)

    def clear(self) -> None:
        for number in tuple(self._chips):
            self._drop(number)

    def __len__(self) -> int:
        return len(self._chips)

    def _on_remove(self, number: int) -> None:
        self._drop(number)
        self.removed.emit(number)

    def _drop(self, number: int) -> None:
        chip = self._chips.pop(number)
        self._layout.removeWidget(chip)
        chip.hide()
        chip.deleteLater()
        self.setVisible(bool(self._chips))


class _Chip(QFrame):
    def __init__(self, name: str, size: int, icon_name: str, note: str, parent: QWidget) -> None:
        super().__init__(parent)
        shown = one_line(name)
        self.setProperty("surface", "sunken")
        self.setToolTip(tool_tip(f"{name}\n{note}" if note else name))
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setText(label.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideMiddle, _NAME_WIDTH))
        about = ElidedLabel(Qt.TextElideMode.ElideRight, parent=self)
        about.setProperty("role", "secondary")
        about.set_full_text(" · ".join(part for part in (numbers.size(size), note) if part))
        self.remove = IconButton("x", tr("Remove {name}", name=shown), small=True, parent=self)
        self._glyph: QWidget = Glyph(icon_name)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 2, 2, 2)
        self._row.setSpacing(6)
        for widget in (self._glyph, label, about, self.remove):
            self._row.addWidget(widget)

    def set_thumbnail(self, image: QImage) -> None:
        glyph, self._glyph = self._glyph, _Thumbnail(image)
        self._row.replaceWidget(glyph, self._glyph)
        glyph.deleteLater()


class _Thumbnail(QLabel):
    def __init__(self, image: QImage) -> None:
        super().__init__()
        ratio = self.devicePixelRatioF()
        side = round(_THUMBNAIL * ratio)
        picture = image.scaled(side, side, _COVERING, Qt.TransformationMode.SmoothTransformation)
        left, top = (picture.width() - side) // 2, (picture.height() - side) // 2
        pixmap = QPixmap.fromImage(picture.copy(left, top, side, side))
        pixmap.setDevicePixelRatio(ratio)
        self.setPixmap(pixmap)
