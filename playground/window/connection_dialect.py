"""What a server speaks, as far as the user knows better than the program: a few fields, and the paths."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from playground.api.dialect import ENDPOINTS, Dialect, Endpoint
from playground.message import Message
from playground.widgets.fold import Fold
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr
from playground.window.connection_draft import NO_PATH, Draft, read_path
from playground.window.dialog import caption, remark
from playground.window.form_field import FormField, choice, line_edit


class DialectFields(QWidget):
    """Setters down, one signal up.

    Signals:
        edited: by the user.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        auto, yes, no = ("auto", tr("Automatic")), ("yes", tr("Yes")), ("no", tr("No"))
        names = [(name, name) for name in ("max_tokens", "max_completion_tokens")]
        masks = [("alpha", tr("Where it is transparent")), ("white", tr("Where it is white"))]
        self.max_tokens = choice("max_tokens_field", [auto, *names])
        self.stream_options = choice("stream_options", [auto, yes, no])
        self.developer_role = choice("developer_role", [auto, yes, no])
        self.mask_convention = choice("mask_convention", [auto, *masks])
        self.speech_format = choice(
            "speech_format_field", [auto, *((name, name) for name in ("response_format", "output_format"))]
        )
        self.embedding_base64 = choice("embedding_base64", [auto, yes, no])
        spoken = [("current", tr("Today’s (/fine_tuning/jobs)")), ("legacy", tr("Of before 2024 (/fine-tunes)"))]
        self.fine_tuning = choice("fine_tuning", [auto, *spoken])
        self.paths = PathTable()
        self.more = Fold(tr("Paths"), self.paths)
        self._arrange()
        for box in self._boxes():
            box.activated.connect(self.edited)
        self.paths.edited.connect(self.edited)

    def show_draft(self, draft: Draft) -> None:
        values = (
            draft.max_tokens,
            draft.stream_options,
            draft.developer_role,
            draft.mask,
            draft.speech_format,
            draft.embedding_base64,
            draft.fine_tuning,
        )
        for box, value in zip(self._boxes(), values, strict=True):
            box.setCurrentIndex(box.findData(value))
        self.paths.show_paths(draft.paths)
        self.more.set_open(bool(draft.paths))

    def show_guess(self, guessed: Dialect) -> None:
        self.paths.show_guess(guessed)

    def show_problem(self, problem: Message | None) -> None:
        self.paths.show_problem(problem)
        if problem is not None:
            self.more.set_open(True)

    def _boxes(self) -> tuple[QComboBox, ...]:
        return (
            self.max_tokens,
            self.stream_options,
            self.developer_role,
            self.mask_convention,
            self.speech_format,
            self.embedding_base64,
            self.fine_tuning,
        )

    def _arrange(self) -> None:
        fields = (
            FormField(
                tr("Field of the maximum length"),
                self.max_tokens,
                tr("The name under which this server takes the maximum length; automatic finds out by itself"),
            ),
            FormField(
                tr("Token count of streams"),
                self.stream_options,
                tr("Whether to ask for the token count of streams (stream_options.include_usage)"),
            ),
            FormField(
                tr("Developer role"),
                self.developer_role,
                tr("Whether system messages are sent with the role developer"),
            ),
            FormField(
                tr("Masks: what may change"),
                self.mask_convention,
                tr("How a mask marks the part of a picture that may change"),
            ),
            FormField(
                tr("Field of the speech format"),
                self.speech_format,
                tr("The name under which this server takes the format of speech; old documents say output_format"),
            ),
            FormField(
                tr("Vectors as base64"),
                self.embedding_base64,
                tr("Whether to ask for vectors as base64, which is shorter and read faster than decimals"),
            ),
            FormField(
                tr("Fine-tuning jobs"),
                self.fine_tuning,
                tr("Which endpoint takes fine-tuning jobs; automatic tries today’s and offers the other one"),
            ),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for place, field in enumerate(fields):
            grid.addWidget(field, place // 2, place % 2, Qt.AlignmentFlag.AlignBottom)
            grid.setColumnStretch(place % 2, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(caption(tr("Dialect")))
        layout.addLayout(grid)
        layout.addWidget(self.more)


class PathTable(QWidget):
    """Endpoints, and the path that this server has for each; an empty line leaves it to the program.

    Signals:
        edited: by the user.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edits = {endpoint: line_edit(f"path_of_{endpoint}") for endpoint in ENDPOINTS}
        self.problem = QLabel()
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setProperty("role", "danger")
        self.problem.setWordWrap(True)
        self.problem.hide()
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, (endpoint, edit) in enumerate(self.edits.items()):
            edit.setAccessibleName(tr("Path of {endpoint}", endpoint=endpoint))
            edit.setToolTip(tool_tip(tr("What stands behind the base URL for {endpoint}", endpoint=endpoint)))
            edit.textEdited.connect(self.edited)
            name = QLabel(endpoint)
            name.setProperty("role", "secondary")
            name.setBuddy(edit)
            grid.addWidget(name, row, 0)
            grid.addWidget(edit, row, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(remark(tr("Empty: automatic. A dash: this server does not have it.")))
        layout.addLayout(grid)
        layout.addWidget(self.problem)

    def paths(self) -> Mapping[Endpoint, str]:
        return {endpoint: edit.text() for endpoint, edit in self.edits.items() if edit.text().strip()}

    def show_paths(self, paths: Mapping[Endpoint, str]) -> None:
        for endpoint, edit in self.edits.items():
            edit.setText(paths.get(endpoint, ""))

    def show_guess(self, guessed: Dialect) -> None:
        for endpoint, edit in self.edits.items():
            path = guessed.path(endpoint) if guessed.has(endpoint) else NO_PATH
            edit.setPlaceholderText(tr("Automatic: {path}", path=path))

    def show_problem(self, problem: Message | None) -> None:
        self.problem.setVisible(problem is not None)
        self.problem.setText("" if problem is None else tr(problem))
        for edit in self.edits.values():
            invalid = bool(edit.text().strip()) and read_path(edit.text()) is None
            if bool(edit.property("invalid")) != invalid:
                edit.setProperty("invalid", invalid)
                # The style sheet looks at a property only when the widget is polished again.
                edit.style().unpolish(edit)
                edit.style().polish(edit)
