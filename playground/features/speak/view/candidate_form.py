"""Who is to read the line: a voice, a model and a speed each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from playground.features.speak.auditioning import Candidate
from playground.features.speak.view.audition_words import candidate_name, times
from playground.features.speak.view.choice_words import voices_in_words
from playground.features.speak.voices import Voice
from playground.widgets.buttons import Button, IconButton
from playground.widgets.choice_rows import ChoiceRow, FreeChoiceRow
from playground.widgets.flow_layout import FlowLayout
from playground.widgets.model_picker import ModelEntry, ModelPicker
from playground.widgets.plain_text import one_line
from playground.widgets.translation import tr

_SPEEDS = (0.75, 0.9, 1.1, 1.25, 1.5)


class CandidateForm(QWidget):
    """A line to add one, and a chip for each that was added.

    Signals:
        added: a `Candidate`.
        removed: its position.
    """

    added = Signal(object)
    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.voice = FreeChoiceRow(tr("Voice"), "voice", tr("Who reads. Any name can be written."))
        self.model = ModelPicker(self)
        self.speed = ChoiceRow(tr("Speed"), "speed", tr("How fast it is spoken"))
        self.add = Button(tr("Add"), tr("Let this voice take part"), icon_name="plus", parent=self)
        self._chips: list[QFrame] = []
        self._dress()
        self._arrange()
        self.add.clicked.connect(self._on_add)

    def candidate(self) -> Candidate:
        speed = self.speed.value()
        return Candidate(self.model.model(), self.voice.value().strip(), float(speed) if speed else None)

    def set_voices(self, voices: Sequence[Voice]) -> None:
        self.voice.set_choices(voices_in_words(voices))

    def set_models(self, entries: Sequence[ModelEntry], model: str) -> None:
        """`model` is the one that is offered first."""
        self.model.set_models(entries)
        self.model.set_model(model)

    def set_candidates(self, candidates: Sequence[Candidate]) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(position, each) for position, each in enumerate(candidates)]
        for chip in self._chips:
            self._flow.addWidget(chip)
            chip.show()
        self._row.setVisible(bool(self._chips))

    def _on_add(self) -> None:
        """The next one is another voice."""
        candidate = self.candidate()
        self.voice.set_value("")
        self.added.emit(candidate)

    def _chip(self, position: int, candidate: Candidate) -> QFrame:
        name = one_line(candidate_name(candidate))
        chip = QFrame(self._row)
        chip.setProperty("surface", "sunken")
        label = QLabel(name, chip)
        label.setTextFormat(Qt.TextFormat.PlainText)
        remove = IconButton("x", tr("Remove {name}", name=name), small=True, parent=chip)
        remove.setObjectName(f"remove_{position}")
        remove.clicked.connect(lambda: self.removed.emit(position))
        row = QHBoxLayout(chip)
        row.setContentsMargins(8, 2, 2, 2)
        row.setSpacing(6)
        row.addWidget(label)
        row.addWidget(remove)
        return chip

    def _dress(self) -> None:
        self.model.setObjectName("candidate_model")
        self.voice.box.setObjectName("candidate_voice")
        self.speed.box.setObjectName("candidate_speed")
        self.add.setObjectName("candidate_add")
        self.speed.set_choices([(str(speed), times(speed)) for speed in _SPEEDS])

    def _arrange(self) -> None:
        heading = QLabel(tr("Model"), self)
        heading.setProperty("role", "label")
        heading.setBuddy(self.model)
        model = QVBoxLayout()
        model.setSpacing(2)
        heading.setFixedHeight(self.voice.head.sizeHint().height())
        model.addWidget(heading)
        model.addWidget(self.model)
        fields = QHBoxLayout()
        fields.setSpacing(8)
        fields.addWidget(self.voice, 3)
        fields.addLayout(model, 3)
        fields.addWidget(self.speed, 2)
        fields.addWidget(self.add, alignment=Qt.AlignmentFlag.AlignBottom)
        self._row = QWidget(self)
        self._flow = FlowLayout(self._row, gap=6)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._row.setSizePolicy(policy)
        self._row.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(fields)
        column.addWidget(self._row)
