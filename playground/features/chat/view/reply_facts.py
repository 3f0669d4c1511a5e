"""Everything that is known about one reply, in words."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QDateTime, QLocale

from playground.features.chat.facts import Facts, finish_words
from playground.features.chat.turns import Turn
from playground.services.prices import Money
from playground.widgets import numbers
from playground.widgets.translation import tr

_YEAR_10000: Final = 253_402_300_800


@dataclass(frozen=True, slots=True)
class Fact:
    """`name` is what the API calls it."""

    label: str
    value: str
    name: str = ""


def facts_of(turn: Turn, cost: Money | None) -> tuple[Fact, ...]:
    """What a server need not tell is left out where it is not known; what is asked for first of all is called so."""
    facts = turn.facts
    ended = Fact(tr("Ended"), _ending(turn), "finish_reason")
    found = (*_origin(turn), ended, *_tokens(facts), *_together(facts), *_times(facts))
    money = tr("free (demo)") if facts.demo else tr("unknown") if cost is None else tr(cost.words)
    return (*(fact for fact in found if fact.value), Fact(tr("Cost"), money, "usage"))


def _origin(turn: Turn) -> tuple[Fact, ...]:
    facts = turn.facts
    asked_for = turn.model if facts.answered_by not in ("", turn.model) else ""
    return (
        Fact(tr("Model"), facts.answered_by or turn.model, "model"),
        Fact(tr("Asked for"), asked_for, "model"),
        Fact(tr("Connection"), facts.connection),
        Fact(tr("Created"), _moment(facts.created), "created"),
        Fact(tr("ID"), facts.reply_id, "id"),
    )


def _ending(turn: Turn) -> str:
    endings = {"stopped": tr("stopped by you"), "failed": tr("broken off"), "interrupted": tr("broken off")}
    if turn.status in endings:
        return endings[turn.status]
    return tr(finish_words(turn.facts.finish_reason)) if turn.facts.finish_reason else tr("unknown")


def _tokens(facts: Facts) -> tuple[Fact, ...]:
    counted = (facts.prompt_tokens, facts.completion_tokens)
    prompt, reply = (_count(each, facts, needed=True) for each in counted)
    return (
        Fact(tr("Tokens of the prompt"), prompt, "prompt_tokens"),
        Fact(tr("of which cached"), _count(facts.cached_tokens, facts), "cached_tokens"),
        Fact(tr("Tokens of the reply"), reply, "completion_tokens"),
        Fact(tr("of which thought"), _count(facts.reasoning_tokens, facts), "reasoning_tokens"),
    )


def _together(facts: Facts) -> tuple[Fact, ...]:
    """Servers count the answers that were asked for at once as one."""
    if facts.choices < 2:
        return ()
    return (Fact(tr("Counted for"), tr("all {count} answers together", count=facts.choices), "n"),)


def _count(count: int | None, facts: Facts, *, needed: bool = False) -> str:
    if count is None:
        return tr("unknown") if needed else ""
    words = numbers.count(count)
    return tr("about {number}", number=words) if facts.estimated else words


def _times(facts: Facts) -> tuple[Fact, ...]:
    rate = "" if facts.tokens_per_second is None else numbers.rate(facts.tokens_per_second)
    return (
        Fact(tr("First token after"), _seconds(facts.first_token)),
        Fact(tr("Thought for"), _seconds(facts.thought_for)),
        Fact(tr("Whole reply after"), _seconds(facts.duration)),
        Fact(tr("Speed"), tr("about {rate}", rate=rate) if rate and facts.estimated else rate),
    )


def _seconds(value: float | None) -> str:
    return "" if value is None else numbers.seconds(value)


def _moment(seconds: int | None) -> str:
    """By the clock of the server; a few count in something else than seconds."""
    if seconds is None:
        return ""
    if not 0 <= seconds < _YEAR_10000:
        return str(seconds)
    moment = QDateTime.fromSecsSinceEpoch(seconds)
    day = QLocale().toString(moment.date(), QLocale.FormatType.ShortFormat)
    return f"{day} {moment.toString('HH:mm:ss')}"
