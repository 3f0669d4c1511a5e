"""What makes a file good to learn from, as a list that can be ticked off."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from playground.message import Message

if TYPE_CHECKING:
    from playground.features.files.clinic.statistics import Statistics

State: TypeAlias = Literal["good", "doubtful", "bad"]

LEAST_EXAMPLES: Final = 10  # OpenAI refuses fewer
USUAL_EXAMPLES: Final = 50  # from which on an effect is usually to be seen


@dataclass(frozen=True, slots=True)
class Check:
    state: State
    words: Message
    why: Message


def checks(statistics: "Statistics", errors: int) -> tuple[Check, ...]:
    found = [_number(statistics.examples), _form(errors), _duplicates(statistics.duplicates)]
    found.append(_length(statistics.too_long))
    if statistics.kind == "chat":
        found.append(_system(statistics.no_system, statistics.examples))
    return tuple(found)


def _number(examples: int) -> Check:
    why = Message("At least 10 are needed. 50 to 100 good ones usually show an effect; twice as many improve it again.")
    if examples < LEAST_EXAMPLES:
        return Check("bad", Message("{count} of at least 10 examples", count=examples), why)
    if examples < USUAL_EXAMPLES:
        return Check("good", Message("Enough examples to start: {count}", count=examples), why)
    return Check("good", Message("Enough examples: {count}", count=examples), why)


def _form(errors: int) -> Check:
    why = Message("One line in a wrong form, and the server refuses the whole file.")
    if errors == 1:
        return Check("bad", Message("1 mistake in the form"), why)
    if errors:
        return Check("bad", Message("{count} mistakes in the form", count=errors), why)
    return Check("good", Message("Every line has the right form"), why)


def _duplicates(duplicates: int) -> Check:
    why = Message("What stands there twice is learned twice as strongly, and costs twice.")
    if duplicates == 1:
        return Check("doubtful", Message("1 example is a copy of another"), why)
    if duplicates:
        return Check("doubtful", Message("{count} examples are copies of others", count=duplicates), why)
    return Check("good", Message("No example is a copy of another"), why)


def _length(too_long: int) -> Check:
    why = Message("What is longer than the model can read is cut off at its end, where the answer stands.")
    if too_long == 1:
        return Check("doubtful", Message("1 example is too long"), why)
    if too_long:
        return Check("doubtful", Message("{count} examples are too long", count=too_long), why)
    return Check("good", Message("No example is too long"), why)


def _system(missing: int, examples: int) -> Check:
    why = Message("The system message says how the model is to behave. Use the same one later when you ask the model.")
    if not missing:
        return Check("good", Message("Every example has a system message"), why)
    if missing >= examples:
        return Check("good", Message("No example has a system message"), why)
    return Check("doubtful", Message("{count} examples have no system message, the others do", count=missing), why)
