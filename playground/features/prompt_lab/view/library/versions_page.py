"""All versions of the open prompt: what changed in them, the difference of any two, and the way back."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDateTime, QLocale, QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from playground.features.prompt_lab.view.diff_text import DiffText
from playground.features.prompt_lab.word_diff import counts
from playground.widgets.buttons import Button
from playground.widgets.numbers import count
from playground.widgets.plain_text import one_line, tool_tip
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playground.features.prompt_lab.library.versions import Entry, Versions
    from playground.storage.prompts import VersionRecord

_ID: Final = Qt.ItemDataRole.UserRole
_LIST_WIDTH: Final = 232
_ROW_HEIGHT: Final = 46


class VersionsPage(QWidget):
    def __init__(self, versions: "Versions", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._versions = versions
        self.back = Button(tr("Back to the prompt"), kind="quiet", icon_name="caret-left", parent=self)
        self.list = QListWidget(self)
        self.name = QLineEdit(self)
        self.older = QComboBox(self)
        self.facts = QLabel(self)
        self.restore = Button(
            tr("Restore this version"),
            tr("What it says becomes the latest version; nothing is lost"),
            icon_name="arrow-counter-clockwise",
            parent=self,
        )
        self.text = DiffText(self)
        self._dress()
        self._arrange()
        self._connect()

    def _show_entries(self) -> None:
        if not self._versions.shown:
            return
        entries = self._versions.entries
        with QSignalBlocker(self.list):
            self.list.clear()
            for entry in entries:
                item = QListWidgetItem(f"{_title(entry.record)}\n{_facts(entry)}", self.list)
                item.setData(_ID, entry.record.id)
                item.setSizeHint(QSize(0, _ROW_HEIGHT))
                item.setToolTip(tool_tip(item.text()))
                if entry.record.id == self._versions.newer:
                    self.list.setCurrentItem(item)
        self._show_chosen()

    def _show_chosen(self) -> None:
        versions = self._versions
        records = [entry.record for entry in versions.entries]
        chosen = _found(records, versions.newer)
        with QSignalBlocker(self.older):
            self.older.clear()
            for record in records:
                if record.id != versions.newer:
                    self.older.addItem(_title(record), record.id)
            self.older.setCurrentIndex(self.older.findData(versions.older))
        self.older.setEnabled(self.older.count() > 0)
        if chosen is not None and not self.name.hasFocus():
            self.name.setText(chosen.name or "")
        self.restore.setEnabled(bool(records) and versions.newer != records[0].id)

    def _show_difference(self) -> None:
        pieces = self._versions.pieces
        self.text.set_pieces(pieces)
        added, removed = counts(pieces)
        words = tr("{added} words added, {removed} removed", added=count(added), removed=count(removed))
        self.facts.setText(words if added or removed else tr("No difference in the words"))

    def _on_chosen(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.name.clearFocus()
            self._versions.choose(item.data(_ID))
            self._show_chosen()

    def _on_older(self, place: int) -> None:
        if self._versions.newer is not None:
            self._versions.choose(self._versions.newer, self.older.itemData(place))

    def _on_named(self) -> None:
        chosen = _found([entry.record for entry in self._versions.entries], self._versions.newer)
        name = self.name.text().strip()
        if chosen is not None and name != (chosen.name or ""):
            self._versions.name(chosen.id, name)

    def _on_restore(self) -> None:
        if self._versions.newer is not None:
            self._versions.restore(self._versions.newer)
            self._versions.hide()

    def _dress(self) -> None:
        self.back.setObjectName("back_to_prompt")
        self.list.setObjectName("version_list")
        self.list.setAccessibleName(tr("Versions"))
        self.list.setToolTip(tool_tip(tr("The latest version stands on top")))
        self.list.setProperty("framed", True)
        self.list.setMaximumWidth(_LIST_WIDTH)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.name.setObjectName("version_name")
        self.name.setPlaceholderText(tr("Name this version"))
        self.name.setAccessibleName(tr("Name of this version"))
        self.name.setToolTip(tool_tip(tr("A version with a name is never changed")))
        self.older.setObjectName("older_version")
        self.older.setAccessibleName(tr("Compared with"))
        self.older.setToolTip(tool_tip(tr("Which version this one is compared with")))
        self.older.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.older.setMinimumContentsLength(10)
        self.restore.setObjectName("restore_version")
        self.text.setObjectName("difference")
        self.text.setToolTip(tool_tip(tr("Underlined: added. Struck through: removed.")))
        self.facts.setProperty("role", "secondary")

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.back)
        top.addStretch(1)
        top.addWidget(self.restore)
        compared = QLabel(tr("Compared with"), self)
        compared.setProperty("role", "secondary")
        compared.setBuddy(self.older)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.name, 1)
        head.addWidget(compared)
        head.addWidget(self.older, 1)
        card = self._card()
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addLayout(head)
        right.addWidget(card, 1)
        right.addWidget(self.facts)
        sides = QHBoxLayout()
        sides.setSpacing(12)
        sides.addWidget(self.list, 1)
        sides.addLayout(right, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 4, 20, 12)
        column.setSpacing(8)
        column.addLayout(top)
        column.addLayout(sides, 1)

    def _card(self) -> QFrame:
        card = QFrame(self)
        card.setProperty("surface", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(10, 10, 10, 10)
        inside.addWidget(self.text)
        return card

    def _connect(self) -> None:
        self._versions.changed.connect(self._show_entries)
        self._versions.compared.connect(self._show_difference)
        self.back.clicked.connect(self._versions.hide)
        self.list.currentItemChanged.connect(lambda *_: self._on_chosen())
        self.older.activated.connect(self._on_older)
        self.name.editingFinished.connect(self._on_named)
        self.restore.clicked.connect(self._on_restore)


def _found(records: "Sequence[VersionRecord]", version_id: int | None) -> "VersionRecord | None":
    return next((record for record in records if record.id == version_id), None)


def _title(record: "VersionRecord") -> str:
    words = tr("Version {number}", number=record.number)
    return f"{words} · {one_line(record.name)}" if record.name else words


def _facts(entry: "Entry") -> str:
    parts = []
    if entry.changes is not None:
        added, removed = entry.changes
        parts.append(f"+{count(added)} −{count(removed)}")
    if entry.record.used:
        parts.append(tr("used"))
    time = QDateTime.fromSecsSinceEpoch(int(entry.record.changed_at))
    parts.append(QLocale().toString(time, QLocale.FormatType.ShortFormat))
    return " · ".join(parts)
