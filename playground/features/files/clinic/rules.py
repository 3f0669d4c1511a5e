"""What an example must be like to be learned from, for each of the kinds that there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from playground.features.files.clinic.finding import Finding, Flaw, excerpt_at
from playground.features.files.clinic.json_line import NoJson, parse
from playground.features.files.clinic.message_rules import list_flaws, message_flaws
from playground.features.files.clinic.positions import column_of
from playground.features.files.clinic.repairs import made_readable
from playground.features.files.clinic.tool_rules import names_of, tool_flaws, unknown_calls
from playground.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from playground.features.files.clinic.finding import Path
    from playground.storage.json_values import Json, JsonObject

Kind: TypeAlias = Literal["chat", "preference", "completion"]

KINDS: Final[tuple[Kind, ...]] = ("chat", "preference", "completion")
LEAST_EXAMPLES: Final = 10
_BETTER: Final = ("preferred_output", "preferred_completion")
_WORSE: Final = ("non_preferred_output", "non_preferred_completion")
_KNOWN: Final[Mapping[Kind, frozenset[str]]] = {
    "chat": frozenset(("messages", "tools", "parallel_tool_calls", "functions", "metadata")),
    "preference": frozenset(("input", "metadata", *_BETTER, *_WORSE)),
    "completion": frozenset(("prompt", "completion")),
}


def kind_of(record: JsonObject) -> Kind | None:
    if "messages" in record:
        return "chat"
    if "input" in record or any(name in record for name in (*_BETTER, *_WORSE)):
        return "preference"
    return "completion" if "prompt" in record or "completion" in record else None


def flaws(record: JsonObject, kind: Kind | None) -> tuple[Flaw, ...]:
    """`kind` is that of the file, None while nothing in it could be recognised."""
    own = kind_of(record)
    if own is None:
        words = Message('This is no example: "messages" is missing, or "prompt" and "completion", or "input".')
        return (Flaw("no_kind", words),)
    if kind is not None and own != kind:
        words = Message("This example is of another kind than the first one. A file holds one kind.")
        return (Flaw("other_kind", words),)
    unknown = [_unknown_field(name) for name in record if name not in _KNOWN[own]]
    return (*_RULES[own](record), *unknown)


@dataclass(frozen=True, slots=True)
class Judged:
    """What is in a line and what is wrong with it. `at` is where it ceases to be JSON, and `repairs` those that make
    it JSON again."""

    record: JsonObject | None
    flaws: tuple[Flaw, ...]
    at: int = 0
    repairs: tuple[str, ...] = ()


def judged(text: str, kind: Kind | None) -> Judged:
    try:
        record = parse(text)
    except NoJson as error:
        _, repairs = made_readable(text, ("nul", "quotes", "commas"))
        words = Message("This line cannot be read as JSON: {reason}.", reason=error.reason)
        rule = repairs[0] if repairs else "json"
        # The comma itself, and not what stands behind it.
        at = max(0, text.rfind(",", 0, error.place + 1)) if rule == "commas" else error.place
        return Judged(None, (Flaw(rule, _REPAIRABLE.get(rule, words)),), at, repairs)
    if not isinstance(record, dict):
        return Judged(None, (Flaw("no_object", Message("An example must be an object: {{ … }}.")),))
    return Judged(record, flaws(record, kind))


def findings_of(text: str, found: Judged, line: int, place: int | None) -> Iterator[Finding]:
    """With the places in the text, which takes longer than to know that something is wrong."""
    for flaw in found.flaws:
        column = found.at + 1 if found.record is None else column_of(text, flaw.path)
        yield Finding(line, column, flaw.rule, flaw.severity, flaw.message, *excerpt_at(text, column), place)


_REPAIRABLE: Final[Mapping[str, Message]] = {
    "nul": Message("A NUL character stands in this line. It can be removed at once."),
    "quotes": Message("Curly quotation marks stand around a name or a text. They can be straightened at once."),
    "commas": Message("There is a comma too much. It can be removed at once."),
}


def _unknown_field(name: str) -> Flaw:
    words = Message('Examples have no field "{name}". The server may refuse it.', name=name[:40])
    return Flaw("unknown_field", words, (name,), "warning")


def _chat(record: JsonObject) -> Iterator[Flaw]:
    path: Path = ("messages",)
    if "tools" in record:
        yield from tool_flaws(record["tools"], ("tools",))
    wrong = tuple(list_flaws(record.get("messages"), path))
    yield from wrong
    if wrong:
        return
    messages: Any = record["messages"]
    yield from message_flaws(messages, path)
    yield from unknown_calls(messages, names_of(record.get("tools")), path)
    if messages[-1].get("role") != "assistant":
        words = Message("The last message must be the assistant's: it is what is learned. Add the answer.")
        yield Flaw("no_answer", words, (*path, len(messages) - 1))
    elif all(each.get("weight") == 0 for each in messages if each.get("role") == "assistant"):
        words = Message("Every answer has the weight 0: nothing would be learned. Give one the weight 1.")
        yield Flaw("no_target", words, path)


def _preference(record: JsonObject) -> Iterator[Flaw]:
    asked = record.get("input")
    if not isinstance(asked, dict):
        words = Message('"input" must be an object with the messages before the answer.')
        yield Flaw("no_input", words, ("input",) if "input" in record else ())
    else:
        yield from _conversation(asked.get("messages"), ("input", "messages"))
        if "tools" in asked:
            yield from tool_flaws(asked["tools"], ("input", "tools"))
    better, worse = (_answer_name(record, names) for names in (_BETTER, _WORSE))
    for name in (better, worse):
        yield from _answer(record.get(name), (name,))
    if record.get(better) is not None and record.get(better) == record.get(worse):
        words = Message("Both answers are the same: there is nothing to prefer.")
        yield Flaw("same_answers", words, (better,), "warning")


def _conversation(messages: Json, path: Path) -> Iterator[Flaw]:
    wrong = tuple(list_flaws(messages, path))
    yield from wrong
    if not wrong and isinstance(messages, list):
        yield from message_flaws(messages, path)


def _answer(messages: Json, path: Path) -> Iterator[Flaw]:
    yield from _conversation(messages, path)
    last = messages[-1] if isinstance(messages, list) and messages else None
    if isinstance(last, dict) and last.get("role") != "assistant":
        words = Message("The answer must be a message of the assistant.")
        yield Flaw("no_answer", words, (*path, len(messages) - 1 if isinstance(messages, list) else 0))


def _completion(record: JsonObject) -> Iterator[Flaw]:
    for name in ("prompt", "completion"):
        if name not in record:
            yield Flaw("no_pair", Message('"{name}" is missing.', name=name))
        elif not isinstance(record[name], str):
            yield Flaw("no_text", Message('"{name}" must be a text in quotation marks.', name=name), (name,))
    if record.get("completion") == "":
        words = Message("The completion is empty: nothing would be learned. Write it or delete the example.")
        yield Flaw("no_content", words, ("completion",))


def _answer_name(record: JsonObject, names: tuple[str, ...]) -> str:
    return next((name for name in names if name in record), names[0])


_RULES: Final[Mapping[Kind, Callable[[JsonObject], Iterator[Flaw]]]] = {
    "chat": _chat,
    "preference": _preference,
    "completion": _completion,
}
