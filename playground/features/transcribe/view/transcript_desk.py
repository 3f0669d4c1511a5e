"""Connects what was heard with the page on which it is read, corrected and compared."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from playground.features.transcribe import formats
from playground.features.transcribe.confidence import Sureness, sureness
from playground.features.transcribe.view.text.lines import Line, has_chances, lines_of, plain_lines
from playground.features.transcribe.view.version_bar import Possible
from playground.features.transcribe.view.version_words import about, name_of, versions
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.features.transcribe.parts import Parts
    from playground.features.transcribe.view.sound_desk import SoundDesk
    from playground.features.transcribe.view.take_page import Reading, TakePage


class TranscriptDesk(QObject):
    def __init__(self, parts: "Parts", page: "TakePage", sound: "SoundDesk", parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._page = page
        self._sound = sound
        self._shown: int | None = None
        self._connect_model()
        self._connect_text()
        self._show()

    def copy(self) -> None:
        content = self._parts.model.content
        if content is not None:
            self._parts.exporting.copy(content)

    # What the model tells

    def _show(self) -> None:
        model = self._parts.model
        record, content, running = model.transcript, model.content, model.run is not None
        lines = plain_lines(model.text_so_far) if running or content is None else lines_of(content)
        another = record is None or record.id != self._shown
        self._shown = None if record is None else record.id
        self._page.text.set_editable(model.edits.possible)
        self._page.text.set_lines(lines, "" if content is None else content.text)
        if another:
            self._page.text.go_to_top()
            self._parts.side_by_side.close()
        self._sound.set_text(lines, None if running else content, [_sure(line) for line in lines])
        self._page.set_about("" if record is None else about(record, model.facts), marked=has_chances(lines))
        self._show_card()
        self._show_possible()
        self._show_versions()
        self._page.show_reading(self._reading())

    def _reading(self) -> "Reading":
        model = self._parts.model
        if self._parts.side_by_side.comparison is not None:
            return "comparison"
        if model.transcript is None:
            return "nothing"
        if self._page.text.lines:
            return "text"
        return "blank" if model.run is None else "waiting"

    def _show_versions(self) -> None:
        model = self._parts.model
        self._page.bar.set_versions(
            versions(model.transcripts), None if model.transcript is None else model.transcript.id
        )

    def _show_possible(self) -> None:
        model = self._parts.model
        content, edits = model.content, model.edits
        has_text = content is not None and bool(content.text) and model.run is None
        heard = content is not None and edits.heard != content.text
        self._page.bar.set_possible(Possible(has_text, edits.can_undo, edits.can_redo, heard and has_text))
        if content is not None:
            reasons = {form: formats.lacking(content, form) for form in formats.FORMATS}
            self._page.bar.set_lacking({form: tr(reason) for form, reason in reasons.items() if reason is not None})

    def _show_card(self) -> None:
        card = self._parts.model.card
        if card is not None:
            advice = "" if card.advice is None else tr(card.advice)
            actions = [(name, tr(words)) for name, words in card.actions]
            self._page.card.set_message(card.level, tr(card.title), advice, card.details, actions)
        self._page.card.setVisible(card is not None)

    def _on_text_arrived(self) -> None:
        text = self._parts.model.text_so_far
        self._page.text.set_lines(plain_lines(text), text, follow=True)
        self._page.show_reading(self._reading())

    def _show_comparison(self) -> None:
        side_by_side = self._parts.side_by_side
        left, right, comparison = side_by_side.left, side_by_side.right, side_by_side.comparison
        if left is not None and right is not None and comparison is not None:
            came = tr("As it came from the server") if left.id == right.id else name_of(right)
            self._page.compare.set_comparison(name_of(left), came, comparison)
            self._page.compare.swap.setEnabled(left.id != right.id)
            self._page.show_reading("comparison")
            self._page.compare.setFocus()
        else:
            self._page.show_reading(self._reading())

    def _compare(self, other: int) -> None:
        shown = self._page.bar.shown()
        if shown is not None:
            self._parts.side_by_side.compare(shown, other)

    def _text(self) -> str:
        content = self._parts.model.content
        return self._page.text.selected_text() or ("" if content is None else content.text)

    def _on_text_changed(self, place: int, text: str) -> None:
        edits = self._parts.model.edits
        if place < 0:
            edits.change_whole_text(text)
        else:
            edits.change_text(place, text)

    def _connect_model(self) -> None:
        model = self._parts.model
        model.transcript_changed.connect(self._show)
        model.transcripts_changed.connect(self._show_versions)
        model.text_arrived.connect(lambda _: self._on_text_arrived())
        self._parts.side_by_side.changed.connect(self._show_comparison)
        self._page.compare.closed.connect(self._parts.side_by_side.close)
        self._page.compare.swap_requested.connect(self._parts.side_by_side.swap)

    def _connect_text(self) -> None:
        text, bar, edits, exporting = self._page.text, self._page.bar, self._parts.model.edits, self._parts.exporting
        text.place_clicked.connect(self._sound.play_from)
        text.play_requested.connect(self._parts.playing.toggle)
        text.passage_selected.connect(self._sound.select)
        text.passage_cleared.connect(self._sound.deselect)
        text.loop_requested.connect(self._sound.loop)
        text.text_changed.connect(self._on_text_changed)
        text.times_changed.connect(edits.change_times)
        text.split_requested.connect(edits.split)
        text.join_requested.connect(edits.join)
        text.remove_requested.connect(edits.remove)
        bar.undo_requested.connect(edits.undo)
        bar.redo_requested.connect(edits.redo)
        bar.version_chosen.connect(self._parts.model.show_transcript)
        bar.delete_requested.connect(self._parts.model.delete_transcript)
        bar.comparison_requested.connect(self._compare)
        bar.copy_requested.connect(self.copy)
        bar.chat_requested.connect(lambda: exporting.send_to_chat(self._text()))
        bar.speak_requested.connect(lambda: exporting.speak(self._text()))


def _sure(line: Line) -> Sureness | None:
    """Of a whole line: by what the server says of it, or of its words."""
    if line.chance is not None:
        return sureness(line.chance)
    chances = [piece.chance for piece in line.pieces if piece.chance is not None]
    return sureness(sum(chances) / len(chances)) if chances else None
