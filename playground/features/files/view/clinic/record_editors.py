"""Examples of each kind, ready to be written in."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from playground.features.files.view.clinic.conversation_editor import ConversationEditor
from playground.features.files.view.clinic.json_field import JsonField
from playground.widgets.fold import Fold
from playground.widgets.plain_text import tool_tip
from playground.widgets.prompt_editor import PromptEditor, too_large
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.storage.json_values import Json, JsonObject

_PAIR: Final = ("prompt", "completion")
_INPUT: Final = "input"
_ANSWERS: Final = (("preferred_output", "non_preferred_output"), ("preferred_completion", "non_preferred_completion"))
_JSON_LINES: Final = (6, 40)


class RecordEditor(Protocol):
    """`record` is None while what is written cannot be read. Setters say nothing."""

    changed: SignalInstance

    def takes(self, record: "JsonObject") -> bool: ...

    def set_record(self, record: "JsonObject") -> None: ...

    def record(self) -> "JsonObject | None": ...


class ChatEditor(QWidget):
    """Signals:
    changed: another message or field.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record: JsonObject = {}
        self.messages = ConversationEditor(parent=self)
        self.others = _Others(tr("Tools and other fields"), self)
        _column(self, (self.messages, self.others))
        self.messages.changed.connect(self.changed)
        self.others.changed.connect(self.changed)

    def takes(self, record: "JsonObject") -> bool:
        return _is_conversation(record.get("messages"))

    def set_record(self, record: "JsonObject") -> None:
        self._record = record
        self.messages.set_messages(_objects(record.get("messages")))
        self.others.set_record(_without(record, ("messages",)))

    def record(self) -> "JsonObject | None":
        messages, others = self.messages.messages(), self.others.record()
        return None if messages is None or others is None else _ordered(self._record, {"messages": messages, **others})


class PreferenceEditor(QWidget):
    """Signals:
    changed: another message or field.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record: JsonObject = {}
        self.asked = ConversationEditor(weighted=False, parent=self)
        self.better, self.worse = (ConversationEditor(weighted=False, most=1, parent=self) for _ in range(2))
        self.others = _Others(tr("Tools and other fields"), self)
        parts = (
            _heading(tr("Conversation before the answer")),
            self.asked,
            _heading(tr("The better answer")),
            self.better,
            _heading(tr("The worse answer")),
            self.worse,
            self.others,
        )
        _column(self, parts)
        for part in (self.asked, self.better, self.worse, self.others):
            part.changed.connect(self.changed)

    def takes(self, record: "JsonObject") -> bool:
        asked = record.get(_INPUT)
        answers = map(record.get, _answers(record))
        return isinstance(asked, dict) and all(map(_is_conversation, (asked.get("messages"), *answers)))

    def set_record(self, record: "JsonObject") -> None:
        self._record = record
        asked, (better, worse) = _object(record.get(_INPUT)), _answers(record)
        self.asked.set_messages(_objects(asked.get("messages")))
        self.better.set_messages(_objects(record.get(better)))
        self.worse.set_messages(_objects(record.get(worse)))
        beside = _without(asked, ("messages",))
        others = _without(record, (_INPUT, better, worse))
        self.others.set_record({**({_INPUT: beside} if beside else {}), **others})

    def record(self) -> "JsonObject | None":
        asked, better, worse = (each.messages() for each in (self.asked, self.better, self.worse))
        others = self.others.record()
        if asked is None or better is None or worse is None or others is None:
            return None
        beside = _object(others.get(_INPUT))
        question = _ordered(_object(self._record.get(_INPUT)), {"messages": asked, **beside})
        answers = dict(zip(_answers(self._record), (better, worse), strict=True))
        written = {**_without(others, (_INPUT,)), _INPUT: question, **answers}
        return _ordered(self._record, written)


class PairEditor(QWidget):
    """Signals:
    changed: another text or field.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record: JsonObject = {}
        self._written: set[str] = set()
        self.prompt = PromptEditor(self, lines=(2, 14))
        self.completion = PromptEditor(self, lines=(2, 14))
        self.others = _Others(tr("Other fields"), self)
        parts: list[QWidget] = []
        for name, editor, label in self._named():
            editor.set_enter_submits(False)
            editor.setAccessibleName(label)
            editor.setToolTip(tool_tip(f"{label}\n{name}"))
            editor.textChanged.connect(lambda name=name: self._on_text(name))
            parts += [_heading(label), _card(editor)]
        self.others.changed.connect(self.changed)
        _column(self, (*parts, self.others))

    def takes(self, record: "JsonObject") -> bool:
        texts = [record.get(name) for name in _PAIR]
        return all(isinstance(text, str) and not too_large(text) for text in texts)

    def set_record(self, record: "JsonObject") -> None:
        self._record = record
        self._written = set()
        for name, editor, _ in self._named():
            editor.blockSignals(True)
            editor.set_text(str(record.get(name, "")))
            editor.blockSignals(False)
        self.others.set_record(_without(record, _PAIR))

    def record(self) -> "JsonObject | None":
        others = self.others.record()
        texts = {name: editor.text() for name, editor, _ in self._named() if name in self._written}
        return None if others is None else _ordered(self._record, {**_only(self._record, _PAIR), **texts, **others})

    def _named(self) -> tuple[tuple[str, PromptEditor, str], ...]:
        return ("prompt", self.prompt, tr("Prompt")), ("completion", self.completion, tr("Completion"))

    def _on_text(self, name: str) -> None:
        self._written.add(name)
        self.changed.emit()


