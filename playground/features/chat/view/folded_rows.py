"""The rows of the options that unfold. What they need is loaded when the first of them is wanted."""

from collections.abc import Callable, Mapping
from typing import Final

from playground.features.chat import checks
from playground.features.chat.settings import MOST_CHOICES, MOST_LOGPROBS, PENALTIES
from playground.features.chat.view.edited_row import EditedRow
from playground.features.chat.view.option_rows import Rows, label_of, named, slider
from playground.widgets.choice_rows import ChoiceRow
from playground.widgets.number_row import NumberRow
from playground.widgets.parameter_rows import SwitchRow, TextRow
from playground.widgets.translation import tr

_MOST_NAMES: Final = 8


def sampling_rows() -> Rows:
    return named(
        {
            "top_p": slider(
                "top_p",
                tr("Leaves out the least likely words: with 0.1 only those that make up the likeliest tenth remain."),
                (0, 1, 0.01),
            ),
            "n": slider(
                "n",
                tr("How many answers are written to the same prompt. Each one is paid for."),
                (1, MOST_CHOICES, 1),
                default=1,
                logarithmic=True,
            ),
            "presence_penalty": slider(
                "presence_penalty",
                tr("High values make the model speak of something new, low ones of what was there before."),
                (*PENALTIES, 0.05),
                default=0,
            ),
            "frequency_penalty": slider(
                "frequency_penalty",
                tr("High values keep the model from using the same words again and again."),
                (*PENALTIES, 0.05),
                default=0,
            ),
            "seed": NumberRow(
                label_of("seed"), "seed", tr("The same seed and prompt give nearly the same answer again.")
            ),
            "stop": _text(
                "stop",
                "stop",
                tr(
                    "The reply ends before any of these texts: up to four, one in each line. {mark} is a line break.",
                    mark="\\n",
                ),
                "###",
            ),
            "logprobs": SwitchRow(
                label_of("logprobs"), "logprobs", tr("The server says of each word how likely it was.")
            ),
            "top_logprobs": slider(
                "top_logprobs",
                tr("How many other words are told that could have stood in the place of each."),
                (0, MOST_LOGPROBS, 1),
            ),
            "logit_bias": _text(
                "logit_bias",
                "logit_bias",
                tr("Makes tokens likelier or less likely, by their numbers: 100 forces one, -100 forbids it."),
                '{"50256": -100}',
            ),
        }
    )


def format_rows() -> Rows:
    return named(
        {
            "response_format": ChoiceRow(
                label_of("response_format"), "response_format", tr("Free text, or JSON that a program can read.")
            ),
            "schema": EditedRow(
                label_of("schema"),
                "response_format.json_schema",
                tr("Says which fields the JSON has. The reply is checked against it."),
                button=tr("Edit schema…"),
                in_short=_schema_in_short,
            ),
        }
    )


def tool_rows() -> Rows:
    return named(
        {
            "tools": EditedRow(
                label_of("tools"),
                "tools",
                tr("Functions that the model may ask for. You answer for them, nothing is run."),
                button=tr("Edit tools…"),
                in_short=_tools_in_short,
            ),
            "tool_choice": ChoiceRow(
                label_of("tool_choice"), "tool_choice", tr("Whether the model may, must or must not ask for a tool.")
            ),
            "parallel_tool_calls": SwitchRow(
                label_of("parallel_tool_calls"),
                "parallel_tool_calls",
                tr("Without it the model asks for one tool at a time."),
                default=True,
            ),
        }
    )


def reasoning_rows() -> Rows:
    return named(
        {
            "reasoning_effort": ChoiceRow(
                label_of("reasoning_effort"),
                "reasoning_effort",
                tr("How long a reasoning model thinks before it answers. Other models refuse this."),
            ),
            "verbosity": ChoiceRow(
                label_of("verbosity"), "verbosity", tr("How much is said in the answer. Only newer models know this.")
            ),
        }
    )


def other_rows() -> Rows:
    return named(
        {
            "stream": SwitchRow(
                label_of("stream"),
                "stream",
                tr("Without it the reply comes in one piece when it is complete."),
                default=True,
            ),
            "service_tier": ChoiceRow(
                label_of("service_tier"), "service_tier", tr("How fast the server works on it, and at which price.")
            ),
            "user": TextRow(label_of("user"), "user", tr("A name for the one who asks, which the server keeps.")),
            "safety_identifier": TextRow(
                label_of("safety_identifier"),
                "safety_identifier",
                tr("Lets the server tell users of an application apart, without their names."),
            ),
            "metadata": _text(
                "metadata",
                "metadata",
                tr("Up to 16 short texts by name, kept with the request and found again at the server."),
                '{"project": "garden"}',
            ),
            "extra": _text(
                "extra",
                "JSON",
                tr("Sent with the request as they are, for what this form does not know."),
                '{"top_k": 40}',
            ),
        }
    )


FOLDS: Final[Mapping[str, Callable[[], Rows]]] = {
    "sampling": sampling_rows,
    "format": format_rows,
    "tools": tool_rows,
    "reasoning": reasoning_rows,
    "more": other_rows,
}


def _text(name: str, api_name: str, tooltip: str, placeholder: str) -> TextRow:
    return TextRow(label_of(name), api_name, tooltip, placeholder=placeholder, multiline=True)


def _schema_in_short(text: str) -> str:
    schema = checks.readable(checks.schema, text)
    if schema is None:
        return tr("Not written yet") if not text.strip() else tr("Not finished")
    properties = schema.get("properties")
    names = list(properties) if isinstance(properties, Mapping) else []
    return _listed(names) if names else tr("Anything that the schema allows")


def _tools_in_short(text: str) -> str:
    if not text.strip():
        return tr("None yet")
    entries = checks.readable(checks.tools, text)
    if entries is None:
        return tr("Not finished")
    return _listed([checks.name_of(entry) for entry in entries])


def _listed(names: list[str]) -> str:
    shown = ", ".join(names[:_MOST_NAMES])
    return shown if len(names) <= _MOST_NAMES else f"{shown} …"
