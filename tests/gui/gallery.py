"""Shows every widget of the kit; `python tests/gui/gallery.py [--dark] [--zh] [--size WxH] [--save FILE]`."""

import argparse
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from playground.widgets import theme
from playground.widgets.buttons import Button, Kind
from playground.widgets.composer import Composer
from playground.widgets.empty_state import EmptyState
from playground.widgets.fold import Fold
from playground.widgets.model_picker import ModelEntry, ModelPicker
from playground.widgets.parameter_rows import SliderRow, SwitchRow, TextRow
from playground.widgets.parameter_summary import ParameterSummary
from playground.widgets.side_list import SideList
from playground.widgets.status_dot import DotState, StatusDot
from playground.widgets.translation import install, tr
from playground.widgets.workspace import Workspace

MODELS = (
    ModelEntry("demo-assistant"),
    ModelEntry("demo-ngram", "2027-01-14"),
    ModelEntry("gpt-3.5-turbo-0301", "2024-06-13"),
    *(ModelEntry(f"vendor/a-rather-long-name-of-a-model-{number:04}-instruct-q4") for number in range(200)),
)


def left_panel() -> SideList:
    panel = SideList(tr("New chat"), tr("New chat"), tr("Conversations"), tr("No conversations yet"))
    today = [(1, "Spring poem"), (2, "Explain this error"), (3, "Packing list, Norway, three weeks, with children")]
    panel.set_groups([(tr("Today"), today), (tr("Yesterday"), [(4, "Weekly report draft"), (5, "回访用户 SQL")])])
    panel.select(1)
    return panel


def right_panel() -> QWidget:
    panel = QFrame()
    panel.setProperty("surface", "surface")
    picker = ModelPicker()
    picker.set_models(MODELS)
    picker.set_model("demo-ngram")
    preset = QComboBox()
    preset.addItems(["Balanced", "Precise"])
    preset.setAccessibleName("Preset")
    preset.setToolTip("Preset")
    system = TextRow("System message", "messages[0]", "Who answers", multiline=True)
    system.set_value("You are a helpful assistant. Answer briefly.")
    temperature = SliderRow("Temperature", "temperature", "How daring the answer is", 0, 2, 0.01, 1)
    temperature.set_value(0.7)
    top_p = SliderRow("Top P", "top_p", "How many words are considered", 0, 1, 0.01, 1)
    length = SliderRow(
        "Maximum length", "max_tokens", "Where the answer ends at the latest", 1, 131072, 1, logarithmic=True
    )
    stream = SwitchRow("Stream", "stream", "Show the answer as it arrives", default=True)
    rows = [system, temperature, top_p, length, stream]
    column = QVBoxLayout(panel)
    column.setContentsMargins(16, 14, 16, 16)
    column.setSpacing(12)
    label = QLabel("Model")
    label.setProperty("role", "label")
    column.addWidget(label)
    column.addWidget(picker)
    column.addWidget(preset)
    for row in rows:
        column.addWidget(row)
    column.addWidget(Fold("More settings", QLabel("Seldom needed")))
    column.addWidget(ParameterSummary(rows))
    column.addStretch(1)
    area = QScrollArea()
    area.setWidget(panel)
    area.setWidgetResizable(True)
    return area


def centre_panel() -> QWidget:
    panel = QFrame()
    panel.setProperty("surface", "window")
    composer = Composer()
    composer.set_placeholder("Ask anything")
    composer.add_attachment("notes on a long journey through the north.txt", 5_200_000)
    buttons = QHBoxLayout()
    kinds: tuple[Kind, ...] = ("primary", "secondary", "quiet", "danger", "link")
    for kind in kinds:
        buttons.addWidget(Button(kind.title(), kind=kind, icon_name="plus"))
    states: tuple[DotState, ...] = ("idle", "busy", "success", "warning", "danger")
    for state in states:
        buttons.addWidget(StatusDot(state))
    column = QVBoxLayout(panel)
    column.setContentsMargins(20, 16, 20, 16)
    column.addLayout(buttons)
    column.addWidget(
        EmptyState(
            "chat-circle-text",
            "Ask, and the answer streams in",
            "Everything runs on this computer: no key, no account, no network.",
            ["Compare three planets in a table", "Explain a regular expression", "Write a haiku about rain"],
        ),
        1,
    )
    column.addWidget(composer)
    return panel


def gallery() -> Workspace:
    return Workspace(left_panel(), centre_panel(), right_panel())


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--zh", action="store_true")
    parser.add_argument("--size", default="1280x800")
    parser.add_argument("--save", type=Path)
    wanted = parser.parse_args()
    app = QApplication(sys.argv[:1])
    install(app, "zh_CN" if wanted.zh else "en")
    theme.apply(app, "dark" if wanted.dark else "light")
    window = gallery()
    window.resize(*map(int, wanted.size.split("x")))
    window.show()
    if wanted.save is None:
        app.exec()
        return
    app.processEvents()
    window.grab().save(str(wanted.save))


if __name__ == "__main__":
    main()