class RawEditor(QWidget):
    """Everything as JSON: for what has no better form, and for those who prefer it.

    Signals:
        changed: another text.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = JsonField(tr("The example as JSON"), lines=_JSON_LINES, parent=self)
        _column(self, (self.field,))
        self.field.changed.connect(self.changed)

    def takes(self, record: "JsonObject") -> bool:
        return True

    def set_record(self, record: "JsonObject") -> None:
        self.field.set_record(record)

    def set_text(self, text: str) -> None:
        """A line that is no JSON object."""
        self.field.set_text(text)
        self.field.show_fault()

    def text(self) -> str:
        return self.field.text()

    def record(self) -> "JsonObject | None":
        return self.field.record()


class _Others(QWidget):
    """Open when there is something in it."""

    changed = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = JsonField(title)
        self._fold = Fold(title, self.field)
        _column(self, (self._fold,))
        self.field.changed.connect(self.changed)

    def set_record(self, record: "JsonObject") -> None:
        self.field.set_record(record)
        self._fold.set_open(bool(record))

    def record(self) -> "JsonObject | None":
        return self.field.record()


def _answers(record: "JsonObject") -> tuple[str, str]:
    """What the better one and the worse one are called."""
    return next((names for names in _ANSWERS if names[0] in record), _ANSWERS[0])


def _is_conversation(value: "Json") -> bool:
    return isinstance(value, list) and all(isinstance(each, dict) for each in value)


def _objects(value: "Json") -> "list[JsonObject]":
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _object(value: "Json") -> "JsonObject":
    return value if isinstance(value, dict) else {}


def _without(record: "JsonObject", names: Sequence[str]) -> "JsonObject":
    return {name: value for name, value in record.items() if name not in names}


def _only(record: "JsonObject", names: Sequence[str]) -> "JsonObject":
    return {name: value for name, value in record.items() if name in names}


def _ordered(old: "JsonObject", written: "Mapping[str, Json]") -> "JsonObject":
    """In the order of the fields that there were: whoever compares files should see what changed, and no more."""
    return {**{name: written[name] for name in old if name in written}, **written}


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "label")
    return label


def _card(editor: PromptEditor) -> QFrame:
    card = QFrame()
    card.setProperty("surface", "card")
    inside = QVBoxLayout(card)
    inside.setContentsMargins(8, 6, 8, 6)
    inside.addWidget(editor)
    return card


def _column(holder: QWidget, widgets: Sequence[QWidget]) -> None:
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
