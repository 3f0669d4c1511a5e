"""The rows of the form for a job, each under the name of its field."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from playground.features.files.training.settings import COUNTS, SWITCHES
from playground.features.files.view.training.file_row import FileRow
from playground.features.files.view.training.job_words import method_words
from playground.widgets.choice_rows import Choice, ChoiceRow
from playground.widgets.number_row import NumberRow
from playground.widgets.parameter_rows import ParameterRow, SliderRow, SwitchRow, TextRow
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.features.files.training.controls import Control
    from playground.features.files.training.settings import JobSettings
    from playground.message import Message

_Row = ChoiceRow | NumberRow | SliderRow | SwitchRow | TextRow
_USUAL: Final = "supervised"  # what "not set" means in the row of the method

FEW: Final = ("training_file", "validation_file", "suffix", "method", "n_epochs")
LEARNING: Final = ("batch_size", "learning_rate_multiplier", "beta", "prompt_loss_weight", "seed")
GRADING: Final = ("grader", "reasoning_effort", "compute_multiplier", "eval_interval", "eval_samples")
CLASSIFYING: Final = (
    "compute_classification_metrics",
    "classification_n_classes",
    "classification_positive_class",
    "classification_betas",
)
TRACKING: Final = ("wandb_project", "wandb_name", "wandb_entity", "wandb_tags")
OTHERS: Final = ("metadata", "extra")


class JobRows:
    """Everything but the model. Setters are silent, as those of the rows are."""

    def __init__(self) -> None:
        self.by_name: dict[str, _Row] = {**_few(), **_learning(), **_grading(), **_classifying(), **_tracking()}
        for name, row in self.by_name.items():
            control = row.focusProxy()
            assert control is not None
            control.setObjectName(f"job_{name}")

    @property
    def all(self) -> tuple[ParameterRow, ...]:
        return tuple(self.by_name.values())

    def row(self, name: str) -> ParameterRow:
        return self.by_name[name]

    def files(self) -> tuple[FileRow, ...]:
        return tuple(row for row in self.by_name.values() if isinstance(row, FileRow))

    def set_settings(self, settings: "JobSettings") -> None:
        for name, row in self.by_name.items():
            value: Any = getattr(settings, name)
            row.set_value(_shown(name, value))

    def set_controls(self, controls: "Mapping[str, Control]") -> None:
        for name, row in self.by_name.items():
            control = controls[name]
            row.set_available("" if control.reason is None else tr(control.reason))
            if isinstance(row, ChoiceRow) and not isinstance(row, FileRow):
                row.set_choices(_in_words(name, control.choices), strict=not control.open)

    def values(self) -> dict[str, Any]:
        return {name: _wished(name, row.value()) for name, row in self.by_name.items()}


def problem_words(problems: "Mapping[str, Message]", name: str) -> str:
    return tr(problems[name]) if name in problems else ""


def _shown(name: str, value: Any) -> Any:  # noqa: ANN401 - whatever the field holds
    if name == "method":
        return "" if value == _USUAL else value
    return bool(value) if name in SWITCHES else value


def _wished(name: str, value: Any) -> Any:  # noqa: ANN401
    if name == "method":
        return value or _USUAL
    if name in SWITCHES:
        return value or None  # the server's default, too, is not to
    return int(value) if name in COUNTS and value is not None else value


def _in_words(name: str, values: tuple[str, ...]) -> tuple[Choice, ...]:
    if name == "method":
        return tuple((value, method_words(value)) for value in values if value != _USUAL)
    efforts = {"default": tr("As usual"), "low": tr("Low"), "medium": tr("Medium"), "high": tr("High")}
    return tuple((value, efforts.get(value, value)) for value in values)


def _few() -> dict[str, _Row]:
    return {
        "training_file": FileRow(
            tr("Training file"),
            "training_file",
            tr("What the model learns from: one example a line."),
            unset=tr("Choose a file"),
        ),
        "validation_file": FileRow(
            tr("Validation file"),
            "validation_file",
            tr("Examples that it does not learn from: with them it is checked whether it learns or only repeats."),
            unset=tr("None"),
        ),
        "suffix": TextRow(
            tr("Name"),
            "suffix",
            tr("Becomes a part of the new model's name."),
            placeholder=tr("my-assistant"),
        ),
        "method": ChoiceRow(
            tr("How it learns"),
            "method",
            tr("From examples, from the better of two answers, or from grades for its own answers."),
            unset=method_words(_USUAL),
        ),
        "n_epochs": NumberRow(
            tr("Epochs"), "n_epochs", tr("How often it goes through the whole file. Each time costs as much again.")
        ),
    }


def _learning() -> dict[str, _Row]:
    return {
        "batch_size": NumberRow(
            tr("Examples per step"), "batch_size", tr("Few: it learns unsteadily. Many: it learns slowly.")
        ),
        "learning_rate_multiplier": SliderRow(
            tr("Learning rate"),
            "learning_rate_multiplier",
            tr("How much it changes with each step, as a multiple of what is usual."),
            *(0.01, 20.0, 0.01),
            logarithmic=True,
            unit="×",
        ),
        "beta": SliderRow(
            tr("Faithfulness"),
            "beta",
            tr("How closely it stays to what it was, while it learns preferences."),
            *(0.0, 2.0, 0.05),
        ),
        "prompt_loss_weight": SliderRow(
            tr("Weight of the prompt"),
            "prompt_loss_weight",
            tr("How much it learns to write the prompts, too, and not only the answers."),
            *(0.0, 1.0, 0.01),
        ),
        "seed": NumberRow(tr("Seed"), "seed", tr("The same number and the same settings give nearly the same model.")),
    }


def _grading() -> dict[str, _Row]:
    return {
        "grader": TextRow(
            tr("Grader"),
            "method.reinforcement.grader",
            tr("What gives grades to the answers, as a JSON object."),
            placeholder='{"type": "string_check", …}',
            multiline=True,
        ),
        "reasoning_effort": ChoiceRow(tr("Thinking"), "reasoning_effort", tr("How long it thinks before it answers.")),
        "compute_multiplier": SliderRow(
            tr("Exploration"),
            "compute_multiplier",
            tr("How many answers it tries, as a multiple of what is usual."),
            *(0.1, 10.0, 0.1),
            logarithmic=True,
            unit="×",
        ),
        "eval_interval": NumberRow(
            tr("Steps between two checks"), "eval_interval", tr("How often it is checked with the validation file.")
        ),
        "eval_samples": NumberRow(
            tr("Answers per check"), "eval_samples", tr("How many answers are graded for each example.")
        ),
    }


def _classifying() -> dict[str, _Row]:
    return {
        "compute_classification_metrics": SwitchRow(
            tr("Measure as a classifier"),
            "compute_classification_metrics",
            tr("Accuracy and F1 over the validation file, for models that only name a class."),
        ),
        "classification_n_classes": NumberRow(
            tr("Classes"), "classification_n_classes", tr("How many there are; for more than two.")
        ),
        "classification_positive_class": TextRow(
            tr("Positive class"),
            "classification_positive_class",
            tr("Which of two classes is the one to be found."),
        ),
        "classification_betas": TextRow(
            tr("F-beta scores"),
            "classification_betas",
            tr("Numbers with commas between them; for two classes."),
            placeholder="0.5, 1, 2",
        ),
    }


def _tracking() -> dict[str, _Row]:
    return {
        "wandb_project": TextRow(
            tr("Project"), "integrations.wandb.project", tr("The project at Weights & Biases that gets the figures.")
        ),
        "wandb_name": TextRow(
            tr("Name of the run"), "integrations.wandb.name", tr("How the run is called there; else like the job.")
        ),
        "wandb_entity": TextRow(tr("Team"), "integrations.wandb.entity", tr("Whose project it is; else yours.")),
        "wandb_tags": TextRow(
            tr("Tags"),
            "integrations.wandb.tags",
            tr("Words with commas between them."),
            placeholder=tr("first, short"),
        ),
        "metadata": TextRow(
            tr("Metadata"),
            "metadata",
            tr("What the server is to keep with the job: a JSON object of texts."),
            placeholder='{"purpose": "trial"}',
            multiline=True,
        ),
        "extra": TextRow(
            tr("Extra fields"),
            "JSON",
            tr("Sent with the request as they are, for what this form does not know."),
            placeholder='{"service_tier": "flex"}',
            multiline=True,
        ),
    }
