"""The rows for what a prompt is asked with, each under the name of its field."""

from collections.abc import Mapping
from typing import Any

from playground.features.prompt_lab.settings import EFFORTS, FORMATS, AskSettings
from playground.widgets.choice_rows import ChoiceRow
from playground.widgets.number_row import NumberRow
from playground.widgets.parameter_rows import ParameterRow, SliderRow, TextRow
from playground.widgets.translation import tr

_Row = SliderRow | NumberRow | TextRow | ChoiceRow


class AskRows:
    """Everything but the model. Setters are silent, as those of the rows are."""

    def __init__(self) -> None:
        self.temperature = SliderRow(
            tr("Temperature"),
            "temperature",
            tr("Low: nearly the same answer each time. High: more surprise."),
            0,
            2,
            0.05,
        )
        self.max_tokens = NumberRow(
            tr("Maximum length"), "max_completion_tokens", tr("In tokens; the answer is cut off there.")
        )
        self.top_p = SliderRow(
            tr("Choice of words (top-p)"),
            "top_p",
            tr("Only the likeliest words are drawn from. Change this or the temperature, not both."),
            *(0, 1, 0.01),
        )
        self.seed = NumberRow(tr("Seed"), "seed", tr("Servers that can do so repeat their answer for the same number."))
        self.stop = TextRow(
            tr("Stop at"), "stop", tr("The answer ends before one of these; one in each line."), multiline=True
        )
        self.reasoning_effort = ChoiceRow(
            tr("Effort of thinking"), "reasoning_effort", tr("For models that think before they answer.")
        )
        self.reasoning_effort.set_choices(list(_efforts().items()), strict=False)
        self.response_format = ChoiceRow(
            tr("Answer format"), "response_format", tr("Text, any JSON, or JSON of a given shape.")
        )
        self.response_format.set_choices(list(_formats().items()), strict=False)
        self.schema = TextRow(
            tr("JSON schema"), "response_format.json_schema.schema", tr("The shape of the answer."), multiline=True
        )
        self.extra = TextRow(
            tr("Extra fields"),
            "JSON",
            tr("Sent with the request as they are, for what this form does not know."),
            placeholder='{"verbosity": "low"}',
            multiline=True,
        )
        self._by_name: dict[str, _Row] = {name: row for name, row in vars(self).items() if isinstance(row, _Row)}
        for name, row in self._by_name.items():
            control = row.focusProxy()
            assert control is not None
            control.setObjectName(name)

    @property
    def all(self) -> tuple[ParameterRow, ...]:
        return tuple(self._by_name.values())

    def set_settings(self, settings: AskSettings) -> None:
        for name, row in self._by_name.items():
            value: Any = getattr(settings, name)
            row.set_value(value)

    def settings(self, model: str) -> AskSettings:
        values: dict[str, Any] = {name: row.value() for name, row in self._by_name.items()}
        return AskSettings(model=model, **values)


def _efforts() -> Mapping[str, str]:
    words = {
        "none": tr("None"),
        "minimal": tr("Minimal"),
        "low": tr("Low"),
        "medium": tr("Medium"),
        "high": tr("High"),
        "xhigh": tr("Very high"),
        "max": tr("Highest"),
    }
    return {effort: words[effort] for effort in EFFORTS}


def _formats() -> Mapping[str, str]:
    words = {"text": tr("Text"), "json_object": tr("Any JSON"), "json_schema": tr("JSON by a schema")}
    return {name: words[name] for name in FORMATS}
