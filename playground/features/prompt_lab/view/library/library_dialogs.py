"""What the library asks and tells in the middle of the window."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from playground.widgets.buttons import Button
from playground.widgets.translation import tr
from playground.window.dialog import Dialog

if TYPE_CHECKING:
    from playground.features.prompt_lab.library.transfer import Offer


class UsesNote(Dialog):
    """One use in each line."""

    def __init__(self, uses: Sequence[str], parent: QWidget) -> None:
        super().__init__(tr("Where it is used"), parent, width=440)
        self.setObjectName("uses")
        for use in uses:
            self.body.addWidget(_said(use))
        if not uses:
            self.body.addWidget(_said(tr("This prompt is not used anywhere yet."), "secondary"))
        close = Button(tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        self.foot.addStretch(1)
        self.foot.addWidget(close)


class KnownQuestion(Dialog):
    """What is there already is never overwritten.

    Signals:
        copies_wanted: all are to come, the known ones as copies. others_wanted: only those that are new.
    """

    copies_wanted = Signal()
    others_wanted = Signal()

    def __init__(self, offer: "Offer", parent: QWidget) -> None:
        super().__init__(_title(offer), parent, width=460)
        self.setObjectName("known_prompts")
        self.body.addWidget(_said(tr("They can come a second time, as copies. Nothing is overwritten."), "secondary"))
        self.cancel = Button(tr("Cancel"))
        self.others = Button(tr("Only the others"), tr("Import what is not here yet"))
        self.copies = Button(tr("Import as copies"), tr("Import all; those that are here already become copies"))
        self.copies.setObjectName("import_copies")
        self.cancel.setDefault(True)
        self.others.setVisible(bool(offer.fresh))
        self.foot.addStretch(1)
        for button in (self.cancel, self.others, self.copies):
            self.foot.addWidget(button)
        self.cancel.clicked.connect(self.reject)
        for button, signal in ((self.others, self.others_wanted), (self.copies, self.copies_wanted)):
            button.clicked.connect(signal)
            button.clicked.connect(self.accept)


def _title(offer: "Offer") -> str:
    if len(offer.known) == 1:
        return tr("“{name}” is already in the library.", name=offer.known[0].name)
    return tr("{count} of these prompts are already in the library.", count=len(offer.known))


def _said(text: str, role: str = "") -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label
