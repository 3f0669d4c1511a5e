"""What tools, their calls and the answers to them must be like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground.features.files.clinic.finding import Flaw
from playground.features.files.clinic.json_line import NoJson, parse
from playground.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from playground.features.files.clinic.finding import Path
    from playground.storage.json_values import Json


def tool_flaws(tools: Json, path: Path) -> Iterator[Flaw]:
    if not isinstance(tools, list) or not tools:
        yield Flaw("tools", Message('"tools" must be a list of functions. Delete it where there are none.'), path)
        return
    for place, tool in enumerate(tools):
        function = tool.get("function") if isinstance(tool, dict) else None
        if not isinstance(function, dict) or not _is_name(function.get("name")):
            yield Flaw("tools", Message('A tool needs a "function" with a "name".'), (*path, place))
        elif not isinstance(function.get("parameters", {}), dict):
            words = Message('The "parameters" of a function must be a JSON schema.')
            yield Flaw("tools", words, (*path, place, "function", "parameters"))


def names_of(tools: Json) -> frozenset[str]:
    """The names of the functions, as far as they can be told."""
    entries = tools if isinstance(tools, list) else []
    functions = [tool.get("function") for tool in entries if isinstance(tool, dict)]
    return frozenset(str(each["name"]) for each in functions if isinstance(each, dict) and "name" in each)


def unknown_calls(messages: Sequence[Mapping[str, Any]], known: frozenset[str], path: Path) -> Iterator[Flaw]:
    for place, number, call in _calls(messages):
        function = call.get("function") if isinstance(call, dict) else None
        name = function.get("name") if isinstance(function, dict) else None
        if _is_name(name) and name not in known:
            words = Message("No tool of this example is called {name}. Add it to its tools.", name=f'"{name}"')
            yield Flaw("unknown_tool", words, (*path, place, "tool_calls", number), "warning")


def call_flaws(messages: Sequence[Mapping[str, Any]], path: Path) -> Iterator[Flaw]:
    """Each answer of a tool answers a call before it."""
    made: set[str] = set()
    for place, message in enumerate(messages):
        here = (*path, place)
        calls = message.get("tool_calls")
        if calls is not None and (message.get("role") != "assistant" or not isinstance(calls, list) or not calls):
            words = Message('"tool_calls" is a list of calls in a message of the assistant.')
            yield Flaw("tool_calls", words, (*here, "tool_calls"))
            continue
        for number, call in enumerate(calls or ()):
            yield from _call_flaws(call, (*here, "tool_calls", number))
            if isinstance(call, dict):
                made.add(str(call.get("id")))
        if message.get("role") == "tool" and str(message.get("tool_call_id")) not in made:
            words = Message(
                'This answer of a tool answers no call. Its "tool_call_id" must be that of a call before it.'
            )
            yield Flaw("tool_answer", words, here)


def _call_flaws(call: Json, here: Path) -> Iterator[Flaw]:
    function = call.get("function") if isinstance(call, dict) else None
    if not isinstance(call, dict) or not isinstance(function, dict) or not _is_name(function.get("name")):
        yield Flaw("tool_calls", Message('A call needs an "id" and a "function" with a "name".'), here)
        return
    if not _is_name(call.get("id")):
        yield Flaw("tool_calls", Message('This call has no "id", by which the answer is told.'), here)
    arguments = function.get("arguments")
    if not isinstance(arguments, str) or not _is_json(arguments):
        words = Message('The "arguments" of a call must be a text that holds JSON.')
        yield Flaw("arguments", words, (*here, "function", "arguments"))


def _calls(messages: Sequence[Mapping[str, Any]]) -> Iterator[tuple[int, int, Any]]:
    for place, message in enumerate(messages):
        calls = message.get("tool_calls")
        for number, call in enumerate(calls if isinstance(calls, list) else ()):
            yield place, number, call


def _is_name(value: Json) -> bool:
    return isinstance(value, str) and bool(value)


def _is_json(text: str) -> bool:
    try:
        parse(text)
    except NoJson:
        return False
    return True
