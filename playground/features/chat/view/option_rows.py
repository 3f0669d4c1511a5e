"""The rows of the options that everybody may want to change, and where the others unfold."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from playground.features.chat.wording import LABELS
from playground.widgets.parameter_rows import SliderRow, SwitchRow, TextRow
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.features.chat.view.edited_row import EditedRow
    from playground.widgets.choice_rows import ChoiceRow
    from playground.widgets.number_row import NumberRow

Row: TypeAlias = "ChoiceRow | EditedRow | NumberRow | SliderRow | SwitchRow | TextRow"
Rows: TypeAlias = "Mapping[str, Row]"

_WHOLE: Final = ("max_tokens", "n", "top_logprobs")
_NAMES: Final[Mapping[str, str]] = {
    "sampling": "top_p n presence_penalty frequency_penalty seed stop logprobs top_logprobs logit_bias",
    "format": "response_format schema schema_name",
    "tools": "tools tool_choice parallel_tool_calls",
    "reasoning": "reasoning_effort verbosity",
    "more": "stream service_tier user safety_identifier metadata extra",
}
# Known before the rows are made.
IN_FOLD: Final[Mapping[str, str]] = {name: fold for fold, names in _NAMES.items() for name in names.split()}


def main_rows() -> Rows:
    """What everybody may want to change."""
    rows: dict[str, Row] = {
        "system": TextRow(
            tr("System message"),
            "messages[0].role = system",
            tr("Tells the model how to behave in the whole conversation."),
            placeholder=tr("For example: answer briefly"),
            multiline=True,
        ),
        "temperature": slider(
            "temperature", tr("Low values give predictable answers, high ones surprising answers."), (0, 2, 0.01)
        ),
        "max_tokens": slider(
            "max_tokens",
            tr("The reply ends after so many tokens, finished or not."),
            (1, 131072, 1),
            logarithmic=True,
        ),
    }
    return named(rows)


def fold_titles() -> Mapping[str, str]:
    return {
        "sampling": tr("Sampling"),
        "format": tr("Answer format"),
        "tools": tr("Tools"),
        "reasoning": tr("Reasoning"),
        "more": tr("More settings"),
    }


def kept(name: str, value: object) -> Any:  # noqa: ANN401 - each field has a type of its own
    """A value of a row as the settings keep it: sliders tell whole numbers as others."""
    return round(value) if name in _WHOLE and isinstance(value, float) else value


def label_of(name: str) -> str:
    return tr(LABELS[name])


def slider(
    name: str,
    tooltip: str,
    span: tuple[float, float, float],
    *,
    default: float | None = None,
    logarithmic: bool = False,
) -> SliderRow:
    return SliderRow(label_of(name), name, tooltip, *span, default, logarithmic=logarithmic)


def named(rows: Rows) -> Rows:
    for name, row in rows.items():
        control = row.focusProxy()
        assert control is not None
        control.setObjectName(name)
    return rows
