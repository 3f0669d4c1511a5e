"""Asks before a trained model is deleted: what it has learned cannot be brought back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from playground.widgets.buttons import Button
from playground.widgets.elided_label import ElidedLabel
from playground.widgets.translation import tr
from playground.window.dialog import Dialog


class ModelQuestion(Dialog):
    """Enter keeps the model: the button that deletes must be meant."""

    def __init__(self, model: str, parent: QWidget) -> None:
        super().__init__(tr("Delete this model?"), parent, width=440)
        self.setObjectName("model_question")
        name = ElidedLabel()
        name.set_full_text(model)
        said = QLabel(tr("What it has learned is lost. To have it again it must be trained again."))
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setProperty("role", "secondary")
        said.setWordWrap(True)
        self.body.addWidget(name)
        self.body.addSpacing(4)
        self.body.addWidget(said)
        self.keep = Button(tr("Keep"), tr("Leave it where it is"))
        self.delete = Button(tr("Delete"), tr("Delete it on the server"), kind="danger")
        self.keep.setObjectName("keep_model")
        self.delete.setObjectName("delete_model_now")
        self.keep.setDefault(True)
        self.foot.addStretch(1)
        self.foot.addWidget(self.keep)
        self.foot.addWidget(self.delete)
        self.keep.clicked.connect(self.reject)
        self.delete.clicked.connect(self.accept)
