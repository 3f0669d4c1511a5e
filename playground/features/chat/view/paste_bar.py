"""The bar above the composer that says what became of a long text, and lets it stand in the prompt all the same."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from playground.widgets import numbers
from playground.widgets.buttons import Button, IconButton
from playground.widgets.elided_label import ElidedLabel
from playground.widgets.glyph import Glyph
from playground.widgets.prompt_editor import has_long_line
from playground.widgets.translation import tr


class PasteBar(QWidget):
    """The text is attached already, so that nothing is lost whatever happens next.

    Signals:
        wanted_in_prompt: the name of the attachment, and its text.
    """

    wanted_in_prompt = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = self._text = ""
        self._words = ElidedLabel(parent=self)
        self._words.setProperty("role", "secondary")
        tip = tr("Takes the file off and puts its text where the cursor is")
        self.anyway_button = Button(tr("Paste anyway"), tip, parent=self)
        self.anyway_button.setObjectName("paste_anyway")
        self.close_button = IconButton("x", tr("Leave it as a file"), parent=self)
        self.close_button.setObjectName("paste_as_file")
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 0, 6)
        row.setSpacing(8)
        row.addWidget(Glyph("file-text", "accent"))
        row.addWidget(self._words, 1)
        row.addWidget(self.anyway_button)
        row.addWidget(self.close_button)
        self.anyway_button.clicked.connect(self._on_anyway)
        self.close_button.clicked.connect(lambda: self.forget())
        self.hide()

    def tell(self, name: str, text: str) -> None:
        """Lines that an editor cannot wrap in time stay in the file."""
        self._name, self._text = name, text
        size = numbers.size(len(text.encode(errors="replace")))
        short = not has_long_line(text)
        self._words.set_full_text(
            tr("{size} of text: attached as a file", size=size)
            if short
            else tr("{size} of text with very long lines: attached as a file", size=size)
        )
        self.anyway_button.setVisible(short)
        self.show()

    def forget(self) -> None:
        self._name = self._text = ""
        self.hide()

    def _on_anyway(self) -> None:
        name, text = self._name, self._text
        self.forget()
        self.wanted_in_prompt.emit(name, text)
