"""What the fields of the settings are called."""

from collections.abc import Mapping
from typing import Final

from playground.message import Message

LABELS: Final[Mapping[str, Message]] = {
    "temperature": Message("Temperature"),
    "top_p": Message("Top P"),
    "max_tokens": Message("Maximum length"),
    "stream": Message("Show words as they arrive"),
    "n": Message("Answers"),
    "presence_penalty": Message("New subjects"),
    "frequency_penalty": Message("Fewer repetitions"),
    "seed": Message("Seed"),
    "stop": Message("Stop at"),
    "logprobs": Message("Word probabilities"),
    "top_logprobs": Message("Alternatives"),
    "logit_bias": Message("Favour or forbid tokens"),
    "response_format": Message("Answer as"),
    "schema": Message("Schema"),
    "schema_name": Message("Name of the schema"),
    "tools": Message("Tools"),
    "tool_choice": Message("Use of tools"),
    "parallel_tool_calls": Message("Several calls at once"),
    "reasoning_effort": Message("Effort"),
    "verbosity": Message("Length of answers"),
    "service_tier": Message("Service tier"),
    "user": Message("User"),
    "safety_identifier": Message("Safety identifier"),
    "metadata": Message("Notes for the server"),
    "extra": Message("Extra fields"),
}
