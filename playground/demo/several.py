"""Several answers to one question: those of a model are hardly ever the same, so the demo's are not either."""

from __future__ import annotations

from typing import Final

from playground.demo.plans import Plan, Question, plan
from playground.demo.skills.conversation import is_chinese

# So often a rule that knows more than one text is asked for another.
_TRIES: Final = 6
_OPENINGS: Final = (
    ("In other words:", "换句话说："),
    ("A second look at it:", "再看一遍："),
    ("Said more simply:", "简单地说："),
    ("From the other end:", "换个角度："),
    ("Once more, slowly:", "慢慢再说一次："),
)


def plans(question: Question, count: int) -> list[Plan]:
    found: list[Plan] = []
    for number in range(count):
        found.append(_other_than({each.text for each in found if each.text}, question, number))
    return found


def _other_than(said: set[str], question: Question, number: int) -> Plan:
    first = plan(question, number)
    # At temperature 0 all are the likeliest one, as with a model.
    if first.text not in said or question.sampling.temperature == 0:
        return first
    others = (plan(question, number + 1000 * attempt) for attempt in range(1, _TRIES))
    return next((other for other in others if other.text not in said), None) or plan(
        question, number, _opening(question, number)
    )


def _opening(question: Question, number: int) -> str:
    english, chinese = _OPENINGS[(number - 1) % len(_OPENINGS)]
    opening = chinese if is_chinese(question.turns[-1].text) else english
    return opening if number <= len(_OPENINGS) else f"{number + 1}. {opening}"
