"""Changing a message that was said, or adding one, in the composer: the bar above it, and what becomes of the text."""

from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from playground.features.chat.turns import ROLES, Prompt, Role, Turn
from playground.widgets.buttons import Button, IconButton
from playground.widgets.composer import Composer
from playground.widgets.glyph import Glyph
from playground.widgets.translation import tr

_SEND: Final = "paper-plane-right-fill"


@dataclass(frozen=True, slots=True)
class Edit:
    """What the composer is used for: a prompt to be asked again, a text to be changed, or a message to be added
    after a turn, None standing for the beginning."""

    kind: Literal["resend", "rewrite", "insert"]
    role: Role
    turn_id: int | None
    before: Prompt  # as it was before the change


class MessageEditor(QWidget):
    """Holds what was being written meanwhile. That, and a changed text until it has its place, is the draft.

    Signals:
        resent: a turn and its new prompt.
        rewritten: a turn, its new text, and whether the model is to go on from there.
        inserted: a role, a text, and the turn after which it goes or None.
        ended: the composer is free again for what was being written.
    """

    resent = Signal(int, Prompt)
    rewritten = Signal(int, str, bool)
    inserted = Signal(str, str, object)
    ended = Signal(Prompt)

    def __init__(self, composer: Composer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit: Edit | None = None
        self._aside = Prompt("")
        self._composer = composer
        self._words = QLabel(self)
        self._words.setProperty("role", "secondary")
        self.more_button = Button("", "", parent=self)
        self.more_button.setObjectName("edit_more")
        self.cancel_button = IconButton("x", tr("Leave the message as it was  (Esc)"), parent=self)
        self.cancel_button.setObjectName("edit_cancel")
        self._arrange()
        self.more_button.clicked.connect(self._on_more)
        self.cancel_button.clicked.connect(lambda: self.cancel())
        self.hide()

    def begin(self, edit: Edit, written: Prompt) -> None:
        """The composer holds the text of the message from now on."""
        self._aside = self.draft(written)
        self.edit = edit
        self._words.setText(self._title(edit))
        self._composer.set_verb(*self._verb(edit))
        more = {"resend": tr("Save without asking"), "rewrite": tr("Save and continue from there")}
        tips = {
            "resend": tr("Keeps what was said after it, and asks for nothing"),
            "rewrite": tr("The model writes on where the text ends"),
        }
        self.more_button.setText(more.get(edit.kind, ""))
        self.more_button.setToolTip(tips.get(edit.kind, ""))
        goes_on = edit.kind == "resend" or (edit.kind == "rewrite" and edit.role == "assistant")
        self.more_button.setVisible(goes_on)
        self.show()

    def draft(self, written: Prompt) -> Prompt:
        """What must not be lost, given what the composer holds."""
        if self.edit is None:
            return written
        return self._aside if written == self.edit.before else self._aside.followed_by(written)

    def keep_aside(self, prompt: Prompt) -> None:
        """Something has come to the draft meanwhile."""
        self._aside = prompt

    def submit(self, prompt: Prompt) -> None:
        """What the composer's button and Enter do."""
        edit = self.edit
        if edit is None:
            return
        self.cancel()
        if edit.kind == "resend" and edit.turn_id is not None:
            self.resent.emit(edit.turn_id, prompt)
        elif edit.kind == "rewrite" and edit.turn_id is not None:
            self.rewritten.emit(edit.turn_id, prompt.text, False)
        else:
            self.inserted.emit(edit.role, prompt.text, edit.turn_id)

    def cancel(self) -> None:
        if self.edit is not None:
            aside = self._aside
            self.forget()
            self.ended.emit(aside)

    def forget(self) -> None:
        """Another conversation is looked at; the draft has everything."""
        self.edit = None
        self._aside = Prompt("")
        self._composer.set_verb(tr("Send"), _SEND, tr("Enter to send · Shift+Enter for a new line"))
        self.hide()

    def _on_more(self) -> None:
        edit, text = self.edit, self._composer.text()
        if edit is not None and edit.turn_id is not None and text.strip():
            self.cancel()
            self.rewritten.emit(edit.turn_id, text, edit.kind == "rewrite")

    def _title(self, edit: Edit) -> str:
        titles = {
            "resend": tr("Editing your message. What was said stays as another version."),
            "rewrite": tr("Editing this message. What was said stays as another version."),
        }
        new = {
            "system": tr("New system message"),
            "developer": tr("New developer message"),
            "assistant": tr("New reply, in your own words"),
        }
        return titles.get(edit.kind) or new.get(edit.role) or tr("New message of the user, which is not answered now")

    def _verb(self, edit: Edit) -> tuple[str, str, str]:
        if edit.kind == "resend":
            return tr("Send"), _SEND, tr("Enter to send · Esc to leave it as it was")
        return tr("Save"), "check", tr("Enter to save · Esc to leave it as it was")

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 0, 6)
        row.setSpacing(8)
        row.addWidget(Glyph("pencil-simple", "accent"))
        row.addWidget(self._words, 1)
        row.addWidget(self.more_button)
        row.addWidget(self.cancel_button)


def insertion(role: str, after: int | None) -> Edit:
    """A new message of this role."""
    known = next(each for each in ROLES if each == role)
    return Edit("insert", known, after, Prompt(""))


def edit_of(turn: Turn) -> Edit:
    before = Prompt(turn.text, turn.attachments)
    return Edit("resend" if turn.role == "user" else "rewrite", turn.role, turn.id, before)
