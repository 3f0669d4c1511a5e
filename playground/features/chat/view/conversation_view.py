"""The middle of the chat: the conversation, or what to try in an empty one, and the composer at its foot."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from playground.features.chat.attachments import Attachment
from playground.features.chat.turns import Prompt, Turn
from playground.features.chat.view.message_editor import MessageEditor
from playground.features.chat.view.suggestions import suggestions
from playground.widgets.composer import Composer
from playground.widgets.empty_state import EmptyState
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.features.chat.view.message_editor import Edit
    from playground.features.chat.view.turn_content import Images, Sight
    from playground.widgets.transcript.content import TurnContent
    from playground.widgets.transcript.find_bar import FindBar
    from playground.widgets.transcript.transcript_view import TranscriptView

COLUMN = 780
MARGIN = 20


class ConversationView(QWidget):
    """Shows turns as they are given and keeps what is being written.

    Signals:
        submitted: a prompt, when the user sends it.
        prompt_changed: what is being written.
        action_requested: the id of an action of the last turn, or of one that names its turn itself.
        undo_requested: of the last change to the conversation.
        version_requested: a turn, and the way to the next of its versions (1) or to that before it (−1).
    """

    submitted = Signal(Prompt)
    prompt_changed = Signal(Prompt)
    action_requested = Signal(str)
    undo_requested = Signal()
    version_requested = Signal(int, int)

    def __init__(self, images: "Images", sight: "Callable[[int], Sight]", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images = images
        self._sight = sight
        self._turns: dict[int, Turn] = {}
        self._attachments: dict[int, Attachment] = {}
        self._busy = False
        self._suggestions = suggestions()
        self.empty = EmptyState(
            "chat-circle-text",
            tr("Chat with a model"),
            tr("Ask anything, and see how each setting on the right changes the answer."),
            [suggestion.label for suggestion in self._suggestions],
            self,
        )
        self._transcript: TranscriptView | None = None
        self.find_bar: FindBar | None = None
        self.composer = Composer(self)
        self.composer.set_placeholder(tr("Ask anything"))
        self.composer.set_takes_files(True)
        self.editor = MessageEditor(self.composer, self)
        self.setAcceptDrops(True)
        self._arrange()
        self._connect()

    @property
    def transcript(self) -> "TranscriptView":
        """Made for the first turn: what shows Markdown is a tenth of all that the start would otherwise load."""
        if self._transcript is None:
            self._transcript = self._make_transcript()
        return self._transcript

    def open_find(self) -> bool:
        """Opens the bar in which words are looked for; says whether there was something to look through, and nobody
        was writing there already."""
        if not self._turns or (self.find_bar is not None and self.find_bar.field.hasFocus()):
            return False
        self._bar().open()
        return True

    def seek(self, turn_id: int, word: str) -> None:
        """Brings a turn into sight, with a word in it that was looked for."""
        if turn_id in self._turns:
            self.transcript.show_turn(str(turn_id))
            self._bar().look_for(word, str(turn_id))

    def _bar(self) -> "FindBar":
        if self.find_bar is None:
            from playground.widgets.transcript.find_bar import FindBar

            self.find_bar = FindBar(self.transcript.finder, self)
            self.find_bar.closed.connect(self.transcript.setFocus)
            self._find_row.addWidget(self.find_bar)
        return self.find_bar

    @property
    def prompt(self) -> Prompt:
        return Prompt(self.composer.text(), tuple(self._attachments.values()))

    def set_draft(self, prompt: Prompt) -> None:
        """What is being written otherwise than by who writes here."""
        if self.editor.edit is None:
            self.set_prompt(prompt)
        else:
            self.editor.keep_aside(prompt)

    def begin_edit(self, edit: "Edit") -> None:
        self.editor.begin(edit, self.prompt)
        self.set_prompt(edit.before)
        self.composer.prompt.setFocus()

    def set_prompt(self, prompt: Prompt) -> None:
        """Silent: nobody wrote it just now."""
        self.composer.blockSignals(True)
        self.composer.clear()
        self._attachments.clear()
        self.composer.set_text(prompt.text)
        for attachment in prompt.attachments:
            self.attach(attachment)
        self.composer.blockSignals(False)

    def attach(self, attachment: Attachment) -> None:
        """To what is being written. Silent, as `set_prompt` is."""
        from playground.features.chat.view.attachment_words import ICONS, note_of

        icon_name, note = ICONS[attachment.kind], note_of(attachment)
        number = self.composer.add_attachment(attachment.name, attachment.size, icon_name, note)
        self._attachments[number] = attachment
        if attachment.kind == "picture":
            self._show_image(number, attachment)

    def put_into_prompt(self, name: str, text: str) -> None:
        """The text that was attached under this name."""
        for number, attachment in tuple(self._attachments.items()):
            if attachment.kind == "text" and attachment.name == name:
                self.composer.chips.remove(number)
        self.composer.prompt.insert_text(text)

    def show_image(self, blob_hash: str) -> None:
        """The small one of a picture has come."""
        for number, attachment in self._attachments.items():
            if attachment.hash == blob_hash:
                self._show_image(number, attachment)
        for turn in self._turns.values():
            if any(picture.hash == blob_hash for picture in turn.pictures):
                self._refresh_pictures(turn)

    def show_stars(self, turn_ids: Collection[int]) -> None:
        """These turns have got one or lost it."""
        last = next(reversed(self._turns), None)
        for turn_id in turn_ids:
            if turn_id in self._turns:
                self._refresh(self._turns[turn_id], last=turn_id == last)

    def set_turns(self, turns: Sequence[Turn], *, busy: bool) -> None:
        self._busy = busy
        self._turns = {turn.id: turn for turn in turns}
        last = turns[-1].id if turns else None
        if turns or self._transcript is not None:
            self.transcript.set_turns([self._content(turn, last=turn.id == last) for turn in turns])
        self._show_page()

    def show_path(self, turns: Sequence[Turn]) -> None:
        """Other turns of the same conversation. What stays keeps its place on the screen."""
        before, after = list(self._turns), [turn.id for turn in turns]
        kept = _common(before, after)
        ends = _common(before[kept:][::-1], after[kept:][::-1])
        for turn_id in before[kept : len(before) - ends]:
            self.transcript.remove_turn(str(turn_id))
        self._turns = {turn.id: turn for turn in turns}
        following = str(after[-ends]) if ends else None
        for turn in turns[kept : len(turns) - ends]:
            self.transcript.insert_turn(self._content(turn, last=False), following)
        for place in {kept - 1, len(turns) - 1} - {-1}:
            self._refresh(turns[place], last=place == len(turns) - 1)
        self._show_page()

    def put_on_top(self, widget: QWidget) -> None:
        self._column.insertWidget(0, widget)

    def put_below_transcript(self, widget: QWidget) -> None:
        """It gets most of the height while it is shown."""
        self._column.insertWidget(self._column.indexOf(self._pages) + 1, widget, 4)

    def put_above_composer(self, widget: QWidget) -> None:
        self._writing.insertWidget(0, widget)

    def set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.composer.set_busy(busy)
        self._refresh_last()

    def add_turn(self, turn: Turn) -> None:
        before = next(reversed(self._turns.values()), None)
        self._turns[turn.id] = turn
        self.transcript.append_turn(self._content(turn, last=True))
        if before is not None:
            self._refresh(before, last=False)
        if turn.role == "user":
            self.transcript.scroll_to_end()
        self._show_page()

    def add_text(self, turn_id: int, text: str) -> None:
        if turn_id in self._turns:
            self.transcript.append_text(str(turn_id), text)

    def add_thought(self, turn_id: int, text: str) -> None:
        turn = self._turns.get(turn_id)
        if turn is not None:
            self._turns[turn_id] = replace(turn, reasoning=turn.reasoning + text)
            self._show_thought(self._turns[turn_id])

    def change_turn(self, turn: Turn) -> None:
        """One of several choices is not among the turns."""
        if turn.id not in self._turns:
            return
        self._turns[turn.id] = turn
        number, text = str(turn.id), self._content(turn, last=False).text
        if self.transcript.text_of(number) != text:
            self.transcript.replace_text(number, text)
        if turn.status != "streaming":
            self.transcript.finish_turn(number)
        self._refresh(turn, last=turn.id == next(reversed(self._turns)))

    def remove_turn(self, turn_id: int) -> None:
        del self._turns[turn_id]
        self.transcript.remove_turn(str(turn_id))
        self._refresh_last()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """What the prompt takes may be dropped anywhere."""
        if self.composer.prompt.canInsertFromMimeData(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.composer.prompt.insertFromMimeData(event.mimeData())
        event.acceptProposedAction()

    def _refresh_last(self) -> None:
        last = next(reversed(self._turns.values()), None)
        if last is not None:
            self._refresh(last, last=True)

    def _show_thought(self, turn: Turn) -> None:
        from playground.features.chat.view.turn_content import thought_of

        thought = thought_of(turn)
        if thought is not None:
            self.transcript.set_thought(str(turn.id), thought)

    def _refresh_pictures(self, turn: Turn) -> None:
        from playground.features.chat.view.turn_content import thumbnails_of

        self.transcript.set_pictures(str(turn.id), thumbnails_of(turn, self._images))

    def _refresh(self, turn: Turn, *, last: bool) -> None:
        content = self._content(turn, last=last)
        self.transcript.set_footer(content.id, content.footer)
        if content.thought is not None:
            self.transcript.set_thought(content.id, content.thought)
        self.transcript.set_card(content.id, content.card)

    def _content(self, turn: Turn, *, last: bool) -> "TurnContent":
        from playground.features.chat.view.turn_content import content_for

        sight = self._sight(turn.id)
        return content_for(turn, replace(sight, last=last, busy=self._busy or sight.busy), self._images)

    def _show_image(self, number: int, picture: Attachment) -> None:
        image = self._images(picture)
        if image is not None:
            self.composer.set_thumbnail(number, image)

    def _show_page(self) -> None:
        policy = QSizePolicy.Policy.Ignored if self._turns else QSizePolicy.Policy.Preferred
        self.empty.setSizePolicy(policy, policy)  # or the transcript could not become lower than this
        self._pages.setCurrentWidget(self.transcript if self._turns else self.empty)

    def _on_attachment_removed(self, number: int) -> None:
        self._attachments.pop(number, None)
        self._tell_prompt()

    def _on_suggestion(self, position: int) -> None:
        self.composer.set_text(self._suggestions[position].prompt)
        self.composer.run()

    def _tell_prompt(self) -> None:
        self.prompt_changed.emit(self.editor.draft(self.prompt))

    def _on_submitted(self) -> None:
        if self.editor.edit is None:
            self.submitted.emit(self.prompt)
        else:
            self.editor.submit(self.prompt)

    def _on_edit_ended(self, aside: Prompt) -> None:
        self.set_prompt(aside)
        self._tell_prompt()

    def _on_action(self, turn_id: str, action: str) -> None:
        from playground.widgets.transcript.footer import NEXT, PREVIOUS

        ways = {PREVIOUS: -1, NEXT: 1}
        if action in ways:
            self.version_requested.emit(int(turn_id), ways[action])
        else:
            self.action_requested.emit(action)

    def _make_transcript(self) -> "TranscriptView":
        from playground.widgets.external import open_external
        from playground.widgets.transcript.transcript_view import TranscriptView

        transcript = TranscriptView(self)
        transcript.setObjectName("transcript")
        transcript.action_triggered.connect(self._on_action)
        transcript.link_activated.connect(lambda url: open_external(url, self))
        transcript.undo_requested.connect(self.undo_requested)
        self._pages.addWidget(transcript)
        # Where it stands: between what there is to try and the composer.
        self.setTabOrder(self.empty, transcript)
        return transcript

    def _arrange(self) -> None:
        self._pages = QStackedLayout()
        self._pages.addWidget(self.empty)
        self.composer.setMaximumWidth(COLUMN)
        self._writing = QVBoxLayout()
        self._writing.setSpacing(0)
        self._writing.addWidget(self.editor)
        self._writing.addWidget(self.composer)
        foot = QHBoxLayout()
        foot.setContentsMargins(MARGIN, 8, MARGIN, 16)
        foot.addStretch(1)
        foot.addLayout(self._writing, 1000)
        foot.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._find_row = QHBoxLayout()
        self._find_row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        self._find_row.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._column.addLayout(self._find_row)
        self._column.addLayout(self._pages, 1)
        self._column.addLayout(foot)
        self.setFocusProxy(self.composer.prompt)

    def _connect(self) -> None:
        self.empty.chosen.connect(self._on_suggestion)
        self.composer.submitted.connect(self._on_submitted)
        self.editor.ended.connect(self._on_edit_ended)
        self.composer.text_changed.connect(self._tell_prompt)
        self.composer.attachment_removed.connect(self._on_attachment_removed)


def _common(some: Sequence[int], others: Sequence[int]) -> int:
    """How many are the same at the beginning."""
    pairs = enumerate(zip(some, others, strict=False))
    return next((place for place, (one, other) in pairs if one != other), min(len(some), len(others)))
