"""The row in which a language is found by its name."""

import re
from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QEvent, QLocale, QModelIndex, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from playground.features.transcribe.languages import LANGUAGES, Language, find, named
from playground.widgets.parameter_rows import ParameterRow
from playground.widgets.translation import tr

_CODE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,8})?")


class LanguageRow(ParameterRow):
    """Label above, a field below for a name in English or Chinese, or a code; the code is sent. While it is empty
    the server hears the language by itself."""

    def __init__(self, label: str, api_name: str, tooltip: str, parent: QWidget | None = None) -> None:
        super().__init__(label, api_name, tooltip, parent)
        self._value = ""
        self._codes: frozenset[str] = frozenset(each.code for each in LANGUAGES)
        self._open = True
        self._offered: tuple[Language, ...] = ()
        self.label.setProperty("role", "label")
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(tr("Heard by itself"))
        self.field.setAccessibleName(label)
        self.field.setToolTip(self.tip)
        self.field.setClearButtonEnabled(True)
        self._names = QStringListModel(self)
        self.completer = QCompleter(self._names, self)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.setMaxVisibleItems(12)
        self.completer.setWidget(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self.head)
        column.addWidget(self.field)
        self.setFocusProxy(self.field)
        self.field.textEdited.connect(self._on_edited)
        self.field.editingFinished.connect(self._on_finished)
        popup = self.completer.popup()
        assert popup is not None
        self.popup = popup
        self.completer.activated[QModelIndex].connect(self._on_chosen)  # type: ignore[index]  # of two, by their types
        self.field.installEventFilter(self)
        self._mark()

    def set_choices(self, codes: Iterable[str], *, strict: bool) -> None:
        """The languages that the model knows; where that is not `strict`, others may be written as well."""
        self._codes, self._open = frozenset(codes), not strict

    def value(self) -> str:
        return self._value

    def set_value(self, value: str) -> None:
        if value != self._value or not self.field.hasFocus():
            self._value = value
            self._write()

    def differs(self) -> bool:
        return bool(self._value)

    def reset(self) -> None:
        self._change("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease and self.field.isEnabled():
            self._offer("" if self._value else self.field.text())
        elif _is_down(event) and not self.popup.isVisible():
            self._offer("" if self._value else self.field.text())
            return True
        return super().eventFilter(watched, event)

    def _on_edited(self, text: str) -> None:
        if text:
            self._offer(text)
        else:
            self._change("")

    def _offer(self, text: str) -> None:
        self._offered = tuple(each for each in find(text) if each.code in self._codes or self._open)
        self._names.setStringList([_both_names(each) for each in self._offered])
        if self._offered:
            self.completer.complete()
        else:
            self.popup.hide()

    def _on_chosen(self, index: QModelIndex) -> None:
        self._change(self._offered[index.row()].code)

    def _on_finished(self) -> None:
        if self.popup.isVisible():
            return
        self._change(self._meant(self.field.text().strip()))

    def _meant(self, text: str) -> str:
        """The code; what is none leaves the language as it was."""
        if not text or text == _shown(self._value):
            return self._value if text else ""
        known = named(text) or next(iter(find(text)), None)
        if known is not None and (known.code in self._codes or self._open):
            return known.code
        return text if self._open and _CODE.fullmatch(text) else self._value

    def _change(self, code: str) -> None:
        changed = code != self._value
        self._value = code
        self._write()
        if changed:
            self.value_changed.emit(code)

    def _write(self) -> None:
        self.field.setText(_shown(self._value))
        self.field.setCursorPosition(0)
        self._mark()


def _is_down(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down


def language_name(code: str) -> str:
    """In the user's language; a code that nobody knows stands for itself."""
    language = named(code)
    if language is None:
        return code
    return language.chinese if _in_chinese() else language.english


def _shown(code: str) -> str:
    return language_name(code) if code else ""


def _both_names(language: Language) -> str:
    names = (language.chinese, language.english) if _in_chinese() else (language.english, language.chinese)
    return f"{names[0]}  ·  {names[1]}  ·  {language.code}"


def _in_chinese() -> bool:
    return QLocale().language() == QLocale.Language.Chinese
